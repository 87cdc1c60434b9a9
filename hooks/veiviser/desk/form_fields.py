"""The fields of the form, made from the JSON Schemas of the data files, so that they cannot drift apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

from veiviser.desk.form_words import Choices, FormWords, Option
from veiviser.load.guide import ADAPTERS

Schema = dict[str, Any]
"""A JSON Schema, or the part of it that defines kinds of values, by name."""


class FieldKind(Enum):
    """How a field is shown and read."""

    TEXT = auto()
    SENTENCES = auto()
    """A text that needs more than one line."""
    NUMBER = auto()
    DATE = auto()
    CHECKBOX = auto()
    """True or false."""
    YES_NO = auto()
    """True, false or not known."""
    CHOICE = auto()
    """One of several."""
    SEVERAL = auto()
    """Any of several, in no order."""
    ORDERED = auto()
    """Any of several, one in each row, because their order says something."""
    LINES = auto()
    """Short texts, one a line."""
    PARAGRAPHS = auto()
    """Texts with an empty line between."""
    GROUP = auto()
    """Fields that belong together."""
    ROWS = auto()
    """Any number of such groups."""


FIRST = {
    "Measure": ("number", "title", "updates"),
    "Term": ("name", "definition", "points"),
    "Vignette": ("title", "paragraphs"),
}
"""What an editor comes for, at the top; the rest follows as the model has it."""
LAST = {"Measure": ("source", "id"), "Term": ("sources", "id"), "Vignette": ("source", "id")}
LONG = {"eligibility", "hours_note", "note", "shows", "hides", "doubt", "summary", "tells_whom", "words"}
"""Texts with sentences."""
PARAGRAPHS = {"content", "definition", "paragraphs", "answer", "notes"}
"""Lists of texts that are read as running text."""
ORDERED = {"Vignette.needs"}
"""Choices whose order says something, besides those of other entries."""
UNORDERED = {"Evidence.of"}
"""Choices among names of fields, in no order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A field of the form."""

    place: str
    """In the model: ``Phone.number``."""
    label: str
    hint: str
    kind: FieldKind
    is_needed: bool = False
    default: Any = None
    """What stands where the data tell nothing."""
    options: tuple[Option, ...] = ()
    fields: tuple["Field", ...] = ()
    """Of a group, or of each row."""
    one: str = ""
    """What one item of a list is called, in the middle of a sentence."""

    @property
    def name(self) -> str:
        return self.place.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes fields with the words and choices of one project."""

    words: FormWords
    choices: Choices

    def of_file(self, name: str) -> tuple[Field, ...]:
        """The fields of one entry of a data file, which is named without its ending."""
        schema = schema_of(name)
        return tuple(self._of_kind(_kind(schema["items"]), schema["$defs"]))

    def _of_kind(self, kind: str, kinds: Schema) -> Iterator[Field]:
        properties, needed = kinds[kind]["properties"], kinds[kind].get("required", ())
        for name in _ordered(kind, list(properties)):
            place = f"{kind}.{name}"
            yield Field(
                place=place,
                label=self.words.label(place),
                hint=self.words.hint(place, _explanation(properties[name], kinds)),
                is_needed=name in needed,
                default=properties[name].get("default"),
                **self._shape(place, properties[name], kinds),
            )

    def _shape(self, place: str, schema: Schema, kinds: Schema) -> dict[str, Any]:
        held = stated(schema)
        if held.get("type") == "array":
            return self._list(place, held["items"], kinds)
        if options := self._options(place, held, kinds):
            return {"kind": FieldKind.CHOICE, "options": options}
        if "$ref" in held:
            return {"kind": FieldKind.GROUP, "fields": tuple(self._of_kind(_kind(held), kinds))}
        name = place.rpartition(".")[2]
        match held["type"], held.get("format"):
            case "boolean", _:
                return {"kind": FieldKind.CHECKBOX if held is schema else FieldKind.YES_NO}
            case "integer", _:
                return {"kind": FieldKind.NUMBER}
            case _, "date":
                return {"kind": FieldKind.DATE}
            case _:
                return {"kind": FieldKind.SENTENCES if name in LONG else FieldKind.TEXT}

    def _list(self, place: str, items: Schema, kinds: Schema) -> dict[str, Any]:
        if options := self._options(place, items, kinds):
            if ("$ref" in items or place in UNORDERED) and place not in ORDERED:
                return {"kind": FieldKind.SEVERAL, "options": options}
            return {"kind": FieldKind.ORDERED, "options": options, "one": self.words.one_of(place)}
        if "$ref" in items:
            fields = tuple(self._of_kind(_kind(items), kinds))
            return {"kind": FieldKind.ROWS, "fields": fields, "one": self.words.one_of(place)}
        name = place.rpartition(".")[2]
        return {"kind": FieldKind.PARAGRAPHS if name in PARAGRAPHS else FieldKind.LINES}

    def _options(self, place: str, schema: Schema, kinds: Schema) -> tuple[Option, ...]:
        if "$ref" in schema and "enum" in (found := kinds[_kind(schema)]):
            return self.choices.of_words(_kind(schema), found["enum"])
        return self.choices.of_field(place)


@cache
def schema_of(name: str) -> Schema:
    """The JSON Schema of a data file, as a list of entries."""
    return ADAPTERS[name].json_schema()


def stated(schema: Schema) -> Schema:
    """The schema of a value that is there, where the schema also allows none."""
    return next((part for part in schema.get("anyOf", ()) if part.get("type") != "null"), schema)


def _kind(schema: Schema) -> str:
    """``Phone`` for ``#/$defs/Phone``."""
    return str(schema["$ref"]).rsplit("/", 1)[-1]


def _explanation(schema: Schema, kinds: Schema) -> str | None:
    """The docstring of the field, else of the one kind of value it holds."""
    held = stated(schema)
    return schema.get("description") or ("$ref" in held and kinds[_kind(held)].get("description")) or None


def _ordered(kind: str, names: list[str]) -> list[str]:
    first, last = FIRST.get(kind, ()), LAST.get(kind, ())
    middle = [name for name in names if name not in first and name not in last]
    return [*first, *middle, *last]
