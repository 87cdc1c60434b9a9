"""Words for an editor, apart from what they are about, so that they can be said in another language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self


@dataclass(frozen=True, slots=True)
class Message:
    """English words with ``{places}``, and what stands in each place."""

    words: str
    values: tuple[tuple[str, "str | Message"], ...] = ()

    def said(self, translate: Callable[[str], str]) -> str:
        """In the language of ``translate``, which takes the English words and keeps the places."""
        values = {
            name: value.said(translate) if isinstance(value, Message) else value
            for name, value in self.values
        }
        return translate(self.words).format(**values)

    def __str__(self) -> str:
        return self.said(lambda words: words)

    @classmethod
    def of(cls, words: str, /, **values: object) -> Self:
        """Values but messages are told as text."""
        held = ((name, value if isinstance(value, Message) else str(value)) for name, value in values.items())
        return cls(words, tuple(held))


msg = Message.of
"""Marks words to be translated: ``msg("'{id}' is taken; choose another", id=id)``."""

NOTHING = Message("")
"""Stands where a message may have more to say and has not."""


class ParseError(ValueError):
    """Why a text cannot be read as a value, with the remedy."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def verbatim(text: object) -> Message:
    """Words of another program, which nobody has translated."""
    return Message("{text}", (("text", str(text)),))


def did_you_mean(word: object, words: Iterable[str]) -> Message:
    """The end of a message about a word that is not among ``words``."""
    close = get_close_matches(str(word), list(words), n=1)
    return msg("; did you mean '{near}'?", near=close[0]) if close else NOTHING
