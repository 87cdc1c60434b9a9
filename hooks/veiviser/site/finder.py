"""The help-finder: every actor, marked with what the reader can choose by."""

from collections.abc import Callable
from dataclasses import dataclass

from veiviser.model.actor import Actor, Audience, Cost, Need
from veiviser.model.hours import OpeningHours
from veiviser.site.actor_view import ActorView

FILTERS: dict[str, Callable[[Actor], bool]] = {
    "day_and_night": lambda actor: actor.is_open_day_and_night,
    "anonymous": lambda actor: bool(actor.anonymous),
    "free": lambda actor: actor.cost is Cost.FREE or any(phone.free for phone in actor.phones),
    "call": lambda actor: actor.takes_calls,
    "message": lambda actor: actor.takes_messages,
    "chat": lambda actor: actor.chat is not None,
    "in_person": lambda actor: bool(actor.in_person),
}
"""What a reader can filter by; true only where a source says so."""


@dataclass(frozen=True, slots=True)
class Service:
    """An actor in the finder."""

    view: ActorView
    tokens: str
    """What it matches, for style sheets and scripts: ``w-self n-work f-free``."""
    hours_code: str | None
    """When it answers, for scripts; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class FinderView:
    """The choices and the services."""

    audiences: tuple[str, ...]
    needs: tuple[str, ...]
    filters: tuple[str, ...]
    services: tuple[Service, ...]


def finder_view(actors: tuple[ActorView, ...], first: tuple[str, ...]) -> FinderView:
    """The actors named in ``first`` come first, then other critical ones, then the order of the directory."""

    def rank(view: ActorView) -> tuple[int, bool]:
        return first.index(view.actor.id) if view.actor.id in first else len(
            first
        ), not view.actor.is_critical

    ordered = sorted(actors, key=rank)
    return FinderView(
        audiences=tuple(audience.value for audience in Audience),
        needs=tuple(need.value for need in Need),
        filters=tuple(FILTERS),
        services=tuple(Service(view, _tokens(view.actor), _hours_code(view.actor)) for view in ordered),
    )


def finder_tokens() -> tuple[str, ...]:
    """Every token a reader can choose, which is also the id of its control."""
    return (
        *(f"w-{audience.value}" for audience in Audience),
        *(f"n-{need.value}" for need in Need),
        *(f"f-{name}" for name in FILTERS),
    )


def hours_code(hours: OpeningHours) -> str:
    """Hours as a script reads them.

    ``a`` is always; else ``days/spans`` joined by ``;``, days from 0 for Monday, ``h`` for public holidays,
    spans in minutes after midnight: ``01234/540-900;h/``.
    """
    if hours.is_always:
        return "a"
    days: dict[str, str] = {}
    for day, spans in enumerate(hours.week()):
        if spans:
            days[_spans(spans)] = days.get(_spans(spans), "") + str(day)
    parts = [f"{names}/{spans}" for spans, names in days.items()]
    holidays = hours.on_holidays()
    if holidays is not None:
        parts.append(f"h/{_spans(holidays)}")
    return ";".join(parts)


def _spans(spans: tuple[tuple[int, int], ...]) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)


def _tokens(actor: Actor) -> str:
    return " ".join(
        (
            *(f"w-{audience.value}" for audience in actor.audiences),
            *(f"n-{need.value}" for need in actor.needs),
            *(f"f-{name}" for name, holds in FILTERS.items() if holds(actor)),
        )
    )


def _hours_code(actor: Actor) -> str | None:
    phone = next((phone for phone in actor.phones if phone.opening_hours), None)
    hours = phone.opening_hours if phone else (None if actor.phones else actor.opening_hours)
    return hours_code(hours) if hours else None
