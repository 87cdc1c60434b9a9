"""Numbers that must be right before anything is published: is there doubt about any of them?"""

from collections.abc import Iterator

from veiviser.model.actor import Actor
from veiviser.model.freshness import freshness
from veiviser.model.message import NOTHING, Message, msg
from veiviser.model.source import Confidence, Conflict, Evidence, Source
from veiviser.release.obstacle import Candidate, Obstacle

NUMBERS = "phones"
"""The field of an actor that holds its numbers."""


def doubtful_numbers(candidate: Candidate) -> Iterator[Obstacle]:
    """Critical numbers that sources disagree about, that nobody has tried, or not lately enough."""
    for actor in candidate.loaded.guide.critical_actors:
        yield from _in_conflict(actor, candidate)
        yield from _not_checked(actor, candidate)


def _in_conflict(actor: Actor, candidate: Candidate) -> Iterator[Obstacle]:
    about = _evidence(actor)
    conflicts = [conflict for conflict in actor.conflicts if conflict.field == NUMBERS]
    settled_by = _settled_by(actor, about, candidate)
    for conflict in conflicts:
        message = msg(
            "'{id}': the sources disagree about the number: here {number}, in {source}: {other}. "
            "Find out which is right, write it, and remove the entry under conflicts",
            id=actor.id,
            number=_numbers(actor),
            source=_source(conflict, candidate),
            other=conflict.other_value or "?",
        )
        yield Obstacle(candidate.at_actor(actor, "conflicts", message), settled_by)
    if not conflicts and any(entry.confidence is Confidence.CONTRADICTED for entry in about):
        message = msg(
            "'{id}': the evidence for the number is contradicted; find out which is right, and write "
            "what it rests on",
            id=actor.id,
        )
        yield Obstacle(candidate.at_actor(actor, "evidence", message), settled_by)


def _not_checked(actor: Actor, candidate: Candidate) -> Iterator[Obstacle]:
    fault = _fault_of_check(actor, candidate)
    if fault is None:
        return
    is_emergency = actor.id in candidate.loaded.guide.plan.emergency_numbers
    remedy = msg("ask those who answer, and never call it to try") if is_emergency else msg("call and ask")
    message = msg(
        "'{id}': {fault}; {remedy}, then write checked: {{on: {today}, by: your role}}",
        id=actor.id,
        fault=fault,
        remedy=remedy,
        today=candidate.today,
    )
    yield Obstacle(
        candidate.at_actor(actor, "checked" if actor.checked else NUMBERS, message),
        _settled_by(actor, _evidence(actor), candidate),
    )


def _fault_of_check(actor: Actor, candidate: Candidate) -> Message | None:
    """Why the last check of an actor's numbers does not count; None where it does."""
    numbers = _numbers(actor)
    if actor.checked is None:
        return msg("nobody has checked {numbers}", numbers=numbers)
    if freshness(actor, candidate.today).hours_are_old:
        return msg("it is too long since {numbers} was checked, {day}", numbers=numbers, day=actor.checked.on)
    last = candidate.last
    before = last.services.get(actor.id) if last else None
    if (
        last
        and before
        and before.facts["checked"] == str(actor.checked.on)
        and before.facts["numbers"] != numbers
    ):
        return msg(
            "{numbers} is new since release {version}, and nobody has checked it since",
            numbers=numbers,
            version=last.version,
        )
    return None


def _evidence(actor: Actor) -> tuple[Evidence, ...]:
    return tuple(entry for entry in actor.evidence if NUMBERS in entry.of)


def _settled_by(actor: Actor, about: tuple[Evidence, ...], candidate: Candidate) -> Message:
    notes = " ".join(entry.note for entry in about if entry.note)
    role = actor.checked.by if actor.checked else ""
    return msg(
        "{itself}{checker}{note}",
        itself=candidate.itself(actor),
        checker=msg("; last checked by: {role}", role=role) if role else NOTHING,
        note=msg(". Note: {note}", note=notes) if notes else NOTHING,
    )


def _numbers(actor: Actor) -> str:
    return ", ".join(phone.number.display for phone in actor.phones)


def _source(conflict: Conflict, candidate: Candidate) -> str:
    source: Source = conflict.source
    if source.document is None:
        return source.url or "?"
    title = candidate.loaded.guide.document(source.document).title
    return f"{title}, {source.place}" if source.place else title
