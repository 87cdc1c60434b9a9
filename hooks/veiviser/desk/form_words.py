"""What the form calls the fields of the model, and how it explains them, in Norwegian."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

PO_FILE = Path(__file__).with_name("form_words.nb.po")
MESSAGE = "message"
"""Context of messages that the form words in its own way."""

Said = Callable[[str, str], str]
"""Takes a place in the model (``Phone.number``) and the English words for it; gives those of the form."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """Words for the form, by their place in the model."""

    said: Said
    instead: Mapping[str, str] = field(default_factory=dict)
    """Messages of the program that the form words in its own way, by their English words."""

    def label(self, place: str) -> str:
        return self.said(place, place.rsplit(".", 1)[-1].replace("_", " ").capitalize())

    def one_of(self, place: str) -> str:
        """What one item of a list is called, in the middle of a sentence."""
        return self.said(place, "one")

    def hint(self, place: str, explanation: str | None) -> str:
        return self.said(place, explanation) if explanation else ""

    def collection(self, name: str) -> tuple[str, str]:
        """What the entries of a data file are called together, and one of them."""
        return self.said("form", name), self.said("form", f"one of {name}")

    def of_message(self, english: str) -> str | None:
        """What the form says instead of what a command says; None where it says the same."""
        return self.instead.get(english)


@cache
def norwegian() -> FormWords:
    """Raises KeyError for what has no translation: the form is never half in English."""
    with PO_FILE.open("rb") as file:
        catalog = read_po(file, locale="nb")
    words = {(message.context, message.id): str(message.string) for message in catalog if message.string}
    instead = {str(english): said for (place, english), said in words.items() if place == MESSAGE}
    return FormWords(lambda place, english: words[place, english], instead)
