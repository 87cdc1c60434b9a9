"""Teaches pydantic our values, and turns what it finds into an editor's words."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, ErrorDetails, core_schema

from veiviser.load.yaml_file import Place, YamlFile
from veiviser.model.actor import Actor
from veiviser.model.figure import Figure
from veiviser.model.guide import Vocabulary
from veiviser.model.hours import OpeningHours
from veiviser.model.measure import Measure
from veiviser.model.phone import PhoneNumber
from veiviser.model.phrase import Phrase
from veiviser.model.plan import Language, Plan
from veiviser.model.problem import Problem
from veiviser.model.source import Document
from veiviser.model.story import Term, Vignette


def _read_by_parse(kind: Any) -> None:
    def schema(cls: Any, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    kind.__get_pydantic_core_schema__ = classmethod(schema)


# The model knows no framework, so the values that are read from text are made known to pydantic here.
for _kind in (PhoneNumber, OpeningHours):
    _read_by_parse(_kind)

_CONFIG = ConfigDict(
    extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True, str_min_length=1
)
_KINDS: dict[str, Any] = {
    "plan": Plan,
    "languages": Language,
    "documents": Document,
    "vocabularies": Vocabulary,
    "actors": Actor,
    "measures": Measure,
    "terms": Term,
    "vignettes": Vignette,
    "figures": Figure,
    "phrases": Phrase,
}
_TUPLE: Any = tuple
ADAPTERS = {name: TypeAdapter[Any](_TUPLE[kind, ...], config=_CONFIG) for name, kind in _KINDS.items()}
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
        problems.append(Problem(file.path, 1, "must be a list: each entry starts with '- id:'"))
        return ()
    entry_adapter = _ENTRY_ADAPTERS[name]
    entries: list[Any] = []
    for index, entry in enumerate(held):
        try:
            entries.append(entry_adapter.validate_python((entry,))[0])
        except ValidationError as error:
            place: Place = () if around else (index,)
            problems.extend(_told(error, file, place, entry))
    return tuple(entries)


def _told(error: ValidationError, file: YamlFile, around: Place, entry: Any) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        place = tuple(part for part in detail["loc"][1:] if isinstance(part, str | int))
        whose = f"'{entry['id']}'" if isinstance(entry, dict) and entry.get("id") else "this entry"
        yield Problem(file.path, file.line(around + place), f"{whose}: {_message(detail, place)}")


def _message(detail: ErrorDetails, place: Place) -> str:
    field = _dotted(place)
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    match kind:
        case "missing":
            return f"lacks '{field}'; add it"
        case "unexpected_keyword_argument":
            return f"'{field}' is not a field here; remove it or mend its name"
        case "enum":
            return f"'{given}' cannot stand in '{field}'; write {_expected(given, context['expected'])}"
        case "value_error":
            return f"'{field}': {context['error']}"
        case "string_type":
            return f"'{field}' must be text; write it in quotes" + (
                f': "{given}"' if _is_short(given) else ""
            )
        case "string_too_short":
            return f"'{field}' is empty; write it or remove the line"
        case "tuple_type" | "list_type":
            return f"'{field}' must be a list: one '- ' line for each, or [a, b]"
        case "dataclass_type":
            return (f"'{field}' " if field else "") + "must be written as fields, one on each line"
        case "bool_type" | "bool_parsing":
            return f"'{field}' must be true or false"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"'{field}' must be a whole number"
        case "date_type" | "date_parsing" | "date_from_datetime_parsing" | "date_from_datetime_inexact":
            return f"'{field}' must be a date written as 2026-11-21"
        case _:
            return f"'{field}': {detail['msg']}"


def _dotted(place: Place) -> str:
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _is_short(given: Any) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def _expected(given: Any, expected: str) -> str:
    words = [part for part in expected.replace(" or ", ", ").replace("'", "").split(", ") if part]
    close = get_close_matches(str(given), words, n=1)
    return expected + (f"; did you mean '{close[0]}'?" if close else "")
