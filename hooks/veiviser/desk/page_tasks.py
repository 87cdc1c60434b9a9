"""What is left to do on the pages: links that lead nowhere, and words that are hard to read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from veiviser.checks.external_links import Verdict
from veiviser.checks.link_outcome import LinkOutcome
from veiviser.checks.readability import HARDEST, KNOWN, built_file, readability
from veiviser.desk.task import PageEase, Task
from veiviser.load.project import Project
from veiviser.model.message import msg

SOURCES = (("data", "*.yaml"), ("docs", "*.md"))
"""Folders and files in which links are written."""


def dead_links(outcome: LinkOutcome, root: Path) -> Iterator[Task]:
    """Each place where a link stands that nobody answered."""
    dead = {answer.url: answer for answer in outcome.answers if answer.verdict is Verdict.DEAD}
    for folder, pattern in SOURCES if dead else ():
        for path in sorted((root / folder).rglob(pattern)):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            for number, text in enumerate(lines, 1):
                for url, answer in dead.items():
                    if url in text:
                        yield Task(
                            path=path.relative_to(root).as_posix(),
                            line=number,
                            what=msg("{url} leads nowhere ({detail}).", url=url, detail=answer.outcome),
                            remedy=msg("Open it yourself. Mend it or remove it, and try all links again:"),
                            command=msg("make links-external"),
                        )


def page_ease(project: Project, folders: Mapping[str, Path]) -> Iterator[PageEase]:
    """How hard each page for residents is to read, the hardest first; ``folders`` hold built languages."""
    rows: list[tuple[float, str]] = []
    for code in KNOWN:
        if code not in folders or code not in project.prose:
            continue
        prose, prefix = project.prose[code], "" if code == project.source else f"{code}/"
        paths = {built_file(name, prefix): f"{prose.folder}/{name}" for name in prose.pages}
        alone = replace(project, prose={code: prose})
        rows += [
            (row.count.lix, paths[row.page])
            for row in readability(alone, folders[code])
            if row.is_for_residents and row.count.sentences
        ]
    for lix, path in sorted(rows, reverse=True):
        yield PageEase(path=path, lix=f"{lix:.1f}", is_hard=lix >= HARDEST)
