"""Pairs of texts that were compared before: to compare a whole language again takes as long as its pages."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import pycld2

from veiviser.files import write_whole
from veiviser.load import language_facts, parity, right_to_left
from veiviser.model.message import Message

_BYTES = 16
"""Of a hash that stands for a pair."""


class SoundPairs:
    """Pairs in which no difference was found, by their hash.

    ``path`` can be removed at any time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = _read(path)
        self._used: set[bytes] = set()

    def differences(self, source: str, other: str, source_code: str, code: str) -> Iterator[Message]:
        """As ``text_differences`` tells them."""
        pair = "\0".join((source_code, code, source, other)).encode()
        key = sha256(pair).digest()[:_BYTES]
        found = () if key in self._held else tuple(parity.text_differences(source, other, source_code, code))
        if not found:
            self._used.add(key)
        yield from found

    def store(self) -> None:
        """Writes what has been asked for, where the file lacks some of it or is full of what is gone."""
        if not self._used <= self._held or len(self._held) > 2 * len(self._used):
            with suppress(OSError):
                self._path.parent.mkdir(exist_ok=True)
                write_whole(self._path, _rules() + b"".join(sorted(self._used)))


def _read(path: Path) -> set[bytes]:
    """None that were found by other rules."""
    try:
        content = path.read_bytes()
    except OSError:
        return set()
    rules, pairs = content[: len(_rules())], content[len(_rules()) :]
    if rules != _rules() or len(pairs) % _BYTES:
        return set()
    return {pairs[at : at + _BYTES] for at in range(0, len(pairs), _BYTES)}


@cache
def _rules() -> bytes:
    """What finds differences may find others when it is changed."""
    texts = (Path(str(module.__file__)).read_bytes() for module in (parity, language_facts, right_to_left))
    return sha256(b"\0".join((pycld2.__version__.encode(), *texts))).digest()
