"""Made-up values for any field of the model, found by its type, so that a new field gets its own unasked."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from builders import TODAY
from veiviser.model.actor import Actor, Cost
from veiviser.model.hours import OpeningHours
from veiviser.model.need import Need
from veiviser.model.phone import PhoneNumber, PhoneType

HOURS = ("Mo-Fr 09:00-15:00", "Sa 10:00-14:00; PH off")
NUMBERS = ("75 00 00 01", "75 00 00 02")
IDENTIFYING = {
    *("actor", "actors", "asks", "chapters", "chat", "code", "document", "email", "emergency_numbers"),
    *("exit_url", "field", "handout_numbers", "helpers", "id", "languages", "locale", "needs", "of"),
    *("answer_url", "date", "section", "services", "url"),
}
"""Fields that hold ids, codes and addresses wherever they stand."""


def value(hint: Any, turn: int) -> Any:
    """A value of the type; another at another ``turn``, which is 0 or 1."""
    if get_origin(hint) in (Union, UnionType):
        return value(next(part for part in get_args(hint) if part is not NoneType), turn)
    if get_origin(hint) is tuple:
        return (value(get_args(hint)[0], turn),)
    if is_dataclass(hint) and hint not in (OpeningHours, PhoneNumber):
        return filled(hint, turn)
    if issubclass(hint, Enum):
        return list(hint)[turn]
    return {
        bool: bool(turn),
        int: 20 + turn,
        str: ("Fyrlykt", "Havblikk")[turn],
        date: date(2031, 5, 17) + timedelta(days=turn),
        OpeningHours: OpeningHours.parse(HOURS[turn]),
        PhoneNumber: PhoneNumber.parse(NUMBERS[turn]),
    }[hint]


def filled(kind: Any, turn: int = 0) -> Any:
    """A dataclass value in which every field is known."""
    hints = get_type_hints(kind)
    return kind(**{field.name: value(hints[field.name], turn) for field in fields(kind)})


def changes(held: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """For each field at or below a dataclass value, its path and the whole with another value there."""
    hints = get_type_hints(type(held))
    for field in fields(held):
        inner, name = getattr(held, field.name), f"{path}{field.name}"
        one = inner[0] if isinstance(inner, tuple) else inner
        if is_dataclass(one) and not isinstance(one, OpeningHours | PhoneNumber):
            for below, changed in changes(one, f"{name}."):
                yield below, replace(held, **{field.name: (changed,) if one is not inner else changed})
            continue
        other = next(new for turn in (1, 0) if (new := value(hints[field.name], turn)) != inner)
        yield name, replace(held, **{field.name: other})


def everything(kind: type[Actor] = Actor) -> Actor:
    """An actor of whom all is known, and whose every field shows: all is promised, nothing is secret."""
    held = filled(kind)
    # Begun, so that it is one to call.
    phone = replace(held.phones[0], types=(PhoneType.SMS,), valid_from=None)
    conflict = replace(held.conflicts[0], note="Også {other_value}.")
    return replace(
        held,
        url="https://fyrlykt.example",
        chat="https://fyrlykt.example/chat",
        cost=Cost.VARIES,
        run_by=None,
        needs=(Need.TALK,),
        languages=("pl",),
        phones=(phone,),
        conflicts=(conflict,),
        evidence=(replace(held.evidence[0], source=replace(held.evidence[0].source, document=None)),),
        # Fresh, so that hours are shown.
        checked=replace(held.checked, date=TODAY) if held.checked else None,
    )
