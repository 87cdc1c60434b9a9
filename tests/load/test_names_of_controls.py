"""Prose calls a button by the words that the button bears."""

import pytest

from project import ROOT, language_codes
from veiviser.load.po_file import read_catalog

EXIT = "Forlat siden raskt"
"""What stands on the button that leads out."""


@pytest.mark.parametrize("code", language_codes())
def test_the_page_about_the_exit_says_what_stands_on_the_button(code: str) -> None:
    words = EXIT
    if code != "nb":
        found = read_catalog(ROOT / f"data/translations/{code}.po").get(EXIT)
        assert found is not None
        words = found.string
    assert words in (ROOT / f"docs/{code}/trygg-pa-nett.md").read_text("utf-8")
