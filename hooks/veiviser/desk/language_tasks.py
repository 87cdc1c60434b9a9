"""What is left to do in the translations: strings, pages, and the eyes of a person."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from veiviser.checks.readability import RESIDENT_TEMPLATES
from veiviser.desk.task import Task
from veiviser.load.catalog import read_catalog, untranslated
from veiviser.load.extraction import wanted_strings
from veiviser.load.front_matter import front_matter
from veiviser.load.markers import MARKER
from veiviser.load.pages import Prose, differing_anchors, differing_settings
from veiviser.load.raw_entries import Files
from veiviser.model.guide import Guide
from veiviser.model.message import NOTHING, Message, msg
from veiviser.model.plan import Language
from veiviser.model.problem import Problem, Problems

TRANSLATIONS = msg(".venv/bin/veiviser translations")


def untranslated_strings(guide: Guide, root: Path) -> Iterator[Task]:
    """Short strings that a language lacks, or that were translated from other words."""
    wanted = wanted_strings(guide, root / "overrides")
    for language in guide.languages:
        if language.is_source:
            continue
        path = root / "data/translations" / f"{language.code}.po"
        name = path.relative_to(root).as_posix()
        try:
            found = list(untranslated(read_catalog(path, name), wanted, name))
        except Problems as error:
            found = error.problems
        for problem in found:
            yield _task(problem, TRANSLATIONS)


def pages_behind(guide: Guide, prose: Mapping[str, Prose]) -> Iterator[Task]:
    """Pages whose translation lacks something that the source has: a page, a heading, a marker.

    That the words of the source have changed since leaves no trace in the files, so it is not told.
    """
    source = next(prose[language.code] for language in guide.languages if language.is_source)
    for language in guide.languages:
        other = prose.get(language.code)
        if language.is_source or other is None:
            continue
        for name in missing_translations(source, other, language):
            message = msg("the page is not translated; copy {path} and translate it", path=name)
            yield _task(Problem(f"{other.folder}/{Path(name).relative_to(source.folder)}", 1, message))
        for problem in (*differing_anchors(source, other), *differing_settings(source, other)):
            yield _task(problem)
        yield from map(_task, missing_markers(source, other))


def missing_translations(source: Prose, other: Prose, language: Language) -> Iterator[str]:
    """Paths of the source's pages that the language should have and has not."""
    for name, markdown in source.pages.items():
        is_for_residents = front_matter(markdown).get("template") in RESIDENT_TEMPLATES
        if name not in other.pages and (is_for_residents or not language.is_resident_only):
            yield f"{source.folder}/{name}"


def missing_markers(source: Prose, other: Prose) -> Iterator[Problem]:
    """Markers of a page that its translation does not use."""
    for name, markdown in other.pages.items():
        wanted, held = _markers(source.pages.get(name, "")), _markers(markdown)
        for marker, line in wanted.items():
            if marker not in held:
                message = msg(
                    "lacks '{marker}', which stands in {path}:{line}; add it",
                    marker=marker,
                    path=f"{source.folder}/{name}",
                    line=line,
                )
                yield Problem(f"{other.folder}/{name}", 1, message)


def unreviewed_languages(guide: Guide, files: Files) -> Iterator[Task]:
    """Languages that no person who speaks them has read."""
    for index, language in enumerate(guide.languages):
        if not language.is_reviewed:
            yield Task(
                path=files["languages"].path,
                line=files["languages"].line((index, "is_reviewed")),
                what=msg("{language}: no person who speaks it has read it all.", language=language.name),
                remedy=msg(
                    "Have somebody who speaks it read docs/{code} and data/translations/{code}.po. Then "
                    "write 'is_reviewed: true' in this entry.",
                    code=language.code,
                ),
            )


def _markers(markdown: str) -> dict[str, int]:
    """Each marker as it is written, and the line where it first stands."""
    found: dict[str, int] = {}
    for number, text in enumerate(markdown.splitlines(), 1):
        for marker in MARKER.finditer(text):
            words = " ".join(filter(None, (marker["name"], marker["argument"])))
            found.setdefault(f"{{{{ {words} }}}}", number)
    return found


def _task(problem: Problem, command: Message = NOTHING) -> Task:
    return Task(path=problem.path, line=problem.line, what=problem.message, command=command)
