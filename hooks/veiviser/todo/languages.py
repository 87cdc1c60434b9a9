"""What is left to do in the translations: strings, pages, and the eyes of a person."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from veiviser.load.catalog import untranslated
from veiviser.load.front_matter import front_matter, is_for_residents
from veiviser.load.markers import MARKER
from veiviser.load.origin_files import read_origins
from veiviser.load.origins import lags, new_parts
from veiviser.load.outdated import as_it_is_wanted, outdated_texts
from veiviser.load.pages import Prose
from veiviser.load.po_file import read_catalog
from veiviser.model.guide import FOR_WORK, Guide
from veiviser.model.message import msg
from veiviser.model.page import PageName
from veiviser.model.plan import Language
from veiviser.model.problem import Problem
from veiviser.model.text import texts
from veiviser.todo.task import Standing, Task

TRANSLATIONS = msg(".venv/bin/veiviser translations")
CORE_PAGES = (
    PageName.FRONT,
    PageName.HELP,
    PageName.DIRECTORY,
    PageName.SIGNS,
    PageName.RIGHTS,
    PageName.SAFE_ONLINE,
)
"""Pages that a reader in need must be able to trust, in every language."""


def untranslated_strings(held: Standing) -> Iterator[Task]:
    """Short strings that a language lacks, or that were translated from other words."""
    for language in _others(held):
        path = f"data/translations/{language.code}.po"
        for problem in held.problems:
            if problem.path == path:
                yield Task(
                    problem=problem,
                    command=TRANSLATIONS,
                    who=held.speaker(language.code),
                    blocks_release=problem,
                )


def untranslated_of(root: Path, guide: Guide, name: str, id: str) -> list[Problem]:
    """The same for the texts of one entry of a data file, ``name`` without its ending."""
    return [
        problem
        for called, catalog, wanted in _catalogs_of(root, guide, name, id)
        for problem in untranslated(catalog, wanted, called)
    ]


def outdated_of(root: Path, guide: Guide, name: str, id: str) -> list[Problem]:
    """Texts of an entry that readers get in their old words."""
    return [
        text.problem
        for called, catalog, _ in _catalogs_of(root, guide, name, id)
        for text in outdated_texts(catalog, called, guide)
    ]


def _catalogs_of(root: Path, guide: Guide, name: str, id: str) -> Iterator[tuple[str, Catalog, Catalog]]:
    """The file of each language whose readers get an entry, what it has for it, and what is wanted.

    A language that waits for somebody to read it has no readers. Raises Problems.
    """
    wanted = Catalog(fuzzy=False, charset="utf-8")
    entry = next(entry for entry in getattr(guide, name) if entry.id == id)
    for context, words in texts(entry, f"{name}/{id}"):
        wanted.add(words, context=context)
    for language in guide.languages:
        is_shown = not (language.is_resident_only and name in FOR_WORK)
        waits = language.publish_unreviewed is False and not read_origins(root, language.code).reviewed
        if not language.is_source and is_shown and not waits:
            called = f"data/translations/{language.code}.po"
            yield called, as_it_is_wanted(read_catalog(root / called, called), wanted), wanted


def pages_behind(held: Standing) -> Iterator[Task]:
    """Pages whose translation lacks something that the source has: a page, a heading, a marker, new words."""
    source = held.reading.source
    for language in _others(held):
        who, folder = held.speaker(language.code), f"docs/{language.code}/"
        for problem in held.problems:
            if problem.path.startswith(folder):
                yield Task(problem=problem, who=who, blocks_release=problem)
        other = held.prose.get(language.code)
        if source is None or other is None:
            continue
        yield from _missing_pages(source, other, language, held)
        for problem in missing_markers(source, other):
            yield Task(problem=problem, who=who)


def lagging_blocks(held: Standing) -> Iterator[Task]:
    """Parts of pages that are older than their source or new in it; readers in need must have them."""
    source = held.reading.source
    for language in _others(held):
        other, known = held.prose.get(language.code), held.reading.origins.get(language.code)
        if source is None or other is None or known is None:
            continue
        for new in new_parts(source, other, known):
            message = msg(
                "lacks the part '#{anchor}' of {source}; translate it",
                anchor=new.anchor,
                source=f"{source.folder}/{new.page}",
            )
            problem = Problem(f"{other.folder}/{new.page}", new.line, message)
            is_critical = _is_critical(source, new.page)
            yield Task(
                problem=problem,
                who=held.speaker(language.code),
                blocks_release=problem if is_critical else None,
                is_urgent=is_critical,
            )
        for lag in lags(source, other, known):
            place = f"{other.folder}/{lag.page}"
            message = msg(
                "under '#{anchor}' the page is older than {source}; mend it, and say so",
                anchor=lag.anchor,
                source=f"{source.folder}/{lag.page}",
            )
            problem = Problem(place, lag.line, message)
            is_critical = _is_critical(source, lag.page)
            yield Task(
                problem=problem,
                command=msg(
                    ".venv/bin/veiviser translations accept {place} --by ROLE", place=f"{place}#{lag.anchor}"
                ),
                who=held.speaker(language.code),
                blocks_release=problem if is_critical else None,
                is_urgent=is_critical,
            )


def _is_critical(source: Prose, page: str) -> bool:
    """Whether somebody in need must be able to trust a page."""
    return bool(front_matter(source.pages[page]).get("exit", False)) or page in CORE_PAGES


def outdated_strings(held: Standing) -> Iterator[Task]:
    """Texts that readers get as they were before the source changed."""
    for text in held.reading.outdated:
        code = Path(text.problem.path).stem
        yield Task(
            problem=text.problem,
            command=TRANSLATIONS,
            who=held.speaker(code),
            blocks_release=text.problem if text.is_critical else None,
            is_urgent=text.is_critical,
        )


def _missing_pages(source: Prose, other: Prose, language: Language, held: Standing) -> Iterator[Task]:
    """Without the core pages nothing is published."""
    for name, markdown in source.pages.items():
        is_core = name in CORE_PAGES
        is_wanted = is_core or is_for_residents(markdown) or not language.is_resident_only
        if is_wanted and name not in other.pages:
            path = f"{other.folder}/{name}"
            what = msg(
                "the page is not translated; copy {path} and translate it", path=f"{source.folder}/{name}"
            )
            at_gate = msg("a page that everybody must be able to read is not translated; translate it")
            yield Task(
                problem=Problem(path, 1, what),
                who=held.speaker(language.code),
                blocks_release=Problem(path, 1, at_gate) if is_core else None,
            )


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


def _others(held: Standing) -> Iterator[Language]:
    """The languages but the source."""
    return (language for language in held.guide.languages if not language.is_source)


def _markers(markdown: str) -> dict[str, int]:
    """Each marker as it is written, and the line where it first stands."""
    found: dict[str, int] = {}
    for number, text in enumerate(markdown.splitlines(), 1):
        for marker in MARKER.finditer(text):
            words = " ".join(filter(None, (marker["name"], marker["argument"])))
            found.setdefault(f"{{{{ {words} }}}}", number)
    return found
