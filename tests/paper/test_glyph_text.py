"""A glyph reads as its letter, whatever form the letter takes in a word."""

import pytest
from fontTools.ttLib import TTFont

from veiviser.paper.pdf.shaped_text import text_of_glyphs
from veiviser.paper.pdf.write import FONTS


def read_glyph(font: str, glyph: str, guess: str) -> str:
    path = FONTS / f"{font}-Regular.ttf"
    number = TTFont(path).getGlyphID(glyph)
    return text_of_glyphs({number: guess}, path.read_bytes())[number]


@pytest.mark.parametrize(
    ("font", "glyph", "guess", "text"),
    [
        ("NotoSans", "a", "", "a"),
        ("NotoSans", "parenright", "(", ")"),
        ("NotoSansThai", "uni0E48.small", "", "\u0e48"),
        ("NotoNaskhArabic", "uniFE92", "", "ب"),
        ("NotoNaskhArabic", "uni0628", "", "ب"),
        ("NotoSansThai", "nikhahit_maiThothai", "น้ำ", "น้ำ"),
        ("NotoSansThai", "nikhahit_maiThothai", "", "\u200b"),
    ],
    ids=[
        "a letter",
        "a bracket turned around",
        "a mark in a smaller form",
        "a letter in the middle of a word",
        "a letter alone",
        "a ligature has the text of its cluster",
        "no glyph is without text",
    ],
)
def test_a_glyph_reads_as_its_letter(font: str, glyph: str, guess: str, text: str) -> None:
    assert read_glyph(font, glyph, guess) == text
