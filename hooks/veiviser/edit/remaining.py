"""What an editor has left to do after a change."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog

from veiviser.load.catalog import read_catalog, untranslated
from veiviser.load.guide import Loaded
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems
from veiviser.model.text import texts


def left_to_translate(root: Path, loaded: Loaded, name: str, id: str) -> list[Problem]:
    """The texts of one entry that a language lacks or translates from other words.

    ``name`` is a data file's name without its ending.
    """
    wanted = Catalog(fuzzy=False, charset="utf-8")
    entry = next(entry for entry in getattr(loaded.guide, name) if entry.id == id)
    for context, words in texts(entry, f"{name}/{id}"):
        wanted.add(words, context=context)
    found: list[Problem] = []
    for language in loaded.guide.languages:
        if not language.is_source:
            called = f"data/translations/{language.code}.po"
            try:
                found.extend(untranslated(read_catalog(root / called, called), wanted, called))
            except Problems as error:
                found.extend(error.problems)
    return found


def unsettled(loaded: Loaded, id: str, field: str | None = None) -> Iterator[Problem]:
    """What sources disagree about in an actor, or in one field of it, until a person has settled it."""
    file = loaded.files["actors"]
    index = [actor.id for actor in loaded.guide.actors].index(id)
    for at, conflict in enumerate(loaded.guide.actors[index].conflicts):
        if field in (None, conflict.field):
            message = msg(
                "'{id}': sources disagree about '{field}'; when that is settled, remove the conflict",
                id=id,
                field=conflict.field,
            )
            yield Problem(file.path, file.line((index, "conflicts", at)), message)


def old_day(loaded: Loaded, today: date) -> Iterator[Problem]:
    """The day at the foot of each page, where it is older than the change."""
    plan, file = loaded.guide.plan, loaded.files["plan"]
    if plan.updated < today:
        message = msg("'updated' is {day}; write {today} before you publish", day=plan.updated, today=today)
        yield Problem(file.path, file.line(("updated",)), message)
