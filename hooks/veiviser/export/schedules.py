"""When and where, as Open Referral has it: schedules of opening hours, and the places they are for."""

from collections.abc import Iterator
from typing import Any

from veiviser.export.public import stable_id
from veiviser.model.actor import Actor
from veiviser.model.hours import COUNTRY, LAST_MINUTE, MIDNIGHT, TIME_ZONE, OpeningHours
from veiviser.site.words import clock

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
IN_PERSON = "in person"
UNKNOWN = ""
"""Stands where the specification demands a value that no source gives."""


def schedules(actor: Actor) -> Iterator[dict[str, Any]]:
    """The weekly hours of visits, of the chat and of each number; ``attending_type`` tells them apart.

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
        yield from _weekly(actor, IN_PERSON, actor.opening_hours)
    if actor.chat and actor.chat_hours:
        yield from _weekly(actor, actor.chat, actor.chat_hours)
    for phone in actor.phones:
        if phone.opening_hours:
            yield from _weekly(actor, phone.uri, phone.opening_hours)


def _weekly(actor: Actor, way: str, hours: OpeningHours) -> Iterator[dict[str, Any]]:
    days: dict[tuple[int, int], list[str]] = {}
    for day, spans in zip(DAYS, hours.week(), strict=True):
        for span in spans:
            days.setdefault(span, []).append(day)
    for (opens, closes), shared in days.items():
        yield {
            "id": stable_id("schedule", actor.id, way, *shared, clock(opens)),
            "service_id": stable_id("service", actor.id),
            "freq": "WEEKLY",
            "byday": ",".join(shared),
            "opens_at": clock(opens),
            "closes_at": LAST_MINUTE if closes == MIDNIGHT else clock(closes),
            "attending_type": way,
            "notes": f"{hours.expression} ({TIME_ZONE.key})",
        }


def at_locations(actor: Actor) -> Iterator[dict[str, Any]]:
    """The place to go, and the chat, each tied to the service."""
    for location in _locations(actor):
        yield {
            "id": stable_id("service_at_location", actor.id, location["location_type"]),
            "service_id": stable_id("service", actor.id),
            "location_id": location["id"],
            "location": location,
        }


def _locations(actor: Actor) -> Iterator[dict[str, Any]]:
    if actor.address and not actor.address_is_secret:
        own = stable_id("location", actor.id, "physical")
        address = {
            "id": stable_id("address", actor.id),
            "location_id": own,
            "address_1": actor.address.street,
            "city": actor.address.city,
            "state_province": UNKNOWN,
            "postal_code": actor.address.postal_code or UNKNOWN,
            "country": COUNTRY,
            "address_type": "physical",
        }
        yield {"id": own, "location_type": "physical", "name": actor.name, "addresses": [address]}
    if actor.chat:
        own = stable_id("location", actor.id, "virtual")
        yield {"id": own, "location_type": "virtual", "name": actor.name, "url": actor.chat}
