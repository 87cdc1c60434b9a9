"""Facts that a translation must share with its source, block by block: numbers, markers, links, list items.

A block is what stands under one heading with an anchor. Words are the translator's; facts are not.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import chain
from textwrap import shorten

from veiviser.load.front_matter import FRONT_MATTER
from veiviser.load.language_facts import (
    denies,
    known_numbers,
    numbers_in_words,
    other_language,
)
from veiviser.load.right_to_left import is_right_to_left, read_backwards
from veiviser.model.message import Message, msg

_HEADING = re.compile(r"^#{1,6} .*?\{ ?#(?P<anchor>[\w-]+) ?\} *$", re.MULTILINE)
_MARKER = re.compile(r"\{\{ *([^{}]*?) *\}\}")
_LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)")
_ANCHOR = re.compile(r"\{ ?#[\w-]+ ?\}")
_ITEM = re.compile(r"^\s*(?:[-*+•·▪●◦]|\d+[.)])\s", re.MULTILINE)
_CODE = re.compile(r"`[^`]*`")
# What looks back begins at words alone: to try every letter of each takes most of the time.
_ADDRESS = re.compile(r"https?://\S+|(?<![\w-])[\w-]+(?:\.[\w-]+)*\.(?:no|md|org|com|eu)\b")
_OF_ADDRESS = re.compile(r"://|\.(?:no|md|org|com|eu)\b")
"""Stands in every address, and is sooner found."""
_PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f.,\u066c](?=\d{3}(?!\d))")
"""What groups the digits of a large number."""
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.:,]\d+)*")
CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})")
INVISIBLE = re.compile(r"[\u200c-\u200f\u2060\u2066-\u2069]")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "uk": "CYRILLIC", "ti": "ETHIOPIC", "th": "THAI"}
"""What Unicode calls the letters of languages that are not written in Latin ones."""
_PASSAGE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#{1,6}|\|)\s)")
"""What stands between two paragraphs, list items, headings or rows."""
_QUOTED = re.compile(r"«[^«»]*»")
_SHOWN = 60
"""So many letters of a text are shown."""
FEW_WORDS = 3
"""So many words may be the same in two languages: names, and titles of works."""


Compare = Callable[[str, str, str, str], Iterator[Message]]
"""Takes a source and its translation, and the codes of their languages; gives what differs in their facts."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of one block that the translation lacks or has too much of."""

    anchor: str
    """Anchor of the block; empty for what stands before the first."""
    line: int
    """Where the block begins in the translation, counted from 1."""
    message: Message


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under one anchor."""

    text: str
    line: int


def blocks(markdown: str) -> dict[str, Block]:
    """The blocks of a page by their anchor, front matter left out; the first has an empty anchor."""
    front = FRONT_MATTER.match(markdown)
    start = front.end() if front else 0
    found: dict[str, Block] = {}
    anchor = ""
    for heading in [*_HEADING.finditer(markdown, start), None]:
        end = heading.start() if heading else len(markdown)
        found[anchor] = Block(markdown[start:end], markdown.count("\n", 0, start) + 1)
        if heading:
            anchor, start = heading["anchor"], end
    return found


def drift_of_page(
    source: str, other: str, source_code: str, code: str, compare: Compare | None = None
) -> Iterator[Difference]:
    """Every fact that differs between a page and its translation; blocks that one lacks are passed over."""
    compare = compare or text_differences
    held = blocks(other)
    for anchor, wanted in blocks(source).items():
        if anchor in held:
            block = held[anchor]
            for message in compare(wanted.text, block.text, source_code, code):
                yield Difference(anchor, block.line, message)


def text_differences(source: str, other: str, source_code: str, code: str) -> Iterator[Message]:
    """What a translated text lacks of the source, has too much of, or has not translated at all."""
    words = words_of(other)
    script = _SCRIPTS.get(code, "")
    if len(words) > FEW_WORDS and words == words_of(source):
        yield msg("says the same words as the source; translate them")
        return
    letters = chain.from_iterable(words)
    if (
        script
        and len(words) > FEW_WORDS
        and not any(unicodedata.name(letter, "").startswith(script) for letter in letters)
    ):
        yield msg("has no word in the letters of this language; translate it")
    elif strange_language := other_language(plain_text(other), plain_text(source), code):
        yield msg("is in the language '{language}'; translate it", language=strange_language)
    else:
        yield from _lost_denials(source, other, source_code, code)
    if is_right_to_left(code):
        yield from read_backwards(_LINK.sub(" ", _CODE.sub(" ", other)))
    in_words = known_numbers(source_code) & known_numbers(code)
    wanted, held = facts(source, source_code, in_words), facts(other, code, in_words)
    for kind, named in _KINDS.items():
        # To take one count from another costs more still, and nearly all are the same.
        if wanted[kind].items() == held[kind].items():
            continue
        lost, strange = wanted[kind] - held[kind], held[kind] - wanted[kind]
        for fact in sorted(lost.elements()):
            yield msg("lacks {fact}", fact=named(fact))
        for fact in sorted(strange.elements()):
            # A gloss in brackets may say the year of a title once more.
            if kind != "number" or fact not in facts(source, source_code)["number"]:
                yield msg("has {fact}, which the source lacks", fact=named(fact))


def _lost_denials(source: str, other: str, source_code: str, code: str) -> Iterator[Message]:
    """Paragraphs and list items that deny something in the source and nothing in the translation.

    That is the turn from "we do not tell" to "we tell". The other way round cannot be told: other languages
    deny where Norwegian has a word for it ("mangler", "uklart").
    """
    wanted, held = _passages(source), _passages(other)
    if len(wanted) != len(held):
        wanted, held = (source,), (other,)
    for theirs, ours in zip(wanted, held, strict=True):
        said = plain_text(_QUOTED.sub(" ", theirs))
        if (
            denies(said, source_code)
            and denies(plain_text(ours), code) is False
            and theirs.strip() not in ours
        ):
            words = shorten(said, _SHOWN, placeholder="…")
            yield msg("denies nothing where the source says '{words}'", words=words)


def _passages(text: str) -> tuple[str, ...]:
    return tuple(passage for passage in _PASSAGE.split(text) if passage.strip())


ALL = frozenset(range(3, 13))
"""Numbers that may be written in words."""
Facts = Mapping[str, Counter[str]]
"""How often each fact stands in a text, by kind of fact."""
_KINDS: dict[str, Callable[[str], Message]] = {
    "marker": lambda fact: msg("the marker {{{{ {marker} }}}}", marker=fact),
    "link": lambda fact: msg("the link to {address}", address=fact),
    "number": lambda fact: msg("the number {number}", number=fact),
    "item": lambda _: msg("a list item"),
}


_NONE = Counter[str]()


# A source is compared with each of its translations.
@lru_cache(maxsize=10_000)
def facts(text: str, code: str, in_words: frozenset[int] = ALL) -> Facts:
    """The facts of a text in the language ``code``; ``in_words`` are the numbers that count in words too."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", unescape(text)))
    found = {
        "marker": [" ".join(marker.split()) for marker in _MARKER.findall(text)],
        "link": _LINK.findall(text),
        "number": list(_numbers(text, code, in_words)),
        "item": ["item"] * len(_ITEM.findall(text)),
    }
    # To make a count costs much, and most texts have nothing to count.
    return {kind: Counter(named) if named else _NONE for kind, named in found.items()}


@lru_cache(maxsize=10_000)
def plain_text(text: str) -> str:
    """What a reader reads of a text, without what is put in for markers."""
    for pattern in (_MARKER, _LINK, _ANCHOR, _CODE):
        text = pattern.sub(" ", text)
    if _OF_ADDRESS.search(text):
        text = _ADDRESS.sub(" ", text)
    return _ITEM.sub(" ", _PLACE.sub(" ", text))


@lru_cache(maxsize=10_000)
def words_of(text: str) -> tuple[str, ...]:
    """What a reader reads of a text, in small letters, without numbers."""
    return tuple(_WORD.findall(plain_text(text).lower()))


def _numbers(text: str, code: str, in_words: frozenset[int]) -> Iterator[str]:
    """Numbers in Western digits, whether the text writes them in digits or in words."""
    plain = plain_text(text)
    if _DIGIT.search(plain):
        digits = _DIGIT.sub(lambda found: str(unicodedata.digit(found[0])), plain)
        for number in _NUMBER.findall(THOUSANDS.sub("", digits)):
            clock = CLOCK.fullmatch(number)
            yield f"{int(clock[1])}:{clock[2]}" if clock else number.replace(",", ".")
    yield from (str(number) for number in numbers_in_words(plain, words_of(text), code) if number in in_words)
