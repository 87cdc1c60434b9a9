"""What a reader of the paper would miss: words cut off, running out of their box, or printed over others."""

from collections.abc import Iterator

from veiviser.model.message import NOTHING, Message, msg
from veiviser.paper.pdf.boxes import PdfDocument
from veiviser.paper.pdf.placement import Bound, Printed, printed

_MILLIMETRES = 25.4 / 96
"""In one CSS pixel."""
_ROUNDING = 1.0
"""CSS pixels that images and text may be out of place."""
_LEAN = 0.15
"""The part of the font size by which a letter may lean out of its box, as J does."""
_REACH = 0.2
"""The part of the font size by which a tall letter may reach into the line above."""
_EDGES = {
    "left": msg("the left edge"),
    "top": msg("the top edge"),
    "right": msg("the right edge"),
    "bottom": msg("the bottom edge"),
}


def layout_faults(document: PdfDocument) -> Iterator[Message]:
    """A message for each text or image that is cut, leaves its box or page, or covers another.

    ``document`` comes from ``lay_out``. Looks at the ink of glyphs, not at line heights.
    """
    for number, page in enumerate(document.pages, start=1):
        pieces = list(printed(page))
        for fault in (*_outside(pieces), *_overlapping(pieces)):
            yield msg("page {number}: {fault}", number=number, fault=fault)


def _outside(pieces: list[Printed]) -> Iterator[Message]:
    leaving: dict[tuple[Bound, str], list[tuple[Printed, float]]] = {}
    for piece in pieces:
        for bound in piece.bounds:
            side, distance = max(_excess(piece, bound).items(), key=lambda item: item[1])
            if distance > max(_ROUNDING, _LEAN * piece.font_size):
                leaving.setdefault((bound, side), []).append((piece, distance))
                break
    for (bound, side), found in leaving.items():
        distance = max(distance for _, distance in found) * _MILLIMETRES
        yield msg(
            "{text}{more} beyond {edge} of {box}, by up to {distance} mm",
            text=_named(found[0][0]),
            more=msg(" and {count} more", count=len(found) - 1) if len(found) > 1 else NOTHING,
            edge=_EDGES[side],
            box=bound.name,
            distance=f"{distance:.1f}",
        )


def _excess(piece: Printed, bound: Bound) -> dict[str, float]:
    """By how many CSS pixels the ink lies beyond each edge."""
    return {
        "left": bound.area.left - piece.ink.left,
        "top": bound.area.top - piece.ink.top,
        "right": piece.ink.right - bound.area.right,
        "bottom": piece.ink.bottom - bound.area.bottom,
    }


def _overlapping(pieces: list[Printed]) -> Iterator[Message]:
    pieces = sorted(pieces, key=lambda piece: piece.ink.top)
    for index, upper in enumerate(pieces):
        for lower in pieces[index + 1 :]:
            if lower.ink.top > upper.ink.bottom:
                break
            width, height = upper.ink.overlap(lower.ink)
            slack = max(_ROUNDING, _REACH * min(upper.font_size, lower.font_size))
            if width > slack and height > slack:
                yield msg(
                    "{one} and {other} are printed over each other", one=_named(upper), other=_named(lower)
                )


def _named(piece: Printed) -> str:
    return f"{piece.name} ‘{piece.words.strip()}’"
