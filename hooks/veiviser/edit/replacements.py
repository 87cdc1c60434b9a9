"""Spans of a text and what shall stand there instead."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replacement:
    """An empty span is an insertion, an empty text a removal."""

    start: int
    end: int
    text: str


def replaced(text: str, found: Iterable[Replacement], start: int = 0, end: int | None = None) -> str:
    """``text[start:end]`` with everything put in its place.

    Insertions at one spot keep their order and stand before what is replaced from there on. Removals may
    overlap.
    """
    parts: list[str] = []
    at = start
    for each in sorted(found, key=lambda each: (each.start, each.end)):
        parts += (text[at : max(at, each.start)], each.text)
        at = max(at, each.end)
    return "".join([*parts, text[at:end]])
