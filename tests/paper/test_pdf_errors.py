"""Whatever would spoil a handout stops it, and the message says which handout and what to mend."""

import logging
from pathlib import Path

import pytest

from project import ROOT
from veiviser.paper.pdf import PdfError, write_pdf
from veiviser.paper.sheet import style_sheet

HERE = Path(__file__).parent
EMPTY_PICTURE = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"


@pytest.mark.parametrize(
    ("body", "css", "message"),
    [
        (
            "<p>漢 er et tegn</p>",
            "",
            "page 1: no font has '漢' (U+6F22), which stands in '漢 er et tegn'; write it in words",
        ),
        ("<p>Hei</p>", "p { colour: red }", "Ignored `colour: red ` at 1:"),
        ("<p>Hei</p>", "p { width: 2 meter }", "Ignored `width: 2 meter ` at 1:"),
        ('<img alt="Kart" src="kart.png">', "", "Failed to load image"),
        ('<img alt="Kart" src="https://example.org/kart.png">', "", "URI uses disallowed protocol"),
        (f'<img src="{EMPTY_PICTURE}">', "", "no required alt description"),
        ('<p><a href="#borte">Gå dit</a></p>', "", "No anchor #borte for internal URI reference"),
        (
            "<p>Hei</p>",
            "@font-face { font-family: Borte; src: url(borte.ttf) }",
            "Font-face 'Borte' cannot be loaded",
        ),
    ],
)
def test_each_fault_names_the_handout_and_the_cause(page, body: str, css: str, message: str) -> None:
    with pytest.raises(PdfError) as error:
        write_pdf(page(body, css), HERE, identifier="plakat-nb")

    assert error.value.identifier == "plakat-nb"
    assert str(error.value).startswith("plakat-nb: ")
    assert message in str(error.value)


@pytest.mark.parametrize("kind", ["ul", "ol"])
def test_lists_within_lists_have_marks_that_our_fonts_can_draw(page, kind: str) -> None:
    lists = f"<{kind}><li>A<{kind}><li>B<{kind}><li>C<{kind}><li>D</{kind}></{kind}></{kind}></{kind}>"
    shared = style_sheet(ROOT / "overrides/styles")
    assert write_pdf(page(lists, shared), HERE, identifier="plan-nb")
    if kind == "ul":
        with pytest.raises(PdfError, match="no font has '◦'"):
            write_pdf(page(lists), HERE, identifier="plan-nb")


def test_a_page_that_does_not_say_its_language_is_refused(page) -> None:
    html = page("<p>Hei</p>").replace('lang="nb"', "")

    with pytest.raises(PdfError, match='Missing required "lang" attribute'):
        write_pdf(html, HERE, identifier="plakat")


def test_all_faults_are_told_at_once(page) -> None:
    with pytest.raises(PdfError) as error:
        write_pdf(page("<p>漢</p><p>字</p>"), HERE, identifier="plakat-nb")

    assert len(error.value.faults) == 2
    assert str(error.value).count("plakat-nb: ") == 2


def test_a_quiet_log_hides_no_fault(page) -> None:
    logger = logging.getLogger("weasyprint")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with pytest.raises(PdfError):
            write_pdf(page("<p>Hei</p>", "p { colour: red }"), HERE, identifier="plakat-nb")
    finally:
        logger.setLevel(before)


def test_invisible_characters_need_no_glyph(page) -> None:
    invisible = "ord\u00ad, \u200b, \u2060, \u200f, \u2066ord\u2069"

    assert write_pdf(page(f"<p>{invisible}</p>"), HERE, identifier="plakat-nb")
