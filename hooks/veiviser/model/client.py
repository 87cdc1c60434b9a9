"""A browser in which the built site was tried, and what worked there."""

import datetime
from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """How it went."""

    WORKS = "works"
    FAILS = "fails"
    SAID = "said"
    """It does not work there, and the page says so before anybody tries."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    """One browser; what was not tried in it is left out. ``make browsers`` writes all of them."""

    id: str
    """Short name in lower-case letters and hyphens."""
    name: str
    """As its makers call it."""
    version: str
    """The version that was tried."""
    date: datetime.date
    """Day it was tried."""
    width: int | None = None
    """Width of the page in CSS pixels; left out where only letters are shown."""
    numbers: Outcome | None = None
    """The first numbers are there, each apart from the others."""
    first_screen: Outcome | None = None
    """They are whole on the first screen, 640 pixels or 24 lines high, in every language."""
    uncovered: Outcome | None = None
    """Nothing lies over header and exit."""
    menu: Outcome | None = None
    """One tap shows the menu."""
    exit: Outcome | None = None
    """The way out hides the page at once."""
    shift: Outcome | None = None
    """Shift three times does the same."""
    folds: Outcome | None = None
    """A tap unfolds what is folded."""
    search: Outcome | None = None
    """There is a search that works."""
