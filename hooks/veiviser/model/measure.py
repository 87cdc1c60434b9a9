"""What is done: the plan's measures, who is responsible and what was reported; procedures, step by step."""

import datetime
from dataclasses import dataclass
from enum import Enum

from veiviser.model.source import Source
from veiviser.model.text import Text


class Area(Enum):
    """The plan's three areas of effort."""

    ORGANISE = "organise"
    PREVENT = "prevent"
    UNCOVER = "uncover"


class Status(Enum):
    """How far a measure has come, as last reported."""

    PROPOSED = "proposed"
    """Nothing is due yet: the plan itself is a draft."""
    NOT_REPORTED = "not_reported"
    """No source reports anything."""
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def is_reported(self) -> bool:
        """Somebody can report it; the others follow from what nobody has."""
        return self not in (Status.PROPOSED, Status.NOT_REPORTED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Update:
    """One report on a measure."""

    date: datetime.date
    """Day of the report."""
    status: Status
    """How far it had come."""
    note: Text | None = None
    """What was reported, in one sentence."""
    source: Source
    """Where it was reported."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Responsible:
    """Departments that answer for a measure, or for a part of it."""

    bodies: tuple[Text, ...]
    """Named as the plan names them."""
    about: Text | None = None
    """The part they answer for, where the plan divides the measure between them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """One measure of the plan."""

    id: str
    """Short name in lower-case letters and hyphens."""
    number: int
    """Number in the plan."""
    area: Area
    """The area it stands under."""
    title: Text
    """The title as the plan prints it."""
    content: tuple[Text, ...]
    """What is to be done, one paragraph each, in our words."""
    notes: tuple[Text, ...] = ()
    """What the plan adds in italics, in our words."""
    responsible: tuple[Responsible, ...]
    """Who answers for it."""
    actors: tuple[str, ...] = ()
    """Ids of actors it names."""
    chapters: tuple[str, ...] = ()
    """Sections of the plan it belongs with: "2.3"."""
    source: Source
    """Where it stands."""
    updates: tuple[Update, ...] = ()
    """What has been reported, oldest first."""

    @property
    def bodies(self) -> tuple[str, ...]:
        """Every responsible department, each once."""
        return tuple(dict.fromkeys(body for part in self.responsible for body in part.bodies))

    @property
    def status(self) -> Status:
        """As last reported; ``Guide.status_of`` knows whether the plan is still a draft."""
        return self.updates[-1].status if self.updates else Status.NOT_REPORTED


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One box of the chart, and one item of the list."""

    what: Text
    """What to do, or a question that is answered with yes or no."""
    if_yes: Text | None = None
    """What to do when the answer is yes; a no leads to the next step."""
    actors: tuple[str, ...] = ()
    """Ids of the actors to ask or call in this step."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Procedure:
    """The steps for one kind of case."""

    id: str
    """Short name in lower-case letters and hyphens."""
    title: Text
    """Whom it is about."""
    steps: tuple[Step, ...]
    """In the order they are taken."""
    sources: tuple[Source, ...]
    """What the steps rest on."""
