"""Somebody who can help, with every way to reach them, wherever a page shows a button for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from veiviser.model.actor import Cost
from veiviser.model.hours import OpeningHours
from veiviser.model.phone import PhoneType
from veiviser.site.actor_view import ActorView, PhoneView

_ALL_DAYS = "0123456"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a service: a number, else its chat or its page."""

    phone: PhoneView | None = None
    is_chat: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """Somebody who can help in a situation."""

    view: ActorView
    ways: tuple[Way, ...]
    """The one to try first first."""
    hours_code: str | None
    """When it answers, for scripts; None where nobody knows."""
    is_emergency: bool
    """Nobody asks what it costs when life is in danger."""
    is_for_young: bool
    """Stands first because the reader may be under 18."""

    @property
    def is_free(self) -> bool:
        actor = self.view.actor
        return actor.cost is Cost.FREE or any(phone.free for phone in actor.phones)

    @property
    def may_cost(self) -> bool:
        """Nobody knows whether it costs anything."""
        return self.view.actor.cost is None and not self.is_free


def service(view: ActorView, *, in_writing: bool = False, is_for_young: bool = False) -> Service:
    """Messages and chat come first where the reader can only write."""
    actor, plan = view.actor, view.localized.guide.plan
    ways = tuple(_ways(view))
    return Service(
        view=view,
        ways=tuple(sorted(ways, key=lambda way: not _is_written(way))) if in_writing else ways,
        hours_code=_hours_code(view),
        is_emergency=actor.id in plan.emergency_numbers,
        is_for_young=is_for_young,
    )


def hours_code(hours: OpeningHours) -> str:
    """Hours as a script reads them, the first rule that fits a day first.

    ``a`` is always; else ``days/spans`` joined by ``;``, days from 0 for Monday, ``h`` for public holidays,
    spans in minutes after midnight: ``h/;01234/540-900``. A rule for certain dates names the first and the
    last of them: ``0123456//29/29``, ``0123456/600-720/12-24/12-24``.
    """
    if hours.is_always:
        return "a"
    parts = [
        f"{''.join(map(str, held.days))}/{_spans(held.spans)}/{held.first}/{held.last}"
        for held in reversed(hours.special)
    ]
    holidays = hours.on_holidays()
    if holidays is not None:
        parts.append(f"h/{_spans(holidays)}")
    days: dict[str, str] = {}
    for day, spans in enumerate(hours.week()):
        if spans:
            days[_spans(spans)] = days.get(_spans(spans), "") + str(day)
    return ";".join([*parts, *(f"{names}/{spans}" for spans, names in days.items())])


def _ways(view: ActorView) -> Iterator[Way]:
    yield from map(Way, view.phones)
    if view.actor.chat:
        yield Way(is_chat=True)
    elif view.actor.url and not view.phones:
        yield Way()


def _is_written(way: Way) -> bool:
    written = {PhoneType.SMS, PhoneType.WHATSAPP, PhoneType.TEXT_TELEPHONE}
    return way.is_chat or (way.phone is not None and bool(written.intersection(way.phone.phone.types)))


def _spans(spans: tuple[tuple[int, int], ...]) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)


def _hours_code(view: ActorView) -> str | None:
    phone = next((line.phone for line in view.phones if line.phone.opening_hours), None)
    hours = phone.opening_hours if phone else (None if view.phones else view.actor.opening_hours)
    if not hours:
        return None
    code = hours_code(hours)
    if phone and phone.valid_until:
        # Nobody answers a number that has ended.
        after = phone.valid_until + timedelta(days=1)
        return f"{_ALL_DAYS}//{after}/9999-12-31;{f'{_ALL_DAYS}/0-1440' if hours.is_always else code}"
    return code
