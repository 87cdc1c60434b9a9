"""What has happened to somebody, what they ask before they dare, and who helps."""

from dataclasses import dataclass

from veiviser.model.actor import Audience, Need
from veiviser.model.source import Source
from veiviser.model.text import Text

SHOWN = 3
"""Services of a situation that are shown at once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """A sentence that a reader knows as their own, and those who can help then."""

    id: str
    """Short name in lower-case letters and hyphens."""
    words: Text
    """One whole sentence, as the reader would say it."""
    under_18: tuple[str, ...] = ()
    """Ids of the actors for those under 18, who come before all others."""
    services: tuple[str, ...]
    """Ids of the actors that fit, the best first. Three are shown, counting those for the young."""
    need: Need | None = None
    """All others who help with this are folded with the rest."""
    audience: Audience = Audience.SELF
    """Who it is about."""
    in_writing: bool = False
    """True where messages and chat come before calls."""
    asks: str | None = None
    """Id of the question in questions.yaml that the reader may have then."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What people ask before they dare to ask for help, and a short answer."""

    id: str
    """Short name in lower-case letters and hyphens; it never changes, links depend on it."""
    question: Text
    """One whole sentence, as the reader would ask it."""
    answer: tuple[Text, ...]
    """Short paragraphs. The first one answers."""
    helpers: tuple[str, ...]
    """Ids of the actors to ask, the best first."""
    sources: tuple[Source, ...]
    """What the answer rests on."""
    in_writing: bool = False
    """True where messages and chat come before calls."""
