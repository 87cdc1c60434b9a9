"""What is left to do in the directory: checks, conflicts and links that end."""

from collections.abc import Iterator
from datetime import date, timedelta

from veiviser.desk.task import Task
from veiviser.edit.facts import FACTS
from veiviser.load.raw_entries import Files
from veiviser.load.yaml_file import Place
from veiviser.model.actor import Actor
from veiviser.model.freshness import LIMIT, LIMIT_DAY_AND_NIGHT, freshness
from veiviser.model.guide import Guide
from veiviser.model.message import NOTHING, Message, msg

SOON = timedelta(days=30)
"""How long before a link ends an editor hears of it."""


def overdue_checks(guide: Guide, files: Files, today: date) -> Iterator[Task]:
    """Services that nobody has checked, or not for too long; the critical ones first, then the oldest."""
    critical = {actor.id for actor in guide.critical_actors}

    def rank(entry: tuple[int, Actor]) -> tuple[bool, date]:
        _, actor = entry
        return actor.id not in critical, actor.checked.on if actor.checked else date.min

    for index, actor in sorted(enumerate(guide.actors), key=rank):
        if actor.checked is None:
            what = msg("{name}: nobody has checked it yet.", name=actor.name)
        elif freshness(actor, today).hours_are_old:
            limit = LIMIT_DAY_AND_NIGHT if actor.is_open_day_and_night else LIMIT
            what = msg(
                "{name}: last checked on {day}, {days} days ago. A check holds for {limit} days.",
                name=actor.name,
                day=actor.checked.on,
                days=(today - actor.checked.on).days,
                limit=limit.days,
            )
        else:
            continue
        path, line = _at(files, (index, "checked"))
        command = msg(".venv/bin/veiviser actor confirm {id} --by ROLE", id=actor.id)
        is_emergency = actor.id in guide.plan.emergency_numbers
        yield Task(
            path=path,
            line=line,
            what=what,
            remedy=_how_to_check(actor, is_emergency=is_emergency),
            command=command,
            is_urgent=actor.id in critical,
        )


def facts_in_conflict(guide: Guide, files: Files, today: date) -> Iterator[Task]:
    """Facts that sources disagree about, until a person settles them; the critical ones first."""
    critical = {actor.id for actor in guide.critical_actors}
    for index, actor in sorted(enumerate(guide.actors), key=lambda entry: entry[1].id not in critical):
        for at, conflict in enumerate(actor.conflicts):
            path, line = _at(files, (index, "conflicts", at))
            yield Task(
                path=path,
                line=line,
                what=msg(
                    "{name}: the sources disagree about '{field}'. Another source says: {other}",
                    name=actor.name,
                    field=conflict.field,
                    other=conflict.other_value or conflict.note,
                ),
                remedy=msg("Find out which is right and write it. Then remove the entry at this line."),
                command=_setting(actor, conflict.field),
                is_urgent=actor.id in critical,
            )


def links_that_end(guide: Guide, files: Files, today: date) -> Iterator[Task]:
    """Links that work no longer, or only for some days more; the first to end first."""
    ending = [(actor.expires, index) for index, actor in enumerate(guide.actors) if actor.expires]
    for day, index in sorted(ending):
        actor = guide.actors[index]
        if day - today > SOON:
            continue
        words = {"name": actor.name, "url": actor.url or "", "day": day}
        path, line = _at(files, (index, "expires"))
        yield Task(
            path=path,
            line=line,
            what=msg("{name}: the link has not worked since {day} and is hidden: {url}", **words)
            if day <= today
            else msg("{name}: the link stops working on {day}: {url}", **words),
            remedy=msg("Find the new address, and remove 'expires' at this line or write its new day."),
            command=msg(".venv/bin/veiviser actor set {id} url ADDRESS --source ADDRESS", id=actor.id),
            is_urgent=day <= today,
        )


def _how_to_check(actor: Actor, *, is_emergency: bool) -> Message:
    """Nobody may ring an emergency number to try it."""
    numbers = ", ".join(phone.number.display for phone in actor.phones)
    if is_emergency:
        return msg(
            "Never ring {numbers} to try. Ask those who answer there another way. Then:", numbers=numbers
        )
    if numbers:
        return msg("Ring {numbers} and ask whether all is right. Then:", numbers=numbers)
    if actor.url:
        return msg("Open {url} and compare. Then:", url=actor.url)
    return msg("Find out whether all is right. Then:")


def _setting(actor: Actor, field: str) -> Message:
    name = "phone" if field == "phones" else field.replace("_", "-")
    if name not in FACTS:
        return NOTHING
    return msg('.venv/bin/veiviser actor set {id} {field} "VALUE" --source ADDRESS', id=actor.id, field=name)


def _at(files: Files, place: Place) -> tuple[str, int]:
    return files["actors"].path, files["actors"].line(place)
