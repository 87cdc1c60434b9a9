"""Telephone numbers that somebody typed into words: they would stay when the number changes in data/."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from veiviser.load.raw_entries import Files, problem_at
from veiviser.load.yaml_file import Place
from veiviser.model.guide import Guide
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem

SPACE, GAP = "[ \u00a0\u2009\u202f]", "(?:[ \u00a0\u2009\u202f.\u2010-\u2013-]|&nbsp;)"
LOOKS_DIALLED = re.compile(
    rf"(?<![\d§])(?<!\w[/-])(?<!\d[.,:])(?:(?:\+|00)?47{SPACE}?)?"
    rf"(?:\d\d(?P<gap>{GAP})\d\d(?:(?P=gap)\d\d){{2}}|\d{{3}}(?P<wide>{GAP})\d\d(?P=wide)\d{{3}}"
    rf"|(?!20)[2-9]\d{{3}}{SPACE}(?!19|20)\d{{4}}|\d{{8}}|116{SPACE}?\d{{3}}|0\d{{4}})"
    rf"(?![.:,]?\d|[/-]\d(?!\d(?:{SPACE}\d\d){{3}}))"
)
"""Eight digits in the groups of a telephone number, five that begin with 0, or a number of social value."""
_SHORT = re.compile(
    rf"(?<![\d.,:/§-])(?<!§ )(?<!\d{SPACE})\d{{3,4}}(?![.:,-]?\d|/\d(?!\d\d(?!\d))|{SPACE}\d{{3}})"
)
_GROUP, _WHOLE, _LONGEST = re.compile(r"\d+"), 8, len("0047") + 8
_BETWEEN = re.compile(r"(?:[\s./()*_·•\u2010-\u2015-]|&nbsp;){0,3}")
"""What somebody may write between the digits of one number."""
_NOT_ASCII, _DIGIT = re.compile(r"[^\x00-\x7f]"), re.compile(r"\d")
NOT_WORDS = re.compile(r"\{\{.*?\}\}|\]\([^)\n]*\)|<https?://[^>]*>|https?://\S+|\{ ?#[\w-]+ ?\}")
"""Markers, addresses and anchors."""
NO_TEXT = {
    *("number", "other_value", "url", "chat", "exit_url", "email", "evidence", "id", "published", "place"),
    *("document", "source", "sources", "checked", "search"),
    "answer_url",
}
"""Fields whose digits are what they are, or that no reader sees."""
NO_FILE = {"releases", "documents"}
"""What was told once, and titles as they are printed."""


def typed_numbers(guide: Guide, files: Files) -> Iterator[Problem]:
    """Numbers in texts of the data, which stand under ``phones`` alone."""
    owners = owners_of_numbers(guide)
    for name in files.keys() - NO_FILE:
        for place, text in _texts(files[name].value):
            for _, shown, owner in _numbers(text, owners):
                yield problem_at(files, name, place, _remedy_without_marker(shown, owner))


def numbers_in_prose(markdown: str, path: str, owners: dict[str, str]) -> Iterator[Problem]:
    """Numbers in a page, with the marker that follows the data; ``owners`` are ids by digits."""
    top = re.match(r"---\n.*?^---$", markdown, re.DOTALL | re.MULTILINE)
    for start, shown, owner in _numbers(markdown, owners):
        remedy = _remedy_without_marker if top and start < top.end() else _remedy
        yield Problem(path, markdown.count("\n", 0, start) + 1, remedy(shown, owner))


def owners_of_numbers(guide: Guide) -> dict[str, str]:
    """Ids of actors by the digits of each of their numbers."""
    return {phone.number.digits: actor.id for actor in guide.actors for phone in actor.phones}


def _remedy(shown: str, owner: str | None) -> Message:
    if owner:
        return msg("'{number}' is typed here; write {{{{ number {id} }}}}", number=shown, id=owner)
    return msg(
        "'{number}' looks like a telephone number; write it in data/actors.yaml and {{{{ number id }}}} here",
        number=shown,
    )


def _remedy_without_marker(shown: str, owner: str | None) -> Message:
    if owner:
        return msg("'{number}' stands under phones of '{id}'; leave it out here", number=shown, id=owner)
    return msg("'{number}' looks like a telephone number; write it under phones", number=shown)


def _numbers(text: str, owners: dict[str, str]) -> Iterator[tuple[int, str, str | None]]:
    """Each number's place, the number as it stands, and whose it is; digits of all scripts count."""
    western = text
    if not text.isascii():
        western = _NOT_ASCII.sub(lambda found: str(unicodedata.digit(found[0], found[0])), text)
    if not _DIGIT.search(western):
        return
    western = NOT_WORDS.sub(lambda found: " " * len(found[0]), western)
    held: dict[tuple[int, int], str | None] = dict(_held_numbers(western, owners))
    for found in LOOKS_DIALLED.finditer(western):
        if not any(start < found.end() and found.start() < end for start, end in held):
            digits = "".join(filter(str.isdigit, found[0]))
            held[found.span()] = owners.get(digits)
    for found in _SHORT.finditer(western):
        if found[0] in owners:
            held[found.span()] = owners[found[0]]
    for (start, end), owner in sorted(held.items()):
        yield start, text[start:end].strip().replace("\n", " "), owner


def _held_numbers(western: str, owners: dict[str, str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Whole numbers that somebody has, however their digits are grouped."""
    groups, last = list(_GROUP.finditer(western)), 0
    for at, first in enumerate(groups):
        digits, end = first[0], first.end()
        for group in groups[at + 1 :]:
            if (
                digits in owners
                or len(digits) >= _LONGEST
                or not _BETWEEN.fullmatch(western, end, group.start())
            ):
                break
            digits, end = digits + group[0], group.end()
        called = re.sub("^(?:00)?47", "", digits) if len(digits) > _WHOLE else digits
        if first.start() >= last and len(called) == _WHOLE and called in owners:
            start = first.start() - western.endswith("+", 0, first.start())
            yield (start, end), owners[called]
            last = end


def _texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        # What is a number and nothing more stands under a mistyped field, which is told by itself.
        if not LOOKS_DIALLED.fullmatch(value):
            yield place, value
    elif isinstance(value, dict):
        for key, held in value.items():
            if key not in NO_TEXT:
                yield from _texts(held, (*place, key))
    elif isinstance(value, list):
        for at, held in enumerate(value):
            yield from _texts(held, (*place, at))
