"""One structure element for what goes on over two pages: a table is heard as one table, a list as one list.

WeasyPrint lays out a box on each page, and makes an element of each box.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure.boxes import TableCellBox, TableRowGroupBox

from veiviser.paper.pdf.boxes import Box, PdfDocument, boxes_within

_WHOLE = {"/Div", "/H1", "/H2", "/H3", "/H4", "/L", "/LBody", "/LI", "/P", "/Sect", "/TBody", "/TD", "/TH"}
_WHOLE |= {"/TR", "/Table"}
"""Elements of which a reader hears one, on however many pages it stands."""


def repeated_headers(document: PdfDocument) -> Iterator[Box]:
    """The heads of tables on the pages after their first, with a stand-in for each cell's element."""
    seen = set()
    for page in document.pages:
        for box in boxes_within(page._page_box):
            if isinstance(box, TableRowGroupBox) and box.is_header:
                if box.element in seen:
                    for cell in _cells(box):
                        cell.mark = pydyf.Dictionary()
                    yield box
                seen.add(box.element)


def continues(element: Any, box: Box, pdf: Any) -> bool:
    """Whether ``box`` goes on from an earlier page; then what stands in it is moved to that one's element."""
    if element["S"] not in _WHOLE or _is_made_up(box):
        return False
    first, page, heads = _begun(pdf).setdefault((box.element, element["S"]), (element, element["Pg"], box))
    if page == element["Pg"]:
        return False
    if element["S"] == "/Table":
        _name_headers(heads, box)
    for reference in element["K"]:
        pdf.objects[int(reference.split()[0])]["P"] = first.reference
    first["K"].extend(element["K"])
    element["K"].clear()
    element.free = "f"
    return True


def _is_made_up(box: Box) -> bool:
    """Whether no HTML element is behind the box, or one that has no element of its own in the structure."""
    if box.element is None or box.element_tag in ("html", "body"):
        return True
    return isinstance(box.style, AnonymousStyle) and not box.is_table_wrapper


def _begun(pdf: Any) -> dict[tuple[Any, str], tuple[Any, bytes, Box]]:
    """By HTML element and role: the structure element, the page it begins on, and its box there."""
    begun: dict[tuple[Any, str], tuple[Any, bytes, Box]] = vars(pdf).setdefault("begun_elements", {})
    return begun


def _name_headers(first: Box, later: Box) -> None:
    """Cells name the headers that stand on the table's first page."""
    heads = zip(_head_cells(first), _head_cells(later), strict=True)
    names = {repeated.mark["ID"].string: head.mark["ID"] for head, repeated in heads}
    for cell in _cells(later):
        attributes = cell.mark.get("A", {})
        if "Headers" in attributes:
            attributes["Headers"] = pydyf.Array(
                names.get(name.string, name) for name in attributes["Headers"]
            )


def _head_cells(table: Box) -> list[Box]:
    groups = (box for box in boxes_within(table) if isinstance(box, TableRowGroupBox) and box.is_header)
    return [cell for group in groups for cell in _cells(group)]


def _cells(box: Box) -> Iterator[Box]:
    return (held for held in boxes_within(box) if isinstance(held, TableCellBox))
