"""Something an editor must mend, and what the machine refuses."""

import errno
from collections.abc import Callable
from dataclasses import dataclass

from veiviser.model.message import Message, msg, verbatim


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


_REASONS = {
    errno.ENOENT: msg("No such file or directory"),
    errno.EISDIR: msg("Is a directory"),
    errno.ENOTDIR: msg("Not a directory"),
    errno.EACCES: msg("Permission denied"),
    errno.EPERM: msg("Operation not permitted"),
    errno.EROFS: msg("Read-only file system"),
    errno.ENOSPC: msg("No space left on device"),
    errno.EDQUOT: msg("Disk quota exceeded"),
    errno.EFBIG: msg("File too large"),
    errno.ELOOP: msg("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: msg("File name too long"),
}


def reason(error: OSError) -> Message:
    """Why something could not be opened or written; rare reasons come in the machine's own words."""
    known = _REASONS.get(error.errno) if error.errno else None
    return known or verbatim(error.strerror or error)
