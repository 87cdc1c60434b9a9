"""The ways through the site by keyboard alone, in every language."""

import pytest
from playwright.sync_api import Page

from browser.conftest import NewPage
from browser.keyboard import Stop, is_at, stop, tab_to
from project import Address, addresses, language_codes

CODES = language_codes()
PREFIXES = {address.language: address.prefix for address in addresses()}
ROUNDABOUT = 400
"""Presses of Tab that suffice to go through any of these pages."""


def find(language: str, page: str) -> Address:
    return Address(language, page, PREFIXES[language])


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(new_tab: NewPage) -> Page:
    return new_tab(viewport={"width": 360, "height": 640})


def test_from_the_front_page_to_a_number_to_ring(page: Page, server: str, language: str) -> None:
    page.goto(server + find(language, "index.md").url)
    tab_to(page, "main a[href$='hjelp/']")
    page.keyboard.press("Enter")
    page.wait_for_url(server + find(language, "hjelp.md").url)
    tab_to(page, "a[href^='tel:']")
    assert is_at(page, "a[href='tel:112']")


@pytest.mark.parametrize("name", ["index.md", "hjelp.md", "tegn.md", "om.md"])
def test_every_stop_of_the_tab_key_shows(page: Page, server: str, language: str, name: str) -> None:
    page.goto(server + find(language, name).url)
    stops: list[Stop] = []
    for _ in range(ROUNDABOUT):
        page.keyboard.press("Tab")
        here = stop(page)
        if here is None:
            break
        stops.append(here)
    assert 8 < len(stops) < ROUNDABOUT
    assert [here for here in stops if not here.is_shown] == []


def test_the_first_stop_leads_past_the_header(page: Page, server: str, language: str) -> None:
    page.goto(server + find(language, "hjelp.md").url)
    tab_to(page, "a[href='#side-innhold']", most=1)
    page.keyboard.press("Enter")
    assert is_at(page, "main")
    tab_to(page, "main a[href^='tel:']", most=1)


def test_the_second_stop_leads_to_the_exit(page: Page, server: str, language: str) -> None:
    page.goto(server + find(language, "hjelp.md").url)
    tab_to(page, "a[href='#side-avslutt']", most=2)
    page.keyboard.press("Enter")
    assert is_at(page, "a.exit")


def test_the_menu_opens_closes_and_gives_the_focus_back(page: Page, server: str, language: str) -> None:
    page.goto(server + find(language, "hjelp.md").url)
    tab_to(page, ".bar [popovertarget=side-meny]")
    page.keyboard.press("Enter")
    assert page.locator("#side-meny").is_visible()
    tab_to(page, "#side-meny .opener", most=1)
    page.keyboard.press("Escape")
    assert not page.locator("#side-meny").is_visible()
    assert is_at(page, ".bar [popovertarget=side-meny]")


def test_the_menu_leads_on(page: Page, server: str, language: str) -> None:
    page.goto(server + find(language, "hjelp.md").url)
    tab_to(page, ".bar [popovertarget=side-meny]")
    page.keyboard.press("Enter")
    tab_to(page, "#side-meny a[href$='tegn/']")
    page.keyboard.press("Enter")
    page.wait_for_url(server + find(language, "tegn.md").url)


@pytest.mark.parametrize(("start", "end"), [("nb", "en"), ("en", "ar"), ("ar", "nb")])
def test_another_language_shows_the_same_page(page: Page, server: str, start: str, end: str) -> None:
    page.goto(server + find(start, "tegn.md").url)
    tab_to(page, ".bar [popovertarget=side-sprak]")
    page.keyboard.press("Enter")
    tab_to(page, f"#side-sprak a[hreflang='{end}']")
    page.keyboard.press("Enter")
    page.wait_for_url(server + find(end, "tegn.md").url)
    assert page.locator("html").get_attribute("lang") == end


def test_a_page_missing_in_a_language_leads_to_that_language_s_front_page(page: Page, server: str) -> None:
    page.goto(server + find("nb", "plan/tiltak.md").url)
    tab_to(page, ".bar [popovertarget=side-sprak]")
    page.keyboard.press("Enter")
    tab_to(page, "#side-sprak a[hreflang='ar']")
    page.keyboard.press("Enter")
    page.wait_for_url(server + find("ar", "index.md").url)


def test_a_focus_that_does_not_show_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + find("nb", "hjelp.md").url)
    page.add_style_tag(content=".home:focus-visible { outline-width: 1px }")
    with pytest.raises(AssertionError, match="outline=1"):
        tab_to(page, "a[href^='tel:']")
