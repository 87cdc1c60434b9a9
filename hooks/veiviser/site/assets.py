"""What pages need beside them: style sheets and scripts, joined into few files, and pictures."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import minify
import rjsmin

from veiviser.load.pictures import PICTURE_LINK, PUBLISHED, picture_place, pictures_of, published_picture
from veiviser.load.project import Project

MIRRORED = "rtl.css"
"""Comes before the rules that it mirrors: it outweighs them, but not those that unmake a list."""
SHARED_STYLES = ("tokens.css", "base.css", "chrome.css", "services.css", "ways.css", "icons.css")
"""Files of ``overrides/styles`` that every page needs, in the order they apply."""
FRONT_STYLES = (*SHARED_STYLES, "on_paper.css", "front.css")
HELP_STYLES = (*SHARED_STYLES, "finder.css")
PAGE_STYLES = (
    MIRRORED,
    *SHARED_STYLES,
    *("on_paper.css", "directory.css", "content.css", "plan.css"),
    *("charts.css", "procedure.css", "handouts.css"),
)
SHEET_STYLES = ("sheets.css", "colophon.css", "poster.css", "phrase_sheet.css")
MINISEARCH = "vendor/minisearch.js"
SEARCH_SCRIPTS = ("scripts/ranking.js", "scripts/search.js")
"""Files of ``overrides`` that the search page alone runs, in this order after MiniSearch."""
_SCRIPTS = ("exit.js", "print.js", "hours.js", "finder.js")
_FRONT_SCRIPTS = ("exit.js", "print.js", "hours.js", "language.js")
"""Files of ``overrides/scripts`` in the order they run; what stops an old browser does not stop the exit."""
FOLDERS = ("styles/", "scripts/", "vendor/")
"""Folders of ``overrides`` whose files are published joined, never one by one."""
_OLDEST = 2017
"""The ECMAScript that Chromium 61, Firefox 60 and Safari 11 know; no script is written newer than it was."""
UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/", *FOLDERS)
"""How the addresses of files begin that the theme has and our pages do not use."""

minify.config({"js-version": _OLDEST})


@dataclass(frozen=True, slots=True)
class Bundle:
    """A joined file, named after its content so that it may be cached for ever."""

    address: str
    """From the site's root."""
    text: str


@dataclass(frozen=True)
class Bundles:
    """The joined files of a site."""

    overrides: Path

    @cached_property
    def style(self) -> Bundle:
        """What all pages but the front page and the help page link to."""
        return _bundle(self._style((*PAGE_STYLES, "anchored.css")), "css")

    def front_style(self, direction: str) -> str:
        """What the front page carries inside itself, as ``ltr`` or ``rtl``."""
        return self._style(_towards(direction, FRONT_STYLES))

    def help_style(self, direction: str) -> str:
        """What the help page carries inside itself, as ``ltr`` or ``rtl``."""
        return self._style(_towards(direction, HELP_STYLES))

    @cached_property
    def script(self) -> Bundle:
        return _bundle(self._scripts(*(f"scripts/{name}" for name in _SCRIPTS)), "js")

    @cached_property
    def front_script(self) -> Bundle:
        """The same for the front page, where readers choose a language and find no sentences to open."""
        return _bundle(self._scripts(*(f"scripts/{name}" for name in _FRONT_SCRIPTS)), "js")

    @cached_property
    def measure_script(self) -> Bundle:
        """What pages with a filter of measures link to."""
        return _bundle(self._scripts("scripts/measures.js"), "js")

    @cached_property
    def search_style(self) -> str:
        """What the search page carries inside itself, beside what it links to."""
        return self._style(("search.css",))

    @cached_property
    def sheet_style(self) -> str:
        """What the page of sheets to choose between carries inside itself, beside what it links to."""
        return self._style(SHEET_STYLES)

    @cached_property
    def search_script(self) -> Bundle:
        """What the search page alone links to."""
        engine = (self.overrides / MINISEARCH).read_text(encoding="utf-8")
        # Takes out spaces alone: tdewolff joins two declarations of MiniSearch into one that fails.
        return _bundle(f"{rjsmin.jsmin(engine)}\n{self._scripts(*SEARCH_SCRIPTS)}", "js")

    def write(self, site: Path) -> None:
        """Writes each file below ``site``, and the licence of what others have made of them."""
        notice = (self.overrides / "vendor/LICENSE.minisearch.txt").read_text(encoding="utf-8")
        notices = site / "assets/LICENSES.txt"
        notices.parent.mkdir(parents=True, exist_ok=True)
        notices.write_text(f"MiniSearch, in the script of the search page\n\n{notice}", encoding="utf-8")
        for bundle in (self.style, self.script, self.front_script, self.measure_script, self.search_script):
            path = site / bundle.address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(bundle.text, encoding="utf-8")

    def _scripts(self, *names: str) -> str:
        text = "".join((self.overrides / name).read_text(encoding="utf-8") for name in names)
        return str(minify.string("application/javascript", text))

    def _style(self, names: tuple[str, ...]) -> str:
        folder = self.overrides / "styles"
        text = "".join((folder / name).read_text(encoding="utf-8") for name in names)
        return str(minify.string("text/css", text))


def _towards(direction: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return (MIRRORED, *names) if direction == "rtl" else names


def _bundle(text: str, ending: str) -> Bundle:
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Bundle(f"assets/veiviser.{digest}.{ending}", text)


def is_published(address: str) -> bool:
    """Whether a file of the theme, by its address from the site's root, stands in the site as it is."""
    return not (address.startswith(UNUSED) or address.endswith(".map"))


def with_sizes(markdown: str, root: Path, code: str, page: str) -> str:
    """A page with the width and height of each picture, so that nothing moves when it comes."""

    def sized(found: re.Match[str]) -> str:
        picture = published_picture(root / "docs" / picture_place(code, page, found["address"]))
        size = f'{{ width="{picture.width}" height="{picture.height}" }}' if picture.width else ""
        return f"{found[0]}{size}"

    return PICTURE_LINK.sub(sized, markdown)


def publish_pictures(built: Path, prefix: str, project: Project) -> None:
    """Puts pictures as readers get them in the place of their sources; those that no page shows are removed.

    ``prefix`` is where the language in ``built`` stands; the source language stands at the root of the site.
    """
    docs = project.root / "docs"
    shown = {
        picture
        for code, prose in project.prose.items()
        for page, markdown in prose.pages.items()
        for picture in pictures_of(code, page, markdown)
    }
    for path in [path for path in docs.rglob("*") if path.suffix in PUBLISHED]:
        name = path.relative_to(docs).as_posix()
        place = built / (name if prefix else name.removeprefix(f"{project.guide.source}/"))
        if place.is_file() and name in shown:
            place.write_bytes(published_picture(path).content)
        elif place.is_file():
            place.unlink()
