"""Rules of situations, questions and procedures: whom they name can be reached, and somebody answers."""

from collections.abc import Iterator

from veiviser.load.raw_entries import Files, entries, ids, items, problem_at
from veiviser.load.yaml_file import Place
from veiviser.model.guide import Guide
from veiviser.model.message import did_you_mean, msg
from veiviser.model.need import SHOWN
from veiviser.model.problem import Problem

WAYS = ("phones", "chat", "url", "address")
"""Fields of an actor by which a reader can reach it."""
NAMING = {"needs": ("under_18", "services"), "questions": ("helpers",)}
"""Fields that hold ids of actors, by file."""
NEVER_EMPTY = {"questions": ("answer", "helpers", "sources"), "procedures": ("steps", "sources")}
"""Fields that must hold something, by file."""


def unreachable_helpers(guide: Guide, files: Files) -> Iterator[Problem]:
    """Actors that do not exist, or that give no way to reach them."""
    known = ids(files, "actors")
    reachable = {
        str(entry.get("id")) for _, entry in entries(files, "actors") if any(entry.get(way) for way in WAYS)
    }
    for name, whose, place, id in _named(files):
        if id not in known:
            hint = did_you_mean(id, known)
            message = msg("'{whose}' names unknown actor '{id}'{hint}", whose=whose, id=id, hint=hint)
            yield problem_at(files, name, place, message)
        elif id not in reachable:
            message = msg(
                "'{whose}' names '{id}', which nobody can reach; choose another", whose=whose, id=id
            )
            yield problem_at(files, name, place, message)


def _named(files: Files) -> Iterator[tuple[str, object, Place, str]]:
    """File, entry and place of every actor that is named, and its id."""
    for name, fields in NAMING.items():
        for index, entry in entries(files, name):
            for field in fields:
                for at, id in enumerate(items(entry, field)):
                    yield name, entry.get("id"), (index, field, at), str(id)
    for index, entry in entries(files, "procedures"):
        for number, step in enumerate(items(entry, "steps")):
            for at, id in enumerate(items(step, "actors") if isinstance(step, dict) else ()):
                yield "procedures", entry.get("id"), (index, "steps", number, "actors", at), str(id)


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
    """Situations that lead to no question."""
    known = ids(files, "questions")
    for index, entry in entries(files, "needs"):
        question = entry.get("asks")
        if question is not None and question not in known:
            hint = did_you_mean(str(question), known)
            message = msg(
                "'{whose}' names unknown question '{id}'{hint}", whose=entry.get("id"), id=question, hint=hint
            )
            yield problem_at(files, "needs", (index, "asks"), message)


def empty_lists(guide: Guide, files: Files) -> Iterator[Problem]:
    """Questions and procedures that rest on nothing, say nothing or leave the reader alone."""
    for name, fields in NEVER_EMPTY.items():
        for index, entry in entries(files, name):
            for field in fields:
                if entry.get(field) == []:
                    message = msg(
                        "'{whose}': '{field}' is empty; write at least one",
                        whose=entry.get("id"),
                        field=field,
                    )
                    yield problem_at(files, name, (index, field), message)
    for index, entry in entries(files, "procedures"):
        steps = items(entry, "steps")
        if steps and not any(items(step, "actors") for step in steps if isinstance(step, dict)):
            message = msg("'{whose}' names nobody to call; give a step 'actors'", whose=entry.get("id"))
            yield problem_at(files, "procedures", (index, "steps"), message)


NEED_RULES = (unreachable_helpers, silent_situations, unanswered_questions, empty_lists)
