"""The book as it is read: lines of a length the eye can follow, headings with what they head, full pages."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import inf
from statistics import mean
from typing import Any

import pytest
from made_handouts import is_of, the_drafts
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

from veiviser.model.page import HandoutName
from veiviser.paper.pdf import lay_out
from veiviser.paper.pdf.boxes import Box, boxes_within, children, margin_boxes
from veiviser.paper.sheet import STYLES

pytestmark = pytest.mark.xdist_group("handouts")
LANGUAGES = ["nb", "en"]
SHORTEST, LONGEST = 60, 75
"""Characters in a full line, as a mean; no line may be longer than the second."""
LEAST_FILLED = 0.5
"""The part of a page's height, from the top, within which its last words stand."""
WELL_FILLED = 0.75
"""The same where a table goes on, whose next row should have had room."""
SCRAP = 0.2
"""A page that ends above this part of its height holds a few lines that the page before had no room for."""
HEADINGS = {"h1", "h2", "h3", "h4", "summary"}


def the_book(code: str) -> Any:
    return laid_out(HandoutName.PLAN, code)


@cache
def laid_out(name: HandoutName, code: str) -> Any:
    """Once for each handout and language."""
    draft = the_drafts()[name, code]
    return lay_out(draft.in_size(draft.sizes[0]), STYLES, identifier="book")


@pytest.mark.parametrize("code", LANGUAGES)
def test_lines_have_60_to_75_characters(code: str) -> None:
    lines = list(full_lines(the_book(code)))
    assert len(lines) > 300
    assert mean(map(len, lines)) >= SHORTEST
    assert [line for line in lines if len(line) > LONGEST] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_heading_ends_a_page(code: str) -> None:
    assert [text for text in last_texts(the_book(code)) if text[0] in HEADINGS] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_is_nearly_empty(code: str) -> None:
    *pages, _ = the_book(code).pages
    emptiest = {number: filled(page) for number, page in enumerate(pages, 1) if filled(page) < LEAST_FILLED}
    assert emptiest == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_measures_fill_their_pages(code: str) -> None:
    *pages, _ = laid_out(HandoutName.MEASURES, code).pages
    assert min(map(filled, pages)) >= WELL_FILLED


@pytest.mark.parametrize("name", [HandoutName.STAFF, HandoutName.DIRECTORY])
@pytest.mark.parametrize("code", [*LANGUAGES, "ar", "th"])
def test_no_row_of_a_table_stands_alone_on_a_page(code: str, name: HandoutName) -> None:
    if (name, code) in the_drafts():
        assert list(rows_alone(laid_out(name, code))) == []


def test_a_row_that_stands_alone_is_noticed() -> None:
    row = "<tr><td>Ord</td></tr>"
    html = (
        '<html lang="nb"><head><title>x</title></head><body><table><tbody>'
        f'{row}{row}<tr style="break-before: page"><td>Alene</td></tr></tbody></table></body></html>'
    )
    assert list(rows_alone(lay_out(html, STYLES, identifier="book"))) == ["Alene"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_can_help_in_a_story_stands_on_one_page(code: str) -> None:
    lists = Counter(
        box.element
        for page in the_book(code).pages
        for box in boxes_within(page._page_box)
        if is_of(box, "services") and box.element_tag == "ul"
    )
    assert len(lists) > 3
    assert set(lists.values()) == {1}


@pytest.mark.parametrize("name", [HandoutName.PLAN, HandoutName.STAFF])
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_holds_a_few_lines_alone(code: str, name: HandoutName) -> None:
    assert [at for at, page in enumerate(laid_out(name, code).pages, 1) if filled(page) < SCRAP] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_cards_of_the_book_end_where_its_lines_end(code: str) -> None:
    boxes = [box for page in the_book(code).pages for box in boxes_within(page._page_box)]
    cards = {(box.position_x, box.position_x + box.margin_width()) for box in boxes if is_of(box, "card")}
    assert len(cards) == 1
    start, end = cards.pop()
    ends = [box.position_x + box.width for box in boxes if keeps_lines_short(box) and box.position_x == start]
    assert end == pytest.approx(max(ends), abs=4)


@pytest.mark.parametrize("name", [HandoutName.PLAN, HandoutName.DIRECTORY])
@pytest.mark.parametrize("code", LANGUAGES)
def test_hours_names_of_sites_and_short_words_stand_on_one_line(code: str, name: HandoutName) -> None:
    kept = laid_out(name, code).pages
    for kind in ("time", "host", "kept"):
        pieces = Counter(
            (at, box.element)
            for at, page in enumerate(kept)
            for box in boxes_within(page._page_box)
            if is_of(box, kind) and isinstance(box, InlineBox)
        )
        assert len(pieces) > 10
        assert ["".join(each.itertext()) for (_, each), lines in pieces.items() if lines > 1] == []


@pytest.mark.parametrize("name", [HandoutName.STAFF, HandoutName.MEASURES, HandoutName.DIRECTORY])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_last_page_holds_more_than_what_a_handout_says_of_itself(code: str, name: HandoutName) -> None:
    assert own_texts(laid_out(name, code).pages[-1])


@pytest.mark.parametrize("name", [HandoutName.STAFF, HandoutName.MEASURES, HandoutName.DIRECTORY])
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_heading_ends_a_page_of_prose(code: str, name: HandoutName) -> None:
    assert [text for text in last_texts(laid_out(name, code)) if text[0] in HEADINGS] == []


def test_a_last_page_with_nothing_of_its_own_is_noticed() -> None:
    html = (
        '<html lang="nb"><head><title>x</title></head><body>'
        '<p>Ord</p><footer class="colophon" style="break-before: page"><p>Utgave</p></footer></body></html>'
    )
    assert own_texts(lay_out(html, STYLES, identifier="book").pages[-1]) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_figures_are_drawn_in_the_book_as_on_the_page(code: str) -> None:
    drawn = [
        box
        for page in the_book(code).pages
        for box in boxes_within(page._page_box)
        if (box.element_tag or "").endswith("svg") and box.element.get("class") in {"dots", "chart-bar"}
    ]
    told = the_drafts()[HandoutName.PLAN, code].html
    assert len(drawn) == told.count('<svg class="dots"') + told.count('<svg class="chart-bar"') > 0
    assert min(box.width for box in drawn) > 0


def test_a_stranded_heading_and_an_empty_page_are_noticed() -> None:
    html = (
        '<html lang="nb"><head><title>x</title></head><body>'
        '<h2 style="break-after: page">Alene</h2><p>Ord</p></body></html>'
    )
    document = lay_out(html, STYLES, identifier="book")
    assert [name for name, _ in last_texts(document)] == ["h2", "p"]
    assert filled(document.pages[0]) < SCRAP < LEAST_FILLED


def rows_alone(document: Any) -> Iterator[str]:
    """Rows that stand alone on a page, of tables with others; their words."""
    for page in document.pages:
        for body in boxes_within(page._page_box):
            if body.element_tag == "tbody" and len(children(body)) == 1 < len(body.element):
                yield text_of(body)


def full_lines(document: Any) -> Iterator[str]:
    """The lines of paragraphs that end because the next word has no room, where lines are kept short."""
    for page in document.pages:
        for box in boxes_within(page._page_box):
            if keeps_lines_short(box):
                lines = [held for held in children(box) if isinstance(held, LineBox)]
                yield from map(text_of, lines[:-1])


def keeps_lines_short(box: Box) -> bool:
    return box.element_tag == "p" and box.style["max_width"].value < inf


def text_of(box: Box) -> str:
    return "".join(held.text for held in boxes_within(box) if isinstance(held, TextBox))


def last_texts(document: Any) -> Iterator[tuple[str, str]]:
    """The element and words that end each page."""
    for page in document.pages:
        texts = [box for box in content_texts(page) if box.text.strip()]
        yield texts[-1].element_tag, texts[-1].text


def own_texts(page: Any) -> list[Box]:
    """The words of a page that are not the handout's about itself."""
    about = {
        held
        for box in boxes_within(page._page_box)
        if box.element_tag == "footer"
        for held in boxes_within(box)
    }
    return [box for box in content_texts(page) if box not in about]


def content_texts(page: Any) -> list[Box]:
    running = {box for margin in margin_boxes(page) for box in boxes_within(margin)}
    return [box for box in boxes_within(page._page_box) if isinstance(box, TextBox) and box not in running]


def filled(page: Any) -> float:
    return max(box.position_y + box.height for box in content_texts(page)) / page.height
