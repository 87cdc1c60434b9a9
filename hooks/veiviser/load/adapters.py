"""Teaches pydantic our values, and turns what it finds into an editor's words."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, ErrorDetails, core_schema

from veiviser.load.field_names import field_names
from veiviser.load.yaml_file import Place, YamlFile
from veiviser.model.actor import Actor
from veiviser.model.figure import Chart, Figure
from veiviser.model.guide import Vocabulary
from veiviser.model.hours import OpeningHours
from veiviser.model.measure import Measure, Procedure
from veiviser.model.message import Message, ParseError, did_you_mean, msg
from veiviser.model.need import Phrase, Question, SearchWords, Situation
from veiviser.model.phone import PhoneNumber
from veiviser.model.plan import Language, Plan
from veiviser.model.problem import Problem
from veiviser.model.release import Release
from veiviser.model.source import Document
from veiviser.model.story import Event, Term, Vignette


def _read_by_parse(kind: Any) -> None:
    def schema(cls: Any, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    kind.__get_pydantic_core_schema__ = classmethod(schema)


# The model knows no framework, so the values that are read from text are made known to pydantic here.
for _kind in (PhoneNumber, OpeningHours):
    _read_by_parse(_kind)

_CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)
# Reading the docstrings takes a tenth of a second, and only those who want a schema need them.
_DESCRIBED = ConfigDict(**_CONFIG, use_attribute_docstrings=True, defer_build=True)
_KINDS: dict[str, Any] = {
    "plan": Plan,
    "languages": Language,
    "documents": Document,
    "vocabularies": Vocabulary,
    "actors": Actor,
    "needs": Situation,
    "questions": Question,
    "measures": Measure,
    "terms": Term,
    "vignettes": Vignette,
    "figures": Figure,
    "charts": Chart,
    "timeline": Event,
    "phrases": Phrase,
    "procedures": Procedure,
    "releases": Release,
    "search": SearchWords,
}
BY_LANGUAGE = {"search"}
"""Kinds with a file for each language, in a folder of their name."""
_TUPLE: Any = tuple
ADAPTERS = {name: TypeAdapter[Any](_TUPLE[kind, ...], config=_DESCRIBED) for name, kind in _KINDS.items()}
"""One for each data file, by the file's name without its ending; reads a list of entries."""
# A dataclass alone takes no configuration from outside, so each entry is read as a tuple of one.
_ENTRY_ADAPTERS = {name: TypeAdapter[Any](_TUPLE[kind], config=_CONFIG) for name, kind in _KINDS.items()}


def read_entries(name: str, file: YamlFile, problems: list[Problem]) -> tuple[Any, ...]:
    """The model values in a data file; what cannot be read goes to ``problems``, the rest is returned.

    A file holds a list of entries; ``plan`` holds one entry.
    """
    if name == "plan":
        held, around = [file.value], 1
    elif isinstance(file.value, list):
        held, around = file.value, 0
    else:
        problems.append(Problem(file.path, 1, msg("must be a list: each entry starts with '- id:'")))
        return ()
    entry_adapter = _ENTRY_ADAPTERS[name]
    entries: list[Any] = []
    for index, entry in enumerate(held):
        try:
            entries.append(entry_adapter.validate_python((entry,))[0])
        except ValidationError as error:
            place: Place = () if around else (index,)
            problems.extend(_problems(error, file, place, entry, _KINDS[name]))
    return tuple(entries)


def _problems(
    error: ValidationError, file: YamlFile, around: Place, entry: Any, kind: Any
) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        place = tuple(part for part in detail["loc"][1:] if isinstance(part, str | int))
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
