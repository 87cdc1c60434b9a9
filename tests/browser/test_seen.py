"""The page as it is seen: words whole, red for danger alone, lines that show, one edge, no line too long."""

import math
import re

import pytest
from playwright.sync_api import Page

from browser.axe import OPEN_ALL
from browser.pictures import is_red, picture, ratio, strongest, whole_picture
from browser.probes import LINE_LENGTHS
from project import Address, addresses
from veiviser.model.guide import Guide

WIDTHS = (320, 360, 768, 1024, 1280, 1920)
PAGES = list(addresses())
PLAN_PAGES = [each for each in PAGES if each.page.startswith("plan/")]
NORWEGIAN = [each for each in PAGES if each.language == "nb"]
BOXES = """(all) => all.filter((each) => each.checkVisibility()).map((each) => {
  const {left, top, right, bottom} = each.getBoundingClientRect();
  return [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
})"""


@pytest.fixture(autouse=True)
def as_found(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("address", NORWEGIAN, ids=str)
def test_red_is_danger_to_life_and_nothing_else(
    page: Page, server: str, guide: Guide, address: Address, scheme: str
) -> None:
    dangers = {phone.uri for id in guide.plan.emergency_numbers for phone in guide.actor(id).phones}
    page.emulate_media(color_scheme=scheme)
    page.goto(server + address.url)
    page.evaluate(OPEN_ALL)
    calls = {
        str(call.get_attribute("href")): "urgent" in str(call.get_attribute("class")).split()
        for call in page.locator("a.call").all()
    }
    assert {uri for uri, is_urgent in calls.items() if is_urgent} == set(calls) & dangers
    seen = whole_picture(page)
    for box in map(rounded, page.eval_on_selector_all(".urgent", BOXES)):
        assert any(is_red(colour) for _, colour in seen.crop(box).getcolors(1 << 20))
        seen.paste((255, 255, 255), box)
    # A picture of a poster shows what is red on the poster.
    for box in map(rounded, page.eval_on_selector_all("main img", BOXES)):
        seen.paste((255, 255, 255), box)
    assert [colour for _, colour in seen.getcolors(1 << 24) if is_red(colour)] == []


def test_red_elsewhere_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "tjenester/")
    page.add_style_tag(content=".badges li { border-color: var(--danger) }")
    assert [colour for _, colour in whole_picture(page).getcolors(1 << 24) if is_red(colour)]


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize(
    ("url", "selector"),
    [
        ("historier/", ".story"),
        ("plan/om-menneskehandel/", ".story"),
        ("plan/innledning/", ".notice"),
        ("data/", "main code"),
        ("tjenester/", ".badges li"),
        ("tjenester/", ".card"),
        ("tiltak/", ".circles .phase"),
        ("ansatte/", ".flow .asks"),
        ("ansatte/", ".flow .then"),
        ("ansatte/", ".flow .step"),
        ("hjelp/", ".urgent"),
        ("hjelp/", ".call:not(.urgent)"),
    ],
)
def test_rules_and_chips_stand_out_three_to_one(page, server, url: str, selector: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(server + url)
    page.evaluate(OPEN_ALL)
    left, top, _, bottom = page.eval_on_selector_all(selector, BOXES)[0]
    middle = (top + bottom) / 2
    ground = picture(page, (2, middle, 3, middle + 1)).getpixel((0, 0))
    edge = picture(page, (left, middle - 2, left + 4, middle + 2))
    assert strongest(edge, (0, 0, *edge.size), ground) >= 3


def test_a_rule_too_dark_to_see_would_be_noticed(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server + "historier/")
    page.add_style_tag(content=".story { border-color: var(--identity) !important }")
    left, top, *_ = page.eval_on_selector_all(".story", BOXES)[0]
    rule, ground = (
        picture(page, (x, y, x + 1, y + 1)).getpixel((0, 0)) for x, y in ((left + 2, top + 40), (2, top))
    )
    assert ratio(rule, ground) < 3


@pytest.mark.parametrize("address", PLAN_PAGES, ids=str)
def test_lines_of_the_plan_are_sixty_to_seventy_characters(page: Page, server: str, address: Address) -> None:
    page.goto(server + address.url)
    lengths = page.evaluate(LINE_LENGTHS)
    if len(lengths) >= 10:
        assert 58 <= sum(lengths) / len(lengths) <= 70


@pytest.mark.parametrize("width", (320, 1280))
def test_the_line_between_the_two_names_stands_between_them(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for address in (each for each in PAGES if each.page == "om.md"):
        page.goto(server + address.url)
        first, second = page.eval_on_selector_all(".owner bdi", BOXES)
        (left, _, right, bottom) = sorted((first, second))[0][2], 0, sorted((first, second))[1][0], first[3]
        assert right - left > 6
        seen = picture(page)
        ground = seen.getpixel((2, 2))
        assert strongest(seen, (left, first[1], right, bottom), ground) >= 3


def test_a_button_says_once_what_it_does(page: Page, server: str) -> None:
    page.goto(server + "tjenester/")
    for told in page.locator(".call-verb").all_inner_texts():
        assert not re.match(r"(\w+) \1", told), told


def rounded(box: list[float]) -> tuple[int, ...]:
    return tuple(math.floor(edge + 0.5) for edge in box)


FRONT = """() => {
  const tops = (lines) => new Set(
    Array.from(lines).map((line) => Math.round(line.getBoundingClientRect().top)));
  return {
    rows: tops(document.querySelectorAll('.emergency li')).size,
    calls: document.querySelectorAll('.emergency li').length,
    footer: getComputedStyle(document.querySelector('.footer ul')).display,
  };
}"""
KEPT = {"rows": 1, "calls": 3, "footer": "flex"}
LEAK = ".front ul { display: grid; grid-template-columns: repeat(2, 1fr) }"
"""How the front page's style once shaped lists that were not its own."""


@pytest.mark.parametrize("width", [768, 1280])
def test_the_front_page_keeps_112_113_and_110_in_one_row_and_leaves_the_footer_alone(
    page: Page, server: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server)
    assert page.evaluate(FRONT) == KEPT
    page.add_style_tag(content=f"{LEAK} .front .emergency ul {{ grid-template-columns: repeat(2, 1fr) }}")
    assert page.evaluate(FRONT) != KEPT, "the fault that was there once would not be noticed"


@pytest.mark.parametrize("url", ["tilgjengelighet/", "ansatte/"])
def test_a_table_keeps_its_column_headings_on_a_phone(page: Page, server: str, url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(server + url)
    table = page.locator("main table").first
    headings = table.locator("thead th").all_inner_texts()
    assert len(headings) > 1
    assert table.get_by_role("columnheader").all_inner_texts() == headings
    first = table.locator("tbody tr").first
    assert [cell.get_attribute("data-label") for cell in first.locator("td").all()] == headings[
        -first.locator("td").count() :
    ]
    page.add_style_tag(content="thead { display: none }")
    assert table.get_by_role("columnheader").count() == 0, "headings that nobody hears would not be noticed"
