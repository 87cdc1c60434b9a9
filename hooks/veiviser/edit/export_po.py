"""One PO file with all that a language is to say, for Poedit, OmegaT or Weblate."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from veiviser.edit.translating import source_and_other
from veiviser.load.extraction import wanted_strings
from veiviser.load.front_matter import WORDS, front_matter
from veiviser.load.origin_files import read_origins, source_texts
from veiviser.load.origins import lags
from veiviser.load.outdated import FUZZY, PLACEHOLDER, bring_up_to_date, is_translated
from veiviser.load.parity import blocks
from veiviser.load.po_file import catalog_of, read_catalog, written_catalog
from veiviser.model.guide import Guide
from veiviser.model.message import msg
from veiviser.model.plan import Language

_LANGUAGE = "{language}"
"""Where a sentence names the reader's language."""
PAGES = "docs/"
"""Starts the context of a part of a page: ``docs/hjelp.md#tid``, or ``docs/hjelp.md title``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notes:
    """What translators are told besides the words."""

    terms: Mapping[str, str]
    """Terms in the source language, and what each is called in the other."""
    translate: Callable[[str], str]
    """Gives the words of whoever exports."""


def strings_of(root: Path, guide: Guide, language: Language) -> Catalog:
    """A language's short strings as they are wanted now."""
    wanted = wanted_strings(guide, root / "overrides", for_residents=language.is_resident_only)
    path = root / "data" / "translations" / f"{language.code}.po"
    return bring_up_to_date(read_catalog(path) if path.exists() else catalog_of(language.code), wanted)


def exported(root: Path, guide: Guide, language: Language, pages: Sequence[str], notes: Notes) -> bytes:
    """Every string and every part of ``pages``, with the former words where the source has changed."""
    strings = strings_of(root, guide, language)
    whole = catalog_of(language.code)
    whole.mime_headers = strings.mime_headers
    whole.header_comment = f"# {language.name}"
    for entry in (*_merged(strings), *_parts(root, guide, language.code, pages, notes)):
        words = entry.id if isinstance(entry.id, str) else entry.id[0]
        told = (f"{term} = {name}" for term, name in notes.terms.items() if term.lower() in words.lower())
        entry.auto_comments = [*entry.auto_comments, *_explained(entry, notes), *told]
        whole[entry.id] = entry
    return written_catalog(whole)


def _explained(entry: Entry, notes: Notes) -> Iterator[str]:
    """Where a string of the templates stands, and what to do with its places and forms."""
    said = entry.id if isinstance(entry.id, str) else entry.id[0]
    if not entry.context and entry.locations:
        where = ", ".join(path for path, _ in entry.locations)
        yield msg("Around the pages or on paper: {where}", where=where).said(notes.translate)
    if places := sorted(set(PLACEHOLDER.findall(said))):
        keep = msg("Keep {places} as they are.", places=", ".join(places))
        if _LANGUAGE in places:
            keep = msg(
                "Say the whole sentence in its own form, without {places}: Mówię po polsku.", places=_LANGUAGE
            )
        yield keep.said(notes.translate)
    if not isinstance(entry.id, str):
        forms = msg("A form for each number, as the language counts; a form for one number may leave it out.")
        yield forms.said(notes.translate)


def _merged(strings: Catalog) -> Iterator[Entry]:
    """Equal strings once, where they are translated alike, with every place where they stand."""
    alike: dict[object, list[Entry]] = {}
    for entry in strings:
        if entry.id:
            alike.setdefault(entry.id, []).append(entry)
    for entries in alike.values():
        is_one = len({str(entry.string) for entry in entries if is_translated(entry)}) <= 1
        if is_one and not any(entry.fuzzy for entry in entries):
            yield _with_places(next(filter(is_translated, entries), entries[0]), entries)
        else:
            yield from (_with_places(entry, [entry]) for entry in entries)


def _with_places(entry: Entry, entries: list[Entry]) -> Entry:
    """The context tells strings apart; a string that stands for several has none."""
    copy = entry.clone()
    copy.auto_comments = [*entry.auto_comments, *(str(held.context) for held in entries if held.context)]
    copy.context = entry.context if len(entries) == 1 else None
    return copy


def _parts(root: Path, guide: Guide, code: str, pages: Sequence[str], notes: Notes) -> Iterator[Entry]:
    source, other = source_and_other(root, guide, code)
    origins, former = read_origins(root, code), source_texts(root)
    behind = {(lag.page, lag.anchor) for lag in lags(source, other, origins)}
    keep = msg(
        "Markdown: keep anchors, markers, addresses of links and the number of list items as they are."
    )
    for page in pages:
        fields, held = front_matter(source.pages[page]), other.pages.get(page, "")
        for field in sorted(WORDS & fields.keys()):
            said = str(front_matter(held).get(field, ""))
            place = f"{PAGES}{code}/{page}: {field}"
            yield Entry(str(fields[field]), said, context=f"{PAGES}{page} {field}", auto_comments=[place])
        translated = blocks(held)
        for anchor, block in blocks(source.pages[page]).items():
            if not block.text.strip():
                continue
            entry = Entry(
                block.text.strip(),
                translated[anchor].text.strip() if anchor in translated else "",
                context=f"{PAGES}{page}#{anchor}",
                auto_comments=[
                    f"{fields.get('title', page)}: {PAGES}{code}/{page}#{anchor}",
                    keep.said(notes.translate),
                ],
            )
            if (page, anchor) in behind:
                old = former.get(origins.blocks[page][anchor].source, "").strip()
                entry.flags |= {FUZZY}
                entry.previous_id = [old] if old else []
            yield entry
