"""What has happened to somebody, what they say, ask and look for, and who helps."""

from dataclasses import dataclass
from enum import Enum

from veiviser.model.source import Source
from veiviser.model.text import Text

SHOWN = 3
"""Services of a situation that are shown at once."""


class Need(Enum):
    """What a person may need help with, in the order a reader meets them."""

    DANGER = "danger"
    """Danger now."""
    WORK = "work"
    """Work, pay, a passport taken."""
    SEX = "sex"
    """Sex or pictures."""
    CRIME = "crime"
    """Made to commit crimes or to beg, debt."""
    VIOLENCE = "violence"
    """Violence or control at home or by somebody close."""
    HEALTH = "health"
    """Body, mind, sexual health, pregnancy."""
    HOUSING = "housing"
    """Somewhere to stay."""
    MONEY = "money"
    """Money for food and living."""
    LAW = "law"
    """Papers, lawyer, staying in the country, finding one's way in the system."""
    RETURN = "return"
    """Travel home."""
    TALK = "talk"
    """Someone to talk to."""
    TIP = "tip"
    """Give a tip about something one has seen."""


class Audience(Enum):
    """Who it is about."""

    SELF = "self"
    """Me, an adult."""
    CHILD = "child"
    """Someone under 18, also when that is the reader."""
    WORRIED = "worried"
    """Someone I worry about."""
    PROFESSIONAL = "professional"
    """Someone I meet at work."""


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


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchWords:
    """Words and questions, in one language, that lead to a service or to a section of a page."""

    service: str | None = None
    """Id of a service."""
    page: str | None = None
    """Source path of a page inside its language's folder, and an anchor on it: ``tegn.md#arbeid``."""
    also_asked_as: tuple[str, ...]
    """Single words and whole questions, as people type them."""

    @property
    def target(self) -> str:
        """``#service``, ``page.md`` or ``page.md#anchor``."""
        return f"#{self.service}" if self.service else self.page or ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """One thing a person may need to say."""

    id: str
    """Short name in lower-case letters and hyphens."""
    words: Text
    """The words. ``{language}`` stands for the name of the reader's language."""
