"""Compressed copies beside each text file, so that a server need not compress."""

import gzip
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

TEXT = {".html", ".css", ".js", ".json", ".xml", ".atom", ".svg", ".txt", ".csv"}
SEARCH = {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"}
"""The search program and its index, stored uncompressed."""
SMALLEST = 200
"""Bytes; smaller files gain nothing."""


def compress(site: Path) -> None:
    """Writes ``.br`` and ``.gz`` beside each text file below ``site``; same bytes each time."""
    endings = TEXT | SEARCH
    files = [path for path in site.rglob("*") if path.suffix in endings and path.stat().st_size > SMALLEST]
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(_compress_one, files, chunksize=8):
            pass


def _compress_one(path: Path) -> None:
    content = path.read_bytes()
    path.with_name(path.name + ".br").write_bytes(brotli.compress(content, quality=11))
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
