"""Adds and takes out fields and items, and keeps commas, blank lines and comments in good order."""

from veiviser.edit.replacements import Replacement
from veiviser.edit.spans import (
    Child,
    column,
    is_blank_at,
    is_blank_before,
    line_end,
    line_start,
    stands_first,
    with_comment,
)


def inserted_field(
    text: str, flow: bool, field: str, after: Child | None, held: list[Child], kept: list[Child]
) -> Replacement:
    """``field`` after a field that stays, or before all of them."""
    if flow:
        return _listed(field, after, kept[0])
    indent = " " * column(text, held[0].start)
    if after:
        return _inserted(line_end(text, after.end), f"{indent}{field}\n")
    if stands_first(text, held[0].start):
        return _inserted(with_comment(text, kept[0]), f"{indent}{field}\n")
    return _inserted(held[0].start, f"{field}\n{indent}")


def inserted_item(
    text: str, flow: bool, item: str, after: Child | None, first: Child, spaced: bool
) -> Replacement:
    """``item`` after an item that stays, or before ``first``; whole lines but in a flow list."""
    if flow:
        return _listed(item, after, first)
    gap = "\n" if spaced else ""
    if after:
        return _inserted(line_end(text, after.end), gap + item)
    return _inserted(with_comment(text, first), item + gap)


def removed(text: str, flow: bool, held: list[Child], kept: list[Child]) -> list[Replacement]:
    """Takes out what is not kept."""
    first = held.index(kept[0])
    take_out = _unlisted if flow else _cut
    return [take_out(text, held, index, first) for index in range(len(held)) if held[index] not in kept]


def whole_item(text: str, flow: bool, child: Child) -> tuple[int, int]:
    """Start and end of an item with its own comment, in whole lines but in a flow list."""
    return (child.start, child.end) if flow else (with_comment(text, child), line_end(text, child.end))


def is_spaced(text: str, held: list[Child], is_outermost: bool) -> bool:
    """Blank lines stand between most items; where there is but one, they would in the outermost list."""
    gaps = [is_blank_at(text, line_end(text, child.end)) for child in held[:-1]]
    return sum(gaps) * 2 >= len(gaps) if gaps else is_outermost


def _listed(piece: str, after: Child | None, first: Child) -> Replacement:
    return _inserted(after.end, f", {piece}") if after else _inserted(first.start, f"{piece}, ")


def _inserted(at: int, text: str) -> Replacement:
    return Replacement(at, at, text)


def _unlisted(text: str, held: list[Child], index: int, first: int) -> Replacement:
    if index < first:
        return Replacement(held[index].start, held[index + 1].start, "")
    return Replacement(held[index - 1].end, held[index].end, "")


def _cut(text: str, held: list[Child], index: int, first: int) -> Replacement:
    child = held[index]
    if not stands_first(text, child.start):
        # The first field of an item shares the dash's line; the field that stays first takes its place.
        at = with_comment(text, held[first])
        return Replacement(child.start, at + len(text[at:]) - len(text[at:].lstrip()), "")
    start, end = with_comment(text, child), line_end(text, child.end)
    if is_blank_before(text, start) and is_blank_at(text, end):
        while end < len(text) and is_blank_at(text, end):
            end = line_end(text, end)
        if end == len(text):
            while start and is_blank_before(text, start):
                start = line_start(text, start - 1)
    return Replacement(start, end, "")
