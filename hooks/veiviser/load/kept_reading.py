"""Keeps what was read of a sound project: to read and check all of it takes longer than to hash its files.

What is kept counts for the same bytes in the same files, read by the same program with the same libraries.
"""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from sysconfig import get_path
from typing import Any

from veiviser.files import write_whole

READ = ("data", "docs", "overrides", "mkdocs.yml")
"""Files and folders below the project's root that decide what is read of it, and what is wrong with it."""
_PACKAGE = Path(__file__).parents[1]
_PROGRAM = {".py", ".html", ".xml", ".po"}
_SEAL = sha256().digest_size


def kept_or_read(root: Path, read: Callable[[Path], Any]) -> Any:
    """What is kept of the project below ``root`` as it is now; else what ``read`` finds there.

    That is kept when nothing is wrong, in ``.cache/reading``, which can be removed at any time.
    """
    path, state = root / ".cache" / "reading", _state(root)
    if state and (packed := _kept(path, state)):
        with _no_search_for_waste():
            return pickle.loads(packed)
    reading = read(root)
    # A file may have been changed meanwhile.
    if state and not reading.problems and state == _state(root):
        packed = pickle.dumps(reading, pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            write_whole(path, _seal(state, packed) + packed)
    return reading


def _kept(path: Path, state: bytes) -> bytes | None:
    """None where another state was kept, or what was kept is spoilt."""
    with suppress(OSError):
        content = path.read_bytes()
        if content[:_SEAL] == _seal(state, content[_SEAL:]):
            return content[_SEAL:]
    return None


def _seal(state: bytes, packed: bytes) -> bytes:
    return sha256(state + packed).digest()


def _state(root: Path) -> bytes | None:
    """A hash of all that a reading follows from; None where something is no file: then nothing is kept."""
    state = sha256(_program())
    try:
        for path in (found for name in READ for found in (root / name, *_below(root / name))):
            state.update(f"\0{path.relative_to(root)}\0".encode(errors="surrogateescape"))
            if path.is_file():
                content = path.read_bytes()
                state.update(f"{len(content)}\0".encode() + content)
            elif not path.is_dir():
                return None
            # A link counts by where it leads; the folders of a copy of the project may be links themselves.
            if path.is_symlink() and path.parent != root:
                return None
    except OSError:
        return None
    return state.digest()


def _below(folder: Path) -> Iterator[Path]:
    """Files and folders, in the same order each time."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in sorted((*folders, *names)))


@cache
def _program() -> bytes:
    """A hash of what reads: this package, Python and the libraries."""
    code = (path.read_bytes() for path in _below(_PACKAGE) if path.suffix in _PROGRAM)
    libraries = sorted(path.name for path in Path(get_path("purelib")).glob("*.dist-info"))
    return sha256(b"\0".join((sys.version.encode(), *map(str.encode, libraries), *code))).digest()


@contextmanager
def _no_search_for_waste() -> Iterator[None]:
    """Nothing that is unpacked is waste, and to look for some takes longer than to unpack."""
    was_searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_searching:
            gc.enable()
