"""A change to a data file: worked out, checked with all data, and written whole or not at all."""

import difflib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from veiviser.files import as_stored, lock_folder, locked, unlock_folder, write_durably
from veiviser.load.guide import Loaded, load_guide
from veiviser.load.markers import faulty_markers
from veiviser.load.text_file import read_text
from veiviser.model.guide import Guide
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems, reason

_DATA = "data"
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file's text before and after."""

    root: Path
    """The project's folder."""
    path: str
    """Path from the root, as messages call it: ``data/actors.yaml``."""
    before: str
    """The file as it was read, with ``\\n`` at the end of each line."""
    after: str
    """The same as ``before`` where nothing changes."""
    again: "Callable[[], FileChange]"
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


def checked(change: FileChange) -> Loaded:
    """All data as they would be with the change.

    Raises Problems with everything that is wrong in them, and with each marker on a page that names what is
    no longer there.
    """
    loaded = load_guide(change.root / _DATA, change.root, changed={change.path: change.after})
    if broken := list(_broken_markers(change.root, loaded.guide)):
        raise Problems(broken)
    return loaded


def _broken_markers(root: Path, guide: Guide) -> Iterator[Problem]:
    """A page that cannot be read keeps no number from being saved; the build tells of it."""
    for language in guide.languages:
        for path in sorted((root / "docs" / language.code).rglob("*.md")):
            name = path.relative_to(root).as_posix()
            with suppress(Problems, OSError):
                yield from faulty_markers(read_text(path, name), name, guide)


def save(change: FileChange) -> Loaded:
    """Checks all data with the change and writes the file; gives the data as they are then.

    What others have saved since the file was read stays. Raises Problems, and leaves the file as it is, where
    they changed the same entry, where anything is wrong with the data, where a release is being made, and
    where the file cannot be written.
    """
    return save_checked(change, checked)


def save_checked(change: FileChange, check: Callable[[FileChange], _Found]) -> _Found:
    """The same with another check, which raises Problems; a file that says nothing is none."""
    if change.before == change.after:
        return check(change)
    path = (change.root / change.path).resolve()
    try:
        with _locked(change.root):
            if text_now(change.root, change.path) != change.before:
                change = change.again()
            found = check(change)
            if change.after:
                path.parent.mkdir(parents=True, exist_ok=True)
                before = path.read_bytes() if path.exists() else b""
                write_durably(path, as_stored(change.after, before))
            else:
                path.unlink()
    except OSError as error:
        message = msg("cannot be written ({reason}); nothing is changed", reason=reason(error))
        raise Problems([Problem(change.path, 1, message)]) from error
    return found


def text_now(root: Path, path: str) -> str:
    """What a file says; nothing where there is none."""
    return read_text(root / path, path) if (root / path).exists() else ""


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """Others that save wait their turn, which is short; a release takes minutes, so nobody waits for it.

    Those who save share the folder of data; a release has it alone (see ``release/commit.py``).
    """
    shared = lock_folder(root / _DATA, wait=False, is_shared=True)
    if shared is None:
        message = msg("a release is being made, and nothing is saved meanwhile; save again when it has ended")
        raise Problems([Problem(_DATA, 1, message)])
    try:
        with locked(root):
            yield
    finally:
        unlock_folder(shared)
