"""What the form says of problems: Norwegian, about the thing, and never about files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from veiviser.desk.form_words import FormWords
from veiviser.model.message import Message

_FIELD_VALUES = {"field"}
_THING_VALUES = {"id", "other", "whose", "measure", "story", "chart"}
"""Values of a message that are ids."""


@dataclass(frozen=True, slots=True)
class Speech:
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
