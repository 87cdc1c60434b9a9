"""The style sheets of handouts, joined; colours come from the site's own tokens."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

STYLES = Path(__file__).parent / "styles"
FIRST_ROOT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
TOKEN = re.compile(r"--[\w-]+\s*:[^;}]+;")


@cache
def style_sheet(tokens: Path, *names: str) -> Markup:
    """What all handouts share, then the sheets called ``names``.

    ``tokens`` is the site's list of colours. The first ``:root`` in it is the light scheme, which is the only
    one that paper has.
    """
    light = FIRST_ROOT.search(tokens.read_text(encoding="utf-8"))
    if light is None:
        raise ValueError(f"{tokens} has no :root")
    values = " ".join(TOKEN.findall(light[1]))
    sheets = ((STYLES / f"{sheet}.css").read_text(encoding="utf-8") for sheet in ("print", *names))
    return Markup(f":root {{ {values} }}\n" + "".join(sheets))
