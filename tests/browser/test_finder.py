"""The help-finder: by keyboard, with and without a script, right about who answers now, leaving no trace."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browser.conftest import NewPage
from browser.keyboard import is_at, tab_to
from project import ROOT, addresses
from veiviser.model.guide import Guide
from veiviser.model.hours import TIME_ZONE, OpeningHours
from veiviser.model.need import SHOWN, Situation
from veiviser.site.finder import helpers
from veiviser.site.services import hours_code

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
ALWAYS = {"tel:112", "tel:+4722331160", "tel:116111"}
"""112, ROSA and 116 111."""
SHUT_DAYTIME = hours_code(OpeningHours.parse("Mo-Fr 12:00-15:00; PH off"))
NEEDS = """() => [...document.querySelectorAll(".need")].map((need) => ({
  words: need.querySelector("summary").textContent,
  open: need.open,
  shown: [...need.querySelectorAll(":scope > .ways > li")].map(
    (service) => [...service.querySelectorAll("a.call")].map((way) => way.getAttribute("href"))),
  more: [...need.querySelectorAll(".more > .ways > li")].map(
    (service) => [...service.querySelectorAll("a.call")].map((way) => way.getAttribute("href"))),
}))"""
OPENED = """(need) => ({
  shown: [...need.querySelectorAll(":scope > .ways > li")].map((service) => {
    const ways = [...service.querySelectorAll("a.call")], {width, height} = ways[0].getBoundingClientRect();
    return {
      uris: ways.map((way) => way.getAttribute("href")),
      is_seen: ways[0].checkVisibility({visibilityProperty: true}) && width > 0 && height > 0,
    };
  }),
  more: need.querySelectorAll(".more > .ways > li").length,
})"""
"""What one sentence shows when it has been pressed."""
HOURS = """() => [...document.querySelectorAll(".finder [data-h]")].map((service) =>
  [service.dataset.h, service.dataset.open])"""
TRACES = """() => ({
  url: location.href, entries: history.length, state: history.state, cookies: document.cookie,
  stored: localStorage.length + sessionStorage.length,
})"""


@pytest.fixture
def page(new_tab: NewPage, server: str) -> Page:
    page = new_tab(viewport={"width": 360, "height": 640})
    page.goto(server + "hjelp/")
    return page


def need(page: Page, words: str) -> Locator:
    """The situation that says ``words``."""
    return page.locator(".need").filter(has=page.locator("summary", has_text=re.compile(f"^{words}$")))


def test_no_service_is_listed_before_the_reader_has_said_anything(page: Page) -> None:
    assert page.locator(".need").count() > 15
    assert [service for service in page.locator(".ways li").all() if service.is_visible()] == []


@pytest.mark.parametrize("url", list(HELP_PAGES.values()), ids=list(HELP_PAGES))
@pytest.mark.parametrize("with_script", [True, False])
def test_each_sentence_opens_three_with_a_button_and_one_always_answers(
    new_tab: NewPage, server: str, guide: Guide, url: str, with_script: bool
) -> None:
    page = new_tab(java_script_enabled=with_script)
    page.goto(server + url)
    for at, situation in enumerate(ordered(guide)):
        held = page.locator(".need").nth(at)
        held.locator("summary").first.click()
        told, wanted = held.evaluate(OPENED), helpers(guide, situation)
        assert len(told["shown"]) == min(SHOWN, len(wanted)), situation.id
        for service in told["shown"]:
            assert service["is_seen"], situation.id
        assert {uri for service in told["shown"] for uri in service["uris"]} & ALWAYS, situation.id
        assert told["more"] == max(0, len(wanted) - SHOWN)


def test_a_button_that_nobody_sees_would_be_noticed(page: Page) -> None:
    held = page.locator(".need").first
    held.locator("summary").first.click()
    assert all(service["is_seen"] for service in held.evaluate(OPENED)["shown"])
    page.add_style_tag(content=".ways li:first-child .call { visibility: hidden }")
    assert [service["is_seen"] for service in held.evaluate(OPENED)["shown"]] == [False, True, True]


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_at_any_hour_somebody_who_always_answers_is_among_the_first(
    new_page: NewPage, server: str, moment: datetime
) -> None:
    page = new_page()
    page.clock.set_fixed_time(moment)
    page.goto(server + "hjelp/")
    for held in page.evaluate(NEEDS):
        assert ALWAYS.intersection(*[[uri for ways in held["shown"] for uri in ways]]), held["words"]


def ordered(guide: Guide) -> list[Situation]:
    """As the page has them: about the reader first."""
    about_others = ("worried", "professional")
    return sorted(guide.needs, key=lambda situation: situation.audience.value in about_others)


def test_one_sentence_is_open_at_a_time_and_a_second_tap_closes_it(page: Page) -> None:
    first, second = page.locator(".need").nth(0), page.locator(".need").nth(3)
    first.locator("summary").first.click()
    second.locator("summary").first.click()
    expect(first).not_to_have_attribute("open", "")
    assert [held["open"] for held in page.evaluate(NEEDS)].count(True) == 1
    second.locator("summary").first.click()
    assert [held["open"] for held in page.evaluate(NEEDS)].count(True) == 0


def test_the_rest_unfolds_without_closing_the_sentence(page: Page) -> None:
    held = need(page, "Jeg får ikke lønnen min.")
    held.locator("summary").first.click()
    held.locator(".more > summary").click()
    assert held.locator(".more .call").first.is_visible()
    expect(held).to_have_attribute("open", "")


def test_how_many_can_help_is_told_and_read_aloud(page: Page) -> None:
    tab_to(page, ".need > summary", most=60)
    page.keyboard.press("Enter")
    held = page.locator(".need").first
    expect(held).to_have_attribute("open", "")
    count = held.locator(".count").inner_text()
    assert re.fullmatch(r"Viser 3 av \d+ som kan hjelpe", count)
    expect(page.locator(".finder [role=status]")).to_contain_text(f"{count}. Åpent nå: ")
    assert is_at(page, ".need > summary")


def test_who_is_closed_now_comes_after_who_answers(new_page: NewPage, server: str) -> None:
    page = new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 29, 3, 0, tzinfo=TIME_ZONE))
    page.goto(server + "hjelp/")
    lists = page.eval_on_selector_all(
        ".finder .ways", "(lists) => lists.map((list) => [...list.children].map((each) => each.dataset.open))"
    )
    assert any("false" in states for states in lists)
    for states in lists:
        closed = [at for at, state in enumerate(states) if state == "false"]
        assert closed == list(range(len(states) - len(closed), len(states)))


def test_a_reader_under_18_gets_116_111_with_chat_and_hours_first(page: Page) -> None:
    held = need(page, r"Det gjelder meg, og jeg er under 18 år\.")
    held.locator("summary").first.click()
    first, second, third = held.locator(":scope > .ways > li").all()
    assert first.locator("a.call").first.get_attribute("href") == "tel:116111"
    chat = first.locator("a.call", has_text="Chat med")
    assert re.search(r"\d\d:\d\d–\d\d:\d\d", chat.inner_text())
    assert "Barnevernsvakta" in second.inner_text()
    assert "Kors på halsen" in third.inner_text()


def test_those_under_18_come_first_where_they_have_somebody_of_their_own(page: Page, guide: Guide) -> None:
    for situation in guide.needs:
        if situation.under_18:
            held = need(page, re.escape(situation.words))
            held.locator("summary").first.click()
            assert held.locator(".whom").first.inner_text() == "Er du under 18 år?"
            assert "Alarmtelefonen" in held.locator(".ways > li").first.inner_text()


def test_what_nobody_knows_is_said_as_unknown_and_not_as_no(page: Page) -> None:
    held = need(page, r"Sjefen har tatt passet mitt\.")
    held.locator("summary").first.click()
    rosa = held.locator(".ways > li").first
    assert "Vet ikke om" in rosa.inner_text()
    assert "Spør dem" in rosa.inner_text()
    emergency = need(page, r"Jeg er i fare nå\.").locator(".ways > li").first
    assert "Vet ikke" not in emergency.text_content()


def test_who_can_only_write_is_given_messages_before_calls(page: Page) -> None:
    held = need(page, r"Jeg kan ikke snakke i telefonen\.")
    held.locator("summary").first.click()
    ways = [
        str(item.locator("a.call").first.get_attribute("href")) for item in held.locator(".ways > li").all()
    ]
    assert ways[0].startswith(("sms:", "https:"))
    assert "sms:+4791821648" in ways


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_open_now_is_told_as_the_hours_say(new_page, server, guide: Guide, moment: datetime) -> None:
    page = new_page(timezone_id="America/New_York")
    page.clock.set_fixed_time(moment)
    page.goto(server + "hjelp/")
    known = {
        hours_code(hours): hours
        for actor in guide.actors
        for hours in (*(phone.opening_hours for phone in actor.phones), actor.opening_hours)
        if hours
    }
    told = page.evaluate(HOURS)
    assert len({code for code, _ in told}) > 3
    assert [(code, state) for code, state in told] == [
        (code, str(known[code].is_open_at(moment)).lower()) for code, _ in told
    ]


@pytest.mark.parametrize(
    ("address", "words", "told"),
    [
        ("hjelp/", ".now", "Stengt nå. Åpner mandag kl. 12:00"),
        ("ar/hjelp/", ".now bdi[dir=ltr]", "12:00"),
    ],
    ids=["in Norwegian", "in its order in Arabic"],
)
def test_a_closed_service_says_when_it_opens(
    new_page: NewPage, server: str, address: str, words: str, told: str
) -> None:
    page = new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 27, 20, 0, tzinfo=TIME_ZONE))
    page.goto(server + address)
    assert page.locator(f"[data-h='{SHUT_DAYTIME}'] {words}").first.text_content() == told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("hjelp/", "Stengt nå. Åpner 4. januar kl. 12:00"),
        ("en/hjelp/", "Closed now. Opens 4 January at 12:00"),
        ("ar/hjelp/", "4 يناير"),
        ("fa/hjelp/", "4 ژانویه"),
    ],
)
def test_a_service_that_is_closed_for_long_says_on_which_date_it_opens(
    new_page: NewPage, server: str, address: str, told: str
) -> None:
    closed = hours_code(OpeningHours.parse("Mo-Fr 12:00-15:00; PH off; Dec 20-Jan 02 off"))
    page = new_page()
    page.clock.set_fixed_time(datetime(2026, 12, 21, 13, 0, tzinfo=TIME_ZONE))

    def with_closed_days(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(SHUT_DAYTIME, closed))

    page.route(f"{server}{address}", with_closed_days)
    page.goto(server + address)
    assert told in str(page.locator(f"[data-h='{closed}'] .now").first.text_content())


def test_the_state_follows_the_clock_and_no_button_moves(new_page: NewPage, server: str) -> None:
    page = new_page()
    page.clock.install(time=datetime(2026, 11, 27, 11, 59, 30, tzinfo=TIME_ZONE))
    page.goto(server + "hjelp/")
    note = page.locator(f"[data-h='{SHUT_DAYTIME}'] .now").first
    before = page.evaluate(NEEDS)
    assert str(note.text_content()).startswith("Stengt nå")
    page.clock.run_for(60_000)
    assert note.text_content() == "Åpent nå"
    assert page.evaluate(NEEDS) == before


def test_who_is_closed_is_told_right_under_the_number(new_page: NewPage, server: str) -> None:
    page = new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 28, 3, 0, tzinfo=TIME_ZONE))
    page.goto(server + "hjelp/")
    above = page.locator(".now").evaluate_all("(all) => all.map((each) => each.previousElementSibling.href)")
    assert above
    assert {uri.split(":")[0] for uri in above} == {"tel"}


def test_no_choice_leaves_a_trace(page: Page) -> None:
    before = page.evaluate(TRACES)
    for held in page.locator(".need > summary").all():
        held.click()
    assert page.evaluate(TRACES) == before
    page.reload()
    assert [held["open"] for held in page.evaluate(NEEDS)].count(True) == 0


def test_live_status_does_not_reach_paper(page: Page) -> None:
    page.emulate_media(media="print")
    assert [note for note in page.locator(".now").all() if note.is_visible()] == []


def test_the_project_keeps_the_finder_s_words_out_of_addresses() -> None:
    for name in ("finder.js", "hours.js", "exit.js"):
        script = (ROOT / "overrides/scripts" / name).read_text(encoding="utf-8")
        assert not re.search(
            r"pushState|replaceState|location\.(hash|search)|Storage|indexedDB|cookie", script
        )
