"""Hours are read with Norwegian holidays and Norwegian summer time."""

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest

from veiviser.model.hours import OpeningHours

CLOSED: tuple[tuple[int, int], ...] = ()
NINE_TO_THREE = ((540, 900),)


def hours(expression: str) -> OpeningHours:
    return OpeningHours.parse(expression)


def test_a_week_starts_on_monday_and_counts_minutes_after_midnight() -> None:
    week = hours("Mo-Fr 09:00-15:00; PH off").week()
    assert week == (NINE_TO_THREE,) * 5 + (CLOSED, CLOSED)


def test_a_week_is_told_to_the_minute() -> None:
    week = hours("Mo 08:15-11:45; Tu 10:01-23:59; We 00:07-24:00").week()
    assert week == (((495, 705),), ((601, 1439),), ((7, 1440),), CLOSED, CLOSED, CLOSED, CLOSED)


def test_each_day_of_a_week_stands_in_its_place() -> None:
    days = "Mo 01:00-02:00; Tu 02:00-03:00; We 03:00-04:00; Th 04:00-05:00; Fr 05:00-06:00; Sa 06:00-07:00"
    week = hours(f"{days}; Su 07:00-08:00").week()
    assert week == tuple(((60 * day, 60 * day + 60),) for day in range(1, 8))


def test_a_day_can_have_several_spans() -> None:
    assert hours("Mo 10:00-12:00,13:00-15:00").week()[0] == ((600, 720), (780, 900))


def test_a_night_is_shown_on_both_its_days() -> None:
    assert hours("Mo-Su 20:00-02:00").week() == (((0, 120), (1200, 1440)),) * 7
    assert hours("We 22:30-00:45").week() == (
        *(CLOSED, CLOSED),
        *(((1350, 1440),), ((0, 45),)),
        *(CLOSED, CLOSED, CLOSED),
    )


def test_a_day_may_end_at_midnight_by_either_name() -> None:
    assert hours("Fr 18:00-24:00").week()[4:6] == (((1080, 1440),), CLOSED)
    assert hours("Fr 18:00-00:00").week()[4:6] == (((1080, 1440),), CLOSED)


def test_only_day_and_night_all_year_is_always() -> None:
    assert hours("24/7").is_always
    assert hours("24/7").week() == (((0, 1440),),) * 7
    assert not hours("Mo-Su 00:00-24:00; PH off").is_always
    assert not hours("Mo-Fr 09:00-15:00").is_always


def test_hours_never_change() -> None:
    with pytest.raises(FrozenInstanceError):
        hours("24/7").expression = "Mo 09:00-15:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9-15",
        "Mo-Fr 9-15",
        "Mo-Fr 09.00-15.00",
        "Mo-Fr 09:00-25:00",
        "sunrise-sunset",
        "2027 Mo-Fr 09:00-15:00",
        "off",
        "man-fre 09:00-15:00",
        "døgnåpent",
    ],
)
def test_what_is_not_a_weekly_plan_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' is not opening hours; write them as"):
        hours(text)


@pytest.mark.parametrize("text", ["24/7; PH off", "24/7; PH 10:00-12:00", "24/7; PH off; Dec 24 off"])
def test_day_and_night_with_other_holidays_is_told_how_it_is_written(text: str) -> None:
    with pytest.raises(ValueError, match=f'^{text!r} closes for holidays.*; write "(.*)"$') as told:
        hours(text)
    remedy = hours(str(told.value).split('"')[1])
    assert remedy.week() == hours("24/7").week()
    assert remedy.on_holidays() == (() if "PH off" in text else ((600, 720),))
    assert remedy.expression.partition("; ")[2] == text.partition("; ")[2]


@pytest.mark.parametrize("text", ["Mo-Su 20:00-02:00; PH off", "Mo-Fr 09:00-15:00; PH 20:00-02:00"])
def test_a_night_that_a_holiday_could_cut_is_to_be_divided_at_midnight(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' runs past midnight, .* divide the night"):
        hours(text)
    assert hours("Mo-Su 00:00-02:00,20:00-24:00; PH off").week()[0] == ((0, 120), (1200, 1440))


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 00:00-00:00",
        "Mo 09:00-09:00",
        "Mo-Fr 15:00-09:00",
        "Tu 17:00-16:00",
        "Tu 17:00-16:59",
        "Mo 09:00-12:00,13:00-12:30",
        "Mo-Fr 09:00-15:00; Sa 12:00-11:45",
        "Mo-Fr 09:00-15:00; PH 10:00-10:00",
        "Mo-Su 09:00-09:00; PH off",
    ],
)
def test_hours_that_close_before_they_open_are_told_and_not_taken_for_nearly_all_day(text: str) -> None:
    with pytest.raises(ValueError, match=rf"^'{text}' closes before it opens; .* day and night as \"24/7\""):
        hours(text)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Mo-Fr 09:00-00:00", "Mo-Fr 09:00-24:00"),
        ("Mo-Fr 18:00-00:00; PH off", "Mo-Fr 18:00-24:00; PH off"),
        ("Mo-Fr 08:00-12:00,13:00-00:00; Dec 24 off", "Mo-Fr 08:00-12:00,13:00-24:00; Dec 24 off"),
    ],
)
def test_midnight_at_the_end_of_a_day_is_told_as_it_is_written(text: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' ends a day at 00:00, where .*write \"{remedy}\"$"):
        OpeningHours.parse(text)
    assert OpeningHours.parse(remedy).week()[0][-1][1] == 24 * 60


@pytest.mark.parametrize("span", ["23:00-11:00", "20:30-08:30", "20:50-08:10", "18:00-02:00"])
def test_a_night_of_twelve_hours_is_not_mistyped(span: str) -> None:
    assert hours(f"Mo {span}").expression == f"Mo {span}"


@pytest.mark.parametrize("span", ["23:00-11:01", "20:29-08:30", "20:19-08:20", "20:10-08:40"])
def test_a_minute_more_than_twelve_hours_of_night_is_mistyped(span: str) -> None:
    with pytest.raises(ValueError, match="closes before it opens"):
        hours(f"Mo {span}")


def test_a_long_night_can_be_written_divided() -> None:
    assert hours("Mo 00:00-09:00,15:00-24:00").week()[0] == ((0, 540), (900, 1440))
    assert hours("Mo 21:00-09:00").week()[:2] == (((1260, 1440),), ((0, 540),))


@pytest.mark.parametrize(
    ("expression", "closed"),
    [
        ("Mo-Fr 09:00-15:00; PH off", True),
        ("Tu 17:00-20:00; PH off", True),
        ("Mo-Su 00:00-24:00; PH off", True),
        ("Mo-Fr 09:00-15:00", False),
        ("Tu 17:00-20:00", False),
        ("Mo-Fr 09:00-15:00; PH 10:00-12:00", False),
        ("24/7", False),
    ],
)
def test_holidays_are_said_to_be_closed_only_where_the_hours_say_so(expression: str, closed: bool) -> None:
    assert hours(expression).is_closed_on_holidays is closed


def test_hours_of_their_own_on_holidays_are_told() -> None:
    assert hours("Mo-Fr 09:00-15:00; PH 10:00-12:00").on_holidays() == ((600, 720),)
    assert hours("Tu 17:00-20:00; PH off").on_holidays() == ()
    assert hours("Mo-Fr 09:00-15:00").on_holidays() is None


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 3, 27, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 27, 8, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 30, 6, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 30, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 23, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 26, 7, 0, tzinfo=UTC), False),
        (datetime(2026, 10, 26, 8, 0, tzinfo=UTC), True),
    ],
    ids=str,
)
def test_nine_is_nine_by_the_norwegian_clock_in_winter_and_in_summer(moment: datetime, is_open: bool) -> None:
    assert hours("Mo-Fr 09:00-15:00").is_open_at(moment) is is_open


@pytest.mark.parametrize(("month", "day"), [(1, 1), (4, 6), (5, 1), (5, 14), (5, 25), (12, 25)])
def test_norwegian_holidays_are_known(month: int, day: int) -> None:
    noon = datetime(2026, month, day, 11, tzinfo=UTC)
    assert not hours("Mo-Fr 09:00-15:00; PH off").is_open_at(noon)
    assert hours("Mo-Fr 09:00-15:00").is_open_at(noon)
