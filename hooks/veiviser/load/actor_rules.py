"""Rules for the directory: evidence, checks, conflicts, languages and ages."""

from collections.abc import Iterator
from dataclasses import fields

from babel import Locale

from veiviser.load.raw_entries import Files, entries, items, problem_at, readable_actors, unknown
from veiviser.load.reaching_rules import REACHING_RULES
from veiviser.load.yaml_file import Place
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide
from veiviser.model.message import Message, ParseError, did_you_mean, msg
from veiviser.model.phone import LOST_PLUS, PhoneNumber
from veiviser.model.problem import Problem

OLDEST = 120
"""Years."""
ROLES = "role"
"""The vocabulary of those who check and sign: roles, never names."""
_FIELDS = [field.name for field in fields(Actor)]
NEEDS_NO_EVIDENCE = {
    *("id", "section", "evidence", "checked", "is_critical", "conflicts", "expires"),
    "common_name",
}


def values_without_evidence(guide: Guide, files: Files) -> Iterator[Problem]:
    """Fields that have a value but no source, and sources of fields that are not there."""
    for index, entry in entries(files, "actors"):
        covered: set[str] = set()
        for at, evidence in enumerate(items(entry, "evidence")):
            if isinstance(evidence, dict):
                covered.update(map(str, items(evidence, "of")))
                for _, name, hint in unknown(evidence, "of", _FIELDS):
                    message = msg(
                        "'{id}': evidence names unknown field '{field}'{hint}",
                        id=entry.get("id"),
                        field=name,
                        hint=hint,
                    )
                    yield problem_at(files, "actors", (index, "evidence", at), message)
        for name in entry:
            if name in _FIELDS and name not in NEEDS_NO_EVIDENCE | covered:
                message = msg(
                    "'{id}': '{field}' has no source; name it under 'evidence: - of:'",
                    id=entry.get("id"),
                    field=name,
                )
                yield problem_at(files, "actors", (index, name), message)


def unknown_languages(guide: Guide, files: Files) -> Iterator[Problem]:
    """Codes of spoken languages that nobody uses."""
    named = Locale.parse("en").languages
    for index, actor in readable_actors(guide, files):
        for at, code in enumerate(actor.languages):
            if code not in named:
                message = msg(
                    "'{id}': '{code}' is not a code for a language; write one such as 'en'",
                    id=actor.id,
                    code=code,
                )
                yield problem_at(files, "actors", (index, "languages", at), message)


def impossible_ages(guide: Guide, files: Files) -> Iterator[Problem]:
    """Ages that no person has."""
    for index, actor in readable_actors(guide, files):
        youngest = 0 if actor.minimum_age is None else actor.minimum_age
        oldest = OLDEST if actor.maximum_age is None else actor.maximum_age
        if not 0 <= youngest <= oldest <= OLDEST:
            wrong = "maximum_age" if 0 <= youngest <= OLDEST else "minimum_age"
            message = msg(
                "'{id}': ages {youngest} to {oldest} cannot be right",
                id=actor.id,
                youngest=youngest,
                oldest=oldest,
            )
            yield problem_at(files, "actors", (index, wrong), message)


def conflicts_about_nothing(guide: Guide, files: Files) -> Iterator[Problem]:
    """Conflicts about fields that are not there, or whose other value is the one that stands."""
    for index, actor in readable_actors(guide, files):
        for at, conflict in enumerate(actor.conflicts):
            if conflict.field not in _FIELDS:
                message = msg(
                    "'{id}': a conflict names unknown field '{field}'{hint}",
                    id=actor.id,
                    field=conflict.field,
                    hint=did_you_mean(conflict.field, _FIELDS),
                )
                yield problem_at(files, "actors", (index, "conflicts", at, "field"), message)
            other = conflict.other_value
            held = {str(getattr(actor, conflict.field, ""))}
            if other and conflict.field == "phones":
                held = {phone.number.digits for phone in actor.phones}
                if fault := _lost_plus(other):
                    place = (index, "conflicts", at, "other_value")
                    yield problem_at(files, "actors", place, fault)
                other = PhoneNumber(other).digits
            if other and other in held:
                message = msg(
                    "'{id}': '{field}' says {other} already; remove the conflict",
                    id=actor.id,
                    field=conflict.field,
                    other=conflict.other_value,
                )
                yield problem_at(files, "actors", (index, "conflicts", at), message)


def _lost_plus(number: str) -> Message | None:
    try:
        PhoneNumber.parse(number)
    except ParseError as error:
        return error.message if LOST_PLUS.fullmatch(number) else None
    return None


def checks_by_nobody(guide: Guide, files: Files) -> Iterator[Problem]:
    """Checks and signatures by somebody who is no role of the list, such as a person's name."""
    roles = {
        label.id: label.name for words in guide.vocabularies if words.id == ROLES for label in words.labels
    }
    found: list[tuple[str, Place, str, str]] = [
        ("actors", (index, "checked"), actor.id, actor.checked.by)
        for index, actor in readable_actors(guide, files)
        if actor.checked
    ]
    found += [
        ("plan", ("commitments", at, "signed"), held.id, held.signed.by)
        for at, held in enumerate(guide.plan.commitments)
        if held.signed
    ]
    for file, place, id, by in found:
        if by not in roles:
            meant = next((role for role, name in roles.items() if name == by.casefold()), None)
            message = msg(
                "'{id}': '{by}' is no role; write one of these: {roles}{hint}",
                id=id,
                by=by,
                roles=", ".join(roles),
                hint=msg("; did you mean '{near}'?", near=meant) if meant else did_you_mean(by, roles),
            )
            yield problem_at(files, file, place, message)


ACTOR_RULES = (
    *REACHING_RULES,
    conflicts_about_nothing,
    checks_by_nobody,
    values_without_evidence,
    unknown_languages,
    impossible_ages,
)
