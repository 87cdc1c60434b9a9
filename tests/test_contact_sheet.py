"""Whoever looks at the contact sheets sees every page in both directions, and every sheet of paper."""

from pathlib import Path

import pytest
from PIL import Image

from tools.contact_sheet import GAP, LABEL, joined, main, pages_in


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    for name in ("index.html", "404.html", "hjelp/index.html", "ar/404.html", "ar/hjelp/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<title>Side</title>", "utf-8")
    return tmp_path


def test_each_language_has_its_own_pages(small_site: Path) -> None:
    assert pages_in(small_site, "nb") == ["404.html", "hjelp/index.html", "index.html"]
    assert pages_in(small_site, "ar") == ["ar/404.html", "ar/hjelp/index.html"]


def test_pictures_stand_in_rows_and_a_long_one_is_cut() -> None:
    taken = [(str(at), Image.new("RGB", (100, 900), "#ff0000")) for at in range(3)]
    sheet = joined(taken, 50, 2, 2.6)
    assert sheet.size == (2 * (50 + GAP), 2 * (130 + LABEL + GAP))
    assert sheet.getpixel((25, LABEL + 100)) == (255, 0, 0)
    assert sheet.getpixel((50 + GAP + 25, 130 + LABEL + GAP + LABEL + 50)) == (136, 136, 136)


def test_without_a_site_it_says_what_to_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path)])
    assert stopped.value.code == 2
    assert "make site" in capsys.readouterr().err
