"""An entry of a data file as the form sends it, and back again.

A browser sends pairs of names and texts, ``("phones.0.number", "22 33 11 60")``. They are read into a draft,
which holds everything that stands in the form, also what is wrong or empty; the draft becomes the entry.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from veiviser.desk.form_fields import Field, FieldKind
from veiviser.edit.entry import Values

FormDraft = dict[str, Any]
"""What stands in the form, field by field; a row holds under ``WAS`` which row of the data it was."""
WAS = "@"
EMPTY: tuple[Any, ...] = (None, "", [], {})
"""What the form says of a field that nobody has filled in."""
_YES, _NO = "ja", "nei"


def draft_of(values: Values, fields: Iterable[Field]) -> FormDraft:
    """What the form shows of an entry."""
    return {field.name: _shown(values.get(field.name, field.default), field) for field in fields}


def read_draft(sent: Mapping[str, list[str]], fields: Iterable[Field], prefix: str = "") -> FormDraft:
    """What was sent. A field of which nothing came is empty."""
    return {field.name: _read(sent, field, f"{prefix}{field.name}") for field in fields}


def without_empty_rows(draft: FormDraft, fields: Iterable[Field]) -> FormDraft:
    """So that rows of the draft are those of the values."""
    return {field.name: _without_empty(draft[field.name], field) for field in fields}


def values_of(draft: FormDraft, fields: Iterable[Field], held: Values) -> Values:
    """What the data would tell; ``held`` is what they tell now, which stays where the draft says the same."""
    fields = tuple(fields)
    values = {name: value for name, value in held.items() if name not in {field.name for field in fields}}
    for field in fields:
        name = field.name
        value = _value(draft[name], field, held.get(name))
        if value not in EMPTY and (name in held or value != field.default):
            values[name] = value
    return values


def with_row(draft: FormDraft, name: str) -> FormDraft:
    """With an empty row at the end of a list: ``phones``."""
    rows, _ = _list_of(draft, f"{name}.0")
    rows.append({})
    return draft


def without_row(draft: FormDraft, name: str) -> FormDraft:
    """Without a row: ``phones.1``."""
    rows, at = _list_of(draft, name)
    del rows[at]
    return draft


def with_row_moved(draft: FormDraft, name: str, by: int) -> FormDraft:
    """With a row one place up (-1) or down (1)."""
    rows, at = _list_of(draft, name)
    if 0 <= at + by < len(rows):
        rows.insert(at + by, rows.pop(at))
    return draft


def _list_of(draft: FormDraft, name: str) -> tuple[list[Any], int]:
    *path, last = name.split(".")
    held: Any = draft
    for part in path:
        held = held[int(part)] if isinstance(held, list) else held[part]
    return held, int(last)


def _shown(value: Any, field: Field) -> Any:
    match field.kind:
        case FieldKind.GROUP:
            return draft_of(value or {}, field.fields)
        case FieldKind.ROWS:
            return [{WAS: str(at), **draft_of(row, field.fields)} for at, row in enumerate(value or ())]
        case FieldKind.LINES:
            return "\n".join(value or ())
        case FieldKind.PARAGRAPHS:
            return "\n\n".join(value or ())
        case FieldKind.SEVERAL | FieldKind.ORDERED:
            return [str(word) for word in value or ()]
        case FieldKind.CHECKBOX:
            return _YES if value else ""
        case _ if isinstance(value, bool):
            return _YES if value else _NO
        case _:
            return "" if value is None else str(value)


def _read(sent: Mapping[str, list[str]], field: Field, name: str) -> Any:
    match field.kind:
        case FieldKind.GROUP:
            return read_draft(sent, field.fields, f"{name}.")
        case FieldKind.ROWS:
            return [
                {
                    WAS: sent.get(f"{name}.{at}.{WAS}", [""])[0],
                    **read_draft(sent, field.fields, f"{name}.{at}."),
                }
                for at in range(_count(sent, name))
            ]
        case FieldKind.ORDERED:
            return [word for at in range(_count(sent, name)) if (word := sent.get(f"{name}.{at}", [""])[0])]
        case FieldKind.SEVERAL:
            return sent.get(name, [])
        case _:
            return sent.get(name, [""])[0].replace("\r\n", "\n")


def _count(sent: Mapping[str, list[str]], name: str) -> int:
    found = (re.match(rf"{re.escape(name)}\.([0-9]+)(?:\.|$)", key) for key in sent)
    return max((int(match[1]) + 1 for match in found if match), default=0)


def _without_empty(value: Any, field: Field) -> Any:
    if field.kind is FieldKind.GROUP:
        return without_empty_rows(value, field.fields)
    if field.kind is FieldKind.ROWS:
        rows = (without_empty_rows(_full(row, field), field.fields) | _origin(row) for row in value)
        return [row for row in rows if values_of(row, field.fields, {})]
    return value


def _full(row: FormDraft, field: Field) -> FormDraft:
    """A row that was added has no fields before it is sent."""
    return draft_of({}, field.fields) | row


def _origin(row: FormDraft) -> FormDraft:
    return {WAS: row.get(WAS, "")}


def _value(shown: Any, field: Field, held: Any) -> Any:
    match field.kind:
        case FieldKind.GROUP:
            return values_of(shown, field.fields, held or {})
        case FieldKind.ROWS:
            rows = held or []
            before = (
                rows[int(at)] if (at := row.get(WAS, "")).isdecimal() and int(at) < len(rows) else {}
                for row in shown
            )
            return [values_of(row, field.fields, was) for row, was in zip(shown, before, strict=True)]
        case FieldKind.SEVERAL:
            order = [*(held or ()), *(word for word, _ in field.options)]
            return sorted(
                dict.fromkeys(shown), key=lambda word: order.index(word) if word in order else len(order)
            )
        case FieldKind.ORDERED:
            return shown
        case FieldKind.LINES:
            return _same_or(held, [text for line in shown.split("\n") if (text := _plain(line))])
        case FieldKind.PARAGRAPHS:
            return _same_or(held, [text for part in re.split(r"\n\s*\n", shown) if (text := _plain(part))])
        case FieldKind.CHECKBOX:
            return bool(shown)
        case FieldKind.YES_NO:
            return {_YES: True, _NO: False}.get(shown)
        case FieldKind.NUMBER if shown.strip().isdecimal():
            return int(shown)
        case _:
            return _same_or(held, _plain(shown))


def _same_or(held: Any, given: Any) -> Any:
    """What the data tell, where only the space between words differs."""
    if isinstance(given, list):
        return held if held and [_plain(text) for text in held] == given else given
    return held if isinstance(held, str) and _plain(held) == given else given


def _plain(text: str) -> str:
    return " ".join(text.split())
