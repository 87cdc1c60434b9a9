"""How wide a text is, and what each of its glyphs reads as when a page is copied.

Widths are remembered while one document is laid out. To place boxes side by side WeasyPrint asks how narrow
each of them can be, word by word, and for boxes within boxes again and again; shaping the same words anew
took a fifth of the time of a handout.
"""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any
from unicodedata import normalize

from fontTools.ttLib import TTFont

LOOK = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override",
    "font_size", "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps",
    "font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric",
    "font_variant_position", "font_variation_settings", "font_weight", "hyphenate_character",
    "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing",
    "overflow_wrap", "tab_size", "white_space", "word_break", "word_spacing",
)  # fmt: skip
"""Every property of a style that decides how wide a text is."""

_looks: dict[int, tuple[Any, str]] = {}
"""Each style, which must not be freed lest another get its number, and how text looks in it."""
_measured: dict[tuple[Any, ...], tuple[Any, ...]] = {}


_NOTHING = "\u200b"
"""A zero-width space: PDF/UA-1 forbids a glyph without text."""


def forget_measures() -> None:
    """To be called before a document is laid out."""
    _looks.clear()
    _measured.clear()


def measured(
    measure: Callable[..., tuple[Any, ...]], text: str, style: Any, context: Any, *args: Any, **options: Any
) -> tuple[Any, ...]:
    """What ``measure`` gives for a line of text, but for its layout, which nobody may draw."""
    key = (text, _look(style), args, *options.values())
    if key not in _measured:
        _measured[key] = (None, *measure(text, style, context, *args, **options)[1:])
    return _measured[key]


def _look(style: Any) -> str:
    if id(style) not in _looks:
        _looks[id(style)] = style, repr([style[name] for name in LOOK])
    return _looks[id(style)][1]


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
