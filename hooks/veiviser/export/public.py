"""What may leave the house, without secrets and stale facts, and the identifiers it bears."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from veiviser.model.actor import Actor
from veiviser.model.guide import Guide


def public_guide(guide: Guide, today: date) -> Guide:
    """The guide as it may be given out on a day."""
    trusted = guide.as_of(today)
    return replace(trusted, actors=tuple(_without_secrets(actor) for actor in trusted.actors))


def alert(actor: Actor) -> str | None:
    """What sources disagree about, in sentences for the reader; None where they agree."""
    notes = (entry.note.replace("{other_value}", entry.other_value or "") for entry in actor.conflicts)
    return " ".join(notes) or None


def _without_secrets(actor: Actor) -> Actor:
    """A secret address goes, and so does what other sources say of it."""
    if not actor.address_is_secret:
        return actor
    conflicts = tuple(entry for entry in actor.conflicts if entry.field != "addresses")
    return replace(actor, addresses=(), conflicts=conflicts)


NAMESPACE = UUID("c8a4d462-22d8-40db-9e78-c51026968cfc")
"""Never changes: every identifier that has been given out rests on it."""


def stable_id(kind: str, *names: str) -> str:
    """A UUID (version 5) for one thing of a kind: ``stable_id("service", "lykta")``."""
    return str(uuid5(NAMESPACE, "/".join((kind, *names))))
