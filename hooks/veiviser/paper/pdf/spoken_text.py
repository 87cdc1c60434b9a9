"""Gives a PDF's structure the words as they were written, for those who listen to it or copy from it."""

from typing import Any
from unicodedata import bidirectional, category

import pydyf
from weasyprint.formatting_structure.boxes import TextBox

from veiviser.paper.pdf.boxes import Box, PdfDocument, boxes_within, margin_boxes, text_boxes
from veiviser.paper.pdf.source_text import source_text

_PRINT = 4
"""The annotation flag for what shall be printed (PDF 1.7, table 165)."""


def set_running_text_apart(document: PdfDocument) -> None:
    """Marks running heads and page numbers, so that nobody has to hear them on every page."""
    for page in document.pages:
        for margin in margin_boxes(page):
            for box in boxes_within(margin):
                box.is_running_text = True


def finish(document: PdfDocument, pdf: Any) -> None:
    """WeasyPrint's finisher: exact words where glyphs do not tell them; links that may be printed."""
    texts = _marked_texts(document, pdf)
    for element in pdf.objects:
        if not isinstance(element, pydyf.Dictionary):
            continue
        if element.get("Subtype") == "/Link":
            element["F"] = _PRINT
        if element.get("Type") == "/StructElem" and len(element["K"]) == 1:
            box = texts.get((element.get("Pg"), element["K"][0]))
            if box is not None and not _is_told_by_glyphs(box):
                element["ActualText"] = pydyf.String(source_text(box))


def _marked_texts(document: PdfDocument, pdf: Any) -> dict[tuple[bytes, int], Box]:
    """Texts by page and number of marked content."""
    return {
        (reference, box.marked_content): box
        for reference, page in zip(pdf.page_references, document.pages, strict=True)
        for box in text_boxes(page)
        if isinstance(box, TextBox) and hasattr(box, "marked_content")
    }


def _is_told_by_glyphs(box: Box) -> bool:
    """Whether the glyphs, read from left to right, give the words as they were written."""
    return (
        box.style["direction"] == "ltr"
        and source_text(box) == box.text
        # WeasyPrint draws no glyph for a space that stands alone, as between two links.
        and not box.text.isspace()
        and not any(map(_is_hidden, box.text))
    )


def _is_hidden(character: str) -> bool:
    """Whether a letter has no glyph of its own, or one that is not printed where it is read."""
    return (
        bidirectional(character) in ("R", "AL", "AN")
        or category(character).startswith(("M", "C"))
        or "\u0e00" <= character <= "\u0e7f"
    )
