"""What is wrong between pages: of one language, of several, and between them and the data."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from veiviser.load.front_matter import FIRST_LINE, MOVED, front_matter
from veiviser.load.guide import Loaded
from veiviser.load.markers import faulty_markers
from veiviser.load.pages import Prose, differing_anchors, differing_settings, drifted_pages, missing_pages
from veiviser.load.parity import Compare
from veiviser.load.typed_numbers import numbers_in_prose, owners_of_numbers
from veiviser.model.message import Message, did_you_mean, msg
from veiviser.model.problem import Problem

PAGE_LINK = re.compile(r"\]\((?P<page>[A-Za-z0-9_./-]+\.md)(?:#[A-Za-z0-9_-]*)?[ )]")
"""A link to a page of the same language."""


def faulty_prose(loaded: Loaded, prose: Mapping[str, Prose], compare: Compare) -> Iterator[Problem]:
    """What is wrong between the pages of the languages that could be read, and between them and the data.

    ``compare`` tells which facts of a text its translation lacks.
    """
    source = next((prose.get(held.code) for held in loaded.guide.languages if held.is_source), None)
    if source:
        yield from _unknown_chapters(loaded, source)
    owners = owners_of_numbers(loaded.guide)
    for pages in prose.values():
        yield from faulty_links(pages, source or pages)
        if source and pages is not source:
            yield from differing_anchors(source, pages)
            yield from differing_settings(source, pages)
            yield from drifted_pages(source, pages, compare)
        for name, markdown in pages.pages.items():
            yield from faulty_markers(markdown, f"{pages.folder}/{name}", loaded.guide)
            yield from numbers_in_prose(markdown, f"{pages.folder}/{name}", owners)


def faulty_links(prose: Prose, source: Prose) -> Iterator[Problem]:
    """Pages that others lead to and that are not there, in a language."""
    yield from missing_pages(prose)
    yield from _broken_links(prose, source)
    yield from _faulty_moves(prose)


def _broken_links(prose: Prose, source: Prose) -> Iterator[Problem]:
    """Each link to a page that neither the language nor the source language has, at its line."""
    moved = prose.moved
    for name, markdown in sorted(prose.pages.items()):
        for number, line in enumerate(markdown.split("\n"), 1):
            for found in PAGE_LINK.finditer(line):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), found["page"]))
                if target not in prose.pages and target not in source.pages:
                    yield Problem(
                        f"{prose.folder}/{name}", number, _fault(found["page"], target, moved, prose)
                    )


def _faulty_moves(prose: Prose) -> Iterator[Problem]:
    """Old names that are still in use, or that two pages had: an address can lead to one page alone."""
    held: dict[str, str] = {}
    for name, markdown in sorted(prose.pages.items()):
        for before in front_matter(markdown).get(MOVED, ()):
            if before in prose.pages:
                message = msg("'{before}' is a page of its own; take it out of redirect_from", before=before)
                yield Problem(f"{prose.folder}/{name}", FIRST_LINE, message)
            elif before in held:
                words = {"before": before, "page": f"{prose.folder}/{held[before]}"}
                message = msg("'{before}' stands in redirect_from of {page} too; keep one", **words)
                yield Problem(f"{prose.folder}/{name}", FIRST_LINE, message)
            held.setdefault(before, name)


def _fault(written: str, target: str, moved: dict[str, str], prose: Prose) -> Message:
    if target in moved:
        return msg("'{page}' is called '{now}' now; write that", page=written, now=moved[target])
    return msg(
        "'{page}' is no page here; mend the link{hint}", page=written, hint=did_you_mean(target, prose.pages)
    )


def _unknown_chapters(loaded: Loaded, source: Prose) -> Iterator[Problem]:
    """Measures that name a section of the plan which no page has."""
    file = loaded.files["measures"]
    for index, measure in enumerate(loaded.guide.measures):
        for at, number in enumerate(measure.chapters):
            if number not in source.chapters:
                message = msg(
                    "measure '{measure}' names chapter '{number}', but no heading in {folder} has {anchor}",
                    measure=measure.id,
                    number=number,
                    folder=source.folder,
                    anchor=f"{{#kapittel-{number.replace('.', '-')}}}",
                )
                yield Problem(file.path, file.line((index, "chapters", at)), message)
