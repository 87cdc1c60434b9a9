"""How large things are on a printed page."""

from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass
from io import BytesIO
from math import dist, hypot

import pypdfium2
import zxingcpp
from PIL.Image import Image

MILLIMETRES = 25.4
"""In an inch."""


@dataclass(frozen=True)
class Letter:
    """A letter as it is printed, in whatever order it was drawn."""

    character: str
    points: float
    """Size of type."""
    left: float
    """Millimetres from the page's left edge to where the letter starts."""
    top: float
    """Millimetres from the page's top edge to the line it stands on."""


def letters_of(pdf: bytes) -> Iterator[list[Letter]]:
    """The letters of each page, without spaces."""
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        for sheet in document:
            page, height = sheet.get_textpage(), sheet.get_height()
            yield [
                _letter(page, index, letter, height)
                for index in range(page.count_chars())
                if (letter := page.get_text_range(index, 1)).strip()
            ]
            page.close()


def _letter(page: pypdfium2.PdfTextPage, index: int, character: str, height: float) -> Letter:
    x, y, matrix = c_double(), c_double(), pypdfium2.raw.FS_MATRIX()
    pypdfium2.raw.FPDFText_GetCharOrigin(page, index, x, y)
    pypdfium2.raw.FPDFText_GetMatrix(page, index, matrix)
    points = pypdfium2.raw.FPDFText_GetFontSize(page, index) * hypot(matrix.c, matrix.d)
    millimetre = MILLIMETRES / 72
    return Letter(character, points, x.value * millimetre, (height - y.value) * millimetre)


def code_sides(picture: Image, dots_per_inch: int) -> Iterator[float]:
    """The side of each QR code in millimetres, without its quiet zone."""
    for code in zxingcpp.read_barcodes(picture):
        corners = code.position.top_left, code.position.top_right
        yield dist(*((corner.x, corner.y) for corner in corners)) / dots_per_inch * MILLIMETRES
