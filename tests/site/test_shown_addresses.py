"""An address is shown so that what is copied is the address: it may break, and nothing hides in it."""

import re
from pathlib import Path
from unicodedata import category, name

import pytest

from builders import actor, guide, localized
from project import ROOT
from veiviser.paper.prose import printed_site
from veiviser.site.parts import Here, directory

WRITTEN = {".html", ".xml", ".css", ".js", ".py", ".md", ".yaml", ".yml", ".po", ".txt"}
URL = "https://lykta.example/hjelp/og/rad"


SPELLING = re.compile("(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])")
"""Persian writes it between letters that are not to be joined."""


def unseen(text: str) -> list[str]:
    """Names of characters that take no room and show no ink."""
    return [name(letter, "unnamed") for letter in SPELLING.sub("", text) if category(letter) == "Cf"]


def written_by_hand() -> list[Path]:
    folders = ("overrides", "hooks", "docs", "data")
    return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in WRITTEN]


def test_no_file_holds_a_character_that_nobody_sees() -> None:
    held = {path.relative_to(ROOT): unseen(path.read_text("utf-8")) for path in written_by_hand()}
    assert {path: found for path, found in held.items() if found} == {}


@pytest.mark.parametrize("planted", ["/\u200b", "\u2066tekst", "\ufeff", "or\u00add", "a\u200cb"])
def test_a_planted_one_is_named(planted: str) -> None:
    assert len(unseen(planted)) == 1


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("on_paper", [False, True], ids=["page", "paper"])
def test_a_shown_address_is_copied_as_it_is(code: str, on_paper: bool) -> None:
    site = localized(guide(actors=(actor(url=URL),)), code)
    html = directory(Here(printed_site(site) if on_paper else site, "tjenester/"))
    (shown,) = re.findall(rf'<a href="{URL}"[^>]*>(.*?)</a>', html)
    assert shown.replace("<wbr>", "") == URL.removeprefix("https://")
    assert ("/<wbr>" in shown) is not on_paper
