"""A screen reader gives the words as they were written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_sample import Sample

from pdf.read import read_structure
from veiviser.paper.pdf import lay_out, write_pdf
from veiviser.paper.pdf.boxes import text_boxes
from veiviser.paper.pdf.spoken_text import source_text

HERE = Path(__file__).parent


def test_each_sentence_reads_as_it_was_written(sample: Sample) -> None:
    sentence, link, foreign = sample.structure.all("P")

    assert sample.structure.all("H1")[0].text == sample.heading
    assert sentence.text == sample.sentence
    assert link.text == f"{sample.heading} {sample.number}"
    assert foreign.text == "I need help"


def test_the_whole_page_reads_in_its_order(samples: dict[str, Sample]) -> None:
    sample = samples["ar"]

    assert sample.structure.text.splitlines() == [
        sample.heading,
        sample.sentence,
        f"{sample.heading} {sample.number}",
        "I need help",
        f"• {sample.heading}",
        sample.heading,
        "2",
        "3",
        "4",
    ]


def test_each_element_knows_its_language(sample: Sample) -> None:
    sentence, _, foreign = sample.structure.all("P")

    assert sample.structure.lang == sample.lang
    assert {element.lang for element in sentence.elements()} == {sample.lang}
    assert {element.lang for element in foreign.elements()} == {"en"}


def test_the_documents_own_language_is_found_again_inside_another(page) -> None:
    body = '<section lang="ar" dir="rtl"><p>مرحبا</p><p lang="nb">hei</p></section><p>her</p>'
    structure = read_structure(write_pdf(page(body), HERE, identifier="languages"))

    assert [(element.text, element.lang) for element in structure.all("P")] == [
        ("مرحبا", "ar"),
        ("hei", "nb"),
        ("her", "nb"),
    ]


def test_a_language_given_to_the_body_alone_is_not_lost(page) -> None:
    html = page("<p>hello</p>").replace("<body>", '<body lang="en">')

    [paragraph] = read_structure(write_pdf(html, HERE, identifier="body")).all("P")
    assert paragraph.lang == "en"


def test_a_soft_hyphen_is_printed_and_not_read(page) -> None:
    word = "kommunikasjons\u00adenheten"
    html = page(f"<p>{word}</p>", "p { width: 40mm }")

    lines = [box.text for box in text_boxes(lay_out(html, HERE, identifier="hyphen").pages[0])]
    assert [line.replace("\u00ad", "") for line in lines] == ["kommunikasjons‐", "enheten"]

    [paragraph] = read_structure(write_pdf(html, HERE, identifier="hyphen")).all("P")
    assert paragraph.text == word


def test_a_link_may_hold_bold_and_isolated_words(page) -> None:
    html = page('<p><a href="tel:+4712345678">Ring <b>oss</b> på <bdi>12</bdi>, da</a></p>')

    [link] = read_structure(write_pdf(html, HERE, identifier="link")).all("Link")
    assert link.text == "Ring oss på 12, da"


def test_an_arabic_link_may_hold_a_number(page) -> None:
    body = '<p><a href="tel:+4712345678">اتصل <bdi dir="ltr">12</bdi> الآن</a></p>'
    html = page(body, lang="ar", dir="rtl")

    [link] = read_structure(write_pdf(html, HERE, identifier="link")).all("Link")
    assert link.text == "اتصل 12 الآن"


@pytest.mark.parametrize(
    "words",
    ["Arabisk: العربية (ar)", "kommunikasjons\u00adenheten", "Nguye\u0302\u0303n", "et\u200bord"],
    ids=["an Arabic word", "a soft hyphen", "letters with loose marks", "a zero-width space"],
)
def test_letters_without_a_glyph_of_their_own_are_read(page, words: str) -> None:
    [paragraph] = read_structure(write_pdf(page(f"<p>{words}</p>"), HERE, identifier="letters")).all("P")

    assert paragraph.text == words


def test_thai_is_exact_in_the_structure_and_not_only_in_its_glyphs(page) -> None:
    html = page("<p>คำ</p>", lang="th")

    [paragraph] = read_structure(write_pdf(html, HERE, identifier="thai")).all("P")
    assert [part.actual_text for part in paragraph.elements()] == [None, "คำ"]


def test_a_bracket_that_arabic_turned_around_reads_rightly_elsewhere(page) -> None:
    html = page('<p lang="ar" dir="rtl">(أ)</p><p>(a)</p>')

    arabic, norwegian = read_structure(write_pdf(html, HERE, identifier="brackets")).all("P")
    assert arabic.text == "(أ)"
    assert norwegian.text == "(a)"


@pytest.mark.parametrize("width", [20, 45])
def test_a_text_beside_a_line_does_not_take_the_lines_space(page, width: int) -> None:
    body = '<p>Ring nå <span class="side">gratis</span>kommunikasjonsenheten</p>'
    html = page(body, f"p {{ width: 50mm }} .side {{ float: right; width: {width}mm }}")

    [paragraph] = read_structure(write_pdf(html, HERE, identifier="float")).all("P")
    words = {element.text for element in paragraph.elements() if element.role == "Span"}
    assert {"Ring nå ", "gratis"} <= words


def test_words_in_boxes_of_their_own_are_kept_apart(page) -> None:
    body = "<p><span>gratis</span> <span>anonymt</span> <span>døgnåpent</span></p>"
    html = page(body, "p { width: 25mm } span { display: inline-block }")

    [paragraph] = read_structure(write_pdf(html, HERE, identifier="badges")).all("P")
    assert paragraph.text == "gratis anonymt døgnåpent"


def test_a_space_that_stands_alone_is_read(page) -> None:
    html = page('<p><b>Ring</b> <a href="tel:+4712345678">12</a> <i>nå</i></p>')

    [paragraph] = read_structure(write_pdf(html, HERE, identifier="spaces")).all("P")
    assert paragraph.text == "Ring 12 nå"


def test_paragraphs_in_a_group_are_read_apart(page) -> None:
    html = page("<footer><p>Hva</p><p>Hvem</p></footer><p>Hvor</p>", "footer { display: flex }")

    structure = read_structure(write_pdf(html, HERE, identifier="group"))
    assert structure.text.splitlines() == ["Hva", "Hvem", "Hvor"]


WORDS = {
    "nb": ["ja", "hjelp", "trenger", "a", "nå,", "kommunikasjons\u00adenheten"],
    "th": ["ฉันต้องการความช่วยเหลือ", "น้ำ", "ที่นี่", "โทร"],
    "ar": ["أحتاج", "إلى", "مساعدة", "من", "فضلك"],
}
TAGS = [("", ""), ("<b>", "</b>"), ("<bdi>", "</bdi>"), ("<i> ", "</i>"), ("<b>", " </b>")]


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, str]:
    """A language and words in it, with marks and spaces wherever they can stand."""
    lang = draw(st.sampled_from(sorted(WORDS)))
    count = draw(st.integers(min_value=3, max_value=25))
    words = draw(st.lists(st.sampled_from(WORDS[lang]), min_size=count, max_size=count))
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=count, max_size=count))
    gaps = draw(st.lists(st.sampled_from(["", " ", "\n"]), min_size=count, max_size=count))
    return lang, "".join(
        gap + start + word + end for gap, (start, end), word in zip(gaps, tags, words, strict=True)
    )


@given(paragraph=paragraphs(), width=st.integers(min_value=40, max_value=250))
@settings(max_examples=100, deadline=None, derandomize=True, database=None)
def test_no_word_is_lost_or_joined_where_a_line_is_broken(
    page, paragraph: tuple[str, str], width: int
) -> None:
    lang, body = paragraph
    html = page(
        f"<p>{body}</p>", f"p {{ width: {width}px }}", lang=lang, dir="rtl" if lang == "ar" else "ltr"
    )

    document = lay_out(html, HERE, identifier="paragraph")

    read = "".join(source_text(box) for sheet in document.pages for box in text_boxes(sheet))
    for start, end in TAGS:
        body = body.replace(start, " " if start.endswith(" ") else "")
        body = body.replace(end, " " if end.startswith(" ") else "")
    assert read.strip() == " ".join(body.split())
