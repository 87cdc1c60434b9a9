"""What lies on the paper of a PDF: its letters line by line, and the fonts they are set in."""

from collections.abc import Iterator
from ctypes import c_double
from io import BytesIO
from unicodedata import bidirectional

import pikepdf
import pypdfium2


def printed_lines(sheet: pypdfium2.PdfPage) -> Iterator[str]:
    """The letters of each line from left to right, as they lie on the paper, without spaces."""
    lines: dict[int, list[tuple[float, int, str]]] = {}
    left, baseline = c_double(), c_double()
    text = sheet.get_textpage()
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip():
            pypdfium2.raw.FPDFText_GetCharOrigin(text, index, left, baseline)
            # Letters that are one piece of ink share a place, and stay in the order that they are read in.
            order = -index if bidirectional(letter) in {"R", "AL"} else index
            lines.setdefault(round(baseline.value), []).append((left.value, order, letter))
    text.close()
    for _, letters in sorted(lines.items(), reverse=True):
        yield "".join(letter for *_, letter in sorted(letters))


def fonts_in(pdf: bytes) -> set[tuple[str, bool]]:
    """The family of each font, and whether the file holds it."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            (str(held.FontFamily), "/FontFile2" in held)
            for held in document.objects
            if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/FontDescriptor"
        }
