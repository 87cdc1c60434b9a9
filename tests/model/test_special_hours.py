"""Closed days are read as OpenStreetMap writes them, and mean what its own library says they mean."""

from datetime import date, datetime, timedelta

import pytest

from veiviser.model.hours import TIME_ZONE, OpeningHours
from veiviser.model.special_hours import SpecialHours

ALL_WEEK = tuple(range(7))
FOUR_YEARS = [date(2025, 12, 1) + timedelta(days=at) for at in range(4 * 366)]
"""With a leap day, and new years in the weeks 52, 53 and 1."""


@pytest.mark.parametrize(
    ("text", "first", "last", "days", "spans", "reason"),
    [
        ("week 29 off", "29", "29", ALL_WEEK, (), None),
        ("week 1 off", "01", "01", ALL_WEEK, (), None),
        ("week 01-09 off", "01", "09", ALL_WEEK, (), None),
        ("week 52-53 off", "52", "53", ALL_WEEK, (), None),
        ("Jul off", "07-01", "07-31", ALL_WEEK, (), None),
        ("Nov-Feb off", "11-01", "02-31", ALL_WEEK, (), None),
        ("Dec 24 off", "12-24", "12-24", ALL_WEEK, (), None),
        ("Dec 24-26 off", "12-24", "12-26", ALL_WEEK, (), None),
        ("Dec 24-Jan 02 off", "12-24", "01-02", ALL_WEEK, (), None),
        ("Dec 24-Jan 2 off", "12-24", "01-02", ALL_WEEK, (), None),
        ("Feb 29 off", "02-29", "02-29", ALL_WEEK, (), None),
        ("2027 Jul off", "2027-07-01", "2027-07-31", ALL_WEEK, (), None),
        ("2028 Feb off", "2028-02-01", "2028-02-29", ALL_WEEK, (), None),
        ("2027 Dec off", "2027-12-01", "2027-12-31", ALL_WEEK, (), None),
        ("2027 Mar 01-05 off", "2027-03-01", "2027-03-05", ALL_WEEK, (), None),
        ("2027 Mar 30-Apr 02 off", "2027-03-30", "2027-04-02", ALL_WEEK, (), None),
        (
            '2026 Dec 24-2027 Jan 02 off "Jul; og nyttår"',
            "2026-12-24",
            "2027-01-02",
            ALL_WEEK,
            (),
            "Jul; og nyttår",
        ),
        ("Dec 23 09:00-12:00", "12-23", "12-23", ALL_WEEK, ((540, 720),), None),
        (
            "Jul Mo-Tu,Fr 08:15-11:00,12:00-24:00",
            "07-01",
            "07-31",
            (0, 1, 4),
            ((495, 660), (720, 1440)),
            None,
        ),
        ("Jul Sa-Mo off", "07-01", "07-31", (5, 6, 0), (), None),
        ("Jun We off", "06-01", "06-31", (2,), (), None),
        ("Sep Th-Fr,We off", "09-01", "09-31", (3, 4, 2), (), None),
        ("Mar off", "03-01", "03-31", ALL_WEEK, (), None),
        ("Jul Su off", "07-01", "07-31", (6,), (), None),
    ],
)
def test_what_comes_after_the_week_is_read(
    text: str, first: str, last: str, days: object, spans: object, reason: str | None
) -> None:
    held = OpeningHours.parse(f"Mo-Fr 09:00-15:00; PH off; {text}")
    assert held.special == (SpecialHours(first, last, days, spans, reason),)  # type: ignore[arg-type]
    assert held.weekly == "Mo-Fr 09:00-15:00; PH off"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("week 54 off", "no year has a week 54"),
        ("week 0 off", "no year has a week 0"),
        ("week 20-54 off", "no year has a week 54"),
        ("Feb 30 off", "there is no Feb 30"),
        ("2027 Feb 29 off", "there is no 2027 Feb 29"),
        ("Apr 31-May 02 off", "there is no Apr 31"),
        ("Jul 0 off", "there is no Jul 00"),
        ("0000 Jul off", "there is no 0000 Jul 01"),
        ("week 30-29 off", "ends before it begins"),
        ("Dec 26-24 off", "ends before it begins"),
        ("Dec 26-Dec 24 off", "ends before it begins"),
        ("2027 Dec 24-2027 Jan 02 off", "ends before it begins; over new year write both years"),
        ("2027 Dec 24-Jan 02 off", "ends before it begins"),
        ("uke 29 stengt", "cannot stand after the week; write it as"),
        ("uke 29 off", "cannot stand after the week"),
        ("week 29 stengt", "cannot stand after the week"),
        ("week 29", "cannot stand after the week"),
        ("week 29,31 off", "cannot stand after the week"),
        ("24. des off", "cannot stand after the week"),
        ("24.12 off", "cannot stand after the week"),
        ("2027-03-01 off", "cannot stand after the week"),
        ("Dec 24-2027 Jan 02 off", "cannot stand after the week"),
        ("Jul-2027 Aug off", "cannot stand after the week"),
        ("Dec 24 9-12", "cannot stand after the week"),
        ('Dec 24 off ""', "cannot stand after the week"),
        ('Dec 24 off " "', "cannot stand after the week"),
        ("We off", "cannot stand after the week"),
        ("off", "cannot stand after the week"),
        ("We closed", "cannot stand after the week"),
        ("onsdag STENGT", "cannot stand after the week"),
        ("Uke 29", "cannot stand after the week"),
        ("juli", "cannot stand after the week"),
        ("24. desember", "cannot stand after the week"),
        ("PH off; PH off", "cannot stand after the week"),
        ("week 29 off; PH off", "cannot stand after the week; .*PH comes before them"),
        ("Dec 24 20:00-02:00", "divide the night"),
        ("Dec 24 10:00-09:00", "closes before it opens"),
    ],
)
def test_what_cannot_come_after_the_week_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        OpeningHours.parse(f"Mo-Fr 09:00-15:00; {text}")


@pytest.mark.parametrize(
    "text",
    [
        "week 29 off",
        "Dec 24 off; Mo-Fr 09:00-15:00",
        "Mo-Fr 09:00-15:00; ",
        "Mo-Fr 09:00-15:00;Dec 24 off",
        "Mo-Fr 09:00-15:00, Dec 24 off",
        "Mo-Fr 09:00-15:00 ; Dec 24 off",
        "Mo-Fr 09:00-15:00; takeoff",
        "Mo-Fr 09:00-15:00; offices",
        'Mo-Fr 09:00-15:00; Dec 24 off "Jul',
        "Mo-Fr 09:00-15:00; Sat 10:00-12:00",
    ],
)
def test_closed_days_without_a_week_are_no_opening_hours(text: str) -> None:
    with pytest.raises(ValueError, match="is not opening hours; write them as"):
        OpeningHours.parse(text)


def test_a_night_and_a_closed_day_leave_open_when_the_night_ends() -> None:
    with pytest.raises(ValueError, match="a holiday or a closed day"):
        OpeningHours.parse("Mo-Su 20:00-02:00; Dec 24 off")
    assert OpeningHours.parse("Mo-Su 00:00-02:00,20:00-24:00; Dec 24 off").week()[0] == (
        (0, 120),
        (1200, 1440),
    )


@pytest.mark.parametrize(
    "dates",
    [
        *(
            "week 1",
            "week 29",
            "week 52-53",
            "week 53",
            "Jul",
            "Feb",
            "Nov-Feb",
            "Dec 24",
            "Feb 29",
            "Feb 28-29",
        ),
        *(
            "Feb 29-Mar 02",
            "Dec 24-Jan 02",
            "Dec 31-Jan 01",
            "2026 Dec 24-2027 Jan 02",
            "2028 Feb 29",
            "2028 Feb",
        ),
        "2027 Mar 01-05",
    ],
)
def test_the_days_are_those_of_the_library(dates: str) -> None:
    held = OpeningHours.parse(f"Mo-Su 09:00-15:00; {dates} off")
    (special,) = held.special
    closed = [
        day for day in FOUR_YEARS if not held.is_open_at(datetime(*day.timetuple()[:3], 12, tzinfo=TIME_ZONE))
    ]
    assert closed == [day for day in FOUR_YEARS if special.covers(day)] != []


def test_a_later_rule_comes_before_an_earlier_one_and_before_holidays() -> None:
    held = OpeningHours.parse("Mo-Fr 09:00-15:00; PH off; Dec off; Dec 25 10:00-12:00")
    noon = [datetime(2026, 12, day, 11, tzinfo=TIME_ZONE) for day in (24, 25, 26)]
    assert [held.is_open_at(moment) for moment in noon] == [False, True, False]


def test_the_ordinary_week_and_holidays_know_no_closed_days() -> None:
    """The week that stands for all of them, and the holiday, are closed days too."""
    held = OpeningHours.parse("Mo-Fr 09:00-15:00; PH 10:00-12:00; Oct off; Dec 25 off")
    assert held.week()[0] == ((540, 900),)
    assert held.on_holidays() == ((600, 720),)
    assert OpeningHours.parse('Mo-Fr 09:00-15:00; Oct off "PH off"').on_holidays() is None


def test_day_and_night_but_for_a_day_is_not_always() -> None:
    held = OpeningHours.parse("24/7; Dec 24 off")
    assert held.is_day_and_night and not held.is_always
    assert OpeningHours.parse("24/7").is_day_and_night
    assert not OpeningHours.parse("Mo-Su 00:00-24:00; Dec 24 off").is_day_and_night


def special(text: str) -> SpecialHours:
    return SpecialHours.parse(text)


def test_only_what_was_in_one_year_can_be_past() -> None:
    closed = special("2026 Dec 24-2027 Jan 02 off")
    assert not closed.is_past(date(2027, 1, 2)) and closed.is_past(date(2027, 1, 3))
    assert not special("Dec 24 off").is_past(date(2030, 12, 31))
    assert not special("week 29 off").is_past(date(2030, 12, 31))


def test_each_time_until_the_end_of_next_year_is_told() -> None:
    assert list(special("Dec 24-Jan 02 off").runs(date(2026, 1, 2))) == [
        (date(2026, 1, 2), date(2026, 1, 2)),
        (date(2026, 12, 24), date(2027, 1, 2)),
        (date(2027, 12, 24), date(2027, 12, 31)),
    ]
    assert list(special("week 29 off").runs(date(2026, 11, 21))) == [(date(2027, 7, 19), date(2027, 7, 25))]
    assert list(special("2030 Mar 01-05 off").runs(date(2026, 11, 21))) == [
        (date(2030, 3, 1), date(2030, 3, 5))
    ]


@pytest.mark.parametrize("month", ["2027 Feb", "2028 Feb", "2027 Dec", "9999 Dec"])
def test_a_month_of_one_year_ends_on_its_last_day(month: str) -> None:
    last = {"2027 Feb": "02-28", "2028 Feb": "02-29"}.get(month, "12-31")
    assert special(f"{month} off").last == f"{month[:4]}-{last}"


def test_a_whole_month_is_one_whatever_its_length() -> None:
    assert special("Jul off").is_month and special("Feb off").is_month and special("Jul 01-31 off").is_month
    for text in ("Jul-Aug off", "Jul 01-30 off", "Jul 02-31 off", "2027 Jul off", "week 1 off"):
        assert not special(text).is_month, text
