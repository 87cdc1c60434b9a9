"""Something an editor must mend."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A fault in a file, told with its remedy."""

    path: str
    """Path from the project's root."""
    line: int
    """Line, counted from 1."""
    message: str
    """What is wrong and what to write instead."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Problems(Exception):
    """All faults found in one pass."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
