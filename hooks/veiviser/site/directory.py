"""The directory: everyone who can help, as cards and as schema.org describes them for machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from veiviser.model.actor import Actor, Provider, Section
from veiviser.model.guide import Guide
from veiviser.model.hours import LAST_MINUTE, MIDNIGHT, OpeningHours
from veiviser.model.phone import Phone
from veiviser.site.actor_view import ActorView
from veiviser.site.card import Card, card
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.words import clock

_KINDS = {
    Provider.MUNICIPAL: "GovernmentOrganization",
    Provider.COUNTY: "GovernmentOrganization",
    Provider.STATE: "GovernmentOrganization",
    Provider.VOLUNTARY: "NGO",
}
"""schema.org types of providers; anything else is an Organization."""
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOLIDAYS = "PublicHolidays"
CLOSED = (0, 0)


@dataclass(frozen=True)
class CardGroup:
    """The cards of one section of the directory."""

    word: str
    """The section's word in its vocabulary."""
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class DirectoryView:
    """Everyone who can help, and the same for machines."""

    groups: tuple[CardGroup, ...]
    json_ld: dict[str, Any]


def directory_view(localized: LocalizedSite, page_url: str) -> DirectoryView:
    """Section by section; in each, those with a number come first."""
    groups = tuple(
        CardGroup(section.value, tuple(card(ActorView(actor, localized, page_url)) for actor in actors))
        for section in Section
        if (actors := _with_numbers_first(localized.guide, section))
    )
    return DirectoryView(groups, directory_json_ld(localized.guide.actors))


def directory_json_ld(actors: tuple[Actor, ...]) -> dict[str, Any]:
    """A JSON-LD graph with one organisation for each actor; what is not known is left out."""
    return {"@context": "https://schema.org", "@graph": [_organisation(actor) for actor in actors]}


def _organisation(actor: Actor) -> dict[str, Any]:
    return _known(
        {
            "@type": _KINDS.get(actor.provider, "Organization"),
            "@id": f"#{actor.id}",
            "name": actor.name,
            "alternateName": list(actor.also_known_as),
            "description": actor.summary,
            "url": actor.url,
            "email": actor.email,
            "contactPoint": [_contact_point(phone) for phone in actor.phones],
            "location": _place(actor),
        }
    )


def _place(actor: Actor) -> dict[str, Any]:
    """Where one can come, and when; empty where neither is told."""
    hours = list(_hours(actor.opening_hours))
    address = actor.address and _known(
        {
            "@type": "PostalAddress",
            "streetAddress": actor.address.street,
            "postalCode": actor.address.postal_code,
            "addressLocality": actor.address.city,
        }
    )
    if not hours and not address:
        return {}
    return _known({"@type": "Place", "address": address, "openingHoursSpecification": hours})


def _contact_point(phone: Phone) -> dict[str, Any]:
    return _known(
        {
            "@type": "ContactPoint",
            "telephone": phone.number.international,
            "contactType": ", ".join(kind.value for kind in phone.types),
            "hoursAvailable": list(_hours(phone.opening_hours)),
        }
    )


def _hours(hours: OpeningHours | None) -> Iterator[dict[str, Any]]:
    """One entry for each span of the day and the days that share it; public holidays where they differ."""
    if hours is None:
        return
    days: dict[tuple[int, int], list[str]] = {}
    for day, spans in zip(WEEK, hours.week(), strict=True):
        for span in spans:
            days.setdefault(span, []).append(day)
    holidays = hours.on_holidays()
    for span in holidays or ((CLOSED,) if holidays == () else ()):
        days.setdefault(span, []).append(HOLIDAYS)
    for (opens, closes), shared in days.items():
        yield {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{day}" for day in shared],
            "opens": clock(opens),
            "closes": LAST_MINUTE if closes == MIDNIGHT else clock(closes),
        }


def _known(described: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in described.items() if value}


def _with_numbers_first(guide: Guide, section: Section) -> list[Actor]:
    """Those with a number, then those that can be reached in another way, then the others."""
    return sorted(guide.actors_in(section), key=lambda actor: (not actor.phones, not actor.is_reachable))
