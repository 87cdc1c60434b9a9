"""Which fields an entry can have, to tell what a misspelt one was meant to be."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from veiviser.load.yaml_file import Place


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
