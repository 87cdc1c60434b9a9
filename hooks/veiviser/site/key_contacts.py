"""The few numbers and sentences that matter most, as a poster, a card and a sheet show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.model.actor import Actor
from veiviser.site.actor_view import ActorView
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.words import language_name

BLANK = "______"
"""Stands for a language name where the reader's language is the source language."""


@dataclass(frozen=True, slots=True)
class PhrasePair:
    """What to show, and what it means."""

    source_words: str
    own_words: str | None
    """None where the reader's language is the source language."""


def phrase_pairs(localized: LocalizedSite) -> tuple[PhrasePair, ...]:
    """Every phrase, with the name of the reader's language put in."""
    if localized.language.is_source:
        return tuple(PhrasePair(_filled(phrase.words, BLANK), None) for phrase in localized.guide.phrases)
    in_source = language_name(localized.language.code, localized.source_locale)
    return tuple(
        PhrasePair(_filled(source.words, in_source), _filled(own.words, localized.language.name))
        for source, own in zip(localized.source_guide.phrases, localized.guide.phrases, strict=True)
    )


def _filled(words: str, language: str) -> str:
    return words.replace("{language}", language)


@dataclass(frozen=True, slots=True)
class Contact:
    """A number to call, and when to call it."""

    view: ActorView
    when: str
    """Empty where nothing short is known."""


@dataclass(frozen=True, kw_only=True)
class KeyContacts:
    """Numbers to call and sentences to say."""

    actors: tuple[Actor, ...]
    contacts: tuple[Contact, ...]
    """One for each of ``actors``."""
    asking: tuple[PhrasePair, ...]
    """How to ask for an interpreter."""
    pairs: tuple[PhrasePair, ...]
    """Every phrase."""


def key_contacts(localized: LocalizedSite, page_url: str) -> KeyContacts:
    """Those that the plan's settings name; ``page_url`` is the directory's address."""
    guide = localized.guide
    when = {number.actor: number.when for number in guide.plan.first_numbers}
    actors = tuple(guide.actor(id) for id in guide.plan.handout_numbers)
    return KeyContacts(
        actors=actors,
        contacts=tuple(
            Contact(ActorView(actor, localized, page_url), when.get(actor.id, "")) for actor in actors
        ),
        asking=tuple(_asking(localized)),
        pairs=phrase_pairs(localized),
    )


def _asking(localized: LocalizedSite) -> Iterator[PhrasePair]:
    """The phrase that names the reader's language, and the one after it."""
    pairs = phrase_pairs(localized)
    for at, phrase in enumerate(localized.source_guide.phrases):
        if "{language}" in phrase.words:
            yield from pairs[at : at + 2]
            return
