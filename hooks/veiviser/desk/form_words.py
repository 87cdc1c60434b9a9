"""What the form calls the fields of the model, how it explains them, and what can be chosen in them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.pofile import read_po

from veiviser.load.rules import LABELLED
from veiviser.load.yaml_file import YamlFile
from veiviser.model.actor import Actor

PO_FILE = Path(__file__).with_name("form_words.nb.po")
MESSAGE = "message"
"""Context of messages that the form words in its own way."""

Said = Callable[[str, str], str]
"""Takes a place in the model (``Phone.number``) and the English words for it; gives those of the form."""
Option = tuple[str, str]
"""What the file holds, and what the editor sees."""

SOURCES = {
    "Source.document": ("documents", "title"),
    "Measure.actors": ("actors", "name"),
    "Vignette.helpers": ("actors", "name"),
    "Situation.services": ("actors", "name"),
    "Situation.under_18": ("actors", "name"),
    "Situation.asks": ("questions", "question"),
    "Question.helpers": ("actors", "name"),
    "Step.actors": ("actors", "name"),
    "ChartRow.figures": ("figures", "what"),
    "Phone.second_choice": ("actors", "name"),
    "Plan.document": ("documents", "title"),
    "Plan.emergency_numbers": ("actors", "name"),
    "Plan.handout_numbers": ("actors", "name"),
    "FirstNumber.actor": ("actors", "name"),
    "Check.by": ("role", "name"),
}
"""Fields that name entries of another data file, and what these are called there."""
NAMES_OF_FIELDS = {"Evidence.of", "Conflict.field"}
"""Fields that name fields of an actor."""


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


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices that the data files of one project give."""

    files: dict[str, YamlFile]
    words: FormWords

    def of_field(self, place: str) -> tuple[Option, ...]:
        """What can stand at a place in the model (``Source.document``); nothing where it is free."""
        if place in SOURCES:
            name, called = SOURCES[place]
            if name == "role":
                return tuple(self.labels(name).items())
            return tuple((entry["id"], entry[called]) for entry in self._entries(name))
        if place in NAMES_OF_FIELDS:
            return tuple((field.name, self.words.label(f"Actor.{field.name}")) for field in fields(Actor))
        if place == "Actor.languages":
            languages = ((code, str(name)) for code, name in Locale("nb").languages.items() if len(code) == 2)
            return tuple(sorted(languages, key=itemgetter(1)))
        return ()

    def of_words(self, kind: str, words: Iterable[str]) -> tuple[Option, ...]:
        """The words of a closed vocabulary, by the name of its kind (``Need``), with their labels.

        Words that no reader sees have labels of the form's own.
        """
        name = next((name for name, enum in LABELLED.items() if enum.__name__ == kind), None)
        if name is None:
            return tuple((word, self.words.said(kind, word)) for word in words)
        labels = self.labels(name)
        return tuple((word, labels.get(word, word)) for word in words)

    def labels(self, vocabulary: str) -> dict[str, str]:
        """By word, in their order."""
        held = (words["labels"] for words in self._entries("vocabularies") if words["id"] == vocabulary)
        return {label["id"]: label["name"] for labels in held for label in labels}

    def _entries(self, name: str) -> list[dict[str, Any]]:
        return self.files[name].value if name in self.files else []
