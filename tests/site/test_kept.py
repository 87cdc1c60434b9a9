"""Short words with a hyphen, paragraphs of laws, spans and dates are marked, so that no line parts them."""

import re

import pytest

from builders import guide, localized, site
from veiviser.site.kept import LONGEST, kept_together

KEPT = re.compile(r'<span class="kept">(.*?)</span>')


def kept(html: str, *, on_paper: bool = False) -> list[str]:
    return KEPT.findall(kept_together(html, localized(guide()), on_paper=on_paper))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Spør A-krim, eller ta med SIM-kort.", ["A-krim", "SIM-kort"]),
        ("(VO-linjen) &amp; e-post &lt; PC-en", ["VO-linjen", "e-post", "PC-en"]),
        ("etter PDF/UA-1.", ["PDF/UA-1"]),
        ("barnevernsloven § 4-29 og tolkeloven §§ 4 og 6", ["§ 4-29", "§§ 4"]),
        ("Plan 2026–2030, 20–30 saker, kapittel 2.2–2.4", ["2026–2030", "20–30", "kapittel 2.2–2.4"]),
        ("Kilde: rapporten, kapittel 2.2.1.", ["kapittel 2.2.1"]),
        ("Artikkel, 2013-04-09. Fra kl. 09.00-16.00", ["2013-04-09", "09.00-16.00"]),
        ("siden 1. juli 2022", ["1. juli"]),
        ("să-mi spui, s-a terminat", ["să-mi", "s-a"]),
    ],
)
def test_what_belongs_together_is_marked(told: str, words: list[str]) -> None:
    assert kept(f"<p>{told}</p>") == words


@pytest.mark.parametrize(
    "told",
    [
        "Nord-Trøndelag, svart-hvitt, helse- og velferd",
        "kapittel 2. Neste del",
        "WebKitGTK 2.50.6",
        "www.udi.no/ord-og-begreper/2010-009",
        f"A-{'k' * LONGEST}",
        '<a title="A-krim" href="#a-4-5">Les</a>',
        "<code>Mo-Su 00:00-24:00</code>",
        "<title>A-krim</title><script>A-krim 1–2</script><option>A-krim</option>",
        '<span class="time">16:15–22:45</span>',
    ],
)
def test_what_may_be_parted_and_what_is_no_text_is_left_as_it_is(told: str) -> None:
    assert kept_together(told, localized(guide())) == told


def test_a_link_on_paper_holds_nothing_but_text() -> None:
    told = '<p><a href="#x">A-krim</a> og A-krim</p>'
    assert kept(told) == ["A-krim", "A-krim"]
    assert kept_together(told, localized(guide()), on_paper=True).startswith('<p><a href="#x">A-krim</a>')
    assert kept(told, on_paper=True) == ["A-krim"]


def test_the_pages_of_which_every_byte_counts_are_left_as_they_are() -> None:
    whole, told = site(guide()), "<p>Ta med SIM-kort.</p>"
    assert [
        page for page in ("index.md", "hjelp.md", "om.md") if whole.finished("nb", page, told) != told
    ] == ["om.md"]
