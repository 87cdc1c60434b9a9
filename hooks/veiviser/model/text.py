"""Words that a reader sees, marked so that they can be found and translated."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints


class Translatable:
    """Marks a field whose words are translated through gettext."""


Text = Annotated[str, Translatable()]

Translate = Callable[[str, str], str]
"""Takes a gettext context (``actors/helpline/summary``) and the source words, gives the reader's words."""


def texts(value: Any, context: str) -> Iterator[tuple[str, str]]:
    """Yields ``(context, words)`` for each translatable text at or below a dataclass value."""
    found: list[tuple[str, str]] = []

    def remember(where: str, words: str) -> str:
        if words:
            found.append((where, words))
        return words

    translated(value, context, remember)
    yield from found


def translated(value: Any, context: str, translate: Translate) -> Any:
    """A copy of a dataclass value in which each translatable text went through ``translate``."""
    if isinstance(value, tuple):
        return tuple(translated(item, context, translate) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for name, is_text in _fields(type(value)):
        held = getattr(value, name)
        where = f"{context}/{name}"
        if not is_text:
            changed: Any = translated(held, where, translate)
        elif isinstance(held, tuple):
            changed = tuple(translate(where, words) for words in held)
        else:
            changed = translate(where, held) if held else held
        if changed is not held:
            changes[name] = changed
    return replace(value, **changes) if changes else value


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple((field.name, _is_text(hints[field.name])) for field in fields(kind) if field.init)


def _is_text(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(isinstance(mark, Translatable) for mark in get_args(hint)[1:])
    return any(_is_text(part) for part in get_args(hint) if part is not Ellipsis)
