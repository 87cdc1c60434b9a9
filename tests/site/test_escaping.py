"""Whatever an editor types is shown as typed: never as HTML, never as a template, never as a marker."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from html import escape
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from builders import PAGES as SMALL_PAGES
from builders import real_guide, shown, site
from field_values import IDENTIFYING
from project import ROOT
from veiviser.load.markers import ARGUMENTS
from veiviser.model.guide import Guide
from veiviser.model.hours import OpeningHours
from veiviser.model.phone import PhoneNumber
from veiviser.model.plan import Language
from veiviser.model.release import Change, ChangeKind, Reader, Release
from veiviser.site.markers import MARKERS

HOSTILE = """</script><img onx=1>"onx=2 'onx=3 {{ 7 * 191 }} {% raw %} {{ period }} *x* [x](javascript:y)"""
NOT_WORDS = IDENTIFYING | {
    *("cited_by", "figures", "new", "other_language", "period", "published", "under_18", "unit", "until"),
    *("version",),
}
"""Fields that hold ids, codes and addresses, which are checked when they are loaded."""


def hostile(value: Any, name: str = "") -> Any:
    """A copy of a value in which each text is hostile, whether it is translated or not."""
    if isinstance(value, str):
        return value if name in NOT_WORDS else HOSTILE
    if isinstance(value, tuple):
        return tuple(hostile(item, name) for item in value)
    if not is_dataclass(value) or isinstance(value, PhoneNumber | OpeningHours | Language):
        return value
    changes = {
        held.name: hostile(getattr(value, held.name), held.name) for held in fields(value) if held.init
    }
    return replace(value, **changes)  # type: ignore[type-var]


class Tags(HTMLParser):
    """Every element and attribute name, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src"}}


def harm(html: str) -> Iterator[str]:
    """What a hostile text has managed to do."""
    tags = Tags(html)
    yield from sorted(tags.names & {"onx", "em", "b"})
    yield from sorted(address for address in tags.addresses if "javascript:" in address)
    if "1337" in html:
        yield "a template was run"


@pytest.fixture(scope="module")
def guide() -> Guide:
    real = real_guide()
    changes = tuple(
        Change(kind=kind, reader=Reader.HELP, id="gone", name="x", old="x", new="done") for kind in ChangeKind
    )
    codes = tuple(language.code for language in real.languages)
    release = Release(version="2026.11.22", date=date(2026, 11, 22), languages=codes, changes=changes)
    return hostile(replace(real, releases=(release,)))


def test_the_hostile_text_would_do_harm_if_it_could() -> None:
    assert list(harm(f"<p title=\"{HOSTILE}\">{HOSTILE} <a href='javascript:y'>*x*</a> 1337</p>")) == [
        "onx",
        "javascript:y",
        "a template was run",
    ]


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("name", sorted(MARKERS))
def test_no_part_of_a_page_lets_a_text_act(guide: Guide, name: str, code: str) -> None:
    known = ARGUMENTS[name]
    arguments = sorted(known(guide)) if known else [""]
    pages = {language.code: {**PAGES} for language in guide.languages}
    for argument in arguments[:12]:
        html = shown(guide, f"{{{{ {name} {argument} }}}}", code, pages=pages)
        assert not list(harm(html)), argument
        if name not in {"number", "figure", "original", "period"}:
            assert escape("<img onx=1>") in html or r"\u003cimg onx=1\u003e" in html


@pytest.mark.parametrize("template", ["main.html", "light.html", "help.html", "404.html"])
def test_nothing_around_a_page_lets_a_text_act(guide: Guide, template: str) -> None:
    hostile = f"---\ntitle: {json.dumps(HOSTILE)}\ndescription: {json.dumps(HOSTILE)}\nexit: true\n---\n# x\n"
    whole = site(guide, pages={held.code: dict.fromkeys(SMALL_PAGES, hostile) for held in guide.languages})
    whole.terms_used["ar", "plan/tiltak.md"] = guide.terms
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"))
    whole.equip(environment, "ar")
    menu = [(HOSTILE, ["ord.md"])]
    page_context = whole.page_context("ar", "plan/tiltak.md", "ar/plan/tiltak/", menu)
    entry = SimpleNamespace(title=HOSTILE, url="#x", children=[])
    html = environment.get_template(template).render(
        page_context=page_context,
        page=SimpleNamespace(content="", toc=[entry, entry], canonical_url="https://x.example/", meta={}),
        config={"site_name": HOSTILE, "site_url": "https://x.example/"},
    )
    assert not list(harm(html))
    assert html.count(escape("<img onx=1>")) > 5


PAGES = {
    "index.md": "---\ntitle: a\n---\n",
    "tjenester.md": "---\ntitle: b\n---\n",
    "plan/x.md": "---\ntitle: c\n---\n"
    + "".join(
        f"# x {{#kapittel-{number.replace('.', '-')}}}\n"
        for number in sorted({number for measure in real_guide().measures for number in measure.chapters})
    ),
}
