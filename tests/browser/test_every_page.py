"""Each page in each language, loaded once and looked at on every screen that a reader may have."""

from collections.abc import Iterator

import pytest
from babel import Locale
from playwright.sync_api import Browser, Page

from browser.axe import OPEN_ALL
from browser.conftest import new_context
from browser.probes import (
    BROKEN_WORDS,
    CUT_OFF,
    DIGITS,
    FOOT,
    INDENTED,
    MOVING,
    PARTED,
    SCROLLING,
    SPACING,
    STARTS,
    STRANDED_STOPS,
    TARGETS,
    TOO_WIDE,
    TOUCHING,
    UNEVEN,
)
from project import Address, addresses
from veiviser.site.whole_site import LIGHTEST

WIDTHS = (320, 360, 768, 1024, 1280, 1920)
PHONE = {"width": 360, "height": 640}
TALL = 1600
FOUR_TIMES_LARGER = {"width": 320, "height": 256}
"""What a screen of 1280 by 1024 shows at 400 %."""
FEATURE_PHONE = {"width": 240, "height": 320}
TWICE_AS_LARGE = "html { font-size: 200% !important }"
NARROW = "overflow-wrap: anywhere !important; display: block !important; width: 3rem !important"
LEAST, LEAST_FOR_HELP = 24, 44
"""What is touched, in CSS pixels; on the help pages twice what WCAG asks for."""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One page for all addresses, so that only the address and the screen change."""
    context = new_context(chromium, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", list(addresses()), ids=str)
def test_nothing_is_amiss_on_any_screen(page: Page, server: str, address: Address) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.goto(server + address.url)
    found = [*restless(page), *off_the_edge(page)]
    page.evaluate(OPEN_ALL)
    found += small_targets(page, LEAST_FOR_HELP if address.page == "hjelp.md" else LEAST)
    found += [*uneven(page), *(f"{words} touch" for words in touching(page))]
    if Locale.parse(address.language).text_direction == "rtl":
        found += turned_round(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {fault}" for fault in (*broken(page), *cut_off(page), *too_wide(page))]
        if address.page not in LIGHTEST:
            found += [f"{width} px: {fault}" for fault in parted(page)]
    page.set_viewport_size(FEATURE_PHONE)
    found += [f"240 px: {fault}" for fault in too_wide(page)]
    page.set_viewport_size(PHONE)
    larger = page.add_style_tag(content=TWICE_AS_LARGE)
    found += [f"letters of twice the size: {fault}" for fault in too_wide(page)]
    larger.evaluate("style => style.remove()")
    page.set_viewport_size(FOUR_TIMES_LARGER)
    page.add_style_tag(content=SPACING)
    found += [f"spaced, at 400 %: {fault}" for fault in (*cut_off(page), *too_wide(page))]
    assert found == []


def restless(page: Page) -> Iterator[str]:
    """For a reader who wants no motion."""
    yield from (f"{moving} moves" for moving in page.evaluate(MOVING))
    if (scrolls := page.evaluate(SCROLLING)) != "auto":
        yield f"scrolls in a way that is {scrolls}"


def off_the_edge(page: Page) -> Iterator[str]:
    """Header, heading and footer share one edge, and the footer ends the screen."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": TALL})
        if len(set(starts := page.evaluate(STARTS))) > 1:
            yield f"{width} px: begins at {starts}"
        if (below := page.evaluate(FOOT)) < -1:
            yield f"{width} px: the footer ends {-below} px above the foot of the screen"
    page.set_viewport_size(PHONE)


def small_targets(page: Page, least: int) -> Iterator[str]:
    for target in page.evaluate(TARGETS):
        if not target["in_text"] and min(target["height"], target["width"]) < least:
            yield f"{target['name']} is {target['width']} by {target['height']} px"


def turned_round(page: Page) -> list[str]:
    """Runs of digits whose digits do not stand from left to right on their line."""
    return [f"{run} is turned round" for run, places in page.evaluate(DIGITS) if not in_order(places)]


def in_order(places: list[tuple[str, float, float]]) -> bool:
    lines: dict[float, list[float]] = {}
    for _, left, top in places:
        lines.setdefault(round(top), []).append(left)
    return all(lefts == sorted(lefts) for lefts in lines.values())


def broken(page: Page) -> list[str]:
    return [
        *(f"{word} breaks over two lines" for word in page.evaluate(BROKEN_WORDS)),
        *(f"{words} is parted from its stop" for words in page.evaluate(STRANDED_STOPS)),
    ]


def parted(page: Page) -> list[str]:
    return [f"{words} is parted" for words in page.evaluate(PARTED)]


def uneven(page: Page) -> list[str]:
    return [
        *(f"{item} has lines at unlike distances" for item in page.evaluate(UNEVEN)),
        *(f"{name} begins inside the edge of the page" for name in page.evaluate(INDENTED)),
    ]


def touching(page: Page) -> list[str]:
    return list(page.evaluate(TOUCHING))


def cut_off(page: Page) -> list[str]:
    return [f"cut off: {cut}" for cut in page.evaluate(CUT_OFF)]


def too_wide(page: Page) -> Iterator[str]:
    if (wider := page.evaluate(TOO_WIDE)) > 0:
        yield f"{wider} px too wide"


@pytest.mark.parametrize(
    ("url", "style", "told"),
    [
        (
            "ansatte/",
            "td { overflow-wrap: anywhere !important; display: block !important; width: 3rem !important }",
            broken,
        ),
        ("plan/aktorer/", ".who a { display: inline-block }", broken),
        ("tjenester/", ".time { white-space: normal; display: block; width: 3rem }", broken),
        ("hjelp/", ".call { height: 1.5rem; overflow: hidden }", cut_off),
        ("plan/om-menneskehandel/", ".kept { white-space: normal; display: block; width: 2rem }", parted),
        ("hjelp/", "main > ul > li > a { margin: 0 !important }", uneven),
        ("ar/si-det/", ".phrases { padding: 0 1rem !important }", uneven),
        ("sporsmal/", ".known + .call { margin: 0 }", touching),
        ("hjelp/", "h1 { width: 30rem }", too_wide),
        ("om/", ".footer { position: absolute; top: 0 }", off_the_edge),
        ("om/", "h1 { margin-left: 1rem }", off_the_edge),
        ("om/", ".opener { transition: color 1s }", restless),
        ("om/", "html { scroll-behavior: smooth }", restless),
    ],
)
def test_a_fault_on_the_screen_would_be_noticed(page: Page, server: str, url: str, style: str, told) -> None:
    page.set_viewport_size(PHONE)
    page.goto(server + url)
    page.evaluate(OPEN_ALL)
    assert list(told(page)) == []
    page.add_style_tag(content=style)
    assert list(told(page))


def test_what_is_too_small_to_touch_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "om/")
    page.add_style_tag(content=".opener { min-width: 0 !important; width: 20px; padding: 0 }")
    assert any("20 by" in fault for fault in small_targets(page, LEAST))


@pytest.mark.parametrize("markup", ["22 33 11 60", "08:00-15:30", "09.00–15.00"])
def test_digits_out_of_order_would_be_noticed(page: Page, markup: str) -> None:
    page.set_content(f"<p dir=rtl>اتصل {markup} الآن</p>")
    assert turned_round(page)
    page.set_content(f"<p dir=rtl>اتصل <bdi dir=ltr>{markup}</bdi> الآن</p>")
    assert turned_round(page) == []
