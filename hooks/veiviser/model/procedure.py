"""What to do, step by step, when somebody may be a victim of trafficking."""

from dataclasses import dataclass

from veiviser.model.source import Source
from veiviser.model.text import Text


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
