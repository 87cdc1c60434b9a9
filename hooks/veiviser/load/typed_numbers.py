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

SPACE, GAP = "[ \u00a0\u2009\u202f]", "[ \u00a0\u2009\u202f.-]"
LOOKS_DIALLED = re.compile(
    rf"(?<![\d.,:/§-])(?:(?:\+|00)?47{SPACE}?)?"
    rf"(?:\d\d(?P<gap>{GAP})\d\d(?:(?P=gap)\d\d){{2}}|\d{{3}}(?P<wide>{GAP})\d\d(?P=wide)\d{{3}}"
    rf"|\d{{8}}|116{SPACE}?\d{{3}}|0\d{{4}})"
    r"(?![./:,-]?\d)"
)
"""Eight digits in the groups of a telephone number, five that begin with 0, or a number of social value."""
_SHORT = re.compile(rf"(?<![\d.,:/§-])(?<!§ )(?<!\d{SPACE})\d{{3,4}}(?![./:,-]?\d|{SPACE}\d{{3}})")
_NOT_ASCII, _DIGIT = re.compile(r"[^\x00-\x7f]"), re.compile(r"\d")
NOT_WORDS = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|<https?://[^>]*>|https?://\S+|\{ ?#[\w-]+ ?\}|`[^`]*`")
"""Markers, addresses and anchors."""
NO_TEXT = {
    *("number", "other_value", "url", "chat", "exit_url", "email", "evidence", "id", "published", "place"),
    *("document", "source", "sources", "checked", "opening_hours", "chat_hours", "street", "search"),
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
            for shown, owner in _numbers(text, owners):
                message = (
                    msg("'{number}' stands under phones of '{id}'; leave it out here", number=shown, id=owner)
                    if owner
                    else msg("'{number}' looks like a telephone number; write it under phones", number=shown)
                )
                yield problem_at(files, name, place, message)


def numbers_in_prose(markdown: str, path: str, owners: dict[str, str]) -> Iterator[Problem]:
    """Numbers in a page, with the marker that follows the data; ``owners`` are ids by digits."""
    for at, line in enumerate(markdown.split("\n"), 1):
        for shown, owner in _numbers(line, owners):
            yield Problem(path, at, _remedy(shown, owner))


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


def _numbers(text: str, owners: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    """Each number as it stands, and the actor whose it is; digits of all scripts count."""
    western = text
    if not text.isascii():
        western = _NOT_ASCII.sub(lambda found: str(unicodedata.digit(found[0], found[0])), text)
    if not _DIGIT.search(western):
        return
    western = NOT_WORDS.sub(lambda found: " " * len(found[0]), western)
    for found in LOOKS_DIALLED.finditer(western):
        digits = "".join(filter(str.isdigit, found[0]))
        yield text[found.start() : found.end()].strip(), owners.get(digits[-8:], owners.get(digits))
    for found in _SHORT.finditer(western):
        if found[0] in owners:
            yield text[found.start() : found.end()], owners[found[0]]


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
