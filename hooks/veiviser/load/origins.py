"""What each block of a translated page was translated from, and which blocks lag behind their source."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from veiviser.load.front_matter import FRONT_MATTER, front_matter
from veiviser.load.pages import Prose
from veiviser.load.parity import blocks

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


def new_parts(source: Prose, other: Prose, origins: Origins) -> Iterator[Lag]:
    """Blocks of the source that its translated page never had, at the first line of the translation."""
    for page in sorted(other.pages.keys() & source.pages.keys() & origins.blocks.keys()):
        held = blocks(other.pages[page]).keys() | origins.blocks[page].keys()
        yield from (
            Lag(page=page, anchor=name, line=1) for name in blocks(source.pages[page]) if name not in held
        )


def as_translated(source: Prose, other: Prose, origins: Origins, texts: Mapping[str, str]) -> Prose:
    """The source with the words that each lagging block was translated from, where ``texts`` has them.

    A translation is held to the facts of what it was made from: what is new in the source is told by the lag.
    """
    old: dict[str, dict[str, str]] = {}
    for lag in lags(source, other, origins):
        if text := texts.get(origins.blocks[lag.page][lag.anchor].source):
            old.setdefault(lag.page, {})[lag.anchor] = text
    former = {page: _put_back(source.pages[page], held) for page, held in old.items()}
    return replace(source, pages={**source.pages, **former})


def _put_back(markdown: str, old: Mapping[str, str]) -> str:
    front = FRONT_MATTER.match(markdown)
    above = sum(1 for name in _HEADER if front_matter(markdown).get(name))
    texts = {anchor: old.get(anchor, block.text).strip() for anchor, block in blocks(markdown).items()}
    if START in old:
        texts[START] = old[START].split("\n\n", above)[-1]
    return (front[0] if front else "") + "\n\n".join(texts.values()) + "\n"


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
