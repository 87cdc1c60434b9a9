"""Where ink lies on a page and what bounds it; in CSS pixels from the page's top left corner."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf
from typing import Any, NamedTuple, Self

from weasyprint.anchors import rectangle_aabb
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, MarginBox, ReplacedBox, TextBox
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from veiviser.paper.pdf.boxes import Box, Page, children, element_name


class Rectangle(NamedTuple):
    """Edges in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Self) -> tuple[float, float]:
        """How wide and how high the area is that both cover; below zero where they are apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


@dataclass(frozen=True)
class Bound:
    """An area that what stands in it must not leave."""

    name: str
    """The element, or ``the page``."""
    area: Rectangle
    """An edge that bounds nothing lies at infinity."""


@dataclass(frozen=True)
class Printed:
    """A piece of text or an image, where its ink lies."""

    name: str
    """The element, as ``element_name`` gives it."""
    words: str
    """The text, or what stands for the image."""
    ink: Rectangle
    font_size: float
    """In CSS pixels; 0 for an image."""
    bounds: tuple[Bound, ...]


@dataclass(frozen=True)
class _Surroundings:
    """What bounds a box by where it stands."""

    sheet: Bound
    flow: tuple[Bound, ...]
    """For what is laid out in its turn."""
    placed: tuple[Bound, ...]
    """For what is placed absolutely."""
    matrix: Any = None
    """Turns a place in the layout into one on the sheet, after CSS transforms."""


def printed(page: Page) -> Iterator[Printed]:
    """All text and images on a page."""
    page_box = page._page_box
    sheet = Bound("the page", Rectangle(0, 0, page.width, page.height))
    margins = Bound("the page's margins", _content_area(page_box))
    for box in children(page_box):
        flow = (sheet,) if isinstance(box, MarginBox) else (sheet, margins)
        yield from _printed_in(box, _Surroundings(sheet, flow, placed=(sheet,)))


def _printed_in(box: Box, around: _Surroundings) -> Iterator[Printed]:
    if (turn := box.transformation_matrix) is not None:
        around = replace(around, matrix=turn @ around.matrix if around.matrix else turn)
    position = box.style["position"]
    if box.is_outside_marker or position == "fixed":
        around = replace(around, flow=(around.sheet,))
    elif position == "absolute":
        around = replace(around, flow=around.placed)

    name = element_name(box)
    if isinstance(box, TextBox):
        if (ink := _ink(box)) is not None and box.style["visibility"] == "visible":
            yield Printed(name, box.text, _turned(ink, around), box.style["font_size"], around.flow)
    elif isinstance(box, ReplacedBox):
        words = (box.element.get("alt") if box.element is not None else None) or "an image"
        yield Printed(name, words, _turned(_content_area(box), around), 0, around.flow)
    else:
        if not isinstance(box, LineBox | InlineBox):
            inner = Bound(name, _turned(_bounded(box, _content_area(box)), around))
            outer = Bound(name, _turned(_bounded(box, _padding_area(box)), around))
            is_reference = position in ("relative", "absolute", "fixed")
            around = replace(
                around,
                flow=(*around.flow, inner),
                placed=(*around.flow, outer) if is_reference else around.placed,
            )
        for child in children(box):
            yield from _printed_in(child, around)


def _bounded(box: Box, area: Rectangle) -> Rectangle:
    """The area in which a box's content must stay; a height that follows the content bounds nothing."""
    style = box.style
    is_fixed = isinstance(box, MarginBox) or style["height"] != "auto" or style["max_height"].value < inf
    return area if is_fixed or style["overflow"] != "visible" else area._replace(top=-inf, bottom=inf)


def _content_area(box: Box) -> Rectangle:
    left, top = box.content_box_x(), box.content_box_y()
    return Rectangle(left, top, left + box.width, top + box.height)


def _padding_area(box: Box) -> Rectangle:
    left, top = box.padding_box_x(), box.padding_box_y()
    return Rectangle(left, top, left + box.padding_width(), top + box.padding_height())


def _ink(text: Box) -> Rectangle | None:
    """The area that glyphs really blacken; none for spaces."""
    if not text.text.strip():
        return None
    extents = ffi.new("PangoRectangle *")
    text.pango_layout.reactivate(text.style)
    line, _ = text.pango_layout.get_first_line()
    pango.pango_layout_line_get_extents(line, extents, ffi.NULL)
    text.pango_layout.deactivate()
    left = text.position_x + extents.x * FROM_UNITS
    top = text.position_y + text.baseline + extents.y * FROM_UNITS
    return Rectangle(left, top, left + extents.width * FROM_UNITS, top + extents.height * FROM_UNITS)


def _turned(area: Rectangle, around: _Surroundings) -> Rectangle:
    if around.matrix is None:
        return area
    left, top, right, bottom = (max(-_FAR, min(_FAR, edge)) for edge in area)
    return Rectangle(*rectangle_aabb(around.matrix, left, top, right - left, bottom - top))


_FAR = 1e6
"""CSS pixels: beyond any sheet, and yet a number that can be turned."""
