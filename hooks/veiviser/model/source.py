"""Where a value comes from, how sure we are, and who has checked it."""

import datetime
from dataclasses import dataclass
from enum import Enum

from veiviser.model.text import Text


class Confidence(Enum):
    """How sure we are of a value."""

    PRINTED = "printed"
    """Stands in the document and has not been found elsewhere."""
    CONFIRMED = "confirmed"
    """A page of the service's own, or several independent pages, say the same."""
    PLAUSIBLE = "plausible"
    """Only a news page, a parent page or a secondary page is known."""
    CONTRADICTED = "contradicted"
    """Another source says something else; a person must settle it."""


class WorkKind(Enum):
    """What sort of work a reference is."""

    PLAN = "plan"
    GUIDE = "guide"
    CIRCULAR = "circular"
    BOOKLET = "booklet"
    RESEARCH = "research"
    THESIS = "thesis"
    REPORT = "report"
    ARTICLE = "article"
    FILM = "film"
    WEBSITE = "website"


class Whereabouts(Enum):
    """What is known of the address that a reference was printed with."""

    MOVED = "moved"
    """Its text has another address now, or another text took its place."""
    DEAD = "dead"
    """It cannot work: it is misspelt, or whoever had it is gone."""
    UNTRIED = "untried"
    """Nobody has tried it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A work that the guide draws on."""

    id: str
    """Short name used as ``document:`` elsewhere."""
    title: Text
    """The title as it is printed."""
    author: str | None = None
    """Who published it."""
    published: str | None = None
    """Year, or year and month, as far as it is known: "2026" or "2013-04"."""
    kind: WorkKind | None = None
    """What sort of work it is, for a list of references."""
    url: str | None = None
    """Official address; absent when none is known."""
    printed_url: str | None = None
    """The old address that the citing document prints; shown as text, and never opened."""
    whereabouts: Whereabouts | None = None
    """What is known of ``printed_url``."""
    note: Text | None = None
    """What a reader of the list should know of it, in one sentence."""
    is_history: bool = False
    """True for works that tell how things were, never how they are."""
    cited_by: str | None = None
    """Id of the document whose references it stands among."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A place in a document, or a page on the web."""

    document: str | None = None
    """Id of a document in documents.yaml."""
    place: str | None = None
    """Section or page in it: "kapittel 4"."""
    url: str | None = None
    """Address of a page, when the source is not a document."""
    published: str | None = None
    """Year, or year and month, that the page itself shows; absent where it shows none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What some fields of an entry rest on."""

    of: tuple[str, ...]
    """Names of the fields this is the source of."""
    source: Source
    """Where the values stand."""
    confidence: Confidence
    """How sure we are of them."""
    note: str | None = None
    """For editors: what was found, what is left to find out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """The day a person rang the number or opened the page."""

    date: datetime.date
    """Day of the check."""
    by: str
    """The checker's role, a word of the vocabulary role; never a name."""
    of: str | None = None
    """Which numbers were checked, as the command and the form write it; absent in a check by hand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """Two sources that disagree about a value, until a person settles it."""

    field: str
    """Name of the field in conflict."""
    other_value: str | None = None
    """What the other source says, exactly as it stands there."""
    other_words: Text | None = None
    """The same for other languages, where it is neither a name nor a number: "monday to friday"."""
    source: Source
    """Where the other value stands."""
    note: Text
    """One sentence for the reader. ``{other_value}`` stands for the other value."""
