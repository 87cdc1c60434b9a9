"""Takes in what somebody has translated in an exported file: all of it is sound, or nothing is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from veiviser.edit.export_po import PAGES, strings_of
from veiviser.edit.prose import with_words
from veiviser.edit.translating import others, source_and_other
from veiviser.files import write_durably
from veiviser.load.catalog import broken_translations, drifted_translations
from veiviser.load.front_matter import WORDS, front_matter
from veiviser.load.guide import load_guide
from veiviser.load.markers import faulty_markers
from veiviser.load.origin_files import keep_source_texts, read_origins, write_origins
from veiviser.load.origins import Origin, digest, texts_of
from veiviser.load.outdated import FUZZY, is_translated
from veiviser.load.pages import Prose
from veiviser.load.parity import blocks, text_differences
from veiviser.load.po_file import catalog_of, parse_catalog, store_catalog
from veiviser.load.prose_rules import unsafe_prose
from veiviser.load.text_file import read_text
from veiviser.model.guide import Guide
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import wrote."""

    strings: int
    parts: int
    unfinished: tuple[str, ...]
    """Pages that are not written, for some part of them is translated nowhere."""
    not_wanted: tuple[int, ...]
    """Lines of the file whose source words or places are gone since it was exported."""


@dataclass(kw_only=True)
class _Page:
    """A page that is put together anew."""

    name: str
    markdown: str = ""
    done: dict[str, str] = field(default_factory=dict)
    """The source of each part that the file translates, by anchor."""
    same: set[str] = field(default_factory=set)
    """Anchors of those that say what the page says already."""
    is_whole: bool = True


def imported(root: Path, file: Path, code: str) -> Imported:
    """Raises Problems with everything that is wrong, at the lines of ``file``.

    What is marked as in doubt there stays as it was.
    """
    guide = load_guide(root / "data", root).guide
    given = parse_catalog(read_text(file, str(file)), code, str(file))
    strings = strings_of(root, guide, guide.language(code))
    source, other = source_and_other(root, guide, code)
    changed = _filled(strings, given)
    problems = [
        *broken_translations(changed, changed, str(file)),
        *drifted_translations(changed, changed, str(file), source.code),
    ]
    pages = [_put_together(name, given, source, other) for name in _named_pages(given, source)]
    for page in pages:
        problems += _faulty_parts(page, given, source, code, str(file))
        problems += unsafe_prose(page.markdown, f"{other.folder}/{page.name}")
        problems += faulty_markers(page.markdown, f"{other.folder}/{page.name}", guide)
    if problems:
        raise Problems(problems)
    _write(root, guide, code, [page for page in pages if page.is_whole], source)
    strings.revision_date, strings.last_translator = given.revision_date, given.last_translator
    store_catalog(root / "data" / "translations" / f"{code}.po", strings)
    return Imported(
        strings=len(changed),
        parts=sum(len(page.done) for page in pages if page.is_whole),
        unfinished=tuple(page.name for page in pages if not page.is_whole),
        not_wanted=tuple(_not_wanted(given, strings, source)),
    )


def _not_wanted(given: Catalog, strings: Catalog, source: Prose) -> Iterator[int]:
    """Lines of what is translated in the file, and asked for nowhere any more."""
    words = {str(entry.id) for entry in strings}
    places = {f"{PAGES}{name}#{anchor}" for name, page in source.pages.items() for anchor in blocks(page)}
    places |= {f"{PAGES}{name} {field}" for name in source.pages for field in WORDS}
    for entry in given:
        place = str(entry.context)
        is_wanted = place in places if place.startswith(PAGES) else str(entry.id) in words
        if entry.id and is_translated(entry) and not is_wanted:
            yield entry.lineno or 1


def _filled(strings: Catalog, given: Catalog) -> Catalog:
    """Puts translations into ``strings``; gives those that the file has, with its lines."""
    changed = catalog_of(str(given.locale_identifier))
    for entry in strings:
        found = entry.id and (given.get(entry.id, entry.context) or given.get(entry.id))
        if found and is_translated(found) and not found.fuzzy:
            entry.string, entry.previous_id = found.string, []
            entry.flags -= {FUZZY}
            copy = entry.clone()
            copy.lineno = found.lineno
            changed[copy.id] = copy
    return changed


def _named_pages(given: Catalog, source: Prose) -> list[str]:
    contexts = [str(entry.context) for entry in given if str(entry.context).startswith(PAGES)]
    names = (re.split("[ #]", context.removeprefix(PAGES), maxsplit=1)[0] for context in contexts)
    return [name for name in dict.fromkeys(names) if name in source.pages]


def _part(given: Catalog, context: str) -> Entry | None:
    """What the file says in the place ``context``; None where it says nothing, or is in doubt."""
    found = next((entry for entry in given if entry.context == context), None)
    return found if found and is_translated(found) and not found.fuzzy else None


def _put_together(name: str, given: Catalog, source: Prose, other: Prose) -> _Page:
    page, held = _Page(name=name), blocks(other.pages.get(name, ""))
    texts: list[str] = []
    for anchor, block in blocks(source.pages[name]).items():
        entry = _part(given, f"{PAGES}{name}#{anchor}")
        if entry:
            texts.append(str(entry.string).strip())
            page.done[anchor] = str(entry.id)
            if name in other.pages and anchor in held and held[anchor].text.strip() == texts[-1]:
                page.same.add(anchor)
        elif anchor in held and name in other.pages:
            texts.append(held[anchor].text.strip())
        elif block.text.strip():
            page.is_whole = False
    said = other.pages.get(name, "")
    fields = {field: _part(given, f"{PAGES}{name} {field}") for field in WORDS}
    words = {field: str(entry.string) if entry else "" for field, entry in fields.items()}
    body = "\n\n".join(filter(None, texts))
    page.markdown = with_words(said or source.pages[name], f"{other.folder}/{name}", **words, body=body)
    if page.markdown.split() == said.split():
        page.markdown = said
    wanted = () if said else WORDS & front_matter(source.pages[name]).keys()
    page.is_whole &= all(words[field] for field in wanted)
    return page


def _faulty_parts(page: _Page, given: Catalog, source: Prose, code: str, name: str) -> Iterator[Problem]:
    for anchor, block in blocks(source.pages[page.name]).items():
        context = f"{PAGES}{page.name}#{anchor}"
        entry = _part(given, context)
        if entry and str(entry.id).strip() == block.text.strip():
            for fault in text_differences(block.text, str(entry.string), source.code, code):
                message = msg("the translation of {context} {fault}", context=context, fault=fault)
                yield Problem(name, entry.lineno or 1, message)


def _write(root: Path, guide: Guide, code: str, pages: list[_Page], source: Prose) -> None:
    origins = read_origins(root, code)
    for page in pages:
        target = root / "docs" / code / page.name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_durably(target, page.markdown.encode())
        now, held = texts_of(source.pages[page.name]), blocks(source.pages[page.name])
        for anchor, words in page.done.items():
            # What was translated from words that are no longer those of the source lags behind at once.
            is_current = words.strip() == held[anchor].text.strip()
            origin = Origin(source=digest(now[anchor] if is_current else words))
            known = origins.blocks.get(page.name, {}).get(anchor)
            # Who found that the same words hold, and when, stays true.
            if not (known and known.source == origin.source and anchor in page.same):
                origins = origins.with_block(page.name, anchor, origin)
    write_origins(root, code, origins)
    keep_source_texts(root, source, others(guide))
