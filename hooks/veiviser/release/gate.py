"""The gate: everything that stands in the way of a release, found at once."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from veiviser.build.mkdocs_build import site_address
from veiviser.checks.link_outcome import LinkOutcome
from veiviser.load.guide import Loaded, load_guide
from veiviser.load.pages import Prose, load_prose
from veiviser.load.project import load_project
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem, Problems
from veiviser.release.baseline import Baseline, last_snapshot
from veiviser.release.commitments import unsigned_commitments
from veiviser.release.critical_numbers import doubtful_numbers
from veiviser.release.languages import missing_core_pages, outdated_core_pages, unread_languages
from veiviser.release.obstacle import Candidate, Obstacle
from veiviser.release.outside_links import TryLink, dead_links
from veiviser.site.address import SiteAddress

Check = Callable[[Candidate], Iterator[Obstacle]]
CHECKS: tuple[Check, ...] = (
    doubtful_numbers,
    unsigned_commitments,
    unread_languages,
    missing_core_pages,
    outdated_core_pages,
)
SITE_URL = re.compile(r"^site_url\b", re.MULTILINE)
OF_LANGUAGE = re.compile(r"(?:data/translations|docs)/([a-z]{2})[./]")
"""Paths of translations."""


def obstacles(
    root: Path, today: date, still_holds: frozenset[str], known: LinkOutcome | None, try_link: TryLink
) -> list[Obstacle]:
    """Everything that stands in the way of publishing the project below ``root``, by file and line.

    ``known`` tells what became of links tried before; the others are tried with ``try_link``.
    """
    found = [*_placeholder(root)]
    try:
        loaded = load_guide(root / "data", root)
    except Problems:
        return _in_order([*found, *_unsound(root, None)])
    found += _unsound(root, loaded)
    last: Baseline | None = None
    try:
        last = last_snapshot(root, loaded.guide)
    except Problems as error:
        found += (Obstacle(problem, _EDITOR) for problem in error.problems)
    candidate = Candidate(
        root=root,
        loaded=loaded,
        prose=_readable_prose(root, loaded),
        last=last,
        today=today,
        still_holds=still_holds,
    )
    for check in CHECKS:
        found += check(candidate)
    return _in_order([*found, *dead_links(candidate, known, try_link)])


def _in_order(found: list[Obstacle]) -> list[Obstacle]:
    def place(obstacle: Obstacle) -> tuple[str, int, str]:
        return obstacle.problem.path, obstacle.problem.line, str(obstacle.problem.message)

    return sorted(found, key=place)


_EDITOR = msg("whoever edits this file")


def _placeholder(root: Path) -> Iterator[Obstacle]:
    """An address where nobody can find the site."""
    address = SiteAddress(site_address(root / "mkdocs.yml"))
    if address.is_placeholder or address.root == address.path:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
        found = SITE_URL.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        message = msg(
            "site_url is '{address}', where nobody can find the site; write the real address",
            address=address.root,
        )
        yield Obstacle(Problem("mkdocs.yml", line, message), msg("whoever gives the site its address"))


def _unsound(root: Path, loaded: Loaded | None) -> Iterator[Obstacle]:
    """Everything that would stop a build."""
    try:
        load_project(root)
    except Problems as error:
        for problem in error.problems:
            yield Obstacle(problem, _settled_by(problem, loaded))


def _settled_by(problem: Problem, loaded: Loaded | None) -> Message:
    found = OF_LANGUAGE.match(problem.path)
    languages = loaded.guide.languages if loaded and found else ()
    named = [held.name for held in languages if found and held.code == found[1] and not held.is_source]
    return msg("a person who speaks {language}", language=named[0]) if named else _EDITOR


def _readable_prose(root: Path, loaded: Loaded) -> dict[str, Prose]:
    prose = {}
    for language in loaded.guide.languages:
        try:
            prose[language.code] = load_prose(root / "docs", language.code, root)
        except Problems:
            # Told by the check of the whole project.
            continue
    return prose
