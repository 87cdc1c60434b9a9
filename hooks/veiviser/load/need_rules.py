"""Rules of situations and questions: everybody named exists, can be reached, and somebody always answers."""

from collections.abc import Iterator

from veiviser.load.raw_entries import Files, entries, ids, items, problem_at
from veiviser.model.guide import Guide
from veiviser.model.message import did_you_mean, msg
from veiviser.model.need import SHOWN
from veiviser.model.problem import Problem

WAYS = ("phones", "chat", "url", "address")
"""Fields of an actor by which a reader can reach it."""
NAMING = {"needs": ("under_18", "services"), "questions": ("helpers",)}
"""Fields that hold ids of actors, by file."""


def unreachable_helpers(guide: Guide, files: Files) -> Iterator[Problem]:
    """Actors that do not exist, or that give no way to reach them."""
    known = ids(files, "actors")
    reachable = {
        str(entry.get("id")) for _, entry in entries(files, "actors") if any(entry.get(way) for way in WAYS)
    }
    for name, fields in NAMING.items():
        for index, entry in entries(files, name):
            for field in fields:
                for at, id in enumerate(items(entry, field)):
                    place = (index, field, at)
                    if id not in known:
                        hint = did_you_mean(str(id), known)
                        message = msg(
                            "'{whose}' names unknown actor '{id}'{hint}",
                            whose=entry.get("id"),
                            id=id,
                            hint=hint,
                        )
                        yield problem_at(files, name, place, message)
                    elif id not in reachable:
                        message = msg(
                            "'{whose}' names '{id}', which nobody can reach; choose another",
                            whose=entry.get("id"),
                            id=id,
                        )
                        yield problem_at(files, name, place, message)


def silent_situations(guide: Guide, files: Files) -> Iterator[Problem]:
    """Situations that show none of the numbers that answer whatever has happened."""
    always = {number.actor for number in guide.plan.first_numbers}
    for index, entry in entries(files, "needs"):
        shown = [*items(entry, "under_18"), *items(entry, "services")][:SHOWN]
        if not always.intersection(map(str, shown)):
            message = msg(
                "'{id}' shows none of the first numbers in plan.yaml; put one among the first {count}",
                id=entry.get("id"),
                count=SHOWN,
            )
            yield problem_at(files, "needs", (index, "services"), message)


def unanswered_questions(guide: Guide, files: Files) -> Iterator[Problem]:
    """Situations that lead to no question, and questions that rest on nothing or leave the reader alone."""
    known = ids(files, "questions")
    for index, entry in entries(files, "needs"):
        question = entry.get("asks")
        if question is not None and question not in known:
            hint = did_you_mean(str(question), known)
            message = msg(
                "'{whose}' names unknown question '{id}'{hint}", whose=entry.get("id"), id=question, hint=hint
            )
            yield problem_at(files, "needs", (index, "asks"), message)
    for index, entry in entries(files, "questions"):
        for field in ("answer", "helpers", "sources"):
            if entry.get(field) == []:
                message = msg(
                    "'{whose}': '{field}' is empty; write at least one", whose=entry.get("id"), field=field
                )
                yield problem_at(files, "questions", (index, field), message)


NEED_RULES = (unreachable_helpers, silent_situations, unanswered_questions)
