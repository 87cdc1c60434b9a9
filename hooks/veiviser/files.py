"""Files that are written whole, and locks of folders.

Whoever reads sees the old file or the new one, never a part of it. A lock ends with its process, however it
ends.
"""

import codecs
import ctypes
import fcntl
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
"""Argument of Linux' prctl, which Python has no name for."""
_held: set[int] = set()


def as_stored(text: str, before: bytes) -> bytes:
    """``text``, whose lines end in ``\\n``, with the line ends and the mark at the start that a file had."""
    windows = before.count(b"\r\n")
    stored = text.replace("\n", "\r\n") if 2 * windows > before.count(b"\n") else text
    return (codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b"") + stored.encode("utf-8")


def write_whole(path: Path, content: bytes) -> None:
    """Holds when the program is stopped at any moment. Several programs may write the same file at once."""
    _write(path, content, path.with_name(f".{path.name}.{os.getpid()}.new"), is_durable=False)


def write_durably(path: Path, content: bytes) -> None:
    """Holds when the machine is stopped at any moment, and takes as long as the disk. Keeps the rights.

    Only one program may write the file at a time. What a stopped one has left beside it is written over.
    """
    _write(path, content, path.with_name(f".{path.name}.new"), is_durable=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write(path: Path, content: bytes, beside: Path, *, is_durable: bool) -> None:
    try:
        with beside.open("wb") as file:
            file.write(content)
            if is_durable:
                with suppress(FileNotFoundError):
                    shutil.copymode(path, beside)
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _depend_on_parent() -> None:
    """A worker of a process that holds locks keeps none of them, and ends when that process is killed."""
    if _held:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    for handle in _held:
        os.close(handle)
    _held.clear()


os.register_at_fork(after_in_child=_depend_on_parent)


def lock_folder(folder: Path, *, wait: bool = True, is_shared: bool = False) -> int | None:
    """Locks a folder until ``unlock_folder`` or the end of the process; None where another process has it.

    Those who share it keep out whoever wants it alone.
    """
    handle = os.open(folder, os.O_RDONLY)
    _held.add(handle)
    try:
        kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
        fcntl.flock(handle, kind if wait else kind | fcntl.LOCK_NB)
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
