"""What can be chosen in the form where the data files allow certain words alone."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from babel import Locale

from veiviser.desk.form_words import FormWords
from veiviser.load.rules import LABELLED
from veiviser.load.yaml_file import read_yaml
from veiviser.model.actor import Actor

Option = dict[str, str]
"""``{value: what the file holds, label: what the editor sees}``."""

SOURCES = {
    "Source.document": ("documents", "title"),
    "Measure.actors": ("actors", "name"),
    "Vignette.helpers": ("actors", "name"),
}
"""Fields that name entries of another data file, and what these are called there."""
NAMES_OF_FIELDS = {"Evidence.of", "Conflict.field"}
"""Fields that name fields of an actor."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices that the data files of one project give."""

    data: Path
    words: FormWords

    def of_field(self, place: str) -> list[Option]:
        """What can stand at a place in the model (``Source.document``); nothing where it is free."""
        if place in SOURCES:
            name, called = SOURCES[place]
            return [_option(entry["id"], entry[called]) for entry in self._entries(name)]
        if place in NAMES_OF_FIELDS:
            names = (field.name for field in fields(Actor))
            return [_option(name, self.words.label(f"Actor.{name}")) for name in names]
        if place == "Actor.languages":
            languages = Locale("nb").languages
            options = (_option(str(code), str(languages[code])) for code in languages)
            return sorted(options, key=lambda option: option["label"])
        return []

    def of_words(self, kind: str, words: Iterable[str]) -> list[Option]:
        """The words of a closed vocabulary, by the name of its kind (``Need``), with their labels."""
        name = next(name for name, enum in LABELLED.items() if enum.__name__ == kind)
        found = next((held["labels"] for held in self._entries("vocabularies") if held["id"] == name), ())
        labels = {label["id"]: label["name"] for label in found}
        return [_option(word, labels.get(word, word)) for word in words]

    def _entries(self, name: str) -> list[dict[str, Any]]:
        return read_yaml(self.data / f"{name}.yaml", f"data/{name}.yaml").value  # type: ignore[no-any-return]


def _option(value: str, label: str) -> Option:
    return {"value": value, "label": label}
