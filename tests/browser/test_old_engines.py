"""Chromium 61, Firefox 60 and Safari 11 can read every style and script; newer is what @supports holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from node_tools import said
from project import ROOT

RULES = ROOT / "tests/browser/old_engines/rules.mjs"
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def faults(*paths: Path) -> list[str]:
    return said("node", str(RULES), *map(str, paths)).splitlines()


def own_styles(site: Path) -> Iterator[str]:
    """What pages carry inside themselves, each once.

    But for the sheets in several languages, whose styles WeasyPrint shares: an office prints them.
    """
    pages = (page for page in site.rglob("*.html") if page.parent.name != "flere")
    yield from {style for page in pages for style in STYLE.findall(page.read_text("utf-8"))}


def test_the_built_styles_can_be_read(site: Path, tmp_path: Path) -> None:
    paths = list(site.glob("assets/veiviser.*.css"))
    for number, style in enumerate(own_styles(site)):
        paths.append(tmp_path / f"{number}.css")
        paths[-1].write_text(style, encoding="utf-8")
    assert len(paths) > 3
    assert faults(*paths) == []


def test_the_built_scripts_can_be_read_but_for_the_search(site: Path) -> None:
    """The search is a module of its own; where it cannot be read, its page has said so."""
    scripts = list(site.glob("assets/veiviser.*.js"))
    searching = [path for path in scripts if "MiniSearch" in path.read_text(encoding="utf-8")]
    assert len(searching) == 1
    assert len(scripts) > 2
    assert faults(*(path for path in scripts if path not in searching)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("inset.css", ".cover { position: fixed; inset: 0 }"),
        ("side.css", ".skip { position: absolute; inset-inline-start: -999rem }"),
        ("margin.css", "p { margin-inline: auto }"),
        ("gap.css", ".call { display: flex; gap: 1rem }"),
        ("is.css", ":is(h1, h2) { margin: 0 }"),
        ("clamp.css", "h1 { font-size: clamp(1rem, 5vw, 2rem) }"),
        ("min.css", ".panel { width: min(20rem, 90vw) }"),
        ("colour.css", "p { color: rgb(0 0 0 / .5) }"),
        ("not.css", "p:not(.a, .b) { margin: 0 }"),
        ("has.css", "p:has(a) { margin: 0 }"),
        ("optional.js", "document.body?.remove();"),
        ("method.js", "document.body.replaceChildren();"),
        ("array.js", "[1].at(-1);"),
        ("global.js", "structuredClone({});"),
    ],
)
def test_what_an_old_browser_cannot_read_would_be_noticed(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert faults(tmp_path / name)


@pytest.mark.parametrize(
    "text", ["@supports (inset: 0) { p { inset: 0 } }", "p { display: grid; grid-gap: 1rem }"]
)
def test_what_only_new_browsers_are_told_is_no_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.css").write_text(text, encoding="utf-8")
    assert faults(tmp_path / "a.css") == []
