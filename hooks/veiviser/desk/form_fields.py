"""The fields of the form, made from the JSON Schemas of the data files, so that they cannot drift apart."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from veiviser.desk.form_choices import Choices, Option
from veiviser.desk.form_words import FormWords
from veiviser.load.guide import ADAPTERS

Field = dict[str, Any]
"""A field as the content system is told of it: ``{name: number, label: Nummer, widget: string, …}``."""
Schema = dict[str, Any]
"""A JSON Schema, or the part of it that defines kinds of values, by name."""

FIRST = {
    "Actor": (
        "name",
        "label",
        "summary",
        "phones",
        "common_name",
        "url",
        "email",
        "chat",
        "chat_hours",
        "opening_hours",
        "hours_note",
        "address",
        "needs",
        "audiences",
        "section",
        "provider",
    ),
    "Measure": ("number", "title", "updates"),
    "Term": ("name", "definition", "points"),
    "Vignette": ("title", "paragraphs"),
}
"""What an editor comes for, at the top; the rest follows as the model has it."""
LAST = {
    "Actor": ("evidence", "conflicts", "checked", "expires", "is_critical", "id"),
    "Measure": ("source", "id"),
    "Term": ("sources", "id"),
    "Vignette": ("source", "id"),
}
LONG = {
    *("content", "definition", "eligibility", "hours_note", "note", "notes"),
    *("paragraphs", "points", "summary", "tells_whom", "forms"),
}
"""Fields with sentences, which need more than one line."""
_SUMMARIES = {
    "Phone": "{{fields.number}}",
    "Evidence": "{{fields.source.document}} {{fields.source.place}} {{fields.source.url}}",
    "Conflict": "{{fields.other_value}}",
    "Responsible": "{{fields.about}} {{fields.bodies}}",
    "Update": "{{fields.date}}",
    "Source": "{{fields.document}} {{fields.place}} {{fields.url}}",
}
"""What stands on a list's item while it is closed."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes fields with the words and choices of one project."""

    words: FormWords
    choices: Choices

    def of_file(self, name: str) -> list[Field]:
        """The fields of one entry of a data file, which is named without its ending."""
        schema = schema_of(name)
        return self._of_kind(_kind(schema["items"]), schema["$defs"])

    def _of_kind(self, kind: str, kinds: Schema, in_optional: bool = False) -> list[Field]:
        """``in_optional`` fields are not asked for: what holds them may be left out as a whole."""
        properties = kinds[kind]["properties"]
        needed = () if in_optional else kinds[kind].get("required", ())
        return [
            {
                "name": name,
                "label": self.words.label(f"{kind}.{name}"),
                "hint": self.words.hint(f"{kind}.{name}", _explanation(properties[name], kinds)),
                "required": name in needed,
                **self._widget(f"{kind}.{name}", properties[name], kinds),
            }
            for name in _ordered(kind, list(properties))
        ]

    def _widget(self, place: str, schema: Schema, kinds: Schema) -> Field:
        held = stated(schema)
        if held.get("type") == "array":
            return self._list(place, held["items"], kinds)
        if options := self._options(place, held, kinds):
            return {"widget": "select", "options": options}
        if "$ref" in held:
            is_optional = held is not schema
            inner = self._of_kind(_kind(held), kinds, is_optional)
            return {"widget": "object", "collapsed": is_optional, "fields": inner}
        match held["type"]:
            case "boolean":
                return {"widget": "select", "options": self.words.yes_and_no()}
            case "integer":
                return {"widget": "number", "value_type": "int"}
            case _:
                return {"widget": _text_widget(place)}

    def _list(self, place: str, items: Schema, kinds: Schema) -> Field:
        if options := self._options(place, items, kinds):
            return {"widget": "select", "options": options, "multiple": True}
        one = self.words.one_of(place)
        if "$ref" not in items:
            inner = {"name": "item", "label": one, "widget": _text_widget(place)}
            return {"widget": "list", "label_singular": one, "summary": "{{fields.item}}", "field": inner}
        inner_fields = self._of_kind(_kind(items), kinds)
        shown = {"collapsed": True, "summary": _SUMMARIES[_kind(items)]}
        return {"widget": "list", "label_singular": one, **shown, "fields": inner_fields}

    def _options(self, place: str, schema: Schema, kinds: Schema) -> list[Option]:
        if "$ref" in schema and "enum" in (found := kinds[_kind(schema)]):
            return self.choices.of_words(_kind(schema), found["enum"])
        return self.choices.of_field(place)


@cache
def schema_of(name: str) -> Schema:
    """The JSON Schema of a data file that holds a list of entries."""
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


def _text_widget(place: str) -> str:
    return "text" if place.rsplit(".", 1)[-1] in LONG else "string"


def _ordered(kind: str, names: list[str]) -> list[str]:
    first, last = FIRST.get(kind, ()), LAST.get(kind, ())
    middle = [name for name in names if name not in first and name not in last]
    return [*first, *middle, *last]
