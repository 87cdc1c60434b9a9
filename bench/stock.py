"""The same pages for stock MkDocs: Material with its defaults, static-i18n, and our words as Markdown."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import material
import yaml

from veiviser.load.front_matter import FRONT_MATTER
from veiviser.load.project import load_project
from veiviser.model.guide import Guide
from veiviser.site.links import SiteAddress
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

SHARED = ("site_name", "site_url", "nav", "not_in_nav", "markdown_extensions")
"""Settings that decide which pages there are and how their Markdown is read."""
OURS = re.compile(r"^(?!title:|description:).*\n?", re.MULTILINE)
"""Lines of a page's front matter that only our templates know."""
THEME_WORDS = Path("partials", "languages")
"""Where Material keeps the words of a language, below its templates or the ``custom_dir`` of a site."""
NO_WORDS = "{% macro t(key) %}{% endmacro %}\n"
"""The words of a language that Material does not know: it says the English ones instead."""


def write_stock(root: Path, folder: Path, today: date) -> Path:
    """Writes into ``folder`` what stock MkDocs needs to show the words of the project below ``root``."""
    site = Site(load_project(root), TermLinks(), SiteAddress("/"), today)
    for code, prose in site.project.prose.items():
        for name, markdown in prose.pages.items():
            page = folder / "docs" / code / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_as_shown(site, code, name, markdown), "utf-8")
    _write_missing_words(folder / "overrides" / THEME_WORDS, site.project.guide)
    ours = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    settings = yaml.safe_dump(_settings(ours, site.project.guide), allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def _write_missing_words(folder: Path, guide: Guide) -> None:
    folder.mkdir(parents=True)
    known = Path(material.__file__).with_name("templates") / THEME_WORDS
    for language in guide.languages:
        if not (name := known / f"{language.code}.html").exists():
            (folder / name.name).write_text(NO_WORDS, "utf-8")


def _as_shown(site: Site, code: str, name: str, markdown: str) -> str:
    """A page with its markers expanded to the HTML that our readers get."""
    front = FRONT_MATTER.match(markdown)
    assert front is not None, f"{code}/{name} has no front matter"
    url = site.localized_sites[code].links.url(name)
    body = site.content(code, name, site.markdown(code, name, url, markdown[front.end() :]))
    return f"---\n{OURS.sub('', front[1]).strip()}\n---\n{body}"


def _settings(ours: dict[str, Any], guide: Guide) -> dict[str, Any]:
    [i18n] = (plugin["i18n"] for plugin in ours["plugins"] if "i18n" in plugin)
    shared = {name: i18n[name] for name in ("docs_structure", "fallback_to_default")}
    languages = [
        {"locale": held.code, "name": held.name, "default": held.is_source} for held in guide.languages
    ]
    return {
        **{name: ours[name] for name in SHARED if name in ours},
        "theme": {"name": "material", "custom_dir": "overrides"},
        "plugins": ["search", {"i18n": {**shared, "languages": languages}}],
    }
