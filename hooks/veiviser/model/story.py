"""Stories, happenings and words: what trafficking looks like, what was when, and what the terms mean."""

from dataclasses import dataclass

from veiviser.model.actor import Actor
from veiviser.model.need import Audience, Need
from veiviser.model.source import Source
from veiviser.model.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One happening, as far as a source dates it."""

    id: str
    """Short name in lower-case letters and hyphens."""
    date: str
    """Year, month or day: "2003", "2007-08" or "2021-10-27"."""
    until: str | None = None
    """Its end, written the same way, where it lasted."""
    title: Text
    """What happened, in a few words."""
    words: Text
    """What it meant, in a sentence or two."""
    source: Source
    """Where it stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vignette:
    """A short story from the plan, retold."""

    id: str
    """Short name in lower-case letters and hyphens."""
    title: Text
    """Who it is about."""
    paragraphs: tuple[Text, ...]
    """The story in our words, with every fact kept."""
    needs: tuple[Need, ...]
    """What the people in it need help with, the most pressing first."""
    audience: Audience
    """Whether it is about an adult or a child."""
    helpers: tuple[str, ...] = ()
    """Ids of the actors that could help, as an editor has chosen them; else they follow from the needs."""
    section: str
    """Section of the plan it stands in: "2.2.1"."""
    source: Source
    """Where it stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word that needs explaining."""

    id: str
    """Short name in lower-case letters and hyphens; also the anchor on the page of words."""
    name: Text
    """The word."""
    forms: Text
    """How the word is written in running text, separated by commas: "grooming, groomes"."""
    definition: tuple[Text, ...]
    """What it means, one paragraph each."""
    points: tuple[Text, ...] = ()
    """Examples, one each."""
    sources: tuple[Source, ...]
    """Where the explanation comes from."""


def who_could_help(story: Vignette, actors: tuple[Actor, ...], most: int = 5) -> tuple[Actor, ...]:
    """Those that an editor has named; else the actors that meet most of a story's needs, the critical first.

    An actor counts only when it helps the people the story is about and can be reached.
    """
    if story.helpers:
        named = {actor.id: actor for actor in actors}
        return tuple(named[id] for id in story.helpers)
    wanted = set(story.needs)
    fitting = [
        actor
        for actor in actors
        if wanted.intersection(actor.needs) and story.audience in actor.audiences and actor.is_reachable
    ]

    def rank(actor: Actor) -> tuple[bool, int, int]:
        first = min(story.needs.index(need) for need in actor.needs if need in wanted)
        return (not actor.is_critical, -len(wanted.intersection(actor.needs)), first)

    return tuple(sorted(fitting, key=rank)[:most])
