"""The order in which the model names the fields of an entry."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from veiviser.edit.neighbours import ITEM, Kind
from veiviser.model.guide import Guide


@cache
def field_order(name: str, kind: Kind) -> tuple[str, ...]:
    """Names of the fields that stand at ``kind`` in a data file; none where the model knows no fields.

    ``name`` is the file's name without its ending, which is that of a field of the guide.
    """
    found: Any = get_type_hints(Guide).get(name)
    for step in kind:
        if step == ITEM:
            found = next(iter(get_args(found)), None) if get_origin(found) is tuple else None
        else:
            found = _stated(get_type_hints(found).get(step)) if is_dataclass(found) else None
    return tuple(field.name for field in fields(found)) if is_dataclass(found) else ()


def in_order(names: list[str], order: tuple[str, ...]) -> list[str]:
    """Names that the model does not know come last."""
    return sorted(names, key=lambda name: order.index(name) if name in order else len(order))


def _stated(hint: Any) -> Any:
    """``Address`` for ``Address | None``."""
    if is_dataclass(hint) or get_origin(hint) is tuple:
        return hint
    return next((part for part in get_args(hint) if part is not type(None)), None)
