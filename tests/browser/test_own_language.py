"""A reader of any language finds it: on the front page, in each list, and first where the browser says so."""

import pytest
from playwright.sync_api import Page
from ruamel.yaml import YAML

from browser.conftest import NewPage
from browser.controls import Visit
from project import ROOT, Address, addresses, language_codes

CODES = language_codes()
NAMES = {each["code"]: each["name"] for each in YAML(typ="safe").load(ROOT / "data/languages.yaml")}
FRONT_PAGES = [each for each in addresses() if each.page == "index.md"]
ROW = ".language-row a"
LIST = "#side-sprak li a"
NAMED = "(links) => links.map((link) => [link.lang, link.hreflang, link.textContent])"


def codes_in(page: Page, links: str) -> list[str]:
    return [code for code, *_ in page.eval_on_selector_all(links, NAMED)]


@pytest.mark.parametrize("address", FRONT_PAGES, ids=str)
def test_the_front_page_names_every_language_in_its_own_words_and_leads_there(
    page: Page, server: str, address: Address
) -> None:
    page.goto(server + address.url)
    named = page.eval_on_selector_all(ROW, NAMED)
    assert sorted(named) == sorted([code, code, NAMES[code]] for code in CODES)
    assert page.locator(f"{ROW}[aria-current]").get_attribute("lang") == address.language
    page.locator(f"{ROW}[lang={CODES[-1]}]").click()
    page.wait_for_url(server + f"{CODES[-1]}/")
    assert page.evaluate("document.documentElement.lang") == CODES[-1]


@pytest.mark.parametrize(
    ("spoken", "address", "first"),
    [
        ("ar-EG", "", "ar"),
        ("en-US", "ar/", "en"),
        ("nn-NO", "en/", "nb"),
        ("no", "ar/", "nb"),
        ("nb-NO", "", CODES[0]),
        ("fi", "", CODES[0]),
    ],
)
def test_the_browsers_language_is_put_first_and_nobody_is_moved(
    new_page: NewPage, server: str, spoken: str, address: str, first: str
) -> None:
    visit = Visit(new_page(locale=spoken))
    visit.page.goto(server + address)
    assert codes_in(visit.page, ROW)[0] == first
    assert sorted(codes_in(visit.page, ROW)) == sorted(CODES)
    assert codes_in(visit.page, LIST) == CODES
    assert visit.page.url == server + address
    assert visit.page.evaluate("history.length") == 2, "the empty tab, and this page"


def test_a_language_that_is_not_the_pages_own_stands_out(new_page: NewPage, server: str) -> None:
    page = new_page(locale="ar")
    page.goto(server)
    assert page.locator(".own-language").first.get_attribute("lang") == "ar"
    page.goto(server + "ar/")
    assert page.locator(".own-language").count() == 0


def test_without_script_the_languages_stand_in_their_own_order(new_page: NewPage, server: str) -> None:
    page = new_page(java_script_enabled=False, locale="ar")
    page.goto(server)
    assert [link.get_attribute("lang") for link in page.locator(ROW).all()] == CODES
