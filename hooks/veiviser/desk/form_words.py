"""What the form calls the fields of the model, and how it explains them, in Norwegian."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

PO_FILE = Path(__file__).parent / "form_page" / "fields.nb.po"

Said = Callable[[str, str], str]
"""Takes a place in the model (``Phone.number``) and the English words for it; gives those of the form."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """Words for the form, by their place in the model."""

    said: Said

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

    def yes_and_no(self) -> list[dict[str, str]]:
        """Choices for a field that is true or false. Left empty, it is not known."""
        return [
            {"value": "true", "label": self.said("form", "yes")},
            {"value": "false", "label": self.said("form", "no")},
        ]


@cache
def norwegian() -> FormWords:
    """Raises KeyError for what has no translation: the form is never half in English."""
    with PO_FILE.open("rb") as file:
        catalog = read_po(file, locale="nb")
    words = {(message.context, message.id): str(message.string) for message in catalog if message.string}
    return FormWords(lambda place, english: words[place, english])
