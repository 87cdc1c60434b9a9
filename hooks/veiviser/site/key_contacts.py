"""The few numbers that matter most, as a poster, a card and a sheet of sentences show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.model.actor import Actor
from veiviser.site.actor_view import ActorView
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.phrases import PhrasePair, phrase_pairs


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
