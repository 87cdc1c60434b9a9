"""Readers of Tigrinya whose device lacks the letters get them, small and once; all others fetch no font."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from ruamel.yaml import YAML

from builders import guide, site
from project import ROOT
from veiviser.model.plan import Language
from veiviser.site.web_font import web_font

WORDS = YAML(typ="safe").load(ROOT / "tests/languages/words.yaml")
TIGRINYA = [words["ti"] for words in WORDS.values() if "ti" in words]
MOST_BYTES = 12_000
BASES = range(0x1200, 0x1360, 8)
"""Where each consonant's row begins."""


def test_the_font_has_the_letters_of_the_words_and_no_others() -> None:
    font = web_font("ti", TIGRINYA, "/")
    assert font is not None
    wanted = {ord(letter) for words in TIGRINYA for letter in words if 0x1200 <= ord(letter) < 0x13A0}
    assert set(TTFont(BytesIO(font.content)).getBestCmap()) == wanted
    assert font.content[:4] == b"wOF2"


def test_every_letter_that_tigrinya_is_written_with_fits() -> None:
    every = "".join(chr(base + order) for base in BASES for order in range(7)) + "፡።፣፤፥፦፧"
    font = web_font("ti", [every], "/")
    assert font is not None
    assert len(font.content) <= MOST_BYTES


def test_the_same_letters_give_the_same_file() -> None:
    one, other = (web_font("ti", texts, "/") for texts in (TIGRINYA, reversed(TIGRINYA)))
    assert one is not None
    assert other is not None
    assert one.content == other.content
    assert one.address == other.address


@pytest.mark.parametrize("code", ["nb", "ar", "pl", "th", "vi"])
def test_other_languages_fetch_no_font(code: str) -> None:
    assert web_font(code, [*TIGRINYA, "tekst"], "/") is None


def test_a_site_writes_it_once_with_its_licence_for_the_pages_of_that_language_alone(tmp_path: Path) -> None:
    languages = (
        Language(code="nb", name="Norsk", is_source=True),
        Language(code="ti", name="ትግርኛ", is_resident_only=True),
    )
    whole = site(guide(languages=languages), translations={"ti": {(None, "Hjelp"): "ሓገዝ"}})
    assert whole.web_fonts["nb"] is None
    font = whole.web_fonts["ti"]
    assert font is not None
    whole.finish(tmp_path / "ti", "ti")
    whole.finish(tmp_path / "nb", "nb")
    assert [path.name for path in tmp_path.rglob("*.woff2")] == [Path(font.address).name]
    assert (tmp_path / "nb/assets/OFL.txt").exists()
    assert f"url(/{font.address})" in font.style
    assert font.style.index('local("Noto Sans Ethiopic")') < font.style.index("url(")
