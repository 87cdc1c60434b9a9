"""A font for letters that some devices lack, cut down to those that a language's words are written with."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from markupsafe import Markup

_FONTS = Path(__file__).parents[1] / "paper" / "fonts"
_LICENCE = _FONTS / "OFL.txt"
_FAMILY = "Noto Sans Ethiopic"
"""As the style sheets call it, after what the device has."""
_LOCAL = (_FAMILY, "Ebrima", "Nyala", "Kefa", "Abyssinica SIL")
"""Fonts with these letters that come with systems; where there is one, nothing is fetched."""
_LETTERS = range(0x1200, 0x13A0)
_LANGUAGES = frozenset({"ti"})
"""Languages whose letters came late to telephones and computers."""


@dataclass(frozen=True)
class WebFont:
    """The font of one language."""

    letters: frozenset[int]
    """Unicode numbers of the letters that it must have."""
    root: str
    """Path of the site's root on its server."""

    @cached_property
    def content(self) -> bytes:
        """The file, always the same for the same letters."""
        # It takes long to import, and few languages need it.
        from fontTools.subset import Options, Subsetter
        from fontTools.ttLib import TTFont

        font = TTFont(_FONTS / "NotoSansEthiopic-Regular.ttf", recalcTimestamp=False)
        options = Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 13], notdef_outline=False)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=self.letters)
        subsetter.subset(font)
        font.flavor = "woff2"
        file = BytesIO()
        font.save(file)
        return file.getvalue()

    @cached_property
    def address(self) -> str:
        """From the site's root; named after its content so that it may be cached for ever."""
        return f"assets/veiviser.{hashlib.sha256(self.content).hexdigest()[:8]}.woff2"

    @cached_property
    def style(self) -> Markup:
        """What a page carries inside itself; the same on each, so that a policy can name it."""
        sources = [f'local("{name}")' for name in _LOCAL]
        sources.append(f'url({self.root}{self.address})format("woff2")')
        rules = f'font-family:"{_FAMILY}";src:{",".join(sources)};font-display:swap;unicode-range:U+1200-139F'
        return Markup(f"@font-face{{{rules}}}")

    def write(self, site: Path) -> None:
        """Writes the font below ``site``, and its licence beside it."""
        path = site / self.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content)
        (path.parent / "OFL.txt").write_bytes(_LICENCE.read_bytes())


def web_font(code: str, texts: Iterable[str], root: str) -> WebFont | None:
    """The font for all ``texts`` of a language; None for one whose letters every device has."""
    if code not in _LANGUAGES:
        return None
    letters = frozenset(ord(letter) for text in texts for letter in text if ord(letter) in _LETTERS)
    return WebFont(letters, root) if letters else None
