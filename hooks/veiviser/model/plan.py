"""The plan, the municipality behind it, and the languages it is told in."""

import datetime
from dataclasses import dataclass
from enum import Enum

from veiviser.model.source import Check, Source
from veiviser.model.text import Text


class PlanStatus(Enum):
    """How far the plan has come."""

    HEARING_DRAFT = "hearing_draft"
    ADOPTED = "adopted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Commission:
    """The decision that ordered the plan."""

    by: Text
    """The body."""
    date: datetime.date
    """Day of the decision."""
    case: str
    """Case number: "130/21"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Municipality:
    """Whose site this is."""

    name: str
    """Name as it is written on letters."""
    place: str
    """Name of the town, for sentences and addresses."""
    other_name: str | None = None
    """Name in a second official language."""
    other_language: str | None = None
    """Language code of the second name: "sma"."""
    url: str
    """The municipality's own site."""
    security_email: str | None = None
    """Where to tell of a hole in the site's security; published in security.txt (RFC 9116)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstNumber:
    """A number that stands before everything else."""

    actor: str
    """Id of the actor whose first number it is."""
    when: Text
    """Whom it is for, as that reader would say it in a few words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Commitment:
    """Something that people can count on, which only the municipality can promise."""

    id: str
    """Short name in lower-case letters and hyphens."""
    words: Text
    """The promise in one sentence, as it is told once the municipality has signed it."""
    proposed: Text
    """The same until then: it says that it rests on a draft."""
    source: Source
    """Where it stands."""
    signed: Check | None = None
    """When somebody who can speak for the municipality signed it; absent until then."""

    @property
    def told(self) -> str:
        return self.words if self.signed else self.proposed


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """Where the plan itself stands, and how to answer its hearing; what is absent is not known."""

    url: str | None = None
    """Address of the text as it was issued."""
    answer_by: datetime.date | None = None
    """Last day to answer the hearing."""
    answer_url: str | None = None
    """Address of the page where one answers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedDay:
    """A day of the year that is marked."""

    id: str
    """Short name in lower-case letters and hyphens; calendars know the day by it."""
    date: datetime.date
    """The day in the first year it is told of; it comes back every year."""
    name: Text
    """What is marked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The plan the site tells about."""

    municipality: Municipality
    """Whose plan it is."""
    title: Text
    """The plan's title."""
    subtitle: Text
    """The line under the title."""
    period: str
    """First and last year: "2026-2030"."""
    status: PlanStatus
    """How far it has come."""
    issued_by: Text
    """The body that issued this text."""
    department: Text
    """The department responsible for it."""
    adopted_by: Text | None = None
    """The body that adopted it; absent until then."""
    adopted_on: datetime.date | None = None
    """Day it was adopted; absent until then."""
    commission: Commission
    """The decision that ordered it."""
    document: str
    """Id of the plan in documents.yaml."""
    original: Original = Original()
    """The way to the text itself."""
    updated: datetime.date
    """Last day the content of this site was changed, as the footer shows it."""
    first_numbers: tuple[FirstNumber, ...]
    """The numbers on the first screen of the front page and the help page, the most urgent first."""
    emergency_numbers: tuple[str, ...]
    """Ids of the actors that answer when life is in danger."""
    handout_numbers: tuple[str, ...] = ()
    """Ids of the actors whose first number stands on posters and cards, four at most, most urgent first."""
    exit_url: str
    """Where the exit leads: a fast, neutral page that is not personal."""
    commitments: tuple[Commitment, ...] = ()
    """What the municipality must sign before it is told as a promise; the first stands on paper."""
    days: tuple[MarkedDay, ...] = ()
    """Days that can be marked each year."""

    def commitment(self, id: str) -> Commitment:
        """Raises KeyError for an unknown id."""
        return {held.id: held for held in self.commitments}[id]


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """A language of the site."""

    code: str
    """Two-letter code; also the folder name under docs/."""
    name: str
    """The language's own name for itself."""
    locale: str | None = None
    """CLDR locale for dates and numbers where the code alone means another country's: "en_GB"."""
    is_source: bool = False
    """True for the one language that is written first."""
    publish_unreviewed: bool | None = None
    """What to do with what no person who speaks it has read: true publishes it and says so, false waits."""
    is_resident_only: bool = False
    """True where only the pages for residents are translated."""
