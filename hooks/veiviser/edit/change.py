"""A change to one data file that has been worked out and not yet written."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """A file's text before and after."""

    root: Path
    """The project's folder."""
    path: str
    """Path from the root, as messages call it: ``data/actors.yaml``."""
    before: str
    """The file as it was read, with ``\\n`` at the end of each line."""
    after: str
    """The same as ``before`` where nothing changes."""
    again: "Callable[[], Change]"
    """Works the same out for the file as it is by then; raises Problems where that cannot be."""

    @property
    def lines(self) -> list[int]:
        """The first line with words of each place that changes, counted from 1 in the new text."""
        after = self.after.split("\n")
        matcher = difflib.SequenceMatcher(None, self.before.split("\n"), after, autojunk=False)
        places = [(at, until) for tag, _, _, at, until in matcher.get_opcodes() if tag != "equal"]
        return [next((line for line in range(at, until) if after[line]), at) + 1 for at, until in places]

    def diff(self) -> str:
        """In the unified form, with one line around each place; empty where nothing changes."""
        lines = difflib.unified_diff(
            self.before.split("\n"), self.after.split("\n"), self.path, self.path, lineterm="", n=1
        )
        return "".join(f"{line}\n" for line in lines)
