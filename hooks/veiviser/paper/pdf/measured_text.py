"""Remembers how wide texts are while one document is laid out.

To place boxes side by side WeasyPrint asks how narrow each of them can be, word by word, and for boxes within
boxes again and again; shaping the same words anew took a fifth of the time of a handout.
"""

from collections.abc import Callable
from typing import Any

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
