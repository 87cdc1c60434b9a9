"""Measures by area, department and status: whole without a script, narrowed with one, leaving no trace."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import NewPage
from browser.keyboard import is_at, tab_to
from project import addresses
from veiviser.model.guide import Guide

TRACKERS = [each for each in addresses() if each.page == "tiltak/index.md"]
KEPT = """() => [location.href, history.length, history.state, document.cookie, localStorage.length,
  sessionStorage.length]"""
GROUPS = """() => [...document.querySelectorAll(".measure-groups h3")].map((heading) => [heading.id,
  [...heading.nextElementSibling.querySelectorAll("a")].map(({textContent}) => textContent)])"""


def shown(page: Page) -> list[str]:
    return [each.inner_text() for each in page.locator(".overview > li .name").all() if each.is_visible()]


def choice(page: Page, name: str) -> Locator:
    return page.locator(".measure-filter").get_by_label(name, exact=True)


@pytest.fixture
def tracker(new_tab: NewPage, server: str) -> Page:
    page = new_tab(viewport={"width": 360, "height": 640})
    page.goto(f"{server}tiltak/")
    return page


@pytest.mark.parametrize("address", TRACKERS, ids=str)
def test_without_a_script_all_measures_stand_there_and_again_under_each_heading(
    new_tab: NewPage, server: str, guide: Guide, address
) -> None:
    page = new_tab(java_script_enabled=False)
    page.goto(server + address.url)
    assert not page.locator(".measure-filter").is_visible()
    assert len(shown(page)) == len(guide.measures)
    for grouped in page.locator(".measure-groups").all():
        linked = {str(link.get_attribute("href")) for link in grouped.locator("a").all()}
        assert linked == {f"{measure.id}/" for measure in guide.measures}


@pytest.mark.parametrize("address", TRACKERS, ids=str)
def test_each_choice_shows_what_stands_under_its_heading(new_tab: NewPage, server: str, address) -> None:
    page = new_tab()
    page.goto(server + address.url)
    under = dict(page.evaluate(GROUPS))
    everything = shown(page)
    lists = page.locator(".measure-filter select")
    offered = []
    for at in range(lists.count()):
        for option in lists.nth(at).locator("option[value]:not([value=''])").all():
            offered.append(option.get_attribute("value"))
            lists.nth(at).select_option(offered[-1])
            assert shown(page) == under[offered[-1]]
        lists.nth(at).select_option("")
        assert shown(page) == everything
    assert offered == list(under)


def test_choices_go_together_and_what_is_left_is_counted_aloud(tracker: Page) -> None:
    told = tracker.locator(".measure-filter [role=status]")
    expect(told).to_have_text("Antall treff: 8")
    choice(tracker, "Ansvarlig").select_option(label="Byutvikling")
    assert [name.split(".")[0] for name in shown(tracker)] == ["2"]
    choice(tracker, "Område").select_option(label="Organisere og samhandle")
    expect(told).to_have_text("Antall treff: 1")
    choice(tracker, "Område").select_option(label="Avdekke og bistå")
    assert shown(tracker) == []
    expect(told).to_have_text("Antall treff: 0")
    tracker.get_by_role("button", name="Fjern alle valg").click()
    assert len(shown(tracker)) == 8
    assert choice(tracker, "Ansvarlig").input_value() == ""


def test_the_filter_is_used_by_keyboard_alone(tracker: Page) -> None:
    tab_to(tracker, ".measure-filter select", most=60)
    tracker.keyboard.type("Av")
    assert len(shown(tracker)) < 8
    for _ in range(3):
        tracker.keyboard.press("Tab")
    assert is_at(tracker, ".measure-filter button")
    tracker.keyboard.press("Enter")
    assert len(shown(tracker)) == 8


def test_choosing_changes_neither_address_nor_history_nor_what_is_stored(tracker: Page) -> None:
    before = tracker.evaluate(KEPT)
    choice(tracker, "Status").select_option(index=1)
    choice(tracker, "Ansvarlig").select_option(label="Finans")
    assert tracker.evaluate(KEPT) == before
    tracker.reload()
    assert len(shown(tracker)) == 8
    assert choice(tracker, "Ansvarlig").input_value() == ""


def test_paper_has_the_measures_and_nothing_to_choose_with(tracker: Page) -> None:
    tracker.emulate_media(media="print")
    assert not tracker.locator(".measure-filter").is_visible()
    assert len(shown(tracker)) == 8


def test_only_pages_with_a_filter_fetch_its_script(new_tab: NewPage, server: str) -> None:
    page = new_tab()
    scripts = []
    for url in ("tiltak/", "plan/tiltak/"):
        page.goto(server + url)
        scripts.append(page.locator("script[src]").count())
    assert scripts == [1, 0]
