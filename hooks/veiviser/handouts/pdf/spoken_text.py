"""Gives a PDF's structure the words as they were written, for those who listen to it or copy from it."""

from typing import Any
from unicodedata import bidirectional, category

import pydyf
from weasyprint.formatting_structure.boxes import TextBox

from veiviser.handouts.pdf.boxes import Box, Document, boxes_within, margin_boxes, text_boxes
from veiviser.handouts.pdf.source_text import source_text

_PRINT = 4
"""The annotation flag for what shall be printed (PDF 1.7, table 165)."""


def set_running_text_apart(document: Document) -> None:
    """Marks running heads and page numbers, so that nobody has to hear them on every page."""
    for page in document.pages:
        for margin in margin_boxes(page):
            for box in boxes_within(margin):
                box.is_running_text = True


def finish(document: Document, pdf: Any) -> None:
    """WeasyPrint's finisher: adds ``ActualText`` where glyphs do not tell the words, and lets links be printed."""
    texts = _marked_texts(document, pdf)
    for element in pdf.objects:
        if not isinstance(element, pydyf.Dictionary):
            continue
        if element.get("Subtype") == "/Link":
            element["F"] = _PRINT
        if element.get("Type") == "/StructElem" and len(element["K"]) == 1:
            box = texts.get((element.get("Pg"), element["K"][0]))
            if box is not None and (source_text(box) != box.text or not _reads_as_printed(box.text)):
                element["ActualText"] = pydyf.String(source_text(box))


def _marked_texts(document: Document, pdf: Any) -> dict[tuple[bytes, int], Box]:
    """Texts by page and number of marked content."""
    return {
        (reference, box.marked_content): box
        for reference, page in zip(pdf.page_references, document.pages, strict=True)
        for box in text_boxes(page)
        if isinstance(box, TextBox) and hasattr(box, "marked_content")
    }


def _reads_as_printed(text: str) -> bool:
    """Whether glyphs, read from left to right, give the letters one by one."""
    return not any(
        bidirectional(character) in ("R", "AL", "AN")
        or category(character).startswith(("M", "C"))
        or "\u0e00" <= character <= "\u0e7f"
        for character in text
    )
