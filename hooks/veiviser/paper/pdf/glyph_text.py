"""What each glyph of a font reads as when a page is copied."""

from functools import lru_cache
from io import BytesIO
from unicodedata import normalize

from fontTools.ttLib import TTFont

_NOTHING = "\u200b"
"""A zero-width space: PDF/UA-1 forbids a glyph without text."""


def text_of_glyphs(guessed: dict[int, str], font_file: bytes) -> dict[int, str]:
    """The text of each glyph, by glyph number: the font's own word where it has one, else the guess."""
    characters = _characters(font_file)
    return {glyph: characters.get(glyph) or guess or _NOTHING for glyph, guess in guessed.items()}


@lru_cache(maxsize=16)
def _characters(font_file: bytes) -> dict[int, str]:
    font = TTFont(BytesIO(font_file), lazy=True)
    by_name: dict[str, str] = {}
    for code, name in sorted(font.getBestCmap().items()):
        by_name.setdefault(name, _plain(chr(code)))
    return {
        number: by_name[base]
        for number, name in enumerate(font.getGlyphOrder())
        # A variant is named after its letter: `uni0E48.small`.
        if (base := name if name in by_name else name.split(".")[0]) in by_name
    }


def _plain(character: str) -> str:
    """A letter instead of its form in one place of a word (Arabic) or its ligature (Latin)."""
    is_form = "\ufb00" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc"
    return normalize("NFKC", character) if is_form else character
