"""What a service needs besides its fields: where the new stands, what settles a conflict, who has checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from veiviser.edit.actors import (
    ABOUT_FACTS,
    confirmed,
    likely_confidence,
    new_actor,
    rest_no_more,
    rest_on,
    settled,
    without_old_check,
)
from veiviser.edit.entry import Values
from veiviser.edit.fields import OUR_WORDS
from veiviser.edit.pairing import canonical
from veiviser.load.actor_rules import NEEDS_NO_EVIDENCE
from veiviser.model.message import Message, msg

SOURCE, SAME, ROLE, DAY = "found.source", "found.same", "check.by", "check.date"
"""Names of what is sent besides the fields of the service."""
_THIS, _OTHER = "shown", "other"
"""Which value of a conflict is right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What the editor has answered besides the fields."""

    source: dict[str, str]
    """Empty where none is named."""
    is_same_source: bool
    role: str
    """Who has checked; empty where nobody has."""
    day: str
    settles: Mapping[int, str]
    """By the conflict's index: which value is right."""

    @classmethod
    def of(cls, sent: Mapping[str, list[str]]) -> "Answers":
        def first(name: str) -> str:
            return " ".join(sent.get(name, [""])[0].split())

        parts = {name: first(f"{SOURCE}.{name}") for name in ("document", "place", "url")}
        settles = {
            int(name[7:]): first(name) for name in sent if name.startswith("settle.") and name[7:].isdecimal()
        }
        return cls(
            source={name: text for name, text in parts.items() if text},
            is_same_source=bool(first(SAME)),
            role=first(ROLE),
            day=first(DAY),
            settles={at: which for at, which in settles.items() if which in (_THIS, _OTHER)},
        )


@dataclass(slots=True)
class ToSave:
    """A service's values as they are to be saved."""

    values: Values
    faults: dict[str, list[Message]] = field(default_factory=dict)
    """What is missing, by the field's name."""
    notes: list[Message] = field(default_factory=list)


def with_answers(held: Values | None, given: Values, answers: Answers, today: date) -> ToSave:
    """``held`` is what the data tell now; None for a new service."""
    if held is None:
        return _new(given, answers)
    outcome = ToSave(
        {**given, "evidence": [{**entry, "of": [*entry["of"]]} for entry in given.get("evidence", [])]}
    )
    _settle(held, answers, outcome)
    _rest_on_sources(held, answers, outcome)
    outcome.values = {name: value for name, value in outcome.values.items() if value != []}
    if not answers.role:
        kept = without_old_check(held, outcome.values)
        if "checked" in outcome.values and "checked" not in kept:
            outcome.notes.append(
                msg(
                    "The check on {day} is taken out: nobody has checked what is new.",
                    day=held["checked"]["date"],
                )
            )
        outcome.values = kept
    elif (day := _day(answers, today, outcome)) is not None:
        outcome.values = confirmed(outcome.values, answers.role, day)
    return outcome


def _new(given: Values, answers: Answers) -> ToSave:
    if not answers.source:
        return ToSave(given, {SOURCE: [msg("Write where this stands: choose a document, or write a page.")]})
    return ToSave(new_actor(given, answers.source, None))


def _settle(held: Values, answers: Answers, outcome: ToSave) -> None:
    conflicts = held.get("conflicts", [])
    for at, which in answers.settles.items():
        if at >= len(conflicts):
            continue
        conflict = conflicts[at]
        if not answers.source:
            outcome.faults[SOURCE] = [
                msg("Write what shows which one is right: choose a document, or write a page.")
            ]
        if not answers.role:
            outcome.faults[ROLE] = [msg("Choose who has found out which one is right.")]
        if outcome.faults:
            return
        if which == _OTHER:
            outcome.values = _with_other(outcome.values, conflict)
        outcome.values = settled(outcome.values, conflict["field"], answers.source, None)


def _with_other(values: Values, conflict: Values) -> Values:
    """The other source's value in the field; for numbers it is the first that changes."""
    field, other = conflict["field"], conflict.get("other_value", "")
    if field != "phones":
        return values | {field: other}
    first, *more = values.get("phones", []) or [{}]
    return values | {"phones": [first | {"number": other}, *more]}


def _rest_on_sources(held: Values, answers: Answers, outcome: ToSave) -> None:
    """Facts that tell something else now rest on the source that was named."""
    values = outcome.values
    if canonical(values.get("evidence")) != canonical(held.get("evidence")) and not answers.settles:
        return
    settled_fields = {
        conflict["field"] for at, conflict in enumerate(held.get("conflicts", [])) if at in answers.settles
    }
    for name in sorted(_changed(held, values) - settled_fields):
        if name not in values:
            rest_no_more(values, name)
            continue
        is_told_of = any(name in entry["of"] for entry in values["evidence"])
        if (name in OUR_WORDS or answers.is_same_source) and is_told_of:
            continue
        if not answers.source:
            outcome.faults[SOURCE] = [
                msg("Write where the new stands: a document or a page. Or say that it is as before.")
            ]
            return
        if len(values.get("phones", ())) < 2 or name != "phones":
            rest_no_more(values, name)
        rest_on(values, [name], answers.source, likely_confidence(answers.source, values.get("url")))


def _changed(held: Values, values: Values) -> set[str]:
    names = (held.keys() | values.keys()) - NEEDS_NO_EVIDENCE - ABOUT_FACTS
    return {name for name in names if canonical(held.get(name)) != canonical(values.get(name))}


def _day(answers: Answers, today: date, outcome: ToSave) -> date | None:
    try:
        day = date.fromisoformat(answers.day) if answers.day else today
    except ValueError:
        outcome.faults[DAY] = [msg("Write the day as 2026-11-21.")]
        return None
    if day > today:
        outcome.faults[DAY] = [msg("{day} has not come yet; write a check when it is done", day=day)]
        return None
    return day
