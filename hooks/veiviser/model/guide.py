"""Everything the data files say, in one frozen value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from veiviser.model.actor import Actor, Section
from veiviser.model.client import Client
from veiviser.model.figure import Chart, Figure
from veiviser.model.freshness import degraded
from veiviser.model.measure import Area, Measure, Procedure, Status
from veiviser.model.need import Phrase, Question, Situation
from veiviser.model.plan import Language, Plan, PlanStatus
from veiviser.model.release import Release
from veiviser.model.source import Document
from veiviser.model.story import Event, Term, Vignette
from veiviser.model.text import Text, Translate, texts, translated

_Entry = TypeVar("_Entry", Actor, Measure, Term, Vignette, Figure, Chart, Document, Question, Procedure)


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What a word of a closed vocabulary is called."""

    id: str
    """The word as the data files write it."""
    name: Text
    """What the reader sees."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """Labels of one closed vocabulary."""

    id: str
    """Name of the vocabulary: need, audience, section …"""
    labels: tuple[Label, ...]
    """One for each word."""


TRANSLATED = (
    "actors",
    "needs",
    "questions",
    "procedures",
    "measures",
    "terms",
    "vignettes",
    "figures",
    "phrases",
    "documents",
    "vocabularies",
    "charts",
    "timeline",
)
"""Fields of the guide whose entries hold words for readers, besides the plan."""
FOR_WORK = {"measures", "procedures", "figures", "charts", "timeline"}
"""Those whose words stand only on pages that a language for residents alone lacks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guide:
    """The guide in one language."""

    plan: Plan
    actors: tuple[Actor, ...]
    measures: tuple[Measure, ...]
    terms: tuple[Term, ...]
    vignettes: tuple[Vignette, ...]
    figures: tuple[Figure, ...]
    phrases: tuple[Phrase, ...]
    documents: tuple[Document, ...]
    languages: tuple[Language, ...]
    vocabularies: tuple[Vocabulary, ...]
    needs: tuple[Situation, ...] = ()
    """What the help-finder asks, the most urgent first."""
    questions: tuple[Question, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    charts: tuple[Chart, ...] = ()
    timeline: tuple[Event, ...] = ()
    """The oldest first."""
    releases: tuple[Release, ...] = ()
    """The newest last."""
    clients: tuple[Client, ...] = ()
    """The browsers in which the built site was tried."""
    _labels: Mapping[tuple[str, str], str] = field(init=False, repr=False, compare=False)
    _actors: Mapping[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        labels = {(words.id, label.id): label.name for words in self.vocabularies for label in words.labels}
        object.__setattr__(self, "_labels", labels)
        object.__setattr__(self, "_actors", {actor.id: actor for actor in self.actors})

    @property
    def source(self) -> str:
        """Code of the language that is written first."""
        return next(held.code for held in self.languages if held.is_source)

    def actor(self, id: str) -> Actor:
        """Raises KeyError for an unknown id."""
        return self._actors[id]

    def document(self, id: str) -> Document:
        """Raises KeyError for an unknown id."""
        return _one(self.documents, id)

    def figure(self, id: str) -> Figure:
        """Raises KeyError for an unknown id."""
        return _one(self.figures, id)

    def chart(self, id: str) -> Chart:
        """Raises KeyError for an unknown id."""
        return _one(self.charts, id)

    def measure(self, id: str) -> Measure:
        """Raises KeyError for an unknown id."""
        return _one(self.measures, id)

    def vignette(self, id: str) -> Vignette:
        """Raises KeyError for an unknown id."""
        return _one(self.vignettes, id)

    def question(self, id: str) -> Question:
        """Raises KeyError for an unknown id."""
        return _one(self.questions, id)

    def procedure(self, id: str) -> Procedure:
        """Raises KeyError for an unknown id."""
        return _one(self.procedures, id)

    def answers_emergencies(self, actor: Actor) -> bool:
        """Nobody may ring it to try. Known by its numbers too, for the plan may forget to name it."""
        is_named = actor.id in self.plan.emergency_numbers
        return is_named or any(phone.answers_emergencies for phone in actor.phones)

    @property
    def critical_actors(self) -> tuple[Actor, ...]:
        """Those marked as critical, and those whose number the plan puts first or on paper."""
        plan = self.plan
        named = {*plan.emergency_numbers, *plan.handout_numbers, *(held.actor for held in plan.first_numbers)}
        return tuple(actor for actor in self.actors if actor.is_critical or actor.id in named)

    def language(self, code: str) -> Language:
        """Raises KeyError for an unknown code."""
        return next((held for held in self.languages if held.code == code), None) or _unknown(code)

    def label(self, vocabulary: str, word: str) -> str:
        """What a word of a closed vocabulary is called; raises KeyError for an unknown word."""
        return self._labels[vocabulary, word]

    def actors_in(self, section: Section) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.actors if actor.section is section)

    def measures_in(self, area: Area) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.area is area)

    def status_of(self, measure: Measure) -> Status:
        """How far a measure has come; unless reported on, it is only proposed while the plan is a draft."""
        is_draft = self.plan.status is PlanStatus.HEARING_DRAFT
        return Status.PROPOSED if is_draft and not measure.updates else measure.status

    def is_late(self, measure: Measure, today: date) -> bool:
        """Neither done nor stopped when the plan's period is over."""
        is_over = today.year > int(self.plan.period[-4:])
        return is_over and self.status_of(measure) not in (Status.DONE, Status.STOPPED)

    def texts(self, *, for_residents: bool = False) -> Iterator[tuple[str, str, str]]:
        """Yields ``(data file, gettext context, words)`` for every text a reader may see.

        ``for_residents`` leaves out what stands on no page for residents.
        """
        for context, words in texts(self.plan, "plan"):
            yield "plan", context, words
        for name in TRANSLATED:
            for entry in () if for_residents and name in FOR_WORK else getattr(self, name):
                for context, words in texts(entry, f"{name}/{entry.id}"):
                    yield name, context, words

    def as_of(self, today: date) -> "Guide":
        """The same guide without what can no longer be trusted on a day."""
        return replace(self, actors=tuple(degraded(actor, today) for actor in self.actors))

    def in_language(self, translate: Translate) -> "Guide":
        """The same guide with every translatable text put through ``translate``."""
        changes: dict[str, Any] = {"plan": translated(self.plan, "plan", translate)}
        for name in TRANSLATED:
            entries = getattr(self, name)
            changes[name] = tuple(translated(entry, f"{name}/{entry.id}", translate) for entry in entries)
        return replace(self, **changes)


def _one(entries: "tuple[_Entry, ...]", id: str) -> "_Entry":
    return next((entry for entry in entries if entry.id == id), None) or _unknown(id)


def _unknown(id: str) -> Any:
    raise KeyError(id)
