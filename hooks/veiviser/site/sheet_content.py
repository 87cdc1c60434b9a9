"""What each printed sheet shows: the numbers and sentences that matter most, and what it says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256

from veiviser.model.actor import Actor
from veiviser.model.page import PageName
from veiviser.site import VERSION_SIGN
from veiviser.site.actor_view import ActorView
from veiviser.site.links import PagePlace
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.words import language_name

BLANK = "______"
"""Stands for a language name where the reader's language is the source language."""


VERSION_LENGTH = 7


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


class CheckState(Enum):
    """How many of the numbers a person has rung or opened."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Checks:
    """When the facts of something printed were last checked."""

    state: CheckState
    on: date | None
    """The oldest check, where all have been checked."""


@dataclass(frozen=True, kw_only=True)
class Colophon:
    """What each sheet tells of itself, with ``VERSION_SIGN`` where its version will stand."""

    version: str = VERSION_SIGN
    checks: Checks
    help: PagePlace
    newest: PagePlace
    is_proof: bool
    is_reviewed: bool
    """Whether a person who speaks the language has read its words."""


def colophon(localized: LocalizedSite, actors: tuple[Actor, ...], page: str | None = None) -> Colophon:
    """For a sheet that shows facts about ``actors``, and perhaps the words of a page."""
    return Colophon(
        checks=checks_of(actors),
        help=localized.address.place(localized.links, PageName.HELP),
        newest=localized.address.place(localized.links, PageName.HANDOUTS),
        is_proof=localized.address.is_placeholder,
        is_reviewed=localized.review.covers(page),
    )


def checks_of(actors: tuple[Actor, ...]) -> Checks:
    days = [actor.checked.date for actor in actors if actor.checked]
    if not days:
        return Checks(CheckState.NONE, None)
    if len(days) < len(actors):
        return Checks(CheckState.SOME, None)
    return Checks(CheckState.ALL, min(days))


def version_of(*inputs: str) -> str:
    """Short, and the same as long as all that a sheet was made from is the same."""
    return sha256(" ".join(inputs).encode()).hexdigest()[:VERSION_LENGTH]
