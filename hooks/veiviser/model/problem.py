"""Something an editor must mend."""

from collections.abc import Callable
from dataclasses import dataclass

from veiviser.model.message import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a file, told with its remedy."""

    path: str
    """Path from the project's root."""
    line: int
    """Line, counted from 1."""
    message: Message
    """What is wrong and what to write instead."""

    def said(self, translate: Callable[[str], str]) -> str:
        """With its place, in the language of ``translate``."""
        return f"{self.path}:{self.line}: {self.message.said(translate)}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Problems(Exception):
    """All faults found in one pass."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda found: (found.path, found.line, str(found.message)))
        super().__init__("\n".join(map(str, self.problems)))

    def said(self, translate: Callable[[str], str]) -> str:
        """A line for each, in the language of ``translate``."""
        return "\n".join(problem.said(translate) for problem in self.problems)
