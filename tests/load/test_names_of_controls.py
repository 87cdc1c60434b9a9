"""Prose calls a button by the words that the button bears."""

import pytest
from babel.messages.pofile import read_po
from ruamel.yaml import YAML

from project import ROOT

EXIT = "Forlat siden raskt"
"""What stands on the button that leads out."""
LANGUAGES = YAML(typ="safe").load(ROOT / "data/languages.yaml")


@pytest.mark.parametrize("code", [language["code"] for language in LANGUAGES])
def test_the_page_about_the_exit_says_what_stands_on_the_button(code: str) -> None:
    words = EXIT
    if code != "nb":
        with (ROOT / f"data/translations/{code}.po").open("rb") as file:
            found = read_po(file, locale=code).get(EXIT)
        assert found is not None
        words = found.string
    assert words in (ROOT / f"docs/{code}/trygg-pa-nett.md").read_text("utf-8")
