"""One thing that is left to do, and the state of the project that it is told from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from veiviser.checks.link_outcome import LinkOutcome
from veiviser.load.guide import Loaded
from veiviser.load.pages import Prose
from veiviser.load.project import Reading
from veiviser.load.yaml_file import Place
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide
from veiviser.model.message import NOTHING, Message, msg
from veiviser.model.problem import Problem, Problems
from veiviser.release.baseline import Baseline, last_baseline

EDITOR = msg("whoever edits this file")


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One thing to do."""

    problem: Problem
    """What is the matter and where, for an editor at the desk."""
    remedy: Message = NOTHING
    """What to do about it, where the command does not say all."""
    command: Message = NOTHING
    """What to type in the terminal, in the project's folder."""
    who: Message = EDITOR
    """Who can settle it, as far as the data tell."""
    blocks_release: Problem | None = None
    """The same as the gate tells it; None where a release can be made all the same."""
    is_urgent: bool = False

    def said_at_the_gate(self, translate: Callable[[str], str]) -> str:
        """In two lines, in the language of ``translate``."""
        told = self.blocks_release or self.problem
        who = msg("who can settle it: {who}", who=self.who)
        return f"{told.said(translate)}\n    {who.said(translate)}"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a project stands on a day."""

    reading: Reading
    today: date
    last: Baseline | None = None
    """What was published last; None before the first release, and where nobody knows any more."""
    lost: tuple[Problem, ...] = ()
    """Why nobody knows."""
    links: LinkOutcome | None = None
    """What became of the links out; None where nobody has tried them."""

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.reading.root

    @property
    def loaded(self) -> Loaded:
        """Raises Problems where the data are unsound."""
        if self.reading.loaded is None:
            raise Problems(list(self.reading.problems))
        return self.reading.loaded

    @property
    def guide(self) -> Guide:
        return self.loaded.guide

    @property
    def prose(self) -> Mapping[str, Prose]:
        """By language code, the source language first; of languages whose every page could be read."""
        return self.reading.prose

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that would stop a build."""
        return (*self.reading.problems, *self.reading.untranslated)

    def at(self, name: str, place: Place, message: Message) -> Problem:
        """A problem in a data file, at its line or the nearest around it."""
        file = self.loaded.files[name]
        return Problem(file.path, file.line(place), message)

    def itself(self, actor: Actor) -> Message:
        """Whoever runs an actor."""
        provider = self.guide.label("provider", actor.provider.value)
        return msg("{name} ({provider})", name=actor.name, provider=provider)

    def speaker(self, code: str) -> Message:
        """Whoever reads a language."""
        return msg("a person who speaks {language}", language=self.guide.language(code).name)

    @property
    def owner(self) -> Message:
        """Whoever answers for the site."""
        plan = self.guide.plan
        return msg("{owner}, {department}", owner=plan.municipality.name, department=plan.department)


def situation(reading: Reading, today: date) -> Standing:
    """How a project stands, sound or not."""
    last: Baseline | None = None
    lost: tuple[Problem, ...] = ()
    if reading.loaded:
        try:
            last = last_baseline(reading.root, reading.loaded.guide)
        except Problems as error:
            lost = tuple(error.problems)
    return Standing(reading=reading, today=today, last=last, lost=lost)
