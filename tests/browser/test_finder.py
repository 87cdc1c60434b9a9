"""The help-finder: by keyboard, with and without a script, right about who answers now, leaving no trace."""

import re
from datetime import datetime
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import NewPage
from browser.keyboard import is_at, tab_to
from project import ROOT, addresses
from veiviser.model.actor import Audience, Need
from veiviser.model.guide import Guide
from veiviser.model.hours import TIME_ZONE, OpeningHours
from veiviser.site.finder import FILTERS, hours_code

HELP_PAGES = {address.language: address.url for address in addresses() if address.page == "hjelp.md"}
MOMENTS = [
    datetime(2026, 11, 25, 12, 0, tzinfo=TIME_ZONE),
    datetime(2026, 11, 25, 14, 59, tzinfo=TIME_ZONE),
    datetime(2026, 11, 25, 15, 0, tzinfo=TIME_ZONE),
    datetime(2026, 11, 29, 3, 0, tzinfo=TIME_ZONE),
    datetime(2026, 11, 29, 17, 0, tzinfo=TIME_ZONE),
    datetime(2027, 3, 26, 10, 0, tzinfo=TIME_ZONE),
    datetime(2027, 5, 17, 10, 0, tzinfo=TIME_ZONE),
    datetime(2026, 12, 24, 10, 0, tzinfo=TIME_ZONE),
]
"""A weekday before, at and after closing, a night, a Sunday, Good Friday, 17 May, and Christmas Eve."""
SHOWN = """() => [...document.querySelectorAll(".finder [data-t]")]
  .filter((service) => service.getClientRects().length)
  .map((service) => service.querySelector("a").hash.slice(1))"""
HOURS = """() => [...document.querySelectorAll(".finder [data-t]")]
  .map((service) => [service.querySelector("a").hash.slice(1), service.dataset.h])"""
CHOOSE = """(ids) => {
  document.querySelector(".finder").reset();
  for (const id of ids) document.getElementById(id).checked = true;
  document.querySelector(".finder").dispatchEvent(new Event("change"));
}"""
TRACES = """() => ({
  url: location.href, entries: history.length, state: history.state, cookies: document.cookie,
  stored: localStorage.length + sessionStorage.length,
})"""


@pytest.fixture
def page(new_page: NewPage, server: str) -> Page:
    page = new_page()
    page.goto(server + "hjelp/")
    return page


def shown(page: Page) -> list[str]:
    """Ids of the services that a reader sees."""
    return list(page.evaluate(SHOWN))


def choices() -> list[tuple[str, ...]]:
    """Every pair of an answer to each question, and every filter alone."""
    pairs = product((f"w-{audience.value}" for audience in Audience), (f"n-{need.value}" for need in Need))
    return [(), *pairs, *((f"f-{name}",) for name in FILTERS)]


def test_arrow_keys_choose_and_the_count_is_announced(page: Page) -> None:
    everybody = shown(page)
    tab_to(page, "#w-self")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    _, second, *_ = Audience
    assert is_at(page, f"#w-{second.value}:checked")
    tab_to(page, ".finder input[name='n']", most=3)
    page.keyboard.press("Space")
    fewer = shown(page)
    assert 0 < len(fewer) < len(everybody)
    count = page.locator(".finder [role=status]")
    assert re.findall(r"\d+", count.inner_text()) == [str(len(fewer))]


def test_all_come_back_by_one_button(page: Page) -> None:
    everybody = shown(page)
    page.locator("#w-self").check()
    page.locator("#n-work").check()
    assert len(shown(page)) < len(everybody)
    page.locator(".finder button[type=reset]").press("Enter")
    expect(page.locator(".count")).to_contain_text(str(len(everybody)))
    assert shown(page) == everybody
    assert page.locator(".finder input:checked").count() == 0


def test_a_choice_without_a_service_says_so(page: Page) -> None:
    forget = "(all) => all.forEach((each) => { each.dataset.t = '' })"
    page.eval_on_selector_all(".finder [data-t]", forget)
    page.locator("#w-self").check()
    assert shown(page) == []
    assert page.locator(".count").inner_text() == "Ingen treff. Ta bort et valg."


def test_every_choice_leaves_something_or_says_that_there_is_nothing(page: Page) -> None:
    for chosen in choices():
        page.evaluate(CHOOSE, list(chosen))
        told = page.locator(".count").inner_text()
        left = shown(page)
        assert (str(len(left)) in told) if left else told.startswith("Ingen treff")


def test_the_data_decides_what_a_choice_leaves(page: Page, guide: Guide) -> None:
    for audience, need in product(Audience, Need):
        page.evaluate(CHOOSE, [f"w-{audience.value}", f"n-{need.value}"])
        wanted = {actor.id for actor in guide.actors if audience in actor.audiences and need in actor.needs}
        assert set(shown(page)) == wanted, (audience, need)


@pytest.mark.parametrize("url", list(HELP_PAGES.values()), ids=list(HELP_PAGES))
def test_without_a_script_each_choice_leaves_the_same(new_page: NewPage, server: str, url: str) -> None:
    with_script, without = new_page(), new_page(java_script_enabled=False)
    for page in (with_script, without):
        page.goto(server + url)
    assert "has-script" in str(with_script.locator(".finder").get_attribute("class"))
    assert "has-script" not in str(without.locator(".finder").get_attribute("class"))
    for chosen in choices():
        left = []
        for page in (with_script, without):
            page.evaluate(CHOOSE, list(chosen))
            left.append(shown(page))
        assert left[0] == left[1], chosen


def test_what_a_script_alone_can_do_is_hidden_without_one(new_page: NewPage, server: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(server + "hjelp/")
    page.locator(".filters summary").click()
    assert page.locator("#f-free").is_visible()
    assert not page.locator("#f-open").is_visible()


def test_without_has_the_script_filters_alone(page: Page) -> None:
    page.evaluate("() => document.querySelectorAll('style').forEach((style) => style.remove())")
    everybody = shown(page)
    page.evaluate(CHOOSE, ["n-work"])
    assert 0 < len(shown(page)) < len(everybody)


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_open_now_leaves_who_answers_and_who_may(new_page, server, guide: Guide, moment: datetime) -> None:
    page = new_page(timezone_id="America/New_York")
    page.clock.set_fixed_time(moment)
    page.goto(server + "hjelp/")
    known = {
        hours_code(hours): hours
        for actor in guide.actors
        for hours in (*(phone.opening_hours for phone in actor.phones), actor.opening_hours)
        if hours
    }
    codes = page.evaluate(HOURS)
    wanted = [name for name, code in codes if not code or known[code].is_open_at(moment)]
    page.evaluate(CHOOSE, ["f-open"])
    assert shown(page) == wanted
    assert any(not code for _, code in codes), "nobody's hours are unknown"


def test_a_closed_service_says_when_it_opens(new_page: NewPage, server: str) -> None:
    page = new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 27, 20, 0, tzinfo=TIME_ZONE))
    page.goto(server + "hjelp/")
    code = hours_code(OpeningHours.parse("Mo-Fr 09:00-15:00; PH off"))
    note = page.locator(f"[data-h='{code}'] .now").first
    assert note.inner_text() == "Stengt nå. Åpner mandag kl. 09:00"


def test_the_hour_of_opening_keeps_its_order_in_arabic(new_page: NewPage, server: str) -> None:
    page = new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 27, 20, 0, tzinfo=TIME_ZONE))
    page.goto(server + "ar/hjelp/")
    assert page.locator(".now bdi[dir=ltr]").first.inner_text() == "08:30"


@pytest.mark.parametrize("folder", ["", "en/", "ar/"])
def test_hours_are_told_as_they_are_written_elsewhere(
    folder: str, new_page: NewPage, server: str, guide: Guide
) -> None:
    page = new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 27, 20, 0, tzinfo=TIME_ZONE))
    page.goto(f"{server}{folder}hjelp/")
    told = set(page.locator(".now bdi").all_inner_texts())
    page.goto(f"{server}{folder}tjenester/")
    written = set(re.findall(r"\d\d\W\d\d", page.locator("main").inner_text()))
    assert told
    assert told <= written


def test_the_state_follows_the_clock(new_page: NewPage, server: str) -> None:
    page = new_page()
    page.clock.install(time=datetime(2026, 11, 27, 8, 59, 30, tzinfo=TIME_ZONE))
    page.goto(server + "hjelp/")
    code = hours_code(OpeningHours.parse("Mo-Fr 09:00-15:00; PH off"))
    note = page.locator(f"[data-h='{code}'] .now").first
    assert note.inner_text().startswith("Stengt nå")
    page.clock.run_for(60_000)
    assert note.inner_text() == "Åpent nå"


def test_the_count_is_not_announced_again_while_it_stays_the_same(new_page: NewPage, server: str) -> None:
    page = new_page()
    page.clock.install(time=datetime(2026, 11, 27, 12, 0, tzinfo=TIME_ZONE))
    page.goto(server + "hjelp/")
    watch = (
        "(count) => { self.heard = 0; new MutationObserver(() => heard++).observe(count, {childList: true}) }"
    )
    page.locator(".count").evaluate(watch)
    page.clock.run_for(120_000)
    assert page.evaluate("heard") == 0
    page.locator("#w-self").check()
    assert page.evaluate("heard") == 1


def test_no_choice_leaves_a_trace(page: Page) -> None:
    before = page.evaluate(TRACES)
    page.locator(".filters summary").click()
    for control in page.locator(".finder input:visible").all():
        control.check()
    page.locator("#w-self").press("Enter")
    assert page.evaluate(TRACES) == before
    page.reload()
    assert page.locator(".finder input:checked").count() == 0


def test_the_project_keeps_the_finder_s_words_out_of_addresses() -> None:
    for name in ("finder.js", "hours.js", "exit.js"):
        script = (ROOT / "overrides/scripts" / name).read_text(encoding="utf-8")
        assert not re.search(
            r"pushState|replaceState|location\.(hash|search)|Storage|indexedDB|cookie", script
        )
