"""Facts that nobody has checked for long are not shown as certain; numbers stay."""

from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta
from typing import Any

import pytest

from builders import actor, phone
from veiviser.model.actor import Actor, Address
from veiviser.model.freshness import degraded, freshness
from veiviser.model.hours import OpeningHours
from veiviser.model.source import Check

CHECKED = date(2026, 1, 1)
LAST_DAY = {"Mo-Fr 09:00-15:00; PH off": date(2026, 6, 30), "24/7": date(2026, 4, 1)}
"""The last day on which hours that were checked then are shown: after 180 days, or 90 for day and night."""
WEEKDAYS = OpeningHours.parse("Mo-Fr 09:00-15:00; PH off")
LATER = CHECKED + timedelta(days=999)


def checked(hours: str = "Mo-Fr 09:00-15:00; PH off", **values: Any) -> Actor:
    return actor(phones=(phone(hours=hours),), checked=Check(date=CHECKED, by="duty_officer"), **values)


@pytest.mark.parametrize("hours", LAST_DAY)
def test_hours_hide_the_day_after_their_limit(hours: str) -> None:
    held, last = checked(hours), LAST_DAY[hours]
    assert not freshness(held, last).hours_are_old
    assert degraded(held, last) == held
    assert freshness(held, last + timedelta(days=1)).hours_are_old
    assert degraded(held, last + timedelta(days=1)).phones[0].opening_hours is None


def test_all_hours_of_an_old_check_go_and_everything_else_stays() -> None:
    held = checked(
        opening_hours=WEEKDAYS,
        chat="https://example.org/chat",
        chat_hours=WEEKDAYS,
        hours_note="Ring først.",
        url="https://example.org",
    )
    held = replace(held, phones=(*held.phones, phone("75 00 00 02", "24/7", free=True)))
    assert degraded(held, LATER) == replace(
        held,
        phones=(phone(), phone("75 00 00 02", free=True)),
        opening_hours=None,
        chat_hours=None,
        hours_note=None,
    )


def test_a_service_that_was_never_checked_is_shown_as_its_source_says() -> None:
    held = replace(checked(), checked=None)
    assert not freshness(held, date(2099, 1, 1)).hours_are_old
    assert degraded(held, date(2099, 1, 1)) == held


def test_a_link_goes_on_the_day_it_expires_and_the_hours_stay() -> None:
    held = replace(checked(), url="https://example.org", expires=date(2026, 2, 1))
    assert not freshness(held, date(2026, 1, 31)).link_has_expired
    assert degraded(held, date(2026, 1, 31)) == held
    for day in (date(2026, 2, 1), date(2026, 2, 2)):
        assert freshness(held, day).link_has_expired
        assert degraded(held, day) == replace(held, url=None)


def test_a_link_without_an_end_stays() -> None:
    held = actor(url="https://example.org")
    assert not freshness(held, LATER).link_has_expired
    assert degraded(held, LATER) == held


def test_hours_and_link_go_together_when_both_are_old() -> None:
    held = degraded(checked(url="https://example.org", expires=CHECKED), LATER)
    assert (held.url, held.phones) == (None, (phone(),))


def test_what_was_found_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        freshness(actor(), CHECKED).hours_are_old = True


def test_an_emergency_number_keeps_its_hours_for_nobody_shall_ring_it_to_ask() -> None:
    held = actor(
        checked=Check(date=CHECKED, by="duty_officer"),
        phones=(phone("112", hours="24/7"), phone("75 00 00 01", hours="24/7")),
    )
    danger, ordinary = degraded(held, LATER).phones
    assert danger == held.phones[0]
    assert ordinary.opening_hours is None


def test_a_number_is_gone_after_its_last_day_and_comes_last_before_its_first() -> None:
    first, last = date(2027, 1, 1), date(2026, 12, 31)
    new, old, other = phone("75 00 00 02", valid_from=first), phone(valid_until=last), phone("75 00 00 03")
    held = actor(phones=(new, old, other))
    assert degraded(held, last).phones == (old, other, new)
    assert degraded(held, first).phones == (new, other)


def test_the_hours_of_an_address_grow_old_with_the_others() -> None:
    held = checked(addresses=(Address(street="Storgata 1", city="Fjellvik", hours_note="Åpent mandager."),))
    assert degraded(held, LATER).addresses[0].hours_note is None
