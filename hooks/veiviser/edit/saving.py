"""Writes a changed data file whole, or not at all."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from veiviser.edit.change import Change
from veiviser.files import write_durably
from veiviser.load.guide import Loaded, load_guide
from veiviser.load.text_file import read_text
from veiviser.model.message import msg
from veiviser.model.os_errors import reason
from veiviser.model.problem import Problem, Problems


def checked(change: Change) -> Loaded:
    """All data as they would be with the change. Raises Problems with everything that is wrong in them."""
    with TemporaryDirectory() as folder:
        data = Path(folder, "data")
        data.mkdir()
        for path in (change.root / "data").glob("*.yaml"):
            shutil.copyfile(path, data / path.name)
        (data / Path(change.path).name).write_bytes(change.after.encode("utf-8"))
        return load_guide(data)


def save(change: Change) -> Loaded:
    """Checks all data with the change and writes the file; gives the data as they are then.

    Raises Problems, and leaves the file as it is, where anything is wrong with the data, where the file
    has changed since it was read, and where it cannot be written.
    """
    loaded = checked(change)
    if change.before != change.after:
        path = (change.root / change.path).resolve()
        try:
            with _only_one_in(path.parent):
                if read_text(path, change.path) != change.before:
                    message = msg("has been changed by somebody else meanwhile; run the command again")
                    raise Problems([Problem(change.path, 1, message)])
                write_durably(path, change.after.encode("utf-8"))
        except OSError as error:
            message = msg("cannot be written ({reason}); nothing is changed", reason=reason(error))
            raise Problems([Problem(change.path, 1, message)]) from error
    return loaded


@contextmanager
def _only_one_in(folder: Path) -> Iterator[None]:
    """Others that save in the folder wait their turn."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
