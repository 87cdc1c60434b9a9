"""What can be chosen in the form where the data files allow certain words alone."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import itemgetter
from typing import Any

from babel import Locale

from veiviser.desk.form_words import FormWords
from veiviser.load.rules import LABELLED
from veiviser.load.yaml_file import YamlFile
from veiviser.model.actor import Actor

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
