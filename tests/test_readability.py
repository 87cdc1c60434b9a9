"""Residents' pages are easy to read, and what is counted is what the readability module says."""

from pathlib import Path

import pytest

from project import ROOT
from veiviser.checks.readability import (
    Count,
    Readability,
    count_words,
    hard_pages,
    readability,
    readability_table,
    sentences_of,
)
from veiviser.load.project import load_project

HARD = "Kommunens tverrfaglige koordineringsfunksjon videreutvikler samarbeidsstrukturene. "


@pytest.fixture(scope="module")
def rows(site: Path) -> list[Readability]:
    return list(readability(load_project(ROOT), site))


def test_residents_pages_in_norwegian_are_easy(rows: list[Readability]) -> None:
    assert [str(problem) for problem in hard_pages(rows)] == []
    told = {row.page for row in rows if row.is_for_residents}
    assert {"index.html", "hjelp/index.html", "tegn/index.html", "rettigheter/index.html"} < told
    assert "plan/tiltak/index.html" not in told


def test_every_measured_page_has_sentences(rows: list[Readability]) -> None:
    assert [row.page for row in rows if not row.count.sentences] == []


def test_lix_says_nothing_of_arabic_and_leaves_it_out(rows: list[Readability]) -> None:
    assert [row.page for row in rows if row.page.startswith("ar/")] == []


def test_a_hard_page_is_named(site: Path, tmp_path: Path) -> None:
    project = load_project(ROOT)
    for row in readability(project, site):
        copy = tmp_path / row.page
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((site / row.page).read_bytes())
    page = tmp_path / "tegn" / "index.html"
    planted = page.read_text(encoding="utf-8").replace("</h1>", f"</h1><p>{HARD * 100}</p>")
    page.write_text(planted, encoding="utf-8")
    (problem,) = hard_pages(readability(project, tmp_path))
    assert problem.path == "tegn/index.html"
    assert "must stay below 35" in str(problem)


def test_lix_is_words_a_sentence_plus_the_share_of_long_words() -> None:
    count = count_words(["Du kan ringe politiet nå. Det koster ingenting."])
    assert count == Count(words=8, sentences=2, long_words=2)
    assert count.lix == 8 / 2 + 100 * 2 / 8


def test_seven_letters_make_a_long_word_and_hyphens_are_no_letters() -> None:
    assert count_words(["Advokat søker e-posten, pc-er og åtteåra."]).long_words == 3


def test_numbers_and_times_are_no_words() -> None:
    assert count_words(["Ring 22 33 11 60 fra 09.00 til 15.00."]).words == 3


def test_a_full_stop_inside_an_address_or_a_time_ends_no_sentence() -> None:
    assert count_words(["Se ung.no kl. 09.30 i dag."]).sentences == 2


def test_headings_buttons_menus_and_lists_of_names_are_not_sentences() -> None:
    html = """<nav><p>Meny er her.</p></nav>
    <main><h1>Tegn</h1><ul><li>Pass</li><li>Du er <b>redd</b>.</li></ul>
    <form><p>Velg her.</p></form><p>Ring <a href="tel:112">112</a> nå.</p></main><footer>Slutt.</footer>"""
    assert sentences_of(html) == ["Du er redd.", "Ring 112 nå."]


def test_the_table_marks_the_residents_pages() -> None:
    row = Readability("tegn/index.html", True, Count(10, 2, 1), 15.0)
    assert readability_table([row], str).splitlines()[1].split() == [
        *("10", "2", "5.0", "10.0", "15.0", "15.0", "tegn/index.html", "*")
    ]
