"""The fonts of handouts: those kept beside the code, and never one of the machine's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category

from fontTools.ttLib import TTFont
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from veiviser.model.message import Message, msg
from veiviser.paper.pdf.boxes import PdfDocument, text_boxes

FONTS = Path(__file__).parent.parent / "fonts"
FONT_SHEET = FONTS / "fonts.css"


class FontSet(NamedTuple):
    """Fonts as WeasyPrint wants them, and the style sheet that names them."""

    configuration: Any
    sheet: Any


@cache
def font_set() -> FontSet:
    """Our fonts and no others, read once."""
    with _no_system_fonts():
        configuration = FontConfiguration()
    return FontSet(configuration, CSS(FONT_SHEET, font_config=configuration))


def missing_glyphs(document: PdfDocument) -> Iterator[Message]:
    """A message for each character on the pages that none of our fonts can draw."""
    for number, page in enumerate(document.pages, start=1):
        for box in text_boxes(page):
            for character in sorted(set(box.text)):
                if ord(character) not in _covered() and category(character) not in _INVISIBLE:
                    yield msg(
                        "page {number}: no font has {character} (U+{code}), which stands in {text}",
                        number=number,
                        character=repr(character),
                        code=f"{ord(character):04X}",
                        text=repr(box.text),
                    )


_INVISIBLE = {"Cc", "Cf"}


@cache
def _covered() -> frozenset[int]:
    return frozenset(code for path in FONTS.glob("*-Regular.ttf") for code in TTFont(path).getBestCmap())


@contextmanager
def _no_system_fonts() -> Iterator[None]:
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FONTS / "fontconfig.xml")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before
