"""On paper: the services with their numbers and hours, and nothing that only a screen can use."""

import re
from collections import defaultdict
from io import BytesIO

import pypdfium2
import pytest
from playwright.sync_api import Page

from browser.conftest import NewPage
from browser.pictures import is_black, is_framed, printed
from project import Address, addresses
from veiviser.model.guide import Guide

PAGES = [address for address in addresses() if address.page in {"hjelp.md", "tegn.md", "tjenester.md"}]
DIRECTORIES = [address for address in PAGES if address.page == "tjenester.md"]
HIDDEN = """(all) => all.filter((each) => !each.checkVisibility()).map((each) => each.textContent)"""
SPACES = re.compile(r"[\s\u00ad\u200b\u2060\ufffe]")
"""Spaces, and what stands where a line breaks."""


INKS = "(all) => all.map((each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor])"
"""Colours of words and ground."""


@pytest.fixture
def page(new_tab: NewPage) -> Page:
    page = new_tab()
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_paper_shows_neither_exit_nor_menus(page: Page, server: str, address: Address) -> None:
    page.goto(server + address.url)
    for selector in (".exit", ".skip", ".opener", ".panel", ".choices"):
        assert [each for each in page.locator(selector).all() if each.is_visible()] == [], selector


@pytest.mark.parametrize("address", DIRECTORIES, ids=str)
def test_the_printed_directory_holds_every_number_and_its_hours(
    page: Page, server: str, guide: Guide, address: Address
) -> None:
    page.goto(server + address.url)
    with pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4"))) as pdf:
        words, sight = words_of(pdf), sight_of(pdf)
    for actor in guide.actors:
        assert squeezed(actor.name) in words
        for phone in actor.phones:
            assert squeezed(phone.number.display) in sight, actor.id
    times = set(re.findall(r"\d\d[.:]\d\d", " ".join(page.locator(".card").all_text_contents())))
    assert times
    assert [time for time in sorted(times) if time not in sight] == []


@pytest.mark.parametrize("address", DIRECTORIES, ids=str)
def test_what_is_folded_on_a_screen_is_open_on_paper(page: Page, server: str, address: Address) -> None:
    page.goto(server + address.url)
    assert page.eval_on_selector_all(".card dd", HIDDEN) == []


def test_what_stays_folded_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "tjenester/")
    page.add_style_tag(content="details::details-content { content-visibility: hidden !important }")
    assert page.eval_on_selector_all(".card dd", HIDDEN)


def test_emergency_numbers_are_black_and_framed_on_paper(page: Page, server: str, guide: Guide) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(server + "hjelp/")
    (number,) = guide.actor(guide.plan.emergency_numbers[0]).phones[:1]
    places = list(printed(page, number.number.display))
    assert places
    assert all(is_black(image, box) for image, box in places)
    assert any(is_framed(image, box) for image, box in places)


def test_a_pale_number_without_a_frame_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "hjelp/")
    page.add_style_tag(content=".urgent { color: #ababab !important; border: 0 !important }")
    image, box = next(printed(page, "112"))
    assert not is_black(image, box)
    assert not is_framed(image, box)


def test_browsers_that_keep_folds_closed_on_paper_are_told_to_open_them(page: Page, server: str) -> None:
    page.goto(server + "tjenester/")
    folds = page.locator("main details")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details[open]").count() == folds.count() > 0
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details[open]").count() == 0


@pytest.mark.parametrize("url", ["ansatte/", "plan/tiltak/", "hjelp/"])
def test_every_button_is_dark_ink_on_paper(page: Page, server: str, url: str) -> None:
    page.goto(server + url)
    colours = map(tuple, page.eval_on_selector_all("a.call", INKS))
    assert set(colours) <= {("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")}


def test_paper_does_not_say_who_is_open_now(page: Page, server: str) -> None:
    page.goto(server + "hjelp/")
    told = page.locator(".now")
    assert told.count() > 0
    assert [each for each in told.all() if each.is_visible()] == []


def words_of(pdf: pypdfium2.PdfDocument) -> str:
    """Its words as they are spoken, without spaces."""
    return squeezed("".join(page.get_textpage().get_text_range() for page in pdf))


def sight_of(pdf: pypdfium2.PdfDocument) -> str:
    """Its signs as the eye meets them, line by line and from left to right, without spaces."""
    read = []
    for page in pdf:
        text = page.get_textpage()
        lines: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
        for index in range(text.count_chars()):
            left, bottom, *_ = text.get_charbox(index, loose=True)
            lines[-round(bottom)].append((left, text.get_text_range(index, 1)))
        read += ["".join(sign for _, sign in sorted(lines[height])) for height in sorted(lines)]
    return squeezed("".join(read))


def squeezed(text: str) -> str:
    return SPACES.sub("", text)
