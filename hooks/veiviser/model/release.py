"""What was published when, and what had changed since the time before."""

import datetime
from dataclasses import dataclass
from enum import Enum


class Reader(Enum):
    """Whom a change concerns."""

    HELP = "help"
    """Somebody who looks for help, for themselves or for another."""
    WORK = "work"
    """Somebody who meets people at work, or who follows the plan."""


class ChangeKind(Enum):
    """What happened, in the order that readers are told."""

    PLAN_ADOPTED = "plan_adopted"
    FIRST_NUMBERS_CHANGED = "first_numbers_changed"
    """Other numbers stand first on the help page, or in another order."""
    NUMBER_CHANGED = "number_changed"
    NUMBER_NEW = "number_new"
    NUMBER_GONE = "number_gone"
    HOURS_CHANGED = "hours_changed"
    SERVICE_NEW = "service_new"
    SERVICE_GONE = "service_gone"
    SERVICE_RENAMED = "service_renamed"
    SERVICE_CHANGED = "service_changed"
    """Something else on its card."""
    MEASURE_NEW = "measure_new"
    MEASURE_GONE = "measure_gone"
    MEASURE_REPORTED = "measure_reported"
    MEASURE_CHANGED = "measure_changed"
    TERM_NEW = "term_new"
    TERM_GONE = "term_gone"
    TERM_CHANGED = "term_changed"
    STORY_NEW = "story_new"
    STORY_GONE = "story_gone"
    STORY_CHANGED = "story_changed"
    FIGURE_CHANGED = "figure_changed"
    PAGE_NEW = "page_new"
    PAGE_GONE = "page_gone"
    PAGE_CHANGED = "page_changed"
    LANGUAGE_NEW = "language_new"
    LANGUAGE_GONE = "language_gone"
    LANGUAGE_REVIEWED = "language_reviewed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One difference between two releases."""

    kind: ChangeKind
    """What happened."""
    reader: Reader
    """Whom it concerns."""
    id: str
    """Id of what changed: of an actor, measure, term, story or figure, a page's path, a language's code."""
    name: str
    """What it was called in the source language on that day."""
    old: str | None = None
    """What stood there before. History: an old number is never shown to readers."""
    new: str | None = None
    """What has stood there since."""
    languages: tuple[str, ...] = ()
    """Codes of the languages in which a page changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """One publication."""

    version: str
    """The day, and a number for the second on one day: "2026.11.22.1"."""
    date: datetime.date
    """Day of the release."""
    languages: tuple[str, ...]
    """Codes of the languages it was published in."""
    is_first: bool = False
    """True for the first of all, which has nothing to differ from."""
    changes: tuple[Change, ...] = ()
    """What differs from the release before, the most pressing first."""

    @property
    def anchor(self) -> str:
        """Where it stands on the page of changes."""
        return f"utgave-{self.version.replace('.', '-')}"
