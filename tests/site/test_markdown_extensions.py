"""The first use of a term on a page leads to its explanation, and no other use does."""

import re
from xml.etree.ElementTree import fromstring

import pytest
from markdown import Markdown

from builders import guide, shown, term
from project import ROOT
from veiviser.site.markdown_extensions import TypedLists, with_plain_lists

WORDS = guide(
    terms=(
        term("utnytting", "utnytting, utnyttes"),
        term("grov-utnytting", "grov utnytting"),
        term("grooming", "grooming, groomes"),
        term("lis", "İş, straße"),
    )
)
ARABIC = guide(terms=(term("religion", "عبودية الدين, لعبودية الدين"),))


def linked(markdown: str, words: object = WORDS, **more: str) -> list[str]:
    return re.findall(r'<a [^>]*class="term"[^>]*>([^<]*)</a>', shown(words, markdown, **more))  # type: ignore[arg-type]


def test_the_first_use_alone_is_linked() -> None:
    assert linked("Dette er utnytting. Det er også utnytting.\n\nUtnytting igjen.") == ["utnytting"]


def test_any_form_counts_as_a_use() -> None:
    assert linked("Noen utnyttes. Det er utnytting.") == ["utnyttes"]


def test_the_longest_form_wins() -> None:
    assert linked("Det er grov utnytting, og utnytting.") == ["grov utnytting", "utnytting"]


def test_capital_letters_make_no_difference_and_are_kept() -> None:
    assert linked("Grooming skjer. GROOMING også.") == ["Grooming"]


def test_a_term_is_a_whole_word() -> None:
    assert linked("Nettgrooming, grooming-saker og anti-grooming er andre ord.") == []
    assert linked("(grooming), «groomes».") == ["grooming"]


def test_headings_links_and_code_are_left_alone() -> None:
    page = "# Grooming\n\n## Om grooming {#om}\n\n[grooming](ord.md) og `grooming`.\n\n    grooming\n"
    assert linked(page) == []
    assert linked(f"{page}\nSå: grooming.") == ["grooming"]


def test_table_heads_are_left_alone_and_cells_are_not() -> None:
    assert linked("| Grooming | b |\n|---|---|\n| a | groomes |\n") == ["groomes"]


def test_a_use_inside_emphasis_or_a_list_is_found_in_reading_order() -> None:
    assert linked("- a **grooming** b\n- utnytting\n") == ["grooming", "utnytting"]
    html = shown(WORDS, "Om **grooming** og *utnytting* nå.")
    assert re.sub(r"<[^>]+>", "", html) == "Om grooming og utnytting nå."


def test_a_link_leads_to_the_page_of_words_and_is_described_at_the_foot() -> None:
    html = shown(WORDS, "Om grooming.", page="plan/x.md", url="plan/x/")
    link = next(element for element in fromstring(html).iter("a") if element.get("class") == "term")
    assert (link.get("href"), link.get("aria-describedby")) == ("../../ord/#grooming", "ord-grooming")


def test_arabic_forms_are_found() -> None:
    text = "يعرفون الكثير عن عبودية الدين. عبودية الدين ممنوعة."
    assert linked(text, ARABIC, code="ar", url="ar/hjelp/") == ["عبودية الدين"]


def test_letters_that_change_length_with_case_break_nothing() -> None:
    assert linked("Straße, STRASSE, İş, iş, GROOMİNG, ſtraße.") is not None


def test_each_page_starts_anew() -> None:
    assert linked("grooming") == linked("grooming") == ["grooming"]


def test_a_language_without_a_page_of_words_links_nothing() -> None:
    pages = {"en": {"index.md": "---\ntitle: Home\n---\n", "tjenester.md": "---\ntitle: All\n---\n"}}
    assert 'class="term"' not in shown(WORDS, "grooming", "en", "index.md", "en/", pages=pages)


def listed(markdown: str) -> str:
    html = Markdown(extensions=[TypedLists()]).convert(markdown)
    return re.sub(r"\s+", "", html).replace("<p>", "").replace("</p>", "")


@pytest.mark.parametrize(
    "typed",
    [
        "Vi gir:\n- mat\n- seng",
        "Vi gir:\n\n* mat\n* seng",
        "Vi gir:\n• mat\n• seng",
        "Vi gir:\n•\tmat\n•\tseng",
        "Vi gir:\n  - mat\n  - seng",
    ],
)
def test_a_list_is_one_whatever_its_signs_and_right_below_a_sentence(typed: str) -> None:
    assert listed(typed) == "Vigir:<ul><li>mat</li><li>seng</li></ul>"


@pytest.mark.parametrize("typed", ["Slik:\n1) ring\n2) vent", "Slik:\n1. ring\n2. vent"])
def test_numbers_with_either_sign_are_a_list(typed: str) -> None:
    assert listed(typed) == "Slik:<ol><li>ring</li><li>vent</li></ol>"


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_a_list_inside_a_list_is_indented_by_what_people_use(indent: int) -> None:
    typed = f"- mat\n{' ' * indent}- brød\n{' ' * indent}- suppe\n- seng"
    assert listed(typed) == "<ul><li>mat<ul><li>brød</li><li>suppe</li></ul></li><li>seng</li></ul>"


def test_what_stands_below_an_item_belongs_to_it() -> None:
    assert (
        listed("1. ring\n\n   Det er gratis.\n\n2. vent") == "<ol><li>ringDetergratis.</li><li>vent</li></ol>"
    )


def test_a_date_at_the_start_of_a_line_is_no_list() -> None:
    assert listed("Dagen feires\n1. mai hvert år") == "Dagenfeires1.maihvertår"


def test_a_line_across_the_page_is_no_item() -> None:
    assert listed("a\n\n- - -\n\nb") == "a<hr/>b"


def test_no_page_of_ours_is_read_otherwise_for_it() -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        lines = page.read_text("utf-8").split("\n")
        assert with_plain_lists(lines) == lines
