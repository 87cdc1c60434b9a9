"""What a line that is read from the right turns round: ranges with a dash, and numbers in groups.

Digits run from the left there too, and each row of them does so by itself (Unicode Standard Annex 9).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from veiviser.model.message import Message, msg

_RANGE = re.compile(
    r"(?:\d+(?:[.:]\d+)?|%\(\w+\)s|\{\w+\}) ?[-\u2013] ?(?:\d+(?:[.:]\d+)?|%\(\w+\)s|\{\w+\})"
)
_PARTED = "[ \u2009]"
"""Spaces that end a row of digits; a space that breaks no line does not."""
_GROUPED = re.compile(rf"(?<!\d)(?<!\d{_PARTED})\d{{1,3}}(?:{_PARTED}\d{{3}})+(?!\d)")


@cache
def is_right_to_left(code: str) -> bool:
    """Whether a language is read from the right."""
    try:
        return bool(Locale.parse(code).text_direction == "rtl")
    except (UnknownLocaleError, ValueError):
        return False


def read_backwards(text: str) -> Iterator[Message]:
    """What stands the other way round among letters that run from right to left."""
    for found in _RANGE.finditer(text):
        before = next((sign for sign in reversed(text[: found.start()]) if sign.isalpha()), "")
        if found[0][0] in "%{" or not unicodedata.name(before, "").startswith("LATIN"):
            yield msg(
                "has the range '{range}', which would be read backwards; say it in words", range=found[0]
            )
    for found in _GROUPED.finditer(text):
        yield msg(
            "has the number '{number}', whose groups would be read backwards; write {remedy}",
            number=found[0],
            remedy=re.sub(_PARTED, ",", found[0]),
        )
