"""Locks of folders, which end with their process however it ends."""

import ctypes
import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PR_SET_PDEATHSIG = 1
"""Argument of Linux' prctl, which Python has no name for."""

_held: set[int] = set()


def _depend_on_parent() -> None:
    """A worker of a process that holds locks keeps none of them, and ends when that process is killed."""
    if _held:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    for handle in _held:
        os.close(handle)
    _held.clear()


os.register_at_fork(after_in_child=_depend_on_parent)


def lock_folder(folder: Path, *, wait: bool = True) -> int | None:
    """Locks a folder until ``unlock_folder`` or the end of the process; None where another process has it."""
    handle = os.open(folder, os.O_RDONLY)
    _held.add(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        unlock_folder(handle)
        return None
    return handle


def unlock_folder(handle: int | None) -> None:
    """Gives back what ``lock_folder`` gave."""
    if handle is not None:
        _held.discard(handle)
        os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Waits for the lock of a folder and holds it."""
    handle = lock_folder(folder)
    try:
        yield
    finally:
        unlock_folder(handle)
