"""An entry of a data file as the form holds it, and back again.

The form knows texts, whole numbers, lists and groups of fields. True and false are words there, because a
field that is left empty says a third thing: not known.
"""

from typing import Any

from veiviser.desk.form_fields import Schema, schema_of, stated

FormValues = dict[str, Any]
EMPTY: tuple[Any, ...] = (None, "", [], {})
"""What the form says of a field that nobody has filled in."""


def for_form(values: Any) -> Any:
    """What the form shows of values from a data file."""
    if isinstance(values, dict):
        return {key: for_form(value) for key, value in values.items()}
    if isinstance(values, list):
        return [for_form(value) for value in values]
    return str(values).lower() if isinstance(values, bool) else values


def from_form(name: str, given: FormValues) -> FormValues:
    """What a data file would say of what stands in the form, without what is empty there."""
    schema = schema_of(name)
    values: FormValues = _read(given, schema["items"], schema["$defs"])
    return values


def with_changes(name: str, held: FormValues, given: FormValues) -> FormValues:
    """An entry's values with what is new in the form; what says the same is kept as the file has it."""
    now = from_form(name, given)
    before = from_form(name, for_form(held))
    kept = {key: now[key] if now[key] != before.get(key) else held[key] for key in held if key in now}
    untouched = {key: value for key, value in held.items() if key not in before}
    return untouched | kept | {key: value for key, value in now.items() if key not in held}


def _read(given: Any, schema: Schema, kinds: Schema) -> Any:
    schema = stated(schema)
    if "$ref" in schema:
        schema = kinds[str(schema["$ref"]).rsplit("/", 1)[-1]]
    if isinstance(given, dict):
        known = schema.get("properties", {})
        read = ((key, _read(value, known.get(key, {}), kinds)) for key, value in given.items())
        return {key: value for key, value in read if value not in EMPTY}
    if isinstance(given, list):
        items = (_read(value, schema.get("items", {}), kinds) for value in given)
        return [value for value in items if value not in EMPTY]
    if schema.get("type") == "boolean" and given in ("true", "false"):
        return given == "true"
    if schema.get("type") == "integer" and isinstance(given, str) and given.strip().isdigit():
        return int(given)
    return " ".join(given.split()) if isinstance(given, str) else given
