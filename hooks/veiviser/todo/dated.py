"""Numbers that begin or end, and closed days that are over."""

from collections.abc import Iterator

from veiviser.model.actor import Actor
from veiviser.model.hours import OpeningHours
from veiviser.model.message import NOTHING, Message, msg
from veiviser.model.phone import Phone
from veiviser.todo.links import SOON
from veiviser.todo.task import Standing, Task


def what_changes_by_itself(held: Standing) -> Iterator[Task]:
    """What is other tomorrow than today though nobody changes it."""
    yield from numbers_that_change(held)
    yield from closed_days_that_are_over(held)


def numbers_that_change(held: Standing) -> Iterator[Task]:
    """Those that have ended, which are taken out before a release, and those that begin or end soon."""
    critical = {actor.id for actor in held.guide.critical_actors}
    for index, actor in enumerate(held.guide.actors):
        for at, phone in enumerate(actor.phones):
            if (told := _change(actor, phone, held)) is None:
                continue
            field = "valid_until" if phone.valid_until else "valid_from"
            problem = held.at("actors", (index, "phones", at, field), told)
            is_over = phone.has_ended(held.today)
            yield Task(
                problem=problem,
                remedy=msg("Take it out, with its sources. Then print the handouts anew:")
                if is_over
                else msg("Whoever has the handouts must be told. The pages change by themselves."),
                command=_taking_out(actor, at) if is_over else NOTHING,
                who=held.itself(actor),
                blocks_release=problem if is_over else None,
                is_urgent=actor.id in critical,
            )


def closed_days_that_are_over(held: Standing) -> Iterator[Task]:
    """What was closed once; readers are no longer told, but the text grows."""
    for index, actor in enumerate(held.guide.actors):
        kept: list[tuple[tuple[str | int, ...], OpeningHours | None]] = [
            (("phones", at, "opening_hours"), phone.opening_hours) for at, phone in enumerate(actor.phones)
        ]
        kept += [(("opening_hours",), actor.opening_hours), (("chat_hours",), actor.chat_hours)]
        for place, hours in kept:
            for special in hours.special if hours else ():
                if special.is_past(held.today):
                    told = msg(
                        "{name}: the closed days until {day} are over.", name=actor.name, day=special.last
                    )
                    yield Task(
                        problem=held.at("actors", (index, *place), told),
                        remedy=msg("Take them out of the hours."),
                    )


def _change(actor: Actor, phone: Phone, held: Standing) -> Message | None:
    words = {"name": actor.name, "number": phone.number}
    if phone.has_ended(held.today):
        return msg("{name}: {number} ended on {day}.", **words, day=phone.valid_until)
    if phone.valid_from and held.today < phone.valid_from <= held.today + SOON:
        return msg("{name}: {number} begins on {day}.", **words, day=phone.valid_from)
    if phone.valid_until and phone.valid_until <= held.today + SOON:
        return msg("{name}: {number} ends on {day}.", **words, day=phone.valid_until)
    return None


def _taking_out(actor: Actor, at: int) -> Message:
    return msg('.venv/bin/veiviser actor set {id} phone "" --phone {at}', id=actor.id, at=at + 1)
