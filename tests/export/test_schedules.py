"""Hours survive the way into schedules and back."""

from collections.abc import Iterable
from typing import Any

import pytest

from builders import actor, phone, real_guide
from veiviser.export.schedules import DAYS, schedules
from veiviser.model.actor import Actor
from veiviser.model.hours import OpeningHours

Week = tuple[tuple[tuple[int, int], ...], ...]


def minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 1440 if clock == "23:59" else int(hours) * 60 + int(minutes)


def week_of(entries: Iterable[dict[str, Any]]) -> Week:
    """What a reader of the schedules takes the week to be."""
    days: list[list[tuple[int, int]]] = [[] for _ in DAYS]
    for entry in entries:
        assert entry["freq"] == "WEEKLY"
        for day in entry["byday"].split(","):
            days[DAYS.index(day)].append((minute(entry["opens_at"]), minute(entry["closes_at"])))
    return tuple(tuple(sorted(spans)) for spans in days)


def hours_of(held: Actor) -> dict[str, OpeningHours]:
    """Hours by the way that they are for."""
    ways = {"in person": held.opening_hours, held.chat or "": held.chat_hours}
    ways |= {phone.uri: phone.opening_hours for phone in held.phones}
    return {way: hours for way, hours in ways.items() if hours}


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "Mo-Fr 09:00-15:00; PH off",
        "Mo-Fr,Su 16:15-22:45; Sa 16:15-23:45",
        "Mo-Fr 08:30-11:00,12:30-15:00; PH off",
        "Fr-Sa 22:00-02:00",
        "Mo-Su 00:00-02:00,20:00-24:00; PH off",
        "Mo 17:00-20:00; Tu 10:00-15:00",
    ],
)
def test_hours_come_back_from_schedules_as_they_were(text: str) -> None:
    held = actor(phones=(phone(hours=text),))
    assert week_of(schedules(held)) == OpeningHours.parse(text).week()


def test_all_hours_in_the_data_come_back() -> None:
    for held in real_guide().actors:
        entries = [entry for entry in schedules(held) if "freq" in entry]
        for way, hours in hours_of(held).items():
            assert week_of(entry for entry in entries if entry["attending_type"] == way) == hours.week()
        assert {entry["attending_type"] for entry in entries} == set(hours_of(held))


def test_a_whole_day_is_written_as_the_specification_advises() -> None:
    (entry,) = schedules(actor(phones=(phone(hours="24/7"),)))
    assert (entry["byday"], entry["opens_at"], entry["closes_at"]) == (",".join(DAYS), "00:00", "23:59")


def test_a_schedule_names_its_time_zone_and_its_holidays() -> None:
    (entry,) = schedules(actor(phones=(phone(hours="Mo-Fr 09:00-15:00; PH off"),)))
    assert entry["notes"] == "Mo-Fr 09:00-15:00; PH off (Europe/Oslo)"


def test_a_remark_on_the_hours_is_kept_where_no_hours_are_known() -> None:
    (entry,) = schedules(actor(hours_note="Åpent om kvelden."))
    assert entry["description"] == "Åpent om kvelden." and "freq" not in entry
