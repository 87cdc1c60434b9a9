"""Services as the Open Referral Human Services Data Specification 3 describes them; unknown is left out."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

from babel import Locale

from veiviser.export.public import alert, stable_id
from veiviser.export.schedules import at_locations, schedules
from veiviser.model.actor import Actor, Cost
from veiviser.model.guide import Guide
from veiviser.model.phone import Phone, PhoneType
from veiviser.site.words import language_name

PHONE_TYPES = {
    PhoneType.VOICE: "voice",
    PhoneType.SMS: "text",
    PhoneType.WHATSAPP: "x-whatsapp",
    PhoneType.TEXT_TELEPHONE: "textphone",
}
"""Types of RFC 6350, which lets others begin with x-."""
CURRENCY = "NOK"


def hsds_service(actor: Actor, guide: Guide, locale: Locale, today: date) -> dict[str, Any]:
    """An actor as a service with all that belongs to it; ``locale`` is the guide's language."""
    own = stable_id("service", actor.id)
    return _known(
        id=own,
        organization_id=stable_id("organization", actor.id),
        name=actor.name,
        alternate_name="; ".join(actor.also_known_as) or None,
        description=actor.summary,
        url=actor.url,
        email=actor.email,
        status="active",
        fees_description=guide.label("cost", actor.cost.value) if actor.cost else None,
        eligibility_description=actor.eligibility,
        minimum_age=actor.minimum_age,
        maximum_age=actor.maximum_age,
        assured_date=actor.checked.date.isoformat() if actor.checked else None,
        alert=alert(actor),
        organization=_organization(actor, guide),
        phones=[entry for phone in actor.phones for entry in _phones(actor, phone)],
        schedules=list(schedules(actor, today)),
        service_at_locations=list(at_locations(actor)),
        languages=[
            {
                "id": stable_id("language", actor.id, code),
                "service_id": own,
                "name": language_name(code, locale),
                "code": code,
            }
            for code in actor.languages
        ],
        cost_options=_costs(actor),
        attributes=list(_attributes(actor, guide)),
    )


def page_of_services(services: list[dict[str, Any]]) -> dict[str, Any]:
    """All services as the one page that an Open Referral service would answer with."""
    return {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }


def _organization(actor: Actor, guide: Guide) -> dict[str, Any]:
    own = stable_id("organization", actor.id)
    return _known(
        id=own,
        name=actor.name,
        description=actor.summary,
        email=actor.email,
        website=actor.url,
        attributes=[_term(own, "organization", guide, "provider", actor.provider)],
    )


def _phones(actor: Actor, phone: Phone) -> Iterator[dict[str, Any]]:
    """One entry for each use of a number, for an entry has one type."""
    for kind in phone.types:
        own = stable_id("phone", actor.id, phone.number.international, kind.value)
        yield _known(
            id=own,
            service_id=stable_id("service", actor.id),
            number=phone.number.international,
            type=PHONE_TYPES[kind],
            description=phone.note,
            attributes=[_value(own, "phone", name, told) for name, told in _of_phone(phone).items()],
        )


def _of_phone(phone: Phone) -> dict[str, str]:
    """What the specification has no field for."""
    second = phone.second_choice and stable_id("service", phone.second_choice)
    told = {
        "free": None if phone.free is None else _truth(phone.free),
        "is_for_emergencies": "true" if phone.answers_emergencies else None,
        "valid_from": phone.valid_from and phone.valid_from.isoformat(),
        "valid_until": phone.valid_until and phone.valid_until.isoformat(),
        "busy_note": phone.busy_note,
        "second_choice": second,
    }
    return {name: value for name, value in told.items() if value}


def _costs(actor: Actor) -> list[dict[str, Any]]:
    """An amount where it is known, which it is where there is nothing to pay."""
    if actor.cost is not Cost.FREE:
        return []
    own = {"id": stable_id("cost_option", actor.id), "service_id": stable_id("service", actor.id)}
    return [own | {"currency": CURRENCY, "amount": 0}]


def _attributes(actor: Actor, guide: Guide) -> Iterator[dict[str, Any]]:
    """Words of our vocabularies, and what the specification has no field for."""
    own = stable_id("service", actor.id)
    yield _term(own, "service", guide, "section", actor.section)
    for need in actor.needs:
        yield _term(own, "service", guide, "need", need)
    for audience in actor.audiences:
        yield _term(own, "service", guide, "audience", audience)
    for office in actor.offices:
        yield _value(own, "service", "office", office)
    for guest in actor.guests:
        yield _term(own, "service", guide, "guest", guest)
    if actor.secrecy:
        yield _term(own, "service", guide, "secrecy", actor.secrecy)
    for name in ("common_name", "label", "run_by", "tells_whom"):
        if words := getattr(actor, name):
            yield _value(own, "service", name, words)
    for name in ("in_person", "interpreter", "anonymous", "referral_needed"):
        if (truth := getattr(actor, name)) is not None:
            yield _value(own, "service", name, _truth(truth))


def _term(link: str, entity: str, guide: Guide, vocabulary: str, word: Enum) -> dict[str, Any]:
    name = guide.label(vocabulary, word.value)
    term = {
        "id": stable_id("taxonomy_term", vocabulary, word.value),
        "code": word.value,
        "name": name,
        "description": name,
        "taxonomy": vocabulary,
    }
    tied = {"id": stable_id("attribute", link, vocabulary, word.value), "link_id": link}
    return tied | {
        "link_type": vocabulary,
        "link_entity": entity,
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }


def _value(link: str, entity: str, name: str, value: str) -> dict[str, Any]:
    own = stable_id("attribute", link, name, value)
    return {"id": own, "link_id": link, "link_type": name, "link_entity": entity, "value": value}


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _known(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != []}
