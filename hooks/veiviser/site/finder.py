"""The help-finder: what has happened, and the three who fit best, with every way to reach them."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.model.actor import Actor, Cost
from veiviser.model.guide import Guide
from veiviser.model.hours import OpeningHours
from veiviser.model.need import SHOWN, Audience, Situation
from veiviser.model.phone import PhoneType
from veiviser.site.actor_view import ActorView, PhoneView
from veiviser.site.localized_site import LocalizedSite


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


@dataclass(frozen=True, slots=True)
class SituationView:
    """A sentence, and who can help then."""

    situation: Situation
    shown: tuple[Service, ...]
    more: tuple[Service, ...]
    answer: str
    """What the reader may ask then is answered before the services; empty where nothing is."""
    more_answer: tuple[str, ...]
    """The rest of the answer, after them."""


@dataclass(frozen=True, slots=True)
class FinderView:
    """The sentences about the reader, and those about somebody else."""

    own: tuple[SituationView, ...]
    others: tuple[SituationView, ...]


def finder_view(localized: LocalizedSite, page_url: str) -> FinderView:
    views = tuple(_situation_view(localized, page_url, situation) for situation in localized.guide.needs)
    return FinderView(
        own=tuple(view for view in views if not _is_about_another(view.situation)),
        others=tuple(view for view in views if _is_about_another(view.situation)),
    )


def service(view: ActorView, *, in_writing: bool = False, is_for_young: bool = False) -> Service:
    """Messages and chat come first where the reader can only write."""
    actor, plan = view.actor, view.localized.guide.plan
    ways = tuple(_ways(view))
    return Service(
        view=view,
        ways=tuple(sorted(ways, key=lambda way: not _is_written(way))) if in_writing else ways,
        hours_code=_hours_code(actor),
        is_emergency=actor.id in plan.emergency_numbers,
        is_for_young=is_for_young,
    )


def helpers(guide: Guide, situation: Situation) -> tuple[str, ...]:
    """Ids of all who can help.

    Those the situation names come first, then those who answer whatever has happened, then others, those with
    a number before those without.
    """
    plan = guide.plan
    always = (*(number.actor for number in plan.first_numbers), *plan.emergency_numbers)
    named = dict.fromkeys((*situation.under_18, *situation.services, *always))
    others = [
        actor
        for actor in guide.actors
        if actor.id not in named
        and situation.audience in actor.audiences
        and (situation.need in actor.needs if situation.need else situation.audience is Audience.CHILD)
        and actor.is_reachable
        and (situation.audience is Audience.CHILD or actor.maximum_age is None or actor.maximum_age >= 18)
    ]
    return (*named, *(actor.id for actor in sorted(others, key=lambda actor: not actor.phones)))


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


def _situation_view(localized: LocalizedSite, page_url: str, situation: Situation) -> SituationView:
    guide = localized.guide
    services = tuple(
        service(
            ActorView(guide.actor(id), localized, page_url),
            in_writing=situation.in_writing,
            is_for_young=id in situation.under_18,
        )
        for id in helpers(guide, situation)
    )
    answer = guide.question(situation.asks).answer if situation.asks else ()
    return SituationView(
        situation=situation,
        shown=services[:SHOWN],
        more=services[SHOWN:],
        answer=answer[0] if answer else "",
        more_answer=answer[1:],
    )


def _ways(view: ActorView) -> Iterator[Way]:
    yield from map(Way, view.phones)
    if view.actor.chat:
        yield Way(is_chat=True)
    elif view.actor.url and not view.phones:
        yield Way()


def _is_written(way: Way) -> bool:
    written = {PhoneType.SMS, PhoneType.WHATSAPP, PhoneType.TEXT_TELEPHONE}
    return way.is_chat or (way.phone is not None and bool(written.intersection(way.phone.phone.types)))


def _is_about_another(situation: Situation) -> bool:
    return situation.audience in (Audience.WORRIED, Audience.PROFESSIONAL)


def _spans(spans: tuple[tuple[int, int], ...]) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)


def _hours_code(actor: Actor) -> str | None:
    phone = next((phone for phone in actor.phones if phone.opening_hours), None)
    hours = phone.opening_hours if phone else (None if actor.phones else actor.opening_hours)
    return hours_code(hours) if hours else None
