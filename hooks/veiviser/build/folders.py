"""What Linux does with folders and Python's paths do not: locks that end with their process, and exchange."""

import ctypes
import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_WORKING_FOLDER, RENAME_EXCHANGE = -100, 2
"""Arguments of Linux' renameat2."""
PR_SET_PDEATHSIG = 1
"""Argument of Linux' prctl."""

_libc = ctypes.CDLL(None, use_errno=True)
_held: set[int] = set()


def _depend_on_parent() -> None:
    """A worker of a process that holds locks keeps none of them, and ends when that process is killed."""
    if _held:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    for handle in _held:
        os.close(handle)
    _held.clear()


os.register_at_fork(after_in_child=_depend_on_parent)


def lock(folder: Path, *, wait: bool = True) -> int | None:
    """Locks a folder until ``unlock`` or the end of the process; None where another process has it."""
    handle = os.open(folder, os.O_RDONLY)
    _held.add(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        unlock(handle)
        return None
    return handle


def unlock(handle: int | None) -> None:
    """Gives back what ``lock`` gave."""
    if handle is not None:
        _held.discard(handle)
        os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Waits for the lock of a folder and holds it."""
    handle = lock(folder)
    try:
        yield
    finally:
        unlock(handle)


def exchange(one: Path, other: Path) -> None:
    """Lets two entries change places in one step; raises OSError where the file system cannot."""
    if _libc.renameat2(AT_WORKING_FOLDER, bytes(one), AT_WORKING_FOLDER, bytes(other), RENAME_EXCHANGE):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))


def put_link(place: Path, target: Path | str, beside: Path) -> None:
    """Makes ``place`` a link, in one step, whatever file or link stood there. It is made as ``beside``."""
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(place)
