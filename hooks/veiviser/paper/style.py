"""The style sheets of handouts, joined; colours come from the site's own tokens."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

STYLES = Path(__file__).parent / "styles"
FIRST_ROOT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
TOKEN = re.compile(r"--[\w-]+\s*:[^;}]+;")


@cache
def style_sheet(shared: Path, *names: str) -> Markup:
    """What all handouts share, then the sheets called ``names``.

    They stand here, or in ``shared`` where a browser prints by them too. There lies ``tokens.css``, the
    site's colours; its first ``:root`` is the light scheme, the only one that paper has.
    """
    light = FIRST_ROOT.search((shared / "tokens.css").read_text(encoding="utf-8"))
    if light is None:
        raise ValueError(f"{shared / 'tokens.css'} has no :root")
    values = " ".join(TOKEN.findall(light[1]))
    sheets = (_sheet(shared, name) for name in ("print", "colophon", *names))
    return Markup(f":root {{ {values} }}\n" + "".join(sheets))


def _sheet(shared: Path, name: str) -> str:
    own = STYLES / f"{name}.css"
    return (own if own.exists() else shared / own.name).read_text(encoding="utf-8")
