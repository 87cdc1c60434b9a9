"""Leaving fast: by link, by key, without a script; and never a blank page afterwards."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from playwright.sync_api import Page, Route, expect
from ruamel.yaml import YAML

from browser.conftest import NewPage
from browser.keyboard import is_at, tab_to
from project import ROOT, addresses

EXIT_URL = str(YAML(typ="safe").load(ROOT / "data/plan.yaml")["exit_url"])
WITH_EXIT = {
    *("hjelp.md", "tjenester.md", "tegn.md", "historier.md", "rettigheter.md", "trygg-pa-nett.md"),
    *("bekymret.md", "hva-skjer.md", "si-det.md", "sok.md", "index.md", "sporsmal.md"),
}
"""Pages that a person in danger may be seen reading."""
HELP_PAGES = {address.language: address.url for address in addresses() if address.page == "hjelp.md"}
FIVE_SECONDS = 5000


@dataclass
class Elsewhere:
    """Stands in for the page the exit leads to."""

    answers: bool = True
    """Else the browser stays where it was."""
    arrivals: list[Route] = field(default_factory=list)

    def receive(self, route: Route) -> None:
        self.arrivals.append(route)
        if self.answers:
            route.fulfill(body="<title>weather</title>", content_type="text/html")
        else:
            route.fulfill(status=HTTPStatus.NO_CONTENT)


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


def open_help(
    new_tab: NewPage, server: str, elsewhere: Elsewhere, url: str = "hjelp/", scripts: bool = True
) -> Page:
    page = new_tab(java_script_enabled=scripts)
    page.route(EXIT_URL, elsewhere.receive)
    page.goto(server)
    page.goto(server + url)
    return page


@pytest.fixture
def page(new_tab: NewPage, server: str, elsewhere: Elsewhere) -> Page:
    """The help page, opened from the front page."""
    return open_help(new_tab, server, elsewhere)


@pytest.fixture
def still_page(new_page: NewPage, server: str, elsewhere: Elsewhere) -> Page:
    """The help page, on which only the test moves time, however slow the machine is."""
    page = new_page()
    page.clock.install(time=datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    page.route(EXIT_URL, elsewhere.receive)
    page.goto(server + "hjelp/")
    page.clock.pause_at(datetime(2026, 11, 21, 13, 0, tzinfo=UTC))
    return page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def status(page: Page) -> str:
    return page.locator(".exit-status").inner_text()


@pytest.mark.parametrize("address", list(addresses()), ids=str)
def test_the_exit_stands_on_pages_for_those_in_danger_and_there_alone(site, address) -> None:
    html = (site / address.file).read_text(encoding="utf-8")
    assert ('id="side-avslutt"' in html) is (address.page in WITH_EXIT)
    assert (f'href="{EXIT_URL}" rel="nofollow noreferrer"' in html) is (address.page in WITH_EXIT)


@pytest.mark.parametrize("url", list(HELP_PAGES.values()), ids=list(HELP_PAGES))
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_link_leaves(new_tab, server, elsewhere, url, scripts) -> None:
    page = open_help(new_tab, server, elsewhere, url, scripts)
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(EXIT_URL)
    assert "referer" not in elsewhere.arrivals[0].request.headers


def test_back_leads_past_the_page_that_was_left(page: Page, server: str) -> None:
    tab_to(page, "a.exit")
    page.keyboard.press("Enter")
    page.wait_for_url(EXIT_URL)
    page.go_back()
    assert page.url == server


def test_the_page_is_covered_at_once_whatever_the_next_one_does(page: Page, elsewhere: Elsewhere) -> None:
    elsewhere.answers = False
    page.locator("a.exit").focus()
    with page.expect_request(EXIT_URL):
        page.keyboard.press("Enter")
    cover = page.get_by_role("alert")
    expect(cover).to_have_text("Laster")
    assert page.title().strip("\u200b") == ""
    box = cover.bounding_box()
    assert box == {"x": 0, "y": 0, **page.viewport_size}
    on_top = page.evaluate("() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).className")
    assert on_top == "cover"


def test_a_page_that_is_shown_again_is_never_blank(page: Page, elsewhere: Elsewhere) -> None:
    title = page.title()
    elsewhere.answers = False
    page.locator("a.exit").focus()
    with page.expect_request(EXIT_URL):
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.title() == title
    assert page.evaluate("() => getComputedStyle(document.documentElement).overflowY") == "visible"


def test_shift_three_times_leaves_and_tells_how_many_are_left(still_page: Page) -> None:
    press(still_page, "Shift")
    expect(still_page.locator(".exit-status")).to_have_attribute("role", "status")
    assert re.findall(r"\d", status(still_page)) == ["2"]
    press(still_page, "Shift")
    assert re.findall(r"\d", status(still_page)) == ["1"]
    press(still_page, "Shift")
    still_page.wait_for_url(EXIT_URL)


def test_another_key_starts_the_count_again(still_page: Page, elsewhere: Elsewhere) -> None:
    press(still_page, "Shift", "Shift", "a")
    assert status(still_page) == ""
    press(still_page, "Shift", "Shift")
    assert re.findall(r"\d", status(still_page)) == ["1"]
    assert not elsewhere.arrivals


@pytest.mark.parametrize("key", ["Escape", "Shift+Tab", "Control", "Enter"])
def test_other_keys_do_not_leave(page: Page, elsewhere: Elsewhere, key: str) -> None:
    press(page, key, key, key, key)
    assert page.locator(".cover").count() == 0
    assert not elsewhere.arrivals


@pytest.mark.parametrize("key", ["Tab", "a", "Control", "Alt", "ArrowDown"])
def test_shift_held_with_another_key_does_not_count(page: Page, elsewhere: Elsewhere, key: str) -> None:
    for _ in range(5):
        page.keyboard.press(f"Shift+{key}")
        page.keyboard.down(key)
        page.keyboard.press("Shift")
        page.keyboard.up(key)
        assert status(page) == "" or key not in {"Control", "Alt"}
    assert page.locator(".cover").count() == 0
    assert not elsewhere.arrivals


def test_shift_held_with_a_click_or_the_wheel_does_not_count(page: Page, elsewhere: Elsewhere) -> None:
    for act in (lambda: page.mouse.click(3, 300), lambda: page.mouse.wheel(0, 40)):
        for _ in range(4):
            page.keyboard.down("Shift")
            act()
            page.evaluate("() => new Promise(requestAnimationFrame)")
            page.keyboard.up("Shift")
            assert status(page) == ""
    assert page.locator(".cover").count() == 0
    assert not elsewhere.arrivals


def test_an_open_menu_does_not_stay_on_the_screen(still_page: Page, elsewhere: Elsewhere) -> None:
    elsewhere.answers = False
    still_page.locator(".bar [popovertarget=side-meny]").click()
    still_page.locator("#side-meny a").first.focus()
    with still_page.expect_request(EXIT_URL):
        press(still_page, "Shift", "Shift", "Shift")
    expect(still_page.get_by_role("alert")).to_be_visible()
    assert still_page.locator("#side-meny").is_hidden()


def test_more_than_five_seconds_between_presses_start_the_count_again(still_page: Page) -> None:
    press(still_page, "Shift", "Shift")
    still_page.clock.run_for(FIVE_SECONDS + 1)
    assert status(still_page) == ""
    press(still_page, "Shift")
    assert re.findall(r"\d", status(still_page)) == ["2"]
    still_page.clock.run_for(FIVE_SECONDS - 100)
    press(still_page, "Shift")
    still_page.clock.run_for(FIVE_SECONDS - 100)
    press(still_page, "Shift")
    still_page.wait_for_url(EXIT_URL)


@pytest.mark.parametrize(
    "markup", ["<input>", "<input type=search>", "<textarea></textarea>", "<p contenteditable>"]
)
def test_shift_in_a_field_for_text_is_for_writing(page: Page, elsewhere: Elsewhere, markup: str) -> None:
    page.evaluate(
        "(markup) => document.querySelector('main').insertAdjacentHTML('afterbegin', markup)", markup
    )
    page.locator("main > :first-child").focus()
    press(page, "Shift", "Shift", "Shift")
    assert status(page) == ""
    assert not elsewhere.arrivals


def test_shift_counts_while_a_choice_has_the_focus(still_page: Page) -> None:
    still_page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('afterbegin', '<input type=radio>')"
    )
    still_page.locator("main > :first-child").focus()
    assert is_at(still_page, "input[type=radio]")
    press(still_page, "Shift", "Shift", "Shift")
    still_page.wait_for_url(EXIT_URL)


@pytest.mark.parametrize("url", list(HELP_PAGES.values()), ids=list(HELP_PAGES))
def test_the_exit_s_words_say_that_it_is_an_emergency_exit(page: Page, server: str, url: str) -> None:
    page.goto(server + url)
    words = page.locator("a.exit")
    hidden = page.locator("a.exit .unseen").inner_text().strip()
    assert hidden
    assert len(words.inner_text()) > len(hidden)


def test_an_old_browser_that_stops_at_the_help_finder_still_leaves(
    new_page: NewPage, server: str, elsewhere: Elsewhere
) -> None:
    page = new_page()
    page.add_init_script("delete Intl.DateTimeFormat.prototype.formatToParts")
    stopped: list[str] = []
    page.on("pageerror", lambda error: stopped.append(error.message))
    page.route(EXIT_URL, elsewhere.receive)
    page.goto(server + "hjelp/")
    page.locator("#side-avslutt").click()
    expect(page).to_have_title("weather")
    assert any("formatToParts" in message for message in stopped)
    assert len(elsewhere.arrivals) == 1
