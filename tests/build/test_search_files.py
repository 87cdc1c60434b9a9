"""The search index is dealt out anew without a word being lost, and is the same each time."""

import gzip
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import cbor2
import pytest

from project import ROOT
from veiviser.build.search import index_site
from veiviser.build.search_files import LARGEST, LAST_LETTER, SIGNATURE, slim_index
from veiviser.load.project import load_project
from veiviser.site.address import SiteAddress
from veiviser.site.term_links import TermLinks
from veiviser.site.whole_site import Site


def word(letters: str, size: int = 1) -> list[Any]:
    return [letters, bytes(size)]


def made_by_pagefind(folder: Path, words: list[list[Any]]) -> Path:
    """What Pagefind leaves behind, as far as it matters here."""
    files = {
        "index/nb_1.pf_index": cbor2.dumps([words[::2]]),
        "index/nb_2.pf_index": cbor2.dumps([words[1::2]]),
        "fragment/nb_3.pf_fragment": b"{}",
        "pagefind.nb_4.pf_meta": cbor2.dumps(["1.4.0", [], [42], [], []]),
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
    found = []
    for start, end, name in cbor2.loads(meta.read_bytes().removeprefix(SIGNATURE))[2]:
        (words,) = cbor2.loads((index / "index" / f"{name}.pf_index").read_bytes().removeprefix(SIGNATURE))
        found.append((start, end, [letters for letters, *_ in words]))
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


def test_the_index_is_written_as_pagefind_writes_it(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, bytes] = {}

    def read(folder: Path, target: Path) -> None:
        for path in (*folder.glob("index/*"), *folder.glob("*.pf_meta")):
            made[path.name] = gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE)

    monkeypatch.setattr("veiviser.build.search.slim_index", read)
    indexed(site, tmp_path / "copy")
    assert len(made) > 6
    assert [name for name, content in made.items() if cbor2.dumps(cbor2.loads(content)) != content] == []
