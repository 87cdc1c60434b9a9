"""What stands in the way of a release, and who can settle it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from veiviser.load.guide import Loaded
from veiviser.load.pages import Prose
from veiviser.model.actor import Actor
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem
from veiviser.release.baseline import Baseline


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason not to publish."""

    problem: Problem
    settled_by: Message
    """Who can settle it, as far as the data tell."""

    def said(self, translate: Callable[[str], str]) -> str:
        """In two lines, in the language of ``translate``."""
        who = msg("who can settle it: {who}", who=self.settled_by)
        return f"{self.problem.said(translate)}\n    {who.said(translate)}"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What is to be published."""

    root: Path
    """Folder of the project in the languages that are to be published."""
    loaded: Loaded
    prose: Mapping[str, Prose]
    """By language code, the source language first."""
    last: Baseline | None
    """What was published last; None before the first release."""
    today: date
    still_holds: frozenset[str]
    """Paths of pages that somebody has found to be right although the source page changed."""

    def at_actor(self, actor: Actor, field: str, message: Message) -> Problem:
        """A problem with a field of an actor, at its line; at the actor's where it has no such field."""
        file = self.loaded.files["actors"]
        return Problem(file.path, file.line((self.loaded.guide.actors.index(actor), field)), message)

    def itself(self, actor: Actor) -> Message:
        """Whoever runs an actor."""
        provider = self.loaded.guide.label("provider", actor.provider.value)
        return msg("{name} ({provider})", name=actor.name, provider=provider)

    def speaker(self, code: str) -> Message:
        """Whoever reads a language."""
        return msg("a person who speaks {language}", language=self.loaded.guide.language(code).name)

    @property
    def owner(self) -> Message:
        """Whoever answers for the site."""
        plan = self.loaded.guide.plan
        return msg("{owner}, {department}", owner=plan.municipality.name, department=plan.department)
