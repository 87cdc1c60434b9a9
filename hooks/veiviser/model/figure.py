"""A figure with its period and source, written the reader's way."""

from dataclasses import dataclass
from enum import Enum

from veiviser.model.source import Source
from veiviser.model.text import Text


class Kind(Enum):
    """What a figure counts."""

    COUNT = "count"
    PERCENT = "percent"
    ONE_IN = "one_in"
    """"One in ten": the value is the ten."""


class Qualifier(Enum):
    """How exact a figure is."""

    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more_than"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number that the plan gives."""

    id: str
    """Short name in lower-case letters and hyphens."""
    value: int
    """The number, or the lowest of a range."""
    highest: int | None = None
    """The highest of a range."""
    kind: Kind = Kind.COUNT
    """What it counts."""
    qualifier: Qualifier = Qualifier.EXACTLY
    """How exact it is."""
    unit: str | None = None
    """ISO 4217 code for money, absent else."""
    what: Text
    """What the figure tells, in a few words."""
    period: str | None = None
    """Year or years it holds for: "2022-2024"."""
    source: Source
    """Where it stands."""
