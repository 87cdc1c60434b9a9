"""The state of the files that pages are made from, told by their times and sizes.

The files are looked at anew each time: some two hundred take a few milliseconds, it works in every folder and
with every editor's way of saving, and the system's own messages would come half a second late.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

WATCHED = ("data", "docs", "overrides", "mkdocs.yml", "hooks")
"""Files and folders below the project's root."""
NO_SOURCES = (".py", ".pyc", "~", ".swp")
"""Ends of names that no page is made from: the program itself, and what editors leave behind."""

Stamp = tuple[int, int]
"""Time of the last change in nanoseconds, and size in bytes."""


@dataclass(frozen=True, slots=True)
class FileState:
    """All watched files at one moment, by their paths from the root."""

    files: dict[str, Stamp]

    def of_language(self, code: str, source: str) -> "FileState":
        """Only what can change the pages of one language.

        Of other translations their file names count: pages link to the same page in each language.
        """
        own = (f"docs/{code}/", f"docs/{source}/")
        held: dict[str, Stamp] = {}
        for path, stamp in self.files.items():
            if path.startswith("docs/"):
                held[path] = stamp if path.startswith(own) else (0, 0)
            elif not path.endswith(".po") or path.endswith(f"/{code}.po"):
                held[path] = stamp
        return FileState(held)

    @property
    def digest(self) -> str:
        """A short name for this state."""
        return sha256(repr(sorted(self.files.items())).encode()).hexdigest()[:16]


def file_state(root: Path) -> FileState:
    """The files below ``root`` as they are now."""
    return FileState(dict(entry for name in WATCHED for entry in _stamps(root / name, name)))


def _stamps(path: Path, name: str) -> Iterator[tuple[str, Stamp]]:
    try:
        if path.is_dir():
            with os.scandir(path) as found:
                inside = [entry.name for entry in found]
            for entry in inside:
                if not entry.startswith((".", "__pycache__")) and not entry.endswith(NO_SOURCES):
                    yield from _stamps(path / entry, f"{name}/{entry}")
        else:
            state = path.stat()
            yield name, (state.st_mtime_ns, state.st_size)
    except OSError:
        # Gone between the look at its folder and at itself: editors write aside and move.
        return
