"""Compressed copies hold what their file holds, whether they were kept from the last build or made now."""

import gzip
from pathlib import Path

import brotli
import pytest

from veiviser.build import compress as module
from veiviser.build.compress import compress

PAGE = "<p>Ring 112 når det haster.</p>" * 20


def built(folder: Path, **pages: str) -> Path:
    folder.mkdir()
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def copies(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in site.iterdir() if path.suffix in {".br", ".gz"}}


def test_both_copies_hold_the_page_and_a_small_file_has_none(tmp_path: Path) -> None:
    site = built(tmp_path / "site", hjelp=PAGE, kort="<p>Hei</p>")

    compress(site, tmp_path / "cache")

    assert set(copies(site)) == {"hjelp.html.br", "hjelp.html.gz"}
    assert brotli.decompress(copies(site)["hjelp.html.br"]).decode() == PAGE
    assert gzip.decompress(copies(site)["hjelp.html.gz"]).decode() == PAGE


def test_what_is_kept_gives_the_same_bytes_as_what_is_made(tmp_path: Path) -> None:
    first, second, cold = (built(tmp_path / name, hjelp=PAGE) for name in ("1", "2", "3"))
    for site, cache in ((first, "cache"), (second, "cache"), (cold, "other")):
        compress(site, tmp_path / cache)

    assert copies(first) == copies(second) == copies(cold)


def test_an_unchanged_page_is_not_compressed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compress(built(tmp_path / "1", hjelp=PAGE), tmp_path / "cache")

    def refuse(content: bytes) -> bytes:
        raise AssertionError("compressed again")

    packings = [module.Packing(held.ending, held.library, refuse, held.unpack) for held in module.PACKINGS]
    monkeypatch.setattr(module, "PACKINGS", packings)
    second = built(tmp_path / "2", hjelp=PAGE)
    compress(second, tmp_path / "cache")

    assert len(copies(second)) == 2


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"no such thing", gzip.compress(b"another page", mtime=0)],
    ids=("nothing", "no packing", "another page"),
)
def test_a_spoilt_copy_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    compress(built(tmp_path / "1", hjelp=PAGE), tmp_path / "cache")
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(spoilt)
    second = built(tmp_path / "2", hjelp=PAGE)

    compress(second, tmp_path / "cache")

    assert copies(second) == copies(tmp_path / "1")


def test_only_the_last_builds_copies_are_kept(tmp_path: Path) -> None:
    compress(built(tmp_path / "1", hjelp=PAGE, tegn=PAGE + "x"), tmp_path / "cache")
    compress(built(tmp_path / "2", hjelp=PAGE), tmp_path / "cache")

    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_the_page_that_is_read_in_need_is_squeezed_hardest(tmp_path: Path) -> None:
    site = built(tmp_path / "site", tegn=PAGE)
    help_page = built(site / "hjelp", index=PAGE)
    listed = "".join(f"<p>Nummer {number * number}</p>\n" for number in range(400))
    for page in (site / "tegn.html", help_page / "index.html"):
        page.write_text(listed, "utf-8")

    compress(site, tmp_path / "cache")

    packed = copies(site)["tegn.html.br"], copies(help_page)["index.html.br"]
    assert brotli.decompress(packed[0]) == brotli.decompress(packed[1])
    assert packed[1] == brotli.compress(listed.encode(), quality=11) != packed[0]


def test_a_large_file_is_compressed_too(tmp_path: Path) -> None:
    text = "".join(f"<p>Nummer {number}</p>\n" for number in range(40_000))
    site = built(tmp_path / "site", stor=text)

    compress(site, tmp_path / "cache")

    assert len(text) > 500_000
    assert brotli.decompress(copies(site)["stor.html.br"]).decode() == text
    assert len(copies(site)["stor.html.br"]) < len(copies(site)["stor.html.gz"])
