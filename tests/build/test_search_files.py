"""The search index is dealt out anew without a word being lost, and is the same each time."""

import gzip
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from project import ROOT
from veiviser.build.cbor import array_head, end_of_item, items, text, text_item
from veiviser.build.search import index_site
from veiviser.build.search_files import LARGEST, LAST_LETTER, SIGNATURE, slim_index
from veiviser.load.project import load_project
from veiviser.site.address import SiteAddress
from veiviser.site.term_links import TermLinks
from veiviser.site.whole_site import Site

NUMBER = b"\x18\x2a"
"""Forty-two."""


def array(*parts: bytes) -> bytes:
    return array_head(len(parts)) + b"".join(parts)


@pytest.mark.parametrize("length", [0, 23, 24, 255, 256, 65_535, 65_536])
def test_words_of_every_length_are_read_as_written(length: int) -> None:
    item = text_item("æ" * length)
    assert end_of_item(item) == len(item)
    assert text(item) == "æ" * length


def test_items_of_an_array_are_told_apart() -> None:
    parts = [
        NUMBER,
        text_item("ord"),
        array(NUMBER, array()),
        b"\xa1" + text_item("a") + NUMBER,
        b"\x42ab",
        b"\xf5",
    ]
    assert list(items(array(*parts))) == parts


@pytest.mark.parametrize(("read", "data"), [(lambda data: list(items(data)), NUMBER), (text, NUMBER)])
def test_something_else_than_expected_is_refused(read, data: bytes) -> None:
    with pytest.raises(ValueError, match="expected, not an item of type 0"):
        read(data)


def test_items_of_unknown_length_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown length"):
        end_of_item(b"\x9f\xff")


def word(letters: str, size: int = 1) -> bytes:
    return array(text_item(letters), b"\x58" + bytes([size]) + bytes(size))


def made_by_pagefind(folder: Path, words: list[bytes]) -> Path:
    """What Pagefind leaves behind, as far as it matters here."""
    files = {
        "index/nb_1.pf_index": array(array(*words[::2])),
        "index/nb_2.pf_index": array(array(*words[1::2])),
        "fragment/nb_3.pf_fragment": b"{}",
        "pagefind.nb_4.pf_meta": array(text_item("1.4.0"), array(), array(NUMBER), array(), array()),
        "wasm.no.pagefind": b"program",
        "wasm.unknown.pagefind": b"other program",
        "pagefind-ui.js": b"",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(gzip.compress(SIGNATURE + content))
    (folder / "pagefind.js").write_text("script", encoding="utf-8")
    entry = {"languages": {"no": {"hash": "nb_4", "wasm": "no"}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")
    return folder


def chunks(index: Path) -> list[tuple[str, str, list[str]]]:
    """From where to where each file of words reaches, and its words."""
    (meta,) = index.glob("*.pf_meta")
    listed = list(items(meta.read_bytes().removeprefix(SIGNATURE)))[2]
    found = []
    for entry in items(listed):
        start, end, name = map(text, items(entry))
        (words,) = items((index / "index" / f"{name}.pf_index").read_bytes().removeprefix(SIGNATURE))
        found.append((start, end, [text(next(items(item))) for item in items(words)]))
    return found


WORDS = sorted(f"{first}{second}{rest}" for first in "abæø" for second in " cdå" for rest in ["", "e", "en"])


@pytest.fixture
def slim(tmp_path: Path) -> Path:
    words = [word(letters.replace(" ", ""), 250) for letters in WORDS]
    slim_index(made_by_pagefind(tmp_path / "made", words), tmp_path / "slim")
    return tmp_path / "slim"


def test_no_word_is_lost_and_all_stand_in_order(slim: Path) -> None:
    dealt = [letters for _, _, held in chunks(slim) for letters in held]
    assert dealt == sorted(letters.replace(" ", "") for letters in WORDS)


def test_files_of_words_are_small(slim: Path) -> None:
    assert len(chunks(slim)) > 2
    assert max(path.stat().st_size for path in slim.glob("index/*")) < LARGEST + 100


def test_every_word_leads_to_the_file_that_holds_it_first(slim: Path) -> None:
    for _, _, held in chunks(slim):
        for letters in held:
            found = next(words for start, end, words in chunks(slim) if start <= letters <= end)
            assert letters in found


def test_every_word_that_may_be_typed_leads_to_a_file(slim: Path) -> None:
    for typed in ("0", "abc", "b", "bzz", "zz", "ŧ", "ع", LAST_LETTER):
        assert any(start <= typed <= end for start, end, _ in chunks(slim))


def test_words_that_begin_alike_stand_together(slim: Path) -> None:
    for start in {letters[:2] for letters in WORDS if " " not in letters}:
        assert sum(any(letters.startswith(start) for letters in held) for _, _, held in chunks(slim)) == 1


def test_only_what_a_browser_needs_is_kept_and_nothing_is_packed_twice(slim: Path) -> None:
    names = {path.name for path in slim.rglob("*") if path.is_file() and path.parent.name != "index"}
    assert names == {
        "pagefind.js",
        "pagefind-entry.json",
        "pagefind.nb_4.pf_meta",
        "wasm.no.pagefind",
        "nb_3.pf_fragment",
    }
    assert (slim / "wasm.no.pagefind").read_bytes() == SIGNATURE + b"program"


def indexed(site: Path, copy: Path) -> dict[str, bytes]:
    """The index of a built site, made once more."""
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.br", "*.gz", "pagefind"))
    index_site(
        Site(load_project(ROOT), TermLinks(), SiteAddress("/"), date(2026, 11, 21)),
        copy,
    )
    folder = copy / "pagefind"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_index_is_the_same_each_time(site: Path, tmp_path: Path) -> None:
    first, second = (indexed(site, tmp_path / name) for name in ("first", "second"))
    assert len(first) > 100
    assert first == second
