"""Makes Pagefind's files small to fetch: less in each, and stored so that the server's compression bites.

Pagefind packs some twenty thousand places of words into one file and stores every file as gzip. A reader
with a slow line waits for the whole file to find one word, so the words are dealt out anew here.
"""

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
"""What Pagefind's files start with; its script takes them as gzip and as they are."""
LARGEST = 4_000
"""Bytes of one file of words before compression, unless words that begin alike take more."""
ALIKE = 2
"""Letters that words of different files do not share at their start."""
LAST_LETTER = "\U0010ffff"
"""Sorts after every letter."""
PLAIN = ("pagefind.js", "pagefind-entry.json")
CHUNKS_IN_META = 2
"""Place of the list of word files in the list that a ``.pf_meta`` file holds."""

Word = list[Any]
"""A word of the index, its letters first."""


def slim_index(made: Path, target: Path) -> None:
    """Writes what a reader's browser needs of the index in ``made`` to ``target``."""
    (target / "index").mkdir(parents=True)
    (target / "fragment").mkdir()
    for name in PLAIN:
        shutil.copyfile(made / name, target / name)
    entry = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))
    ((language, index),) = entry["languages"].items()
    for path in (made / f"wasm.{index['wasm'] or 'unknown'}.pagefind", *made.glob("fragment/*")):
        (target / path.relative_to(made)).write_bytes(gzip.decompress(path.read_bytes()))
    words = sorted(
        (word for path in made.glob("index/*") for word in _content(path)[0]), key=lambda word: str(word[0])
    )
    meta = made / f"pagefind.{index['hash']}.pf_meta"
    chunks = list(_dealt(words))
    names = []
    for chunk in chunks:
        content = cbor2.dumps([chunk])
        names.append(f"{language}_{hashlib.sha256(content).hexdigest()[:7]}")
        (target / "index" / f"{names[-1]}.pf_index").write_bytes(SIGNATURE + content)
    parts = _content(meta)
    parts[CHUNKS_IN_META] = [[*borders, name] for borders, name in zip(_borders(chunks), names, strict=True)]
    (target / meta.name).write_bytes(SIGNATURE + cbor2.dumps(parts))


def _content(path: Path) -> list[Any]:
    content: list[Any] = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))
    return content


def _dealt(words: list[Word]) -> Iterator[list[Word]]:
    """Words that begin alike stay together: one file is fetched for what a reader has typed so far."""
    chunk: list[Word] = []
    size = 0
    for _, group in groupby(words, key=lambda word: word[0][:ALIKE]):
        alike = list(group)
        more = sum(len(cbor2.dumps(word)) for word in alike)
        if chunk and size + more > LARGEST:
            yield chunk
            chunk, size = [], 0
        chunk += alike
        size += more
    if chunk:
        yield chunk


def _borders(chunks: list[list[Word]]) -> Iterator[tuple[str, str]]:
    """From where to where each file reaches; together they leave no gap, so that every word leads to one."""
    start = ""
    for chunk in chunks[:-1]:
        last = str(chunk[-1][0])
        end = last[:ALIKE] + LAST_LETTER if len(last) >= ALIKE else last
        yield start, end
        start = end
    yield start, LAST_LETTER
