"""Style sheets and scripts, joined into as few files as a page needs."""

import hashlib
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

STYLES = ("tokens.css", "base.css", "chrome.css", "services.css", "content.css")
"""Files of ``overrides/styles`` in the order they apply."""
FOLDERS = ("styles/", "scripts/")
"""Folders of ``overrides`` whose files are published joined, never one by one."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A joined file, named after its content so that it may be cached for ever."""

    address: str
    """From the site's root."""
    text: str


@dataclass(frozen=True, slots=True)
class Bundles:
    """The joined files of a site."""

    style: Bundle
    script: Bundle

    @property
    def all(self) -> tuple[Bundle, ...]:
        return (self.style, self.script)

    def stylesheets(self, template: str) -> tuple[str, ...]:
        return (self.style.address,)

    def scripts(self, template: str) -> tuple[str, ...]:
        return (self.script.address,)

    def write(self, site: Path) -> None:
        """Writes each file below ``site``."""
        for bundle in self.all:
            path = site / bundle.address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(bundle.text, encoding="utf-8")


def read_bundles(overrides: Path) -> Bundles:
    """Joins the style sheets and the scripts below ``overrides``."""
    styles = "".join((overrides / "styles" / name).read_text(encoding="utf-8") for name in STYLES)
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted((overrides / "scripts").glob("*.js")))
    return Bundles(_bundle(squeezed(styles), "css"), _bundle(scripts, "js"))


def material_stylesheet() -> str:
    """Address of Material's style sheet, whose name changes with each version."""
    templates = files("material") / "templates" / "assets" / "stylesheets"
    name = next(entry.name for entry in templates.iterdir() if re.fullmatch(r"main\.\w+\.min\.css", entry.name))
    return f"assets/stylesheets/{name}"


def squeezed(css: str) -> str:
    """A style sheet without comments and needless space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip()


def _bundle(text: str, ending: str) -> Bundle:
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Bundle(f"assets/veiviser.{digest}.{ending}", text)
