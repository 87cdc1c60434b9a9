"""What the browser says of opening hours is what the library says, at each minute of a whole year."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import opening_hours
import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import new_context
from project import ROOT
from veiviser.load.guide import load_guide
from veiviser.model.hours import COUNTRY, TIME_ZONE, OpeningHours
from veiviser.model.special_hours import MIDNIGHT
from veiviser.site.services import hours_code

pytestmark = pytest.mark.xdist_group("hours")
FIRST = datetime(2026, 7, 1, tzinfo=TIME_ZONE)
LAST = datetime(2027, 7, 1, tzinfo=TIME_ZONE)
"""A year with both changes of the clock, Christmas, Easter, 1 and 17 May, Ascension Day and Whitsun."""
LONGEST_CLOSING = timedelta(days=365)
"""How far ahead the browser looks for the next opening."""

WRITTEN = (
    "Mo-Su 00:00-24:00; PH off",
    "Mo-Su 02:15-02:45",
    "Su 01:00-03:30; PH off",
    "Mo-Fr 09:00-15:00; PH 10:00-12:00",
    "Sa,Su 00:00-01:00,23:00-24:00",
    "Mo-Su 20:00-02:00",
    "Fr 23:59-24:00; PH 00:00-00:01",
    "Th 12:00-12:30; PH off",
    "Mo-Fr 08:00-16:00; We 10:00-18:00; PH off",
    "Mo-Fr 09:00-15:00; PH off; week 29 off; Dec 24 off",
    "Mo-Fr 09:00-15:00; week 53 off; week 1 Mo,We 10:00-12:00",
    "Mo-Su 09:00-15:00; week 52-53 off; Jul-Aug Mo-Fr 10:00-14:00",
    "Mo-Fr 09:00-15:00; PH off; Jul off; week 29 Tu 10:00-12:00",
    "Mo-Su 08:00-20:00; Dec 24-Jan 02 off; Jan 01 12:00-13:00",
    "Mo-Fr 09:00-15:00; Nov-Feb off; Feb 10 11:00-13:00,14:00-15:30",
    'Mo-Fr 09:00-15:00; 2026 Dec 23-2027 Jan 10 off "Flytting"; 2027 Mar off',
    "Mo-Fr 09:00-15:00; PH off; Mar 28-29 00:00-24:00; Oct 25 01:00-02:30; May 17 10:00-12:00",
    "24/7; Dec 24 off; Mar 28 02:30-03:30; Feb 29 off",
)
"""Hours nobody keeps today, chosen to break the reckoning: nights, changes of the clock, closed days."""
LEAP_YEARS = (
    "Mo-Su 09:00-15:00; Feb 29 off",
    "Mo-Su 09:00-15:00; Feb off",
    "Mo-Su 09:00-15:00; Feb 28-Mar 01 off",
    "Mo-Su 09:00-15:00; 2028 Feb 29 00:00-24:00",
    "Mo-Su 00:00-24:00; week 52 off; week 1 off",
    "Mo-Su 00:00-24:00; week 53 off",
)
"""Hours that are others when February has a day more, or the year a week more."""

TELL = """([codes, first, minutes]) => {
  const changes = codes.map(() => []), openings = codes.map(() => []), was = codes.map(() => false);
  for (let n = 0; n < minutes; n++) {
    const now = Hours.clock(first + n * 60000);
    for (let i = 0; i < codes.length; i++) {
      const open = Hours.isOpen(codes[i], now);
      if (open !== was[i]) { changes[i].push(n); was[i] = open; }
      if (n % 60 === 0) openings[i].push(open ? null : Hours.next(codes[i], now) || null);
    }
  }
  return [changes, openings];
}"""
"""For each code when it opens or closes, and what opens next at each full hour that is closed."""


def expressions() -> list[str]:
    """Every expression in the data, and those written above."""
    actors = load_guide(ROOT / "data").guide.actors
    kept = [phone.opening_hours for actor in actors for phone in actor.phones]
    kept += [hours for actor in actors for hours in (actor.opening_hours, actor.chat_hours)]
    return [*dict.fromkeys(hours.expression for hours in kept if hours), *WRITTEN]


@pytest.fixture(scope="module")
def script(chromium: Browser) -> Iterator[Page]:
    """A blank page, far from Norway, that knows the script."""
    context = new_context(chromium, timezone_id="Pacific/Auckland", locale="ar-EG")
    page = context.new_page()
    page.add_script_tag(content=(ROOT / "overrides/scripts/hours.js").read_text(encoding="utf-8"))
    yield page
    context.close()


@pytest.fixture(scope="module")
def told(script: Page) -> dict[str, tuple[list[int], list[Any]]]:
    """What the browser says of the whole year."""
    known = expressions()
    codes = [hours_code(OpeningHours.parse(expression)) for expression in known]
    minutes = minutes_between(FIRST.astimezone(UTC), LAST.astimezone(UTC))
    changes, openings = script.evaluate(TELL, [codes, FIRST.timestamp() * 1000, minutes])
    return dict(zip(known, zip(changes, openings, strict=True), strict=True))


def test_the_browser_knows_the_wall_clock_at_every_minute_of_the_year(script: Page) -> None:
    """It is told as the hour's offset, so that only a change of the clock shows."""
    offsets = script.evaluate(
        """([first, hours]) => {
          const seen = [];
          for (let n = 0; n < hours * 60; n++) {
            const moment = first + n * 60000, [date, minute] = Hours.clock(moment);
            const offset = (date + minute * 60000 - moment) / 60000;
            if (offset !== seen.at(-1)?.[1]) seen.push([n, offset]);
          }
          return seen;
        }""",
        [FIRST.timestamp() * 1000, 365 * 24],
    )
    winter = datetime(2026, 10, 25, 1, tzinfo=UTC)
    summer = datetime(2027, 3, 28, 1, tzinfo=UTC)
    since = [int((moment - FIRST).total_seconds()) // 60 for moment in (winter, summer)]
    assert offsets == [[0, 120], [since[0], 60], [since[1], 120]]


@pytest.mark.parametrize("expression", expressions())
def test_open_in_the_browser_is_open_in_the_library_at_every_minute(
    told: dict[str, tuple[list[int], list[Any]]], expression: str
) -> None:
    changes, _ = told[expression]
    assert [at(minute) for minute in changes] == [
        at(minute) for minute in changes_of(open_minutes(expression))
    ]
    hours = OpeningHours.parse(expression)
    for number, minute in enumerate(changes):
        opens = number % 2 == 0
        assert hours.is_open_at(at(minute)) is opens, at(minute)
        assert minute == 0 or hours.is_open_at(at(minute - 1)) is not opens, at(minute - 1)


@pytest.mark.parametrize("expression", expressions())
def test_the_next_opening_in_the_browser_is_the_library_s_at_every_hour(
    told: dict[str, tuple[list[int], list[Any]]], expression: str
) -> None:
    _, openings = told[expression]
    minutes = open_minutes(expression)
    starts = [start for start, _ in open_spans(expression)]
    for hour, found in enumerate(openings):
        assert (found is None) is bool(minutes[hour * 60])
        if found:
            ahead, weekday, minute = found
            now = at(hour * 60).replace(tzinfo=None)
            opening = datetime.combine(now.date() + timedelta(days=ahead), time()) + timedelta(minutes=minute)
            assert opening == starts[bisect_right(starts, now)], now
            assert weekday == opening.weekday()


@pytest.mark.parametrize("expression", LEAP_YEARS)
def test_each_hour_of_ten_years_is_told_as_the_library_tells_it(script: Page, expression: str) -> None:
    first, count = datetime(2024, 1, 1, tzinfo=UTC), 10 * 366 * 24
    told = script.evaluate(
        "([code, first, count]) => Array.from({length: count}, (_, n) => "
        "+Hours.isOpen(code, Hours.clock(first + n * 3600000))).join('')",
        [hours_code(OpeningHours.parse(expression)), first.timestamp() * 1000, count],
    )
    hours = OpeningHours.parse(expression)
    assert told == "".join(str(int(hours.is_open_at(first + timedelta(hours=at)))) for at in range(count))
    assert {"0", "1"} == set(told)


def test_hours_that_never_open_soon_have_no_next_opening(script: Page) -> None:
    assert script.evaluate("Hours.next('', Hours.clock(0)) ?? null") is None


@pytest.mark.parametrize(
    ("moment", "called"),
    [
        (datetime(2026, 12, 31, 23, 59, tzinfo=TIME_ZONE), ["tel:1", "tel:3"]),
        (datetime(2027, 1, 1, 0, 0, tzinfo=TIME_ZONE), ["tel:2", "tel:3"]),
        (datetime(2027, 6, 30, 23, 59, tzinfo=TIME_ZONE), ["tel:2", "tel:3"]),
        (datetime(2027, 7, 1, 0, 0, tzinfo=TIME_ZONE), ["tel:2"]),
    ],
    ids=str,
)
def test_a_page_older_than_the_day_has_the_numbers_of_the_day(
    chromium: Browser, moment: datetime, called: list[str]
) -> None:
    context = new_context(chromium, timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.set_content(
        '<a href="tel:1" data-v="/2026-12-31/tel:1">1</a><a data-v="2027-01-01//tel:2">2</a>'
        '<a href="tel:3" data-v="2026-01-01/2027-06-30/tel:3">3</a>'
    )
    page.add_script_tag(content=(ROOT / "overrides/scripts/hours.js").read_text(encoding="utf-8"))
    links = [link for link in page.locator("a[href]").all() if link.is_visible()]
    assert [link.get_attribute("href") for link in links] == called
    context.close()


def test_a_script_that_forgot_the_holidays_would_be_noticed(script: Page) -> None:
    code = hours_code(OpeningHours.parse("Mo-Fr 09:00-15:00; PH off"))
    start = datetime(2027, 5, 3, tzinfo=TIME_ZONE).timestamp() * 1000
    codes = [code, code.removeprefix("h/;")]
    (right, wrong), _ = script.evaluate(TELL, [codes, start, 21 * MIDNIGHT])
    ascension_day_and_17_may = 2
    assert len(wrong) == len(right) + 2 * ascension_day_and_17_may


def test_a_script_that_forgot_the_closed_days_would_be_noticed(script: Page) -> None:
    code = hours_code(OpeningHours.parse("Mo-Fr 09:00-15:00; week 29 off"))
    start = datetime(2027, 7, 12, tzinfo=TIME_ZONE).timestamp() * 1000
    codes = [code, code.removeprefix("0123456//29/29;"), code.replace("29/29", "30/30")]
    (right, wrong, later), _ = script.evaluate(TELL, [codes, start, 21 * MIDNIGHT])
    assert len(right) == len(later) == 20 and len(wrong) == 30 and right != later


def at(minute: int) -> datetime:
    """The moment that many minutes into the year, by the Norwegian clock."""
    return (FIRST.astimezone(UTC) + timedelta(minutes=minute)).astimezone(TIME_ZONE)


@cache
def open_spans(expression: str) -> list[tuple[datetime, datetime]]:
    """When the library says open, by the wall clock, until the browser's horizon after the year's end."""
    library = opening_hours.OpeningHours(expression, country=COUNTRY)
    start, end = (moment.replace(tzinfo=None) for moment in (FIRST, LAST + LONGEST_CLOSING))
    return [
        (opened, closed or end)
        for opened, closed, state, *_ in library.intervals(start, end)
        if state == opening_hours.State.OPEN
    ]


@cache
def open_minutes(expression: str) -> bytes:
    """A byte for each minute of the year that passes, 1 where the library says open."""
    start = FIRST.replace(tzinfo=None)
    by_wall_clock = bytearray(minutes_between(start, (LAST + LONGEST_CLOSING).replace(tzinfo=None)))
    for opened, closed in open_spans(expression):
        first, last = minutes_between(start, opened), minutes_between(start, closed)
        by_wall_clock[first:last] = b"\1" * (last - first)
    passing = bytearray()
    for hour in range(minutes_between(FIRST.astimezone(UTC), LAST.astimezone(UTC)) // 60):
        shown = minutes_between(start, at(hour * 60).replace(tzinfo=None))
        passing += by_wall_clock[shown : shown + 60]
    return bytes(passing)


def changes_of(minutes: bytes) -> list[int]:
    """Minutes at which it opens or closes; closed before the first."""
    return [number for number, pair in enumerate(pairwise(b"\0" + minutes)) if pair[0] != pair[1]]


def minutes_between(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds()) // 60
