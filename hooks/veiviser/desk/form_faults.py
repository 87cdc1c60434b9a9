"""What is wrong with an entry, told at its field: Norwegian, about the thing, and never about files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from veiviser.desk.form_fields import Field
from veiviser.desk.form_words import FormWords
from veiviser.load.yaml_file import Place, YamlFile
from veiviser.model.message import Message
from veiviser.model.problem import Problem

Say = Callable[[Message], str]
_FIELD_VALUES = {"field"}
_THING_VALUES = {"id", "other", "whose", "measure", "story", "chart"}
"""Values of a message that are ids."""


@dataclass(slots=True)
class Told:
    """Problems in words."""

    at_fields: dict[str, list[str]] = field(default_factory=dict)
    """By the field's name: ``phones.0.number``."""
    elsewhere: list[Problem] = field(default_factory=list)
    """What is wrong with something else."""


def told_at_fields(
    problems: Iterable[Problem], file: YamlFile, place: Place, fields: tuple[Field, ...], tell: Say
) -> Told:
    """``place`` is where the entry stands in ``file``, which is the file as it would have been."""
    told = Told()
    entry: Any = file.value
    for part in place:
        entry = entry[part]
    lines = {inner: file.line((*place, *inner)) for inner in _places(entry)}
    for problem in problems:
        where = _where(problem, lines, fields) if problem.path == file.path else None
        if where is None:
            told.elsewhere.append(problem)
        else:
            told.at_fields.setdefault(where, []).append(tell(_for_the_form(problem.message)))
    return told


def labels_of(fields: Iterable[Field], prefix: str = "") -> Iterator[tuple[str, str]]:
    """What each field is called, by its name without numbers: ``phones.number``."""
    for held in fields:
        yield f"{prefix}{held.name}", held.label
        yield from labels_of(held.fields, f"{prefix}{held.name}.")


def _where(problem: Problem, lines: Mapping[Place, int], fields: tuple[Field, ...]) -> str | None:
    """The innermost field that the problem may be about; None where it is about something else."""
    if not min(lines.values()) <= problem.line <= max(lines.values()):
        return None
    named = dict(problem.message.values).get("field") or _inner_field(problem.message) or ""
    dotted = str(named).replace("[", ".").replace("]", "")
    here = [place for place, line in lines.items() if line == problem.line and place]
    names = [".".join(map(str, place)) for place in here]
    if dotted in names:
        return dotted
    last = dotted.rpartition(".")[2]
    if found := next((name for name in names if name.rpartition(".")[2] == last), None):
        return found
    if _is_field(dotted, fields):
        return dotted
    return min(names, key=len, default="")


def _inner_field(message: Message) -> str | None:
    """A message that names its entry holds the fault as a message of its own."""
    for _, value in message.values:
        if isinstance(value, Message):
            found = dict(value.values).get("field")
            if isinstance(found, str):
                return found
    return None


def _is_field(dotted: str, fields: tuple[Field, ...]) -> bool:
    for part in dotted.split("."):
        if part.isdecimal():
            continue
        found = next((held for held in fields if held.name == part), None)
        if found is None:
            return False
        fields = found.fields
    return True


def _places(value: Any, around: Place = ()) -> Iterator[Place]:
    yield around
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in parts:
        yield from _places(held, (*around, key))


def _for_the_form(message: Message) -> Message:
    """The fault alone: what it is about stands beside it."""
    values = dict(message.values)
    fault = values.get("fault")
    return fault if isinstance(fault, Message) and "{whose}" in message.words else message


@dataclass(frozen=True, slots=True)
class Speech:
    """Says a message in the words of the form."""

    words: FormWords
    translate: Callable[[str], str]
    """Gives what commands tell in Norwegian."""
    titles: Mapping[str, str]
    """What things are called, by their ids."""
    labels: Mapping[str, str]
    """What fields are called, by their names in the data: ``phones.number``."""

    def __call__(self, message: Message) -> str:
        return self._about_things(message).said(self._said)

    def _said(self, english: str) -> str:
        return self.words.of_message(english) or self.translate(english)

    def _about_things(self, message: Message) -> Message:
        if "{{" in message.words:
            # A marker to be copied holds the id itself.
            return message
        return Message(
            message.words, tuple((name, self._value(name, value)) for name, value in message.values)
        )

    def _value(self, name: str, value: str | Message) -> str | Message:
        if isinstance(value, Message):
            return self._about_things(value)
        if name in _FIELD_VALUES:
            return self.labels.get(_without_numbers(value), value)
        return self.titles.get(value, value) if name in _THING_VALUES else value


def _without_numbers(field: str) -> str:
    """``phones.number`` for ``phones[0].number``."""
    return "".join(part.partition("]")[2] if "]" in part else part for part in field.split("["))
