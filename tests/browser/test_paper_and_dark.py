"""The help page is two sheets on paper, with the way back; the dark keeps danger red and the rest calm."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page

from browser.contrast import luminance
from browser.pictures import SCALE, picture
from project import Address, addresses

PAGES = list(addresses())
HELP = [each for each in PAGES if each.page == "hjelp.md"]
DIRECTORIES = [each for each in PAGES if each.page == "tjenester.md"]
MOST_SHEETS = 17
"""Of the printed directory in Norwegian."""
LONGER = 1.4
"""How much more room the same words may take in another language and script."""
CODED = {"hjelp.md", "tjenester.md", "plan/tiltak.md"}
SIZED = """() => parseFloat(getComputedStyle(document.querySelector("main > ul:not([class]) li")).fontSize)"""


def sheets(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("address", HELP, ids=str)
def test_the_printed_help_page_is_two_sheets_at_most(page: Page, server: str, address: Address) -> None:
    page.goto(server + address.url)
    with sheets(page) as pdf:
        assert len(pdf) <= 2
        told = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    assert told.count("22") > 3
    assert page.locator(".need").count() > 10


def test_a_third_sheet_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "hjelp/")
    page.add_style_tag(content="@media print { .more { display: block !important } }")
    with sheets(page) as pdf:
        assert len(pdf) > 2


def places(pdf: pypdfium2.PdfDocument, words: str) -> list[tuple[int, float]]:
    """Where words are printed: the sheet, and how far from its left edge, in points."""
    found = []
    for number, sheet in enumerate(pdf):
        text = sheet.get_textpage()
        hits = text.search(words)
        while hit := hits.get_next():
            found.append((number, text.get_charbox(hit[0])[0]))
    return found


def heading_and_what_follows(page: Page) -> list[list[tuple[int, float]]]:
    headings = page.locator(".finder h2").all()
    first = [
        heading.evaluate("(each) => { let at = each; while (!at.matches('.need')) at = at.nextElementSibling;"
                         " return at.querySelector('summary').textContent; }")
        for heading in headings
    ]  # fmt: skip
    with sheets(page) as pdf:
        return [
            [places(pdf, words)[0] for words in pair]
            for pair in zip([heading.inner_text() for heading in headings], first, strict=True)
        ]


@pytest.mark.parametrize("address", [each for each in HELP if each.language in {"nb", "en"}], ids=str)
def test_no_column_of_the_printed_help_ends_with_a_heading(page: Page, server: str, address: Address) -> None:
    page.goto(server + address.url)
    for heading, need in heading_and_what_follows(page):
        assert heading == pytest.approx(need, abs=3)


def test_a_heading_that_ends_a_column_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "hjelp/")
    page.add_style_tag(content="@media print { .finder h2 + .need { break-before: column } }")
    assert any(heading != pytest.approx(need, abs=3) for heading, need in heading_and_what_follows(page))


def headings_without_their_picture(page: Page) -> list[str]:
    pairs = page.locator("main h3 + .chart").evaluate_all(
        """(all) => all.map((each) => [each.previousElementSibling.textContent,
          each.querySelector(".chart-title, caption").textContent])"""
    )
    with sheets(page) as pdf:
        return [
            heading
            for heading, title in pairs
            if places(pdf, title)[-1][0] not in {sheet for sheet, _ in places(pdf, heading)}
        ]


def test_a_printed_heading_stands_on_the_sheet_of_what_it_heads(page: Page, server: str) -> None:
    page.goto(server + "tall/")
    assert page.locator("main h3 + .chart").count() > 5
    assert headings_without_their_picture(page) == []


def test_a_heading_left_behind_on_a_sheet_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "tall/")
    page.add_style_tag(content="@media print { .prose h3 + .chart { break-before: page } }")
    assert headings_without_their_picture(page) != []


@pytest.mark.parametrize("address", DIRECTORIES, ids=str)
def test_the_printed_directory_takes_no_more_paper_than_it_needs(
    page: Page, server: str, address: Address
) -> None:
    page.goto(server + address.url)
    with sheets(page) as pdf:
        assert len(pdf) <= MOST_SHEETS * (1 if address.language == "nb" else LONGER)


def test_a_sheet_for_each_service_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "tjenester/")
    page.add_style_tag(content="@media print { .card { break-after: page } }")
    with sheets(page) as pdf:
        assert len(pdf) > MOST_SHEETS


@pytest.mark.parametrize(
    "address",
    [each for each in PAGES if each.page in CODED],
    ids=str,
)
def test_paper_bears_a_code_that_leads_back_to_the_page(page: Page, server: str, address: Address) -> None:
    page.goto(server + address.url)
    assert not page.locator(".paper").is_visible()
    with sheets(page) as pdf:
        pictures = [sheet.render(scale=SCALE, grayscale=True).to_pil() for sheet in pdf]
    codes = [code.text for seen in pictures for code in zxingcpp.read_barcodes(seen)]
    assert codes == [page.locator("link[rel=canonical]").get_attribute("href")]


@pytest.mark.parametrize("address", HELP, ids=str)
def test_the_exit_is_quiet_in_the_dark_and_danger_is_red(page: Page, server: str, address: Address) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(server + address.url)
    seen = picture(page)
    bar = page.locator(".exit-bar").bounding_box()
    urgent, other = (page.locator(name).first.bounding_box() for name in (".urgent", ".call:not(.urgent)"))
    assert bar
    assert urgent
    assert other
    strip = seen.getpixel((4, round(bar["y"] + bar["height"] / 2)))
    assert luminance([part / 255 for part in strip]) < 0.1
    red, green, blue = seen.getpixel((round(urgent["x"] + 6), round(urgent["y"] + 8)))
    assert red > 160
    assert red > 4 * max(green, blue)
    red, green, blue = seen.getpixel((round(other["x"] + 6), round(other["y"] + 8)))
    assert green > 4 * red
    assert luminance([part / 255 for part in (red, green, blue)]) < 0.2


def test_arabic_letters_are_eight_to_ten_per_cent_larger(page: Page, server: str) -> None:
    page.goto(server + "hjelp/")
    latin = page.evaluate(SIZED)
    page.goto(server + "ar/hjelp/")
    assert 1.08 <= page.evaluate(SIZED) / latin <= 1.1


def test_a_phrase_and_its_meaning_stand_side_by_side(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(server + "ar/si-det/")
    pairs = page.eval_on_selector_all(
        ".phrases li",
        """(all) => all.map((each) => [...each.children].map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const {left, right, top} = range.getBoundingClientRect();
          return [left, right, top];
        }))""",
    )
    assert pairs
    for say, own in pairs:
        assert abs(say[2] - own[2]) < 24
        assert own[1] <= say[0]
        assert say[1] == pytest.approx(pairs[0][0][1], abs=1)
        assert own[1] == pytest.approx(pairs[0][1][1], abs=1)
