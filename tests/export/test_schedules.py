"""Hours survive the way into schedules and back."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest

from builders import TODAY, actor, phone, real_guide
from veiviser.export.schedules import DAYS, schedules
from veiviser.model.actor import Actor
from veiviser.model.hours import OpeningHours

Week = tuple[tuple[tuple[int, int], ...], ...]


def minute(clock: str) -> int:
    return 1440 if clock == "23:59" else clock_minute(clock)


def week_of(entries: Iterable[dict[str, Any]]) -> Week:
    """What a reader of the schedules takes the week to be."""
    days: list[list[tuple[int, int]]] = [[] for _ in DAYS]
    for entry in entries:
        assert entry["freq"] == "WEEKLY"
        for day in entry["byday"].split(","):
            days[DAYS.index(day)].append((minute(entry["opens_at"]), minute(entry["closes_at"])))
    return tuple(tuple(sorted(spans)) for spans in days)


def written_week(text: str) -> Week:
    """The week that opening hours say as they are written; a later rule for a day replaces an earlier one."""
    days: list[list[tuple[int, int]]] = [[] for _ in DAYS]
    nights: list[list[tuple[int, int]]] = [[] for _ in DAYS]
    for rule in text.replace("24/7", "Mo-Su 00:00-24:00").split("; "):
        named, spans = rule.split(" ", 1)
        for day in () if named == "PH" else named_days(named):
            days[day], nights[(day + 1) % 7] = [], []
            for opens, closes in (map(clock_minute, span.split("-")) for span in spans.split(",")):
                days[day].append((opens, closes if closes > opens else 1440))
                if closes < opens:
                    nights[(day + 1) % 7].append((0, closes))
    return tuple(tuple(sorted(spans + more)) for spans, more in zip(days, nights, strict=True))


def named_days(text: str) -> Iterator[int]:
    names = [day.title() for day in DAYS]
    for part in text.split(","):
        first, _, last = part.partition("-")
        yield from range(names.index(first), names.index(last or first) + 1)


def clock_minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def hours_of(held: Actor) -> dict[str, OpeningHours]:
    """Hours by the way that they are for."""
    ways = {"in person": held.opening_hours, held.chat or "": held.chat_hours}
    ways |= {phone.uri: phone.opening_hours for phone in held.phones}
    return {way: hours for way, hours in ways.items() if hours}


NINE_TO_THREE, NIGHT = (540, 900), ((0, 120), (1200, 1440))
WEEKS: dict[str, Week] = {
    "24/7": (((0, 1440),),) * 7,
    "Mo-Fr 09:00-15:00; PH off": (*((NINE_TO_THREE,),) * 5, (), ()),
    "Mo-Fr,Su 16:15-22:45; Sa 16:15-23:45": (*(((975, 1365),),) * 5, ((975, 1425),), ((975, 1365),)),
    "Mo-Fr 08:30-11:00,12:30-15:00; PH off": (*(((510, 660), (750, 900)),) * 5, (), ()),
    "Fr-Sa 22:00-02:00": (*((),) * 4, ((1320, 1440),), ((0, 120), (1320, 1440)), ((0, 120),)),
    "Mo-Su 00:00-02:00,20:00-24:00; PH off": (NIGHT,) * 7,
    "Mo 17:00-20:00; Tu 10:00-15:00": (((1020, 1200),), ((600, 900),), *((),) * 5),
    "Mo-Su 09:00-15:00; Sa 10:00-11:01": (*((NINE_TO_THREE,),) * 5, ((600, 661),), (NINE_TO_THREE,)),
}


@pytest.mark.parametrize("text", WEEKS)
def test_hours_come_back_from_schedules_as_they_were(text: str) -> None:
    held = actor(phones=(phone(hours=text),))
    assert week_of(schedules(held, TODAY)) == WEEKS[text]


@pytest.mark.parametrize("text", WEEKS)
def test_a_reader_of_written_hours_takes_them_as_they_are_meant(text: str) -> None:
    assert written_week(text) == WEEKS[text]


def test_all_hours_in_the_data_come_back() -> None:
    for held in real_guide().actors:
        entries = [entry for entry in schedules(held, TODAY) if "freq" in entry]
        for way, hours in hours_of(held).items():
            week = week_of(entry for entry in entries if entry["attending_type"] == way)
            assert week == written_week(hours.expression), (held.id, way)
        assert {entry["attending_type"] for entry in entries} == set(hours_of(held))


def test_a_whole_day_is_written_as_the_specification_advises() -> None:
    (entry,) = schedules(actor(phones=(phone(hours="24/7"),)), TODAY)
    assert (entry["byday"], entry["opens_at"], entry["closes_at"]) == (",".join(DAYS), "00:00", "23:59")


def test_a_schedule_names_its_time_zone_and_its_holidays() -> None:
    (entry,) = schedules(actor(phones=(phone(hours="Mo-Fr 09:00-15:00; PH off"),)), TODAY)
    assert entry["notes"] == "Mo-Fr 09:00-15:00; PH off (Europe/Oslo)"


def test_a_remark_on_the_hours_is_kept_where_no_hours_are_known() -> None:
    (entry,) = schedules(actor(hours_note="Åpent om kvelden."), TODAY)
    assert entry["description"] == "Åpent om kvelden." and "freq" not in entry


def special(hours: str, today: date = TODAY) -> list[dict[str, Any]]:
    """What is told of certain dates, without what all schedules of a number share."""
    shared = {"id", "service_id", "attending_type", "notes", "freq"}
    entries = schedules(actor(phones=(phone(hours=hours),)), today)
    told = [{name: value for name, value in entry.items() if name not in shared} for entry in entries]
    return [entry for entry in told if {"byweekno", "valid_from"} & entry.keys()]


ALL_WEEK = "MO,TU,WE,TH,FR,SA,SU"
CLOSED_ALL_WEEK = {"byday": ALL_WEEK, "opens_at": "00:00", "closes_at": "00:00"}


def test_closed_weeks_are_told_by_their_numbers() -> None:
    assert special("Mo-Fr 09:00-15:00; week 29 off") == [CLOSED_ALL_WEEK | {"byweekno": "29"}]
    assert special("Mo-Fr 09:00-15:00; week 28-30 Mo 10:00-12:00,13:00-14:00") == [
        {"byday": "MO", "byweekno": "28,29,30", "opens_at": "10:00", "closes_at": "12:00"},
        {"byday": "MO", "byweekno": "28,29,30", "opens_at": "13:00", "closes_at": "14:00"},
    ]


def test_closed_dates_are_told_each_time_they_come_until_the_end_of_next_year() -> None:
    assert special("Mo-Fr 09:00-15:00; Dec 24 off") == [
        CLOSED_ALL_WEEK | {"valid_from": "2026-12-24", "valid_to": "2026-12-24"},
        CLOSED_ALL_WEEK | {"valid_from": "2027-12-24", "valid_to": "2027-12-24"},
    ]
    once = 'Mo-Fr 09:00-15:00; 2026 Dec 24-2027 Jan 02 off "Flytting"'
    whole = {"valid_from": "2026-12-24", "valid_to": "2027-01-02", "description": "Flytting"}
    assert special(once) == special(once, date(2027, 1, 2)) == [CLOSED_ALL_WEEK | whole]
    assert special(once, date(2027, 1, 3)) == []


def test_closed_days_change_neither_the_week_nor_the_ids_of_others() -> None:
    def told(hours: str) -> list[dict[str, Any]]:
        return list(schedules(actor(phones=(phone(hours=hours),)), TODAY))

    many = told("Mo-Fr 09:00-15:00; week 29 off; Jul off; Dec 24 off; Dec 23 09:00-12:00,13:00-24:00")
    assert len({entry["id"] for entry in many}) == len(many)
    assert many[0]["id"] == told("Mo-Fr 09:00-15:00")[0]["id"]
    assert week_of(many[:1]) == WEEKS["Mo-Fr 09:00-15:00; PH off"]
    assert {entry["closes_at"] for entry in many} == {"15:00", "00:00", "12:00", "23:59"}
