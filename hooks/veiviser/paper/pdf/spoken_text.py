"""Gives a PDF's structure the words as they were written, for those who listen to it or copy from it.

They are those before lines were broken.
"""

from collections.abc import Iterator
from typing import Any
from unicodedata import bidirectional, category

import pydyf
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

from veiviser.paper.pdf.boxes import (
    Box,
    PdfDocument,
    boxes_within,
    children,
    is_copy,
    margin_boxes,
    text_boxes,
)
from veiviser.paper.pdf.continued import repeated_headers

Position = dict[int, Any] | None
"""Where a line was broken: the index of a child and the position in it; in a text, of a UTF-8 byte."""


_OBJECT = "\ufffc"
"""Unicode's stand-in for what is no text: an image, a box, a float."""
_PRINT = 4
"""The annotation flag for what shall be printed (PDF 1.7, table 165)."""


def source_text(box: Box) -> str:
    """What was written where ``box`` is printed, with the space that ended its line and no hyphen added."""
    return str(getattr(box, "source_text", box.text))


def keep_source_text(line: Box, whole: Box, end: Position) -> None:
    """Notes on the last text of ``line`` how it was written in ``whole``, which goes on after ``end``."""
    texts = list(_texts_in(line))
    if not texts:
        return
    last, (before, after) = texts[-1], _split(whole, end)
    written: str = last.text
    hyphen = last.style["hyphenate_character"]
    if written.endswith(hyphen) and not before.endswith(hyphen):
        written = written.removesuffix(hyphen)
    if before.endswith(" ") or after.startswith(" "):
        written = written.rstrip(" ") + " "
    last.source_text = written


def _texts_in(box: Box) -> Iterator[Box]:
    """The texts of a line, without those that float beside it."""
    if isinstance(box, TextBox):
        if box.text:
            yield box
    elif isinstance(box, LineBox) or box.is_in_normal_flow():
        for child in children(box):
            yield from _texts_in(child)


def _split(box: Box, position: Position) -> tuple[str, str]:
    """The text of ``box`` before and after ``position``."""
    if position is None:
        return "", _written(box)
    [(index, inner)] = position.items()
    if isinstance(box, TextBox):
        encoded = box.text.encode()
        return encoded[:index].decode(), encoded[index:].decode()
    if index == len(box.children):
        return _written(box), ""
    before, after = _split(box.children[index], inner)
    return (
        "".join(map(_written, box.children[:index])) + before,
        after + "".join(map(_written, box.children[index + 1 :])),
    )


def _written(box: Box) -> str:
    if isinstance(box, TextBox):
        return str(box.text)
    if isinstance(box, InlineBox):
        return "".join(map(_written, box.children))
    return _OBJECT


def set_artifacts_apart(document: PdfDocument) -> None:
    """Marks what nobody has to hear again: running heads, page numbers, repeated heads of tables, copies."""
    for outer in (*repeated_headers(document), *_running_text(document), *_copies(document)):
        for box in boxes_within(outer):
            box.is_artifact = True


def _running_text(document: PdfDocument) -> Iterator[Box]:
    return (margin for page in document.pages for margin in margin_boxes(page))


def _copies(document: PdfDocument) -> Iterator[Box]:
    return (box for page in document.pages for box in boxes_within(page._page_box) if is_copy(box))


def finish(document: PdfDocument, pdf: Any) -> None:
    """WeasyPrint's finisher: pages turned from the right in such languages, exact words, printed links."""
    if _is_from_right_to_left(document):
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    texts = _marked_texts(document, pdf)
    for element in pdf.objects:
        if not isinstance(element, pydyf.Dictionary):
            continue
        if element.get("Subtype") == "/Link":
            element["F"] = _PRINT
        if "Annots" in element:
            # Some viewers go by this order, whatever the structure says.
            element["Annots"].sort(key=lambda held: pdf.objects[int(held.split()[0])]["StructParent"])
        if element.get("Type") == "/StructElem" and len(element["K"]) == 1:
            box = texts.get((element.get("Pg"), element["K"][0]))
            if box is not None and not _is_told_by_glyphs(box):
                element["ActualText"] = pydyf.String(source_text(box))


def _is_from_right_to_left(document: PdfDocument) -> bool:
    """Whether the root says so."""
    [root, *_] = children(document.pages[0]._page_box)
    return bool(root.style["direction"] == "rtl")


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
