"""What must hold of the built site as a whole."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_site import SITE_CHECKS, BuiltSite

from project import Address, addresses
from veiviser.model.guide import Guide

Check = Callable[[BuiltSite], Iterator[str]]

SWITCH = '<nav id="side-sprak"><a hreflang="nb" href="{nb}">nb</a><a hreflang="ar" href="{ar}">ar</a></nav>'
ALTERNATE = '<link rel="alternate" hreflang="{}" href="https://s.example/{}">'
FRONTS = "".join(ALTERNATE.format(*each) for each in (("nb", ""), ("ar", "ar/"), ("x-default", "ar/")))
ALONE = ALTERNATE.format("nb", "{0}") + ALTERNATE.format("x-default", "{0}")
PAGES = {
    "index.html": FRONTS + SWITCH.format(nb=".", ar="ar/") + '<main><h1 id="a">A</h1></main>',
    "ar/index.html": FRONTS + SWITCH.format(nb="..", ar=".") + '<main><h1 id="a">A</h1></main>',
    "404.html": SWITCH.format(nb="/", ar="/ar/") + '<main><h1 id="n">N</h1></main>',
    "ar/404.html": SWITCH.format(nb="/", ar="/ar/") + '<main><h1 id="n">N</h1></main>',
    "om/index.html": ALONE.format("om/")
    + SWITCH.format(nb="./", ar="../ar/")
    + '<main><h1 id="o">O</h1></main>',
    "tjenester/index.html": ALONE.format("tjenester/")
    + SWITCH.format(nb="./", ar="../ar/")
    + '<main><h1 id="t">T</h1><article class="card" id="rosa"><a href="tel:112">1</a></article></main>',
    "assets/a.css": "a { background: url(data:image/png;base64,x) }",
}
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:xhtml="http://www.w3.org/1999/xhtml">{}</urlset>"""
ENTRY = "<url><loc>https://s.example/{}</loc>{}</url>"
VERSION = '<xhtml:link rel="alternate" hreflang="{}" href="https://s.example/{}"/>'
BOTH = VERSION.format("nb", "") + VERSION.format("ar", "ar/") + VERSION.format("x-default", "ar/")
ENTRIES = (
    ENTRY.format("", BOTH),
    ENTRY.format("ar/", BOTH),
    ENTRY.format("om/", VERSION.format("nb", "om/") + VERSION.format("x-default", "om/")),
    ENTRY.format(
        "tjenester/", VERSION.format("nb", "tjenester/") + VERSION.format("x-default", "tjenester/")
    ),
)
MINIATURE = tuple(
    Address(language, page, prefix)
    for language, prefix, pages in (
        ("nb", "", ("index", "404", "om", "tjenester")),
        ("ar", "ar/", ("index", "404")),
    )
    for page in (f"{name}.md" for name in pages)
)
PLANTED: dict[str, tuple[str, str, str, list[str]]] = {
    "other_pages_than_the_sources": (
        "gammel/index.html",
        "",
        "<p>x</p>",
        ["gammel/index.html has no source"],
    ),
    "wrong_sitemap": ("sitemap.xml", ENTRIES[1], "", ["/ar/ is listed 0 times"]),
    "wrong_versions_in_head": (
        "om/index.html",
        ALTERNATE.format("nb", "om/"),
        "",
        ["nb/om.md has the versions {'x-default': 'om/'}, not {'nb': 'om/', 'x-default': 'om/'}"],
    ),
    "lunr_index": (
        "search/search_index.json",
        "",
        "{}",
        ["search/search_index.json belongs to a search that loads on every page"],
    ),
    "styles_from_elsewhere": (
        "assets/a.css",
        "url(data:image/png;base64,x)",
        "url('//fonts.example/f.woff2')",
        ["a.css loads //fonts.example/f.woff2"],
    ),
    "language_switch_that_leaves_the_page": (
        "om/index.html",
        'href="./"',
        'href="../"',
        [
            "nb/om.md leads to {'nb': 'index.html', 'ar': 'ar/index.html'},"
            " not {'nb': 'om/index.html', 'ar': 'ar/index.html'}"
        ],
    ),
    "anchors_that_differ": (
        "ar/index.html",
        'id="a"',
        'id="b"',
        ["ar/index.md has ['b'] for ['a'] of nb/index.md, or another order"],
    ),
    "unknown_or_missing_numbers": (
        "tjenester/index.html",
        "tel:112",
        "tel:113",
        ["nb/tjenester.md calls tel:113", "nb/tjenester.md lacks tel:112"],
    ),
    "actors_without_one_card": (
        "tjenester/index.html",
        'id="rosa"',
        'id="rose"',
        ["nb/tjenester.md has 0 cards for rosa", "nb/tjenester.md has a card for unknown rose"],
    ),
}


@pytest.fixture(scope="module")
def built(site: Path, guide: Guide) -> BuiltSite:
    calls = frozenset(phone.uri for actor in guide.actors for phone in actor.phones)
    return BuiltSite(site, tuple(addresses()), calls, tuple(actor.id for actor in guide.actors))


@pytest.fixture
def miniature(tmp_path: Path) -> BuiltSite:
    """A sound site of two languages."""
    for name, content in {**PAGES, "sitemap.xml": SITEMAP.format("".join(ENTRIES))}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return BuiltSite(tmp_path, MINIATURE, frozenset({"tel:112"}), ("rosa",))


@pytest.mark.parametrize("check", SITE_CHECKS, ids=lambda check: check.__name__)
def test_the_site_does_not_have_this_fault(check: Check, built: BuiltSite) -> None:
    found = list(check(built))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("check", SITE_CHECKS, ids=lambda check: check.__name__)
def test_a_sound_site_passes(check: Check, miniature: BuiltSite) -> None:
    assert list(check(miniature)) == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name: str, miniature: BuiltSite) -> None:
    file, before, after, told = PLANTED[name]
    path = miniature.folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(path.read_text(encoding="utf-8").replace(before, after) if path.exists() else after)
    check = next(check for check in SITE_CHECKS if check.__name__ == name)
    assert list(check(miniature)) == told


def test_a_language_without_its_own_404_page_is_found(miniature: BuiltSite) -> None:
    check = next(check for check in SITE_CHECKS if check.__name__ == "languages_without_not_found_page")
    some = tuple(address for address in MINIATURE if str(address) != "ar/404.md")
    assert list(check(BuiltSite(miniature.folder, some, miniature.calls, miniature.actors))) == [
        "ar has no 404 page"
    ]


def test_every_check_has_a_planted_fault() -> None:
    names = {check.__name__ for check in SITE_CHECKS}
    assert names - PLANTED.keys() == {"languages_without_not_found_page"}
