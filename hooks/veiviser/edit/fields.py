"""A field of an actor, as an editor names it and writes it in a command, and the words it can hold."""

from dataclasses import dataclass, fields
from typing import Any, get_args, get_origin, get_type_hints

from veiviser.load.rules import LABELLED
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide
from veiviser.model.phone import Phone

_Values = dict[str, Any]

NOT_SET = {"id", "section", "phones", "addresses", "evidence", "checked", "conflicts"}
"""Fields that hold more than one fact, that never change, or that have a command of their own."""
OUR_WORDS = {
    "common_name",
    "label",
    "also_known_as",
    "summary",
    "needs",
    "audiences",
    "is_critical",
    "expires",
}
"""Fields that nobody rings or opens a page to check."""
YES = {"true", "yes", "ja"}
NO = {"false", "no", "nei"}


@dataclass(frozen=True, slots=True)
class ActorField:
    """A field of an actor, or of one of its numbers."""

    field: str
    """Field of the actor: ``url``; ``phones`` for what belongs to a number."""
    of_phone: str | None = None
    """Field of the number: ``opening_hours``."""

    @property
    def name(self) -> str:
        """The field that holds the value itself."""
        return self.of_phone or self.field

    def read(self, text: str, guide: Guide) -> Any:
        """The plain value that ``text`` stands for; what cannot be read stays text, for the check to tell."""
        hint = get_type_hints(Phone if self.of_phone else Actor)[self.name]
        parts = get_args(hint)
        vocabulary = next((name for name, words in LABELLED.items() if words in (hint, *parts)), "")
        if get_origin(hint) is tuple:
            return [word_for(guide, vocabulary, part.strip()) for part in text.split(",") if part.strip()]
        if hint is bool or bool in parts:
            return True if text.lower() in YES else False if text.lower() in NO else text
        if hint is int or int in parts:
            return int(text) if text.isascii() and text.isdigit() else text
        return word_for(guide, vocabulary, text.strip())


FIELDS = {
    "phone": ActorField("phones", "number"),
    "phone-hours": ActorField("phones", "opening_hours"),
    "phone-types": ActorField("phones", "types"),
    "phone-free": ActorField("phones", "free"),
    "phone-note": ActorField("phones", "note"),
    "phone-emergency": ActorField("phones", "is_for_emergencies"),
    "phone-valid-from": ActorField("phones", "valid_from"),
    "phone-valid-until": ActorField("phones", "valid_until"),
    "phone-busy-note": ActorField("phones", "busy_note"),
    "phone-second-choice": ActorField("phones", "second_choice"),
    "mail": ActorField("email"),
} | {
    field.name.replace("_", "-"): ActorField(field.name)
    for field in fields(Actor)
    if field.name not in NOT_SET
}
"""By the name that a command takes."""


def held_by(values: _Values, fact: ActorField, phone: int) -> Any:
    """What an actor says; None where it says nothing. ``phone`` is the number's index."""
    if fact.of_phone is None:
        return values.get(fact.field)
    phones = values.get("phones", [])
    return phones[phone].get(fact.of_phone) if phone < len(phones) else None


def put(values: _Values, fact: ActorField, value: Any, phone: int) -> None:
    """Changes what an actor says; None, empty text and an empty list take the field out.

    ``phone`` may be one more than the last index: that adds a number. A number taken out goes with its hours.
    """
    is_gone = value in (None, "", [])
    where = values
    if fact.of_phone is not None:
        phones = values.setdefault("phones", [])
        if is_gone and fact.of_phone == "number":
            del phones[phone : phone + 1]
            if not phones:
                del values["phones"]
            return
        if phone == len(phones):
            phones.append({})
        where = phones[phone]
    if is_gone:
        where.pop(fact.name, None)
    else:
        where[fact.name] = value


def labels(guide: Guide, vocabulary: str) -> dict[str, str]:
    """What readers see, by the word that data files write."""
    held = (words for words in guide.vocabularies if words.id == vocabulary)
    return {label.id: label.name for words in held for label in words.labels}


def word_for(guide: Guide, vocabulary: str, text: str) -> str:
    """The word that a word or a label stands for; ``text`` itself where it is neither."""
    known = labels(guide, vocabulary)
    plain = text.casefold().replace("-", "_").replace(" ", "_")
    if plain in known:
        return plain
    return next((word for word, label in known.items() if label.casefold() == text.casefold()), text)
