"""Rules for charts and for the line of time."""

from collections.abc import Iterator
from datetime import date

from veiviser.load.raw_entries import Files, entries, ids, items, problem_at
from veiviser.model.guide import Guide
from veiviser.model.message import did_you_mean, msg
from veiviser.model.problem import Problem


def unknown_figures(guide: Guide, files: Files) -> Iterator[Problem]:
    """Figures of a chart that do not exist."""
    figures = ids(files, "figures")
    for index, chart in entries(files, "charts"):
        for at, row in enumerate(items(chart, "rows")):
            for column, id in enumerate(items(row, "figures") if isinstance(row, dict) else ()):
                if id not in figures:
                    hint = did_you_mean(id, figures)
                    message = msg(
                        "'{chart}' shows unknown figure '{id}'{hint}", chart=chart.get("id"), id=id, hint=hint
                    )
                    yield problem_at(files, "charts", (index, "rows", at, "figures", column), message)


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
        for field in ("on", "until"):
            held = event.get(field)
            if isinstance(held, str) and not _is_moment(held):
                message = msg(
                    "'{field}' must be a year, a month or a day, as 2003, 2007-08 or 2021-10-27", field=field
                )
                yield problem_at(files, "timeline", (index, field), message)
        on = str(event.get("on") or "")
        if on[:4] < before[:4]:
            message = msg("'{event}' stands after what came later; move it up", event=event.get("id"))
            yield problem_at(files, "timeline", (index, "on"), message)
        before = on


def _is_moment(text: str) -> bool:
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return len(text) in (4, 7, 10)


HISTORY_RULES = (unknown_figures, crooked_charts, odd_moments)
