"""What becomes of facts that nobody has checked for long."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from veiviser.model.actor import Actor

LIMIT = timedelta(days=180)
"""How long a check holds."""
LIMIT_DAY_AND_NIGHT = timedelta(days=90)
"""How long it holds for numbers that answer day and night, which people rely on most."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """How far an actor's facts can still be trusted."""

    hours_are_old: bool
    """The last check is older than its limit.

    A service that was never checked is shown as its source says.
    """
    link_has_expired: bool


def freshness(actor: Actor, today: date) -> Freshness:
    limit = LIMIT_DAY_AND_NIGHT if actor.is_open_day_and_night else LIMIT
    return Freshness(
        hours_are_old=actor.checked is not None and today - actor.checked.date > limit,
        link_has_expired=actor.expires is not None and today >= actor.expires,
    )


def degraded(actor: Actor, today: date) -> Actor:
    """The actor without what can no longer be trusted: old hours go, a dead link and a number that has ended.

    Numbers that have not begun come after those that can be called. Those for emergencies keep their hours:
    nobody shall ring one to ask.
    """
    state = freshness(actor, today)
    phones = [phone for phone in actor.phones if not phone.has_ended(today)]
    actor = replace(actor, phones=tuple(sorted(phones, key=lambda phone: not phone.has_begun(today))))
    if state.hours_are_old:
        actor = replace(
            actor,
            phones=tuple(
                phone if phone.answers_emergencies else replace(phone, opening_hours=None)
                for phone in actor.phones
            ),
            addresses=tuple(replace(held, hours_note=None) for held in actor.addresses),
            opening_hours=None,
            chat_hours=None,
            hours_note=None,
        )
    return replace(actor, url=None) if state.link_has_expired else actor
