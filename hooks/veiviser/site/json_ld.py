"""The directory as schema.org describes it, for machines that read pages."""

from typing import Any

from veiviser.model.actor import Actor, Provider
from veiviser.model.phone import Phone

KINDS = {
    Provider.MUNICIPAL: "GovernmentOrganization",
    Provider.COUNTY: "GovernmentOrganization",
    Provider.STATE: "GovernmentOrganization",
    Provider.VOLUNTARY: "NGO",
}
"""schema.org types of providers; anything else is an Organization."""


def directory_json_ld(actors: tuple[Actor, ...]) -> dict[str, Any]:
    """A JSON-LD graph with one organisation for each actor; what is not known is left out."""
    return {"@context": "https://schema.org", "@graph": [_organisation(actor) for actor in actors]}


def _organisation(actor: Actor) -> dict[str, Any]:
    described = {
        "@type": KINDS.get(actor.provider, "Organization"),
        "@id": f"#{actor.id}",
        "name": actor.name,
        "alternateName": list(actor.also_known_as),
        "description": actor.summary,
        "url": actor.url,
        "email": actor.email,
        "contactPoint": [_contact_point(phone) for phone in actor.phones],
        "address": actor.address
        and {
            "@type": "PostalAddress",
            "streetAddress": actor.address.street,
            "postalCode": actor.address.postal_code,
            "addressLocality": actor.address.city,
        },
    }
    return {name: value for name, value in described.items() if value}


def _contact_point(phone: Phone) -> dict[str, Any]:
    described = {
        "@type": "ContactPoint",
        "telephone": phone.number.international,
        "contactType": ", ".join(kind.value for kind in phone.types),
        "hoursAvailable": "Mo-Su 00:00-24:00" if phone.is_open_day_and_night else None,
    }
    return {name: value for name, value in described.items() if value}
