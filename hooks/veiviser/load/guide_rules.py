"""Rules of what guides a reader: situations, questions, procedures, charts and the line of time."""

from collections.abc import Iterator
from datetime import date

from veiviser.load.raw_entries import Files, entries, ids, items, problem_at, unknown
from veiviser.load.yaml_file import Place
from veiviser.model.guide import Guide
from veiviser.model.message import did_you_mean, msg
from veiviser.model.need import SHOWN
from veiviser.model.problem import Problem

NAMING = {"needs": ("under_18", "services"), "questions": ("helpers",), "vignettes": ("helpers",)}
"""Fields that hold ids of actors, by file."""
NEVER_EMPTY = {"questions": ("answer", "helpers", "sources"), "procedures": ("steps", "sources")}
"""Fields that must hold something, by file."""


def unreachable_helpers(guide: Guide, files: Files) -> Iterator[Problem]:
    """Actors that do not exist, or that give no way to reach them."""
    known = ids(files, "actors")
    unreachable = {actor.id for actor in guide.actors if not actor.is_reachable}
    for name, whose, place, id in _named(files):
        if id not in known:
            hint = did_you_mean(id, known)
            message = msg("'{whose}' names unknown actor '{id}'{hint}", whose=whose, id=id, hint=hint)
            yield problem_at(files, name, place, message)
        elif id in unreachable:
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


def unknown_figures(guide: Guide, files: Files) -> Iterator[Problem]:
    """Figures of a chart that do not exist."""
    figures = ids(files, "figures")
    for index, chart in entries(files, "charts"):
        for at, row in enumerate(items(chart, "rows")):
            for column, id, hint in unknown(row, "figures", figures) if isinstance(row, dict) else ():
                message = msg(
                    "'{chart}' shows unknown figure '{id}'{hint}", chart=chart.get("id"), id=id, hint=hint
                )
                yield problem_at(files, "charts", (index, "rows", at, "figures", column), message)


def odd_ranges(guide: Guide, files: Files) -> Iterator[Problem]:
    """Figures from a number to one that is no higher."""
    for index, figure in entries(files, "figures"):
        value, highest = figure.get("value"), figure.get("highest")
        if isinstance(value, int) and isinstance(highest, int) and highest <= value:
            message = msg("'{id}': 'highest' must be more than 'value'", id=figure.get("id"))
            yield problem_at(files, "figures", (index, "highest"), message)


def crooked_charts(guide: Guide, files: Files) -> Iterator[Problem]:
    """Rows that hold nothing, or more than there are columns."""
    for index, chart in entries(files, "charts"):
        most = len(items(chart, "columns")) or 1
        if not items(chart, "rows"):
            message = msg("'{chart}' has no rows; add one, or remove the chart", chart=chart.get("id"))
            yield problem_at(files, "charts", (index,), message)
        for at, row in enumerate(items(chart, "rows")):
            if isinstance(row, dict) and not 0 < len(items(row, "figures")) <= most:
                message = msg(
                    "'{chart}': a row has one figure for each column, {count} at the most",
                    chart=chart.get("id"),
                    count=most,
                )
                yield problem_at(files, "charts", (index, "rows", at), message)


def odd_moments(guide: Guide, files: Files) -> Iterator[Problem]:
    """Times of events that are no year, month or day, or that stand in another order than they came."""
    before = ""
    for index, event in entries(files, "timeline"):
        for field in ("date", "until"):
            held = event.get(field)
            if isinstance(held, str) and not _is_moment(held):
                message = msg(
                    "'{field}' must be a year, a month or a day, as 2003, 2007-08 or 2021-10-27", field=field
                )
                yield problem_at(files, "timeline", (index, field), message)
        on = str(event.get("date") or "")
        if on[:4] < before[:4]:
            message = msg("'{event}' stands after what came later; move it up", event=event.get("id"))
            yield problem_at(files, "timeline", (index, "date"), message)
        before = on


def _is_moment(text: str) -> bool:
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return len(text) in (4, 7, 10)


def muddled_releases(guide: Guide, files: Files) -> Iterator[Problem]:
    """Releases that stand twice or in another order than they were made, as a merge may leave them."""
    for index, release in enumerate(guide.releases):
        before = guide.releases[:index]
        if release.version in {earlier.version for earlier in before}:
            message = msg("release {version} stands twice; keep one", version=release.version)
            yield problem_at(files, "releases", (index, "version"), message)
        elif before and release.date < before[-1].date:
            words = {"version": release.version, "before": before[-1].version}
            message = msg("release {version} is older than {before} above it; put it first", **words)
            yield problem_at(files, "releases", (index, "date"), message)


GUIDE_RULES = (
    muddled_releases,
    unreachable_helpers,
    silent_situations,
    unanswered_questions,
    empty_lists,
    unknown_figures,
    odd_ranges,
    crooked_charts,
    odd_moments,
)
