"""Checks that nobody can have made yet; what day it is only those know who build."""

from collections.abc import Iterator
from datetime import date

from veiviser.load.raw_entries import Files, problem_at, readable_actors
from veiviser.model.guide import Guide
from veiviser.model.message import msg
from veiviser.model.problem import Problem


def checks_to_come(guide: Guide, files: Files, today: date) -> Iterator[Problem]:
    """Checks that nobody can have made by ``today``."""
    for index, actor in readable_actors(guide, files):
        if actor.checked and actor.checked.on > today:
            message = msg(
                "'{id}': {day} has not come yet; write a check when it is done",
                id=actor.id,
                day=actor.checked.on,
            )
            yield problem_at(files, "actors", (index, "checked"), message)
