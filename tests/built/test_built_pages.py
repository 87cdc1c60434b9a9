"""What must hold of every built page, whichever its language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_page import PAGE_CHECKS, BuiltPage
from lxml import html

from project import Address, addresses

SOUND = """<!doctype html><html lang="nb" dir="ltr"><head><title>t</title>
<link rel="canonical" href="https://elsewhere.example/"></head><body>
<main id="m"><h1 id="a">A</h1><article id="b"><h3>B</h3></article></main></body></html>"""
PLANTED = {
    "wrong_language": (
        'lang="nb" dir="ltr"',
        'lang="en" dir="rtl"',
        ["lang is 'en', not 'nb'", "dir is 'rtl', not 'ltr'"],
    ),
    "not_one_main_heading": ("</main>", '<h1 id="c">C</h1></main>', ["2 h1, not one"]),
    "headings_without_anchor": ("</main>", "<h2>C</h2></main>", ["no anchor on 'C'"]),
    "generator_line": ("</head>", '<meta name="generator" content="g"></head>', ["names its generator 'g'"]),
    "files_from_elsewhere": (
        "</body>",
        '<script src="//cdn.example/x.js"></script>',
        ["loads '//cdn.example/x.js'"],
    ),
    "broken_structured_data": (
        "</body>",
        '<script type="application/ld+json">{"a": }</script></body>',
        ["structured data: Expecting value: line 1 column 7 (char 6)"],
    ),
    "broken_references": (
        "</main>",
        '<p aria-labelledby="a x">p</p></main>',
        ["aria-labelledby names 'x', which is not there"],
    ),
}
Check = Callable[[BuiltPage], Iterator[str]]


def page_of(text: str) -> BuiltPage:
    return BuiltPage(Address("nb", "index.md", ""), html.document_fromstring(text))


@pytest.mark.parametrize("check", PAGE_CHECKS, ids=lambda check: check.__name__)
def test_no_page_has_this_fault(check: Check, site: Path) -> None:
    found = [
        f"{address}: {fault}" for address in addresses() for fault in check(BuiltPage.read(site, address))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("check", PAGE_CHECKS, ids=lambda check: check.__name__)
def test_a_planted_fault_is_found_and_nothing_else(check: Check) -> None:
    before, after, told = PLANTED[check.__name__]
    assert list(check(page_of(SOUND))) == []
    assert list(check(page_of(SOUND.replace(before, after)))) == told
