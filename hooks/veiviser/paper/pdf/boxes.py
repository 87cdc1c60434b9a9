"""What WeasyPrint has placed on a page: its boxes after layout, in CSS pixels (1/96 inch)."""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox, TextBox

Box = Any
"""WeasyPrint's boxes and pages have no types of their own."""
Page = Any
PdfDocument = Any


def boxes_within(box: Box) -> Iterator[Box]:
    """The box and all that stands in it, in reading order."""
    yield box
    for child in children(box):
        yield from boxes_within(child)


def children(box: Box) -> list[Box]:
    """The boxes directly in ``box``; one placed absolutely stands where it was written."""
    return [getattr(child, "_box", child) for child in getattr(box, "children", ())]


def text_boxes(page: Page) -> Iterator[Box]:
    """Every piece of text on a page: a piece is at most one line and has one style."""
    return (box for box in boxes_within(page._page_box) if isinstance(box, TextBox))


def margin_boxes(page: Page) -> Iterator[Box]:
    """Running heads and page numbers: what ``@page`` puts in the margin."""
    return (box for box in children(page._page_box) if isinstance(box, MarginBox))


def element_name(box: Box) -> str:
    """The element as a style sheet would name it: ``p#number.call``, or ``@bottom-center`` for a margin."""
    if box.element is None:
        return str(getattr(box, "at_keyword", "text in the margin"))
    name = str(box.element_tag)
    if identifier := box.element.get("id"):
        name += f"#{identifier}"
    return name + "".join(f".{word}" for word in box.element.get("class", "").split())


def is_copy(box: Box) -> bool:
    """Whether it shows again what stands elsewhere: HTML calls it ``aria-hidden``."""
    return box.element is not None and box.element.get("aria-hidden") == "true"
