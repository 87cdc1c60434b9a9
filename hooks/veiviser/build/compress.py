"""Compressed copies beside each text file, so that a server need not compress."""

import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

import brotli

from veiviser.files import write_whole
from veiviser.model.page import PageName
from veiviser.site.links import address_of

TEXT = {".html", ".css", ".js", ".json", ".xml", ".atom", ".ics", ".svg", ".txt", ".csv"}
SMALLEST = 200
"""Bytes; smaller files gain nothing."""

READ_IN_NEED = address_of(PageName.HELP).rstrip("/")
"""Folder of the page whose every byte counts."""


@dataclass(frozen=True, slots=True)
class Packing:
    """A way to compress: same bytes each time, with the same version of its library."""

    ending: str
    library: str
    """Its version, and how hard it squeezes."""
    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


def _brotli(quality: int, *blocks: int) -> Packing:
    """What blocks of one of these sizes make smallest; 0 leaves the size to the library."""

    def pack(content: bytes) -> bytes:
        made: list[bytes] = [brotli.compress(content, quality=quality, lgblock=size) for size in blocks]
        return min(made, key=len)

    return Packing(".br", f"{brotli.__version__} {quality} {blocks}", pack, brotli.decompress)


_GZIP = Packing(
    ".gz", zlib.ZLIB_RUNTIME_VERSION, partial(gzip.compress, compresslevel=9, mtime=0), gzip.decompress
)
# The highest quality takes nearly three times as long, and gains a sixtieth. Help loads a script too.
PACKINGS = (_brotli(10, 0), _GZIP)
FOR_THE_HELP_PAGE = (_brotli(11, 0, 16), _GZIP)


def compression_cache(root: Path) -> Path:
    """The folder that keeps what was compressed for the last build of the project below ``root``."""
    return root / ".cache" / "compressed"


def compress(site: Path, cache: Path) -> None:
    """Writes ``.br`` and ``.gz`` beside each text file below ``site``.

    What has not changed is taken from the folder ``cache``, which holds the last build's and no more.
    """
    with compressing(site, cache) as begin:
        begin()


@contextmanager
def compressing(site: Path, cache: Path) -> Iterator[Callable[[], None]]:
    """The same while other work goes on: each call begins with the files that have come, in other threads.

    Nobody may change a file that has been begun with. All is done when the context ends.
    """
    cache.mkdir(parents=True, exist_ok=True)
    begun: set[Path] = set()
    outcomes: list[Iterator[list[str]]] = []

    def begin() -> None:
        found = {path for path in site.rglob("*") if path.suffix in TEXT and path.stat().st_size > SMALLEST}
        new = sorted(found - begun)
        begun.update(new)
        outcomes.append(pool.map(partial(_compress_one, cache=cache), new))

    # To compress leaves the interpreter to others; a fork beside threads could wait for ever.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield begin
        used = set(chain.from_iterable(chain.from_iterable(outcomes)))
    for kept in cache.iterdir():
        if kept.name not in used:
            kept.unlink(missing_ok=True)


def _compress_one(path: Path, cache: Path) -> list[str]:
    """Gives the names of what it has used in the cache."""
    content = path.read_bytes()
    names: list[str] = []
    in_need = path.parent.name == READ_IN_NEED or path.suffix == ".js"
    for packing in FOR_THE_HELP_PAGE if in_need else PACKINGS:
        name = f"{sha256(packing.library.encode() + content).hexdigest()}{packing.ending}"
        packed = _kept(cache / name, content, packing) or _keep(cache / name, packing.pack(content))
        path.with_name(path.name + packing.ending).write_bytes(packed)
        names.append(name)
    return names


def _kept(place: Path, content: bytes, packing: Packing) -> bytes | None:
    """What is kept, unless it is missing or was spoilt, as by a power cut."""
    with suppress(OSError, EOFError, zlib.error, brotli.error):
        packed = place.read_bytes()
        if packing.unpack(packed) == content:
            return packed
    return None


def _keep(place: Path, packed: bytes) -> bytes:
    write_whole(place, packed)
    return packed
