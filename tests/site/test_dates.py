"""A date is written as each language writes it, day before month, and a sentence may end with it."""

from datetime import date

import pytest

from builders import guide, localized
from veiviser.model.plan import Language


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("nb", "28. november 2026"),
        ("en", "28 November 2026"),
        ("ar", "28 نوفمبر 2026"),
        ("pl", "28 listopada 2026"),
        ("lt", "2026-11-28"),
        ("ro", "28 noiembrie 2026"),
        ("uk", "28 листопада 2026"),
        ("fa", "28 نوامبر 2026"),
        ("so", "28 Noofeembar 2026"),
        ("ti", "28 ሕዳር 2026"),
        ("th", "28 พฤศจิกายน ค.ศ. 2026"),
        ("vi", "28 tháng 11, 2026"),
    ],
)
def test_a_date_in_each_language(code: str, said: str) -> None:
    source = Language(code="nb", name="Norsk", is_source=True)
    locale = "en_GB" if code == "en" else None
    other = Language(code=code, name=code, locale=locale)
    languages = (source,) if code == "nb" else (source, other)
    assert localized(guide(languages=languages), code).date(date(2026, 11, 28)) == said
