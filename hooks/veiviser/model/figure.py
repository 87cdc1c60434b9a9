"""A figure with its period and source, and the pictures that figures stand together in."""

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


class Drawn(Enum):
    """How the figures of a chart are drawn."""

    BARS = "bars"
    """A table; each number has a bar, all in one scale."""
    DOTS = "dots"
    """One dot for each that is counted; an empty one where the source says "up to"."""
    NUMBERS = "numbers"
    """No drawing: figures that no drawing would be true to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number that one of the documents gives."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartRow:
    """Figures that stand beside each other."""

    name: Text | None = None
    """What the row tells of; absent where it is the first figure's period."""
    figures: tuple[str, ...]
    """Ids of figures, one a column; a row may be shorter, where the source gives none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """Figures of one place in one document, shown together."""

    id: str
    """Short name in lower-case letters and hyphens."""
    title: Text
    """What the figures are of, where, and when."""
    drawn: Drawn
    """How they are drawn."""
    heading: Text | None = None
    """Of the first column; absent where there are no columns."""
    columns: tuple[Text, ...] = ()
    """What the figures of each column count; none for dots and lone numbers, which say it themselves."""
    rows: tuple[ChartRow, ...]
    shows: Text
    """What a reader can take from the figures."""
    hides: Text
    """What the figures do not tell."""
    doubt: Text | None = None
    """Where the source contradicts itself."""
    source: Source
    """Where they stand."""
