"""Any page on A4 paper: tables are tables, headings stand with what they head, no sheet is for nothing."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page

from browser.probes import BROKEN_WORDS
from project import Address, addresses

MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
"""What browsers leave where nobody says anything."""
PAGES = [each for each in addresses() if each.language == "nb"]
OTHERS = [each for each in addresses() if each.language in {"ar", "th"} and each.page == "bekymret.md"]
WITH_TABLES = ("ansatte/", "ansatte/samtale/", "bakgrunn/", "kompetanse/", "data/", "tilgjengelighet/")
BETWEEN_MARGINS = {"width": 718, "height": 1040}
"""An A4 sheet in CSS pixels."""
SPACES = re.compile(r"[\s\u00ad\u200b\ufffe]")
FILLED = 0.6
"""The part of a sheet's height, from the top, within which its last words stand."""
SHORTEST = 5
"""Letters of a last line that can be told from a word of the text."""
HEADINGS = """() => [...document.querySelectorAll(
  "main :is(h1, h2, h3, h4, summary, dt, caption, .chart-title, .helpers, .whom, .reached)")]
  .filter((each) => !each.closest(".card")).map((each) => each.textContent)"""
FOOTER = "() => document.querySelector('.footer').textContent"
ROWS = """() => [...document.querySelectorAll("main table")].map((table) => {
  const edges = (cells) => [...cells].map((each) => Math.round(each.getBoundingClientRect().left));
  const rows = [...table.tBodies[0].rows].map((row) => edges(row.cells));
  return [edges(table.querySelectorAll("thead th")), rows];
})"""
LENGTHS = """() => [...document.querySelectorAll("main > p:not([class])")].map((each) => {
  const {width} = each.getBoundingClientRect();
  return width / parseFloat(getComputedStyle(each).fontSize);
})"""


def sheets(page: Page, **more: Any) -> pypdfium2.PdfDocument:
    printed = page.pdf(**{"format": "A4", "prefer_css_page_size": True, "margin": MARGINS} | more)
    return pypdfium2.PdfDocument(BytesIO(printed))


def squeezed(text: str) -> str:
    return SPACES.sub("", text)


def lines_of(page: Page) -> list[list[str]]:
    """The lines of each sheet, without spaces and without what stands at every page's foot."""
    foot = squeezed(page.evaluate(FOOTER))
    with sheets(page) as pdf:
        texts = [sheet.get_textpage().get_text_range() for sheet in pdf]
    told = ([squeezed(line) for line in text.splitlines()] for text in texts)
    return [[line for line in lines if line and line not in foot] for lines in told]


def wasted(page: Page) -> Iterator[str]:
    """Sheets with nothing of the page's own, and those that end with a heading."""
    headings = {squeezed(heading) for heading in page.evaluate(HEADINGS)}
    *sheets_before, last = lines_of(page)
    for number, lines in enumerate(sheets_before, 1):
        if lines and len(lines[-1]) >= SHORTEST and any(each.endswith(lines[-1]) for each in headings):
            yield f"sheet {number} ends with {lines[-1]}"
    yield from (f"sheet {at} is empty" for at, lines in enumerate([*sheets_before, last], 1) if not lines)


@pytest.mark.parametrize("address", PAGES + OTHERS, ids=str)
def test_no_sheet_is_wasted_and_no_heading_is_left_behind(page: Page, server: str, address: Address) -> None:
    page.goto(server + address.url)
    assert list(wasted(page)) == []


@pytest.mark.parametrize(
    "style",
    [
        ".footer { position: static; break-before: page }",
        ".prose h2 { break-after: page } .prose h2 + * { break-before: auto !important }",
    ],
)
def test_a_wasted_sheet_would_be_noticed(page: Page, server: str, style: str) -> None:
    page.goto(server + "bekymret/")
    page.add_style_tag(content=f"@media print {{ {style} }}")
    assert list(wasted(page))


def filled(page: Page) -> list[float]:
    with sheets(page) as pdf:
        texts = [(sheet.get_textpage(), sheet.get_height()) for sheet in pdf]
        lowest = [
            min(text.get_rect(at)[1] for at in range(text.count_rects())) / tall for text, tall in texts
        ]
    return [1 - each for each in lowest]


@pytest.mark.parametrize("url", ["historier/", "ar/historier/", "plan/om-menneskehandel/", "tiltak/"])
def test_a_sheet_is_filled_before_the_next_begins(page: Page, server: str, url: str) -> None:
    page.goto(server + url)
    *before, _ = filled(page)
    assert min(before) >= FILLED


def test_a_half_empty_sheet_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "historier/")
    page.add_style_tag(content="@media print { .stories .story { break-inside: avoid } }")
    *before, _ = filled(page)
    assert min(before) < FILLED


def measures_parted(page: Page, style: str = "") -> list[str]:
    """What the second sheet begins with, wherever the first one ends, unless that is a measure's name."""
    names = [squeezed(name) for name in page.locator(".overview .name").all_text_contents()]
    begun = []
    for space in range(0, 120, 30):
        page.add_style_tag(content=f"@media print {{ .overview {{ margin-top: {space}px }} {style} }}")
        begun.append(lines_of(page)[1][0])
    return [line for line in begun if not any(name.startswith(line) for name in names)]


def test_what_is_told_of_a_measure_stands_on_one_sheet(page: Page, server: str) -> None:
    page.goto(server + "tiltak/")
    assert measures_parted(page) == []
    assert measures_parted(page, ".overview li { break-inside: auto }")


@pytest.mark.parametrize("url", WITH_TABLES)
def test_a_table_is_a_table_on_paper_and_no_word_of_it_breaks(page: Page, server: str, url: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size(BETWEEN_MARGINS)
    page.goto(server + url)
    tables = page.evaluate(ROWS)
    assert tables
    for headings, rows in tables:
        assert len(set(headings)) > 1
        assert {tuple(row) for row in rows} == {tuple(headings)}
    assert page.evaluate(BROKEN_WORDS) == []
    page.set_viewport_size({"width": 480, "height": 700})
    assert all(len(set(row)) == 1 for _, rows in page.evaluate(ROWS) for row in rows), "no room on A6"


def test_words_on_paper_are_as_long_as_lines_on_a_screen(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(server + "plan/innledning/")
    page.emulate_media(media="screen")
    on_a_screen = page.evaluate(LENGTHS)
    page.emulate_media(media="print")
    assert page.evaluate(LENGTHS) == pytest.approx(on_a_screen, abs=0.5)


@pytest.mark.parametrize("url", ["ansatte/", "ar/tjenester/", "tiltak/koordinering/"])
def test_what_leads_back_to_the_page_lies_over_nothing(page: Page, server: str, url: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size(BETWEEN_MARGINS)
    page.goto(server + url)
    assert (
        page.evaluate(
            """() => {
          const box = document.querySelector(".footer").getBoundingClientRect();
          const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          const over = [];
          while (words.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(words.currentNode);
            if (!words.currentNode.parentElement.checkVisibility()) continue;
            const isOver = ({left, right, top, bottom}) =>
              left < box.right && right > box.left && top < box.bottom && bottom > box.top;
            if ([...range.getClientRects()].some(isOver)) over.push(words.currentNode.data);
          }
          const {scrollWidth, clientWidth} = document.querySelector(".footer");
          return scrollWidth > clientWidth ? [...over, "wider than its place"] : over;
        }"""
        )
        == []
    )
