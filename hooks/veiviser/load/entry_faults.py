"""What pydantic finds in an entry, in an editor's words: what is wrong, and what to write instead."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from veiviser.load.yaml_file import Place, YamlFile
from veiviser.model.message import Message, ParseError, did_you_mean, msg
from veiviser.model.problem import Problem

OLD_DATE = "on"
"""What the day of something was called before; to YAML 1.1 it is the value true."""


def entry_problems(
    error: ValidationError, file: YamlFile, around: Place, entry: Any, kind: Any
) -> Iterator[Problem]:
    """What pydantic finds in an entry of ``kind``, which stands at the place ``around`` in ``file``."""
    for detail in error.errors(include_url=False):
        place = tuple(part for part in detail["loc"][1:] if isinstance(part, str | int))
        if detail["type"] == "missing" and place[-1] == "date" and OLD_DATE in detail["input"]:
            continue
        named = isinstance(entry, dict) and entry.get("id")
        whose = msg("'{id}'", id=entry["id"]) if named else msg("this entry")
        message = msg("{whose}: {fault}", whose=whose, fault=_message(detail, place, kind))
        yield Problem(file.path, file.line(around + place), message)


def _message(detail: ErrorDetails, place: Place, entry_kind: Any) -> Message:
    field = _dotted(place)
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    known = field_names(entry_kind, place[:-1])
    match kind:
        case "missing":
            strange = given.keys() - known if isinstance(given, dict) else ()
            if near := get_close_matches(str(place[-1]), strange, n=1):
                return msg(
                    "lacks '{field}'; is it '{near}' that should be called so?", field=field, near=near[0]
                )
            return msg("lacks '{field}'; add it", field=field)
        case "unexpected_keyword_argument" if place[-1] == OLD_DATE and "date" in known:
            return msg("'on' is called 'date' here, because many programs read on as true; write date:")
        case "unexpected_keyword_argument":
            hint = did_you_mean(place[-1], known)
            return msg(
                "'{field}' is not a field here; remove it or mend its name{hint}", field=field, hint=hint
            )
        case _ if given is None:
            return msg("'{field}' is empty; write it or remove the line", field=field)
        case "enum":
            choices = [part.strip("'") for part in re.split(", | or ", context["expected"])]
            return msg(
                "'{given}' cannot stand in '{field}'; write {choices}{hint}",
                given=given,
                field=field,
                choices=_either(choices),
                hint=did_you_mean(given, choices),
            )
        case "value_error" if isinstance(context["error"], ParseError):
            return msg("'{field}': {fault}", field=field, fault=context["error"].message)
        case "string_type" if isinstance(given, int | float) and not isinstance(given, bool):
            return msg("'{field}' must be text; write it in quotes: \"{given}\"", field=field, given=given)
        case "string_type":
            return msg("'{field}' must be text; write it in quotes", field=field)
        case "string_too_short":
            return msg("'{field}' is empty; write it or remove the line", field=field)
        case "tuple_type" | "list_type":
            return msg("'{field}' must be a list: one '- ' line for each, or [a, b]", field=field)
        case "dataclass_type" if field:
            return msg("'{field}' must be written as fields, one on each line", field=field)
        case "dataclass_type":
            return msg("must be written as fields, one on each line")
        case "bool_type" | "bool_parsing":
            return msg("'{field}' must be true or false", field=field)
        case "int_type" | "int_parsing" | "int_from_float":
            return msg("'{field}' must be a whole number", field=field)
        case "date_type" | "date_parsing" | "date_from_datetime_parsing" | "date_from_datetime_inexact":
            return msg("'{field}' must be a date written as 2026-11-21", field=field)
        case _:
            return msg("'{field}' cannot be read as it stands; write it as in the other entries", field=field)


def _either(choices: list[str]) -> Message:
    *others, last = (msg("'{word}'", word=choice) for choice in choices)
    if not others:
        return last
    places = {f"word{at}": word for at, word in enumerate(others)}
    listed = Message.of(", ".join(f"{{{place}}}" for place in places), **places)
    return msg("{others} or {last}", others=listed, last=last)


def _dotted(place: Place) -> str:
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def field_names(kind: Any, place: Place) -> list[str]:
    """The fields at a place in an entry of ``kind``; none where no dataclass stands there."""
    for part in place:
        if isinstance(part, str) and is_dataclass(kind):
            kind = get_type_hints(kind).get(part)
        kind = next(_dataclasses_in(kind), None)
    return [field.name for field in fields(kind) if field.init] if is_dataclass(kind) else []


def _dataclasses_in(kind: Any) -> Iterator[Any]:
    """The dataclass of a field's type: ``Phone`` in ``tuple[Phone, ...] | None``."""
    if is_dataclass(kind):
        yield kind
    for part in get_args(kind):
        yield from _dataclasses_in(part)
