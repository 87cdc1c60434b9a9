"""Words to show or read out to somebody who speaks Norwegian."""

from dataclasses import dataclass

from veiviser.model.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """One thing a person may need to say."""

    id: str
    """Short name in lower-case letters and hyphens."""
    words: Text
    """The words. ``{language}`` stands for the name of the reader's language."""
