"""What may leave the house: the guide without secrets and without what can no longer be trusted."""

from dataclasses import replace
from datetime import date

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
    conflicts = tuple(entry for entry in actor.conflicts if entry.field != "address")
    return replace(actor, address=None, conflicts=conflicts)
