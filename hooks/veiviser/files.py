"""Files that are written whole: whoever reads sees the old file or the new one, never a part of it."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


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
