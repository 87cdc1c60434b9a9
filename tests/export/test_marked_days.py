"""The days that can be marked stand in a calendar of each language, as other programs read it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar, Event

from builders import localized, real_guide
from veiviser.export.subscriptions import calendar_text
from veiviser.model.plan import MarkedDay
from veiviser.site.charts import days_view

ENGLISH = {("plan/days/name", "Verdens barnedag"): "World Children's Day"}


def events(code: str) -> list[Event]:
    held = localized(real_guide(), code, translations={"en": ENGLISH})
    return list(Calendar.from_ical(calendar_text(held)).walk("VEVENT"))


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_day_of_the_data_comes_back_each_year_and_lasts_a_day(code: str) -> None:
    held = events(code)
    assert [event.start for event in held] == [day.date for day in real_guide().plan.days]
    assert date(2026, 11, 25) in [event.start for event in held]
    for event in held:
        assert event["rrule"].to_ical() == b"FREQ=YEARLY"
        assert event.duration == timedelta(days=1)
        assert event["transp"] == "TRANSPARENT"


def test_a_day_is_named_in_the_readers_language_and_keeps_its_identifier() -> None:
    norwegian, english = events("nb"), events("en")
    assert [str(event["summary"]) for event in norwegian] == [day.name for day in real_guide().plan.days]
    assert str(english[2]["summary"]) == "World Children's Day"
    assert len({event["uid"] for event in (*norwegian, *english)}) == len(norwegian) + len(english)
    assert [event["uid"] for event in norwegian] == [event["uid"] for event in events("nb")]


def test_the_same_data_give_the_same_calendar() -> None:
    assert calendar_text(localized(real_guide())) == calendar_text(localized(real_guide()))


def test_a_name_with_signs_of_the_format_stays_one_name() -> None:
    held = real_guide()
    day = MarkedDay(id="odd", date=date(2026, 2, 28), name="Dag; natt, «og»\\ mer")
    text = calendar_text(localized(replace(held, plan=replace(held.plan, days=(day,)))))
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["summary"]) == day.name


def test_the_page_tells_day_and_month_and_leads_to_the_calendar() -> None:
    view = days_view(localized(real_guide(), "en"), "en/kompetanse/")
    assert [when for when, _ in view.days] == [
        "30 July",
        "18 October",
        "20 November",
        "25 November",
        "2 December",
    ]
    assert view.calendar == "../dager.ics"
