"""A change to one data file that has been worked out and not yet written."""

import difflib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """A file's text before and after."""

    root: Path
    """The project's folder."""
    path: str
    """Path from the root, as messages call it: ``data/actors.yaml``."""
    content: bytes
    """The file as it was read."""
    before: str
    after: str
    """The same as ``before`` where nothing changes."""

    @property
    def lines(self) -> list[int]:
        """The first line of each place that changes, counted from 1 in the new text."""
        matcher = difflib.SequenceMatcher(
            None, self.before.splitlines(), self.after.splitlines(), autojunk=False
        )
        return [at + 1 for tag, _, _, at, _ in matcher.get_opcodes() if tag != "equal"]

    def diff(self) -> str:
        """In the unified form, with one line around each place; empty where nothing changes."""
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), self.path, self.path, lineterm="", n=1
        )
        return "".join(f"{line}\n" for line in lines)
