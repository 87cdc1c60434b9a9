"""What each block of a translated page was translated from.

The tool keeps it in ``data/translations/<code>.json``, beside the translation. Nobody writes there by hand.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from veiviser.files import write_durably
from veiviser.load.front_matter import front_matter
from veiviser.load.pages import Prose
from veiviser.load.parity import blocks
from veiviser.load.text_file import read_text
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems

START = ""
"""Anchor of what stands before the first heading that has one, with the page's title and description."""
_HEADER = ("title", "description")


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """What a block was translated from."""

    source: str
    """Digest of the source block."""
    by: str = ""
    """A word of the vocabulary ``role``: who found that it still holds; empty where it was made from it."""
    date: datetime.date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """That a person who speaks the language has read a text."""

    by: str
    """A word of the vocabulary ``role``, never a name."""
    date: datetime.date
    text: str
    """Digest of the text as it was read."""


@dataclass(frozen=True, kw_only=True)
class Origins:
    """All that is known about the translation into one language."""

    blocks: Mapping[str, Mapping[str, Origin]] = field(default_factory=dict)
    """By page and anchor."""
    reviewed: Mapping[str, Review] = field(default_factory=dict)
    """By page (``hjelp.md``) and by group of short strings (``actors``)."""

    def with_block(self, page: str, anchor: str, origin: Origin) -> "Origins":
        return replace(self, blocks={**self.blocks, page: {**self.blocks.get(page, {}), anchor: origin}})


@dataclass(frozen=True, kw_only=True, slots=True)
class Lag:
    """A block whose source has changed since it was translated."""

    page: str
    anchor: str
    line: int
    """Where the block begins in the translation, counted from 1."""


_ADAPTER = TypeAdapter(Origins)
_TEXTS = TypeAdapter(dict[str, str])
_SOURCES = "data/translations/sources.json"
"""What the blocks said that translations were made from, by digest, to show what changed."""


def source_texts(root: Path) -> dict[str, str]:
    """By digest; none where the file is missing or cannot be read, and nobody sees the old words then."""
    try:
        return _TEXTS.validate_json((root / _SOURCES).read_bytes())
    except (OSError, ValidationError):
        return {}


def keep_source_texts(root: Path, source: Prose, codes: Iterable[str]) -> None:
    """Writes the texts that the languages ``codes`` were translated from, and forgets all others."""
    now = {digest(text): text for page in source.pages.values() for text in texts_of(page).values()}
    known = source_texts(root) | now
    wanted = {
        origin.source
        for code in codes
        for held in read_origins(root, code).blocks.values()
        for origin in held.values()
    }
    kept = {name: text for name, text in known.items() if name in wanted}
    text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_durably(root / _SOURCES, text.encode())


def origins_file(code: str) -> str:
    """From the project's root."""
    return f"data/translations/{code}.json"


def read_origins(root: Path, code: str) -> Origins:
    """Nothing is known without a file. Raises Problems where it cannot be read."""
    path, name = root / origins_file(code), origins_file(code)
    if not path.exists():
        return Origins()
    try:
        return _ADAPTER.validate_json(read_text(path, name))
    except (OSError, ValidationError) as error:
        message = msg("cannot be read; restore it, or run 'veiviser translations update {code}'", code=code)
        raise Problems([Problem(name, 1, message)]) from error


def write_origins(root: Path, code: str, origins: Origins) -> None:
    plain = _ADAPTER.dump_python(origins, mode="json", exclude_defaults=True)
    text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_durably(root / origins_file(code), text.encode())


def texts_of(markdown: str) -> dict[str, str]:
    """The text of each block of a page, by its anchor."""
    fields = front_matter(markdown)
    header = "".join(f"{fields[name]}\n\n" for name in _HEADER if fields.get(name))
    return {
        anchor: header + block.text if anchor == START else block.text
        for anchor, block in blocks(markdown).items()
    }


def digest(text: str) -> str:
    """White space does not count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def lags(source: Prose, other: Prose, origins: Origins) -> Iterator[Lag]:
    """Blocks of translated pages that were translated from other words than the source has now."""
    for page in sorted(other.pages.keys() & source.pages.keys() & origins.blocks.keys()):
        known = origins.blocks[page]
        places = blocks(other.pages[page])
        for anchor, text in texts_of(source.pages[page]).items():
            if anchor in known and anchor in places and known[anchor].source != digest(text):
                yield Lag(page=page, anchor=anchor, line=places[anchor].line)


def with_new_blocks(source: Prose, other: Prose, origins: Origins) -> Origins:
    """What is known after somebody has translated blocks; what was known of the others stays."""
    for page, anchor in unknown_blocks(source, other, origins):
        origin = Origin(source=digest(texts_of(source.pages[page])[anchor]))
        origins = origins.with_block(page, anchor, origin)
    held = {
        page: {
            anchor: origin
            for anchor, origin in known.items()
            if anchor in texts_of(source.pages.get(page, ""))
        }
        for page, known in origins.blocks.items()
        if page in other.pages
    }
    return replace(origins, blocks=held)


def unknown_blocks(source: Prose, other: Prose, origins: Origins) -> Iterator[tuple[str, str]]:
    """Page and anchor of blocks of which nobody knows what they were translated from."""
    for page in sorted(other.pages.keys() & source.pages.keys()):
        known = origins.blocks.get(page, {})
        wanted, held = texts_of(source.pages[page]), texts_of(other.pages[page])
        yield from ((page, anchor) for anchor in wanted if anchor in held and anchor not in known)
