"""When and where, as Open Referral has it: schedules of opening hours, and the places they are for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from veiviser.export.public import stable_id
from veiviser.model.actor import Actor
from veiviser.model.hours import CLOSED, COUNTRY, LAST_MINUTE, TIME_ZONE, OpeningHours
from veiviser.model.special_hours import MIDNIGHT, SpecialHours
from veiviser.site.words import clock

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
IN_PERSON = "in person"
UNKNOWN = ""
"""Stands where the specification demands a value that no source gives."""


def schedules(actor: Actor, today: date) -> Iterator[dict[str, Any]]:
    """The hours of visits, of the chat and of each number; ``attending_type`` tells them apart.

    The ordinary week has neither ``byweekno`` nor ``valid_from``; what has one of them comes before it, a
    later one before an earlier one, and 00:00 to 00:00 is closed. A rule cannot say a date of each year:
    those dates stand for this year and the next, counted from ``today``.
    Times are local: an offset from UTC would be wrong in half of the year. ``notes`` names the time zone,
    and has the hours as they were written, with public holidays, which a schedule cannot say.
    """
    if actor.hours_note:
        yield {
            "id": stable_id("schedule", actor.id),
            "service_id": stable_id("service", actor.id),
            "description": actor.hours_note,
        }
    if actor.opening_hours:
        yield from _of_way(actor, IN_PERSON, actor.opening_hours, today)
    if actor.chat and actor.chat_hours:
        yield from _of_way(actor, actor.chat, actor.chat_hours, today)
    for phone in actor.phones:
        if phone.opening_hours:
            yield from _of_way(actor, phone.uri, phone.opening_hours, today)


def _of_way(actor: Actor, way: str, hours: OpeningHours, today: date) -> Iterator[dict[str, Any]]:
    def entry(days: Sequence[str], span: tuple[int, int], **when: str) -> dict[str, Any]:
        opens, closes = span
        return {
            "id": stable_id("schedule", actor.id, way, *when.values(), *days, clock(opens)),
            "service_id": stable_id("service", actor.id),
            "freq": "WEEKLY",
            "byday": ",".join(days),
            "opens_at": clock(opens),
            "closes_at": LAST_MINUTE if closes == MIDNIGHT else clock(closes),
            "attending_type": way,
            "notes": f"{hours.expression} ({TIME_ZONE.key})",
        } | when

    shared: dict[tuple[int, int], list[str]] = {}
    for day, spans in zip(DAYS, hours.week(), strict=True):
        for span in spans:
            shared.setdefault(span, []).append(day)
    for span, days in shared.items():
        yield entry(days, span)
    for held in hours.special:
        reason = {"description": held.reason} if held.reason else {}
        for when in _when(held, today):
            for span in held.spans or (CLOSED,):
                yield entry([DAYS[day] for day in held.days], span, **when, **reason)


def _when(held: SpecialHours, today: date) -> Iterator[dict[str, str]]:
    if held.is_past(today):
        return
    if held.is_weeks:
        yield {"byweekno": ",".join(map(str, range(int(held.first), int(held.last) + 1)))}
        return
    for first, last in held.runs(today):
        yield {"valid_from": first.isoformat(), "valid_to": last.isoformat()}


def at_locations(actor: Actor) -> Iterator[dict[str, Any]]:
    """The places to go, where letters go, and the chat, each tied to the service."""
    for location, note in _locations(actor):
        own = stable_id("service_at_location", location["id"])
        schedule = {"id": stable_id("schedule", own), "service_at_location_id": own, "description": note}
        yield {
            "id": own,
            "service_id": stable_id("service", actor.id),
            "location_id": location["id"],
            "location": location,
        } | ({"schedules": [schedule]} if note else {})


def _locations(actor: Actor) -> Iterator[tuple[dict[str, Any], str | None]]:
    """Each with what is told of its hours alone."""
    for held in () if actor.address_is_secret else actor.addresses:
        kind, names = held.type.value, [held.name] if held.name else []
        own = stable_id("location", actor.id, kind, *names)
        address = {
            "id": stable_id("address", own),
            "location_id": own,
            "address_1": held.street,
            "city": held.city,
            "state_province": UNKNOWN,
            "postal_code": held.postal_code or UNKNOWN,
            "country": COUNTRY,
            "address_type": kind,
        }
        name = f"{actor.name}, {held.name}" if held.name else actor.name
        yield {"id": own, "location_type": kind, "name": name, "addresses": [address]}, held.hours_note
    if actor.chat:
        own = stable_id("location", actor.id, "virtual")
        yield {"id": own, "location_type": "virtual", "name": actor.name, "url": actor.chat}, None
