"""The directory: everyone who can help, as cards and as schema.org describes them for machines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from veiviser.model.actor import Actor, Address, AddressType, Provider, Section
from veiviser.model.guide import Guide
from veiviser.model.hours import CLOSED, COUNTRY, LAST_MINUTE, OpeningHours
from veiviser.model.need import Audience, Need
from veiviser.model.phone import Phone
from veiviser.model.special_hours import MIDNIGHT
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


@dataclass(frozen=True)
class NeedGroup:
    """Those who help with one need first of all."""

    word: str
    """The need's word in its vocabulary; ``child`` and ``professional`` are words of audiences."""
    heading: str
    cards: tuple[Card, ...]
    also: tuple[ActorView, ...]
    """Those whose card stands under another need, and who help with this one too."""


@dataclass(frozen=True)
class SectionGroup:
    """One section of the plan's own list."""

    word: str
    """The section's word in its vocabulary."""
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class DirectoryView:
    """Everyone who can help, by need and as the plan divides them, and the same for machines."""

    needs: tuple[NeedGroup, ...]
    """Each card stands in one of them."""
    groups: tuple[SectionGroup, ...]
    json_ld: dict[str, Any]


def directory_view(localized: LocalizedSite, page_url: str) -> DirectoryView:
    """In each group those with a number come first; numbers for danger to life come before all others."""
    cards = {actor.id: card(ActorView(actor, localized, page_url)) for actor in localized.guide.actors}
    groups = section_groups(cards, localized.guide)
    json_ld = directory_json_ld(localized.guide.actors, localized.today)
    return DirectoryView(tuple(_need_groups(cards, localized.guide)), groups, json_ld)


def section_groups(cards: Mapping[str, Card], guide: Guide) -> tuple[SectionGroup, ...]:
    """The sections that hold somebody, in the plan's order."""
    return tuple(
        SectionGroup(section.value, tuple(cards[actor.id] for actor in _easiest_first(actors)))
        for section in Section
        if (actors := guide.actors_in(section))
    )


def _need_groups(cards: Mapping[str, Card], guide: Guide) -> Iterator[NeedGroup]:
    """Danger, then the young, then each need; those who advise people at work come last."""
    urgent = guide.plan.emergency_numbers
    first = {
        actor.id: Need.DANGER if actor.id in urgent else next(iter(actor.needs), None)
        for actor in guide.actors
    }
    actors = sorted(
        _easiest_first(guide.actors), key=lambda actor: (actor.id not in urgent, not actor.is_critical)
    )

    def views(those: Iterable[Actor]) -> tuple[ActorView, ...]:
        return tuple(cards[actor.id].view for actor in those)

    def group(need: Need | None, word: str, heading: str) -> NeedGroup:
        own = [actor for actor in actors if first[actor.id] is need]
        also = (actor for actor in actors if need in actor.needs and actor not in own and actor.is_reachable)
        return NeedGroup(word, heading, tuple(cards[actor.id] for actor in own), views(also))

    for need in Need:
        yield group(need, need.value, guide.label("need", need.value))
        if need is Need.DANGER:
            young = (
                actor
                for actor in actors
                if Audience.CHILD in actor.audiences and Audience.SELF not in actor.audiences
            )
            yield NeedGroup("child", guide.label("audience", "child"), (), views(young))
    yield group(None, "professional", guide.label("audience", "professional"))


def _easiest_first(actors: Iterable[Actor]) -> list[Actor]:
    """Those with a number, then those that can be reached in another way, then the others."""
    return sorted(actors, key=lambda actor: (not actor.phones, not actor.is_reachable))


def directory_json_ld(actors: tuple[Actor, ...], today: date) -> dict[str, Any]:
    """A JSON-LD graph with one organisation for each actor; what is not known is left out.

    Closed days of each year are told for what is left of the year of ``today``, and for the next.
    """
    return {"@context": "https://schema.org", "@graph": [_organisation(actor, today) for actor in actors]}


def _organisation(actor: Actor, today: date) -> dict[str, Any]:
    return _known(
        {
            "@type": _KINDS.get(actor.provider, "Organization"),
            "@id": f"#{actor.id}",
            "name": actor.name,
            "alternateName": list(actor.also_known_as),
            "description": actor.summary,
            "url": actor.url,
            "email": actor.email,
            "contactPoint": [_contact_point(held, today) for held in actor.phones if held.has_begun(today)],
            "address": [_address(held) for held in actor.addresses if held.type is AddressType.POSTAL],
            "location": list(_places(actor, today)),
        }
    )


def _places(actor: Actor, today: date) -> Iterator[dict[str, Any]]:
    """Where one can come, and when."""
    hours = {
        "openingHoursSpecification": list(_hours(actor.opening_hours)),
        "specialOpeningHoursSpecification": list(_special_hours(actor.opening_hours, today)),
    }
    for held in actor.places:
        named = {"name": held.name, "address": _address(held), "description": held.hours_note}
        # What a place says of its own hours comes before what is said of all.
        yield _known({"@type": "Place"} | named | ({} if held.hours_note else hours))
    if actor.opening_hours and not actor.places:
        yield _known({"@type": "Place"} | hours)


def _address(address: Address) -> dict[str, Any]:
    return _known(
        {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postal_code,
            "addressLocality": address.city,
            "addressCountry": COUNTRY,
        }
    )


def _contact_point(phone: Phone, today: date) -> dict[str, Any]:
    return _known(
        {
            "@type": "ContactPoint",
            "telephone": phone.number.international,
            "contactType": ", ".join(kind.value for kind in phone.types),
            "hoursAvailable": [
                *_hours(phone.opening_hours),
                *_special_hours(phone.opening_hours, today),
            ],
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
    for span, shared in days.items():
        yield _specification(shared, span)


def _special_hours(hours: OpeningHours | None, today: date) -> Iterator[dict[str, Any]]:
    """One entry for each time that a closed day or another rule for certain dates comes."""
    for held in hours.special if hours else ():
        for first, last in () if held.is_past(today) else held.runs(today):
            for span in held.spans or (CLOSED,):
                dates = {"validFrom": first.isoformat(), "validThrough": last.isoformat()}
                yield _specification([WEEK[day] for day in held.days], span) | dates


def _specification(days: Iterable[str], span: tuple[int, int]) -> dict[str, Any]:
    opens, closes = span
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{day}" for day in days],
        "opens": clock(opens),
        "closes": LAST_MINUTE if closes == MIDNIGHT else clock(closes),
    }


def _known(described: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in described.items() if value}
