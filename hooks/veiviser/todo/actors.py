"""What is left to do in the directory: checks, conflicts and links that end."""

import re
from collections.abc import Iterator
from datetime import date

from veiviser.load.guide import Loaded
from veiviser.model.actor import Actor
from veiviser.model.freshness import LIMIT, LIMIT_DAY_AND_NIGHT, freshness
from veiviser.model.message import NOTHING, Message, msg
from veiviser.model.phone import digest_of
from veiviser.model.problem import Problem
from veiviser.model.source import Confidence, Conflict, Evidence
from veiviser.todo.task import Standing, Task

_RINGING = re.compile(r"\b(?:ring|call)", re.IGNORECASE)
NUMBERS = "phones"
"""The field of an actor that holds its numbers."""


def overdue_checks(held: Standing) -> Iterator[Task]:
    """Services that nobody has checked, or not for too long; the critical ones first, then the oldest."""
    critical = {actor.id for actor in held.guide.critical_actors}

    def rank(entry: tuple[int, Actor]) -> tuple[bool, date]:
        _, actor = entry
        return actor.id not in critical, actor.checked.date if actor.checked else date.min

    for index, actor in sorted(enumerate(held.guide.actors), key=rank):
        fault = _fault_of_check(actor, held)
        if fault is None:
            continue
        what, at_gate = fault
        remedy = _how_to_check(actor, is_emergency=held.guide.answers_emergencies(actor))
        message = msg(
            "'{id}': {fault}. {remedy} write checked: {{date: {today}, by: your role}}",
            id=actor.id,
            fault=at_gate,
            remedy=remedy,
            today=held.today,
        )
        place = (index, "checked" if actor.checked else NUMBERS)
        yield Task(
            problem=held.at("actors", (index, "checked"), what),
            remedy=remedy,
            command=msg(".venv/bin/veiviser actor confirm {id} --by ROLE", id=actor.id),
            who=_settled_by(actor, held),
            blocks_release=held.at("actors", place, message) if actor.id in critical else None,
            is_urgent=actor.id in critical,
        )


def facts_in_conflict(held: Standing) -> Iterator[Task]:
    """Facts that sources disagree about, until a person settles them; the critical ones first.

    A critical number in conflict blocks a release; so does one whose evidence is contradicted.
    """
    critical = {actor.id for actor in held.guide.critical_actors}
    actors = sorted(enumerate(held.guide.actors), key=lambda entry: entry[1].id not in critical)
    for index, actor in actors:
        is_critical, numbers_conflict = actor.id in critical, False
        for at, conflict in enumerate(actor.conflicts):
            what = msg(
                "{name}: the sources disagree about '{field}'. Another source says: {other}",
                name=actor.name,
                field=conflict.field,
                other=conflict.other_value or conflict.note,
            )
            blocks = None
            if conflict.field == NUMBERS:
                numbers_conflict = True
                blocks = held.at("actors", (index, "conflicts"), _number_in_conflict(actor, conflict, held))
            yield Task(
                problem=held.at("actors", (index, "conflicts", at), what),
                remedy=msg("Find out which is right. If it is the other, write that first. Then:"),
                command=msg(
                    ".venv/bin/veiviser actor settle {id} {field} --source ADDRESS --by ROLE",
                    id=actor.id,
                    field=conflict.field,
                ),
                who=_settled_by(actor, held),
                blocks_release=blocks if is_critical else None,
                is_urgent=is_critical,
            )
        if not numbers_conflict and any(
            entry.confidence is Confidence.CONTRADICTED for entry in _about_numbers(actor)
        ):
            message = msg(
                "'{id}': the evidence for the number is contradicted; find out which is right, and write "
                "what it rests on",
                id=actor.id,
            )
            problem = held.at("actors", (index, "evidence"), message)
            yield Task(
                problem=problem,
                command=_setting(actor),
                who=_settled_by(actor, held),
                blocks_release=problem if is_critical else None,
                is_urgent=is_critical,
            )


def conflicts_of(loaded: Loaded, id: str, field: str | None = None) -> Iterator[Problem]:
    """What sources disagree about in an actor, or in one field of it, as a command tells it."""
    file = loaded.files["actors"]
    index = [actor.id for actor in loaded.guide.actors].index(id)
    for at, conflict in enumerate(loaded.guide.actors[index].conflicts):
        if field in (None, conflict.field):
            message = msg(
                "'{id}': sources disagree about '{field}'; when that is settled: "
                "veiviser actor settle {id} {field}",
                id=id,
                field=conflict.field,
            )
            yield Problem(file.path, file.line((index, "conflicts", at)), message)


def _fault_of_check(actor: Actor, held: Standing) -> tuple[Message, Message] | None:
    """Why the last check of an actor does not count, for the desk and for the gate; None where it does."""
    numbers = _numbers(actor) or actor.url or actor.name
    if actor.checked is None:
        what = msg("{name}: nobody has checked it yet.", name=actor.name)
        return what, msg("nobody has checked {numbers}", numbers=numbers)
    day = actor.checked.date
    if day > held.today:
        fault = msg("the check on {day} has not been made yet", day=day)
        return msg("{name}: {fault}.", name=actor.name, fault=fault), fault
    if freshness(actor, held.today).hours_are_old:
        limit = LIMIT_DAY_AND_NIGHT if actor.is_open_day_and_night else LIMIT
        what = msg(
            "{name}: last checked on {day}, {days} days ago. A check holds for {limit} days.",
            name=actor.name,
            day=day,
            days=(held.today - day).days,
            limit=limit.days,
        )
        return what, msg("it is too long since {numbers} was checked, {day}", numbers=numbers, day=day)
    if actor.checked.of:
        if actor.checked.of == digest_of(phone.number for phone in actor.phones):
            return None
        fault = msg("the check on {day} was of another number than {numbers}", day=day, numbers=numbers)
        return msg("{name}: {fault}.", name=actor.name, fault=fault), fault
    # A check that is written by hand does not say of what; one from the day of the release may be of either.
    before = held.last.services.get(actor.id) if held.last else None
    if held.last and before and before.facts["checked"] == str(day) and before.facts["numbers"] != numbers:
        words = {"numbers": numbers, "version": held.last.version}
        fault = msg(
            "{numbers} is new since release {version}, and nobody has checked it since; if somebody has, run "
            "veiviser actor confirm {id} --by ROLE",
            id=actor.id,
            **words,
        )
        return msg("{name}: {fault}.", name=actor.name, fault=fault), fault
    return None


def _how_to_check(actor: Actor, *, is_emergency: bool) -> Message:
    """Nobody may ring an emergency number to try it."""
    numbers = _numbers(actor)
    if is_emergency:
        return msg(
            "Never ring {numbers} to try. Ask those who answer there another way. Then:", numbers=numbers
        )
    if numbers:
        return msg("Ring {numbers} and ask whether all is right. Then:", numbers=numbers)
    if actor.url:
        return msg("Open {url} and compare. Then:", url=actor.url)
    return msg("Find out whether all is right. Then:")


def _number_in_conflict(actor: Actor, conflict: Conflict, held: Standing) -> Message:
    source = conflict.source
    place = source.url or "?"
    if source.document is not None:
        title = held.guide.document(source.document).title
        place = f"{title}, {source.place}" if source.place else title
    return msg(
        "'{id}': the sources disagree about the number: here {number}, in {source}: {other}. "
        "Find out which is right, write it, and remove the entry under conflicts",
        id=actor.id,
        number=_numbers(actor),
        source=place,
        other=conflict.other_value or "?",
    )


def _setting(actor: Actor) -> Message:
    return msg('.venv/bin/veiviser actor set {id} phone "VALUE" --source ADDRESS', id=actor.id)


def _about_numbers(actor: Actor) -> tuple[Evidence, ...]:
    return tuple(entry for entry in actor.evidence if NUMBERS in entry.of)


def _settled_by(actor: Actor, held: Standing) -> Message:
    notes = " ".join(
        entry.note
        for entry in _about_numbers(actor)
        if entry.note and not (held.guide.answers_emergencies(actor) and _RINGING.search(entry.note))
    )
    role = held.guide.label("role", actor.checked.by) if actor.checked else ""
    return msg(
        "{itself}{checker}{note}",
        itself=held.itself(actor),
        checker=msg("; last checked by: {role}", role=role) if role else NOTHING,
        note=msg(". Note: {note}", note=notes) if notes else NOTHING,
    )


def _numbers(actor: Actor) -> str:
    return ", ".join(phone.number.display for phone in actor.phones)
