"""Rules for the plan: its years, who adopted it, and what is reported on its measures."""

import re
from collections.abc import Iterator
from datetime import date

from veiviser.load.raw_entries import Files, problem_at, readable_measures
from veiviser.model.guide import Guide
from veiviser.model.measure import Status
from veiviser.model.message import NOTHING, msg
from veiviser.model.plan import PlanStatus
from veiviser.model.problem import Problem

MOST_ON_PAPER = 4
"""Numbers that posters and cards have room for."""
PERIOD = re.compile(r"[0-9]{4}(?:-[0-9]{4})?")


def odd_period(guide: Guide, files: Files) -> Iterator[Problem]:
    """Years that nobody can reckon with; the last one tells which measures are late."""
    if not PERIOD.fullmatch(guide.plan.period):
        message = msg("'period' must be the first and the last year, as \"2026-2030\"")
        yield problem_at(files, "plan", ("period",), message)


def crowded_paper(guide: Guide, files: Files) -> Iterator[Problem]:
    """More numbers on posters and cards than a reader finds the right one among."""
    if len(guide.plan.handout_numbers) > MOST_ON_PAPER:
        message = msg("'handout_numbers' has {count} at the most; take some out", count=MOST_ON_PAPER)
        yield problem_at(files, "plan", ("handout_numbers", MOST_ON_PAPER), message)


def half_adopted_plan(guide: Guide, files: Files) -> Iterator[Problem]:
    """A plan that is said to be adopted without who and when, or the other way round."""
    plan = guide.plan
    is_adopted = plan.status is PlanStatus.ADOPTED
    if (is_adopted, is_adopted) != (plan.adopted_by is not None, plan.adopted_on is not None):
        message = msg(
            "an adopted plan has 'status: adopted', 'adopted_by' and 'adopted_on'; a draft has none of them"
        )
        yield problem_at(files, "plan", ("status",), message)


def muddled_reports(guide: Guide, files: Files) -> Iterator[Problem]:
    """Reports in another order than they were made, of which the last counts, and words that tell nothing."""
    for index, measure in readable_measures(guide, files):
        before = date.min
        for at, report in enumerate(measure.updates):
            place = (index, "updates", at)
            if report.date < before:
                words = {"id": measure.id, "day": report.date, "before": before}
                message = msg("'{id}': the report of {day} stands after {before}; move it up", **words)
                yield problem_at(files, "measures", (*place, "date"), message)
            if not report.status.is_reported:
                message = msg(
                    "'{id}': '{word}' cannot be reported; write {list}{near}",
                    id=measure.id,
                    word=report.status.value,
                    list=", ".join(status.value for status in Status if status.is_reported),
                    near=NOTHING,
                )
                yield problem_at(files, "measures", (*place, "status"), message)
            before = report.date


PLAN_RULES = (odd_period, crowded_paper, half_adopted_plan, muddled_reports)
