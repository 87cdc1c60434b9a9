"""Something on the editor's desk: what is left to do, where, and how."""

from dataclasses import dataclass

from veiviser.model.message import NOTHING, Message


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One thing to do."""

    path: str
    """Path from the project's root."""
    line: int
    """Line, counted from 1."""
    what: Message
    """What is the matter."""
    remedy: Message = NOTHING
    """What to do about it, where the command does not say all."""
    command: Message = NOTHING
    """What to type in the terminal, in the project's folder."""
    is_urgent: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Pile:
    """Tasks of one kind."""

    id: str
    """Anchor on the desk."""
    title: Message
    tasks: tuple[Task, ...]
    note: Message = NOTHING
    """What is known about the whole pile, or why nothing is known."""
    is_known: bool = True
    """False where nobody has looked, so that an empty pile says nothing."""

    @property
    def urgent(self) -> int:
        """How many are urgent."""
        return sum(task.is_urgent for task in self.tasks)


@dataclass(frozen=True, kw_only=True, slots=True)
class PageEase:
    """How hard one page for residents is to read."""

    path: str
    """Path of its source from the project's root."""
    lix: str
    """With one decimal."""
    is_hard: bool
