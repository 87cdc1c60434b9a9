"""What is wrong between pages: of one language, of several, and between them and the data."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog

from veiviser.load.front_matter import FIRST_LINE, MOVED, front_matter
from veiviser.load.glossary import glossary_drift
from veiviser.load.guide import Loaded
from veiviser.load.markers import FOR_WORK_ALONE, MARKER, faulty_markers
from veiviser.load.origin_files import former_texts
from veiviser.load.origins import Origins, as_translated
from veiviser.load.pages import Prose, differing_anchors, differing_settings, drifted_pages, missing_pages
from veiviser.load.parity import Compare
from veiviser.load.pictures import PICTURE_LINK, PUBLISHED, picture_place
from veiviser.load.typed_numbers import numbers_in_prose, owners_of_numbers
from veiviser.model.guide import Guide
from veiviser.model.message import Message, did_you_mean, msg
from veiviser.model.page import HandoutName, handouts_in
from veiviser.model.problem import Problem

PAGE_LINK = re.compile(r"\]\((?P<page>[A-Za-z0-9_./-]+\.md)(?:#[A-Za-z0-9_-]*)?[ )]")
"""A link to a page of the same language."""
HANDOUT_LINK = re.compile(
    r"\[(?P<words>[^\[\]]+)\]\((?:\.\./)*(?:utskrift/)(?P<code>[a-z]{2,3})/(?P<name>[\w-]+)\.pdf\)"
)
"""A link to something to print, by its address from the site's root or from any page."""
UNENCRYPTED = re.compile(r"\bhttp://[^\s()<>\"]+")


def faulty_prose(
    loaded: Loaded,
    prose: Mapping[str, Prose],
    root: Path,
    compare: Compare,
    origins: Mapping[str, Origins],
    catalogs: Mapping[str, Catalog],
) -> Iterator[Problem]:
    """What is wrong between the pages of the languages that could be read, and between them and the data.

    ``compare`` tells which facts of a text its translation lacks.
    """
    source = prose.get(loaded.guide.source)
    texts, faults = former_texts(root)
    yield from faults
    if source:
        yield from _unknown_chapters(loaded, source)
    owners = owners_of_numbers(loaded.guide)
    former: dict[str, Prose] = {}
    for code, pages in prose.items():
        yield from faulty_links(pages, pages if code == loaded.guide.source else source)
        yield from missing_files(pages, loaded.guide, root / "docs")
        if source and pages is not source:
            former[code] = as_translated(source, pages, origins[code], texts)
            yield from differing_anchors(source, pages, origins[code].blocks)
            yield from differing_settings(source, pages)
            yield from drifted_pages(former[code], pages, compare)
        for name, markdown in pages.pages.items():
            yield from faulty_markers(markdown, f"{pages.folder}/{name}", loaded.guide)
            yield from numbers_in_prose(markdown, f"{pages.folder}/{name}", owners)
            if loaded.guide.language(pages.code).is_resident_only:
                yield from _markers_for_work(markdown, f"{pages.folder}/{name}")
    yield from glossary_drift(root, prose, former, catalogs)


def _markers_for_work(markdown: str, path: str) -> Iterator[Problem]:
    """Markers whose texts would stand in the source's language."""
    for number, line in enumerate(markdown.split("\n"), 1):
        for found in MARKER.finditer(line):
            if found["name"] in FOR_WORK_ALONE:
                message = msg(
                    "{marker} shows texts that a language for residents alone does not have; take it out of "
                    "the page in every language, or leave the page out of this one",
                    marker=found[0],
                )
                yield Problem(path, number, message)


def faulty_links(prose: Prose, source: Prose | None) -> Iterator[Problem]:
    """Pages that others lead to and that are not there, in a language.

    Where the pages of the source could not be read, nobody knows which of them are missing.
    """
    if not prose.pages:
        message = msg(
            "has no pages; take them in with 'veiviser translations import', or take the language out of "
            "data/languages.yaml"
        )
        yield Problem(prose.folder, 1, message)
        return
    yield from missing_pages(prose)
    if source:
        yield from _broken_links(prose, source)
    yield from _faulty_moves(prose)


def _broken_links(prose: Prose, source: Prose) -> Iterator[Problem]:
    """Each link to a page that neither the language nor the source language has, at its line."""
    moved, known = prose.moved, prose.pages.keys() | source.pages.keys()
    for name, markdown in sorted(prose.pages.items()):
        for number, line in enumerate(markdown.split("\n"), 1):
            for found in PAGE_LINK.finditer(line):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), found["page"]))
                if target in known:
                    continue
                if target in moved:
                    now = _from_page(name, moved[target])
                    message = msg("'{page}' is called '{now}' now; write that", page=found["page"], now=now)
                else:
                    near = did_you_mean(found["page"], [_from_page(name, held) for held in known])
                    message = msg(
                        "'{page}' is no page here; mend the link{hint}", page=found["page"], hint=near
                    )
                yield Problem(f"{prose.folder}/{name}", number, message)


def _from_page(page: str, other: str) -> str:
    """How a page names another in a link."""
    return posixpath.relpath(other, posixpath.dirname(page))


def missing_files(prose: Prose, guide: Guide, docs: Path) -> Iterator[Problem]:
    """Pictures that a page shows and handouts that it leads to, and that are not there, each at its line."""
    for name, markdown in sorted(prose.pages.items()):
        for number, line in enumerate(markdown.split("\n"), 1):
            for message in _missing_files(name, line, prose, guide, docs):
                yield Problem(f"{prose.folder}/{name}", number, message)


def _missing_files(page: str, line: str, prose: Prose, guide: Guide, docs: Path) -> Iterator[Message]:
    for found in PICTURE_LINK.finditer(line):
        address = found["address"]
        place = picture_place(prose.code, page, address)
        if not (docs / place).is_file():
            held = (
                path.name
                for path in (docs / prose.code / page).parent.glob("*")
                if path.suffix in PUBLISHED and path.is_file()
            )
            words = {"address": address, "folder": f"docs/{prose.code}"}
            near = did_you_mean(address, held)
            yield msg(
                "there is no picture '{address}'; put it into {folder}, or mend the name{near}",
                near=near,
                **words,
            )
        elif place.split("/")[0] in {held.code for held in guide.languages} - {prose.code}:
            words = {"address": address, "folder": f"docs/{prose.code}"}
            yield msg("'{address}' lies in the folder of another language; copy it into {folder}", **words)
    for handout in HANDOUT_LINK.finditer(line):
        language = next((held for held in guide.languages if held.code == handout["code"]), None)
        names = [name.value for name in handouts_in(language, prose.pages)] if language else []
        if handout["name"] not in names:
            yield msg(
                "no handout is called '{name}'; write {{{{ handout samtykke }}}}, or another of: {list}",
                name=handout["name"],
                list=", ".join(name.value for name in HandoutName),
            )


def unencrypted_links(prose: Prose) -> Iterator[Problem]:
    """Links that anybody on the way can read and change; a page may have them where a site has no other."""
    for name, markdown in sorted(prose.pages.items()):
        for number, line in enumerate(markdown.split("\n"), 1):
            for address in UNENCRYPTED.findall(line):
                message = msg(
                    "{address} is not encrypted; write https:// if the site answers there", address=address
                )
                yield Problem(f"{prose.folder}/{name}", number, message)


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
