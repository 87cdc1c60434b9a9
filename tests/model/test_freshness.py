"""Facts that nobody has checked for long are not shown as certain; numbers stay."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from veiviser.model.actor import Actor
from veiviser.model.freshness import LIMIT, LIMIT_DAY_AND_NIGHT, degraded, freshness
from veiviser.model.guide import Guide
from veiviser.model.hours import OpeningHours
from veiviser.model.source import Check

CHECKED = date(2026, 1, 1)
WEEKDAYS = OpeningHours.parse("Mo-Fr 09:00-15:00; PH off")
ALWAYS = OpeningHours.parse("24/7")


@pytest.fixture
def actor(guide: Guide) -> Actor:
    return replace(guide.actor("nav"), checked=Check(on=CHECKED, by="vakt"), expires=None)


def with_hours(actor: Actor, hours: OpeningHours) -> Actor:
    return replace(actor, phones=(replace(actor.phones[0], opening_hours=hours),))


@pytest.mark.parametrize(("hours", "limit"), [(WEEKDAYS, LIMIT), (ALWAYS, LIMIT_DAY_AND_NIGHT)])
def test_hours_hide_the_day_after_their_limit(actor: Actor, hours: OpeningHours, limit: timedelta) -> None:
    held = with_hours(actor, hours)
    assert degraded(held, CHECKED + limit).phones[0].opening_hours == hours
    assert degraded(held, CHECKED + limit + timedelta(days=1)).phones[0].opening_hours is None


def test_the_number_stays_when_its_hours_are_old(actor: Actor) -> None:
    old = degraded(with_hours(actor, WEEKDAYS), CHECKED + timedelta(days=999))
    assert old.phones[0].number == actor.phones[0].number


def test_a_service_that_was_never_checked_is_shown_as_its_source_says(actor: Actor) -> None:
    held = replace(with_hours(actor, WEEKDAYS), checked=None)
    assert not freshness(held, date(2099, 1, 1)).hours_are_old
    assert degraded(held, date(2099, 1, 1)) == held


def test_a_link_goes_on_the_day_it_expires(actor: Actor) -> None:
    held = replace(actor, url="https://example.org", expires=date(2027, 1, 1))
    assert degraded(held, date(2026, 12, 31)).url == "https://example.org"
    assert degraded(held, date(2027, 1, 1)).url is None
