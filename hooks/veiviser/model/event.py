"""What happened when: the work against trafficking as a line of time."""

from dataclasses import dataclass

from veiviser.model.source import Source
from veiviser.model.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One happening, as far as a source dates it."""

    id: str
    """Short name in lower-case letters and hyphens."""
    on: str
    """Year, month or day: "2003", "2007-08" or "2021-10-27"."""
    until: str | None = None
    """Its end, written the same way, where it lasted."""
    title: Text
    """What happened, in a few words."""
    words: Text
    """What it meant, in a sentence or two."""
    source: Source
    """Where it stands."""
