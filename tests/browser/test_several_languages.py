"""Sheets are chosen and printed without a script: one page for each choice, in its language, and no other."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from babel import Locale
from playwright.sync_api import Page

from browser.conftest import NewPage
from browser.test_print import sight_of, squeezed
from project import ROOT, Address, addresses, language_codes
from veiviser.load.project import Project, load_project
from veiviser.model.guide import Guide
from veiviser.site.printables import COMPONENTS

PAGES = [address for address in addresses() if address.page == "utskrift/flere.md"]
KINDS = [name.value for name in COMPONENTS]
ALL = (*(f"ark-{kind}" for kind in KINDS), *(f"sprak-{code}" for code in language_codes()))
NOTHING = (
    "Du har ikke valgt noe å skrive ut. Gå tilbake til siden, velg minst ett ark og minst ett språk, "
    "og skriv ut på nytt."
)


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(ROOT)


@pytest.fixture
def page(new_tab: NewPage) -> Page:
    return new_tab(java_script_enabled=False)


def printed(page: Page, *choices: str) -> pypdfium2.PdfDocument:
    """What comes out of the printer when these boxes are ticked."""
    for choice in choices:
        page.locator(f"#{choice}").check()
    return pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))


def on_paper(page: Page, selector: str) -> list[str]:
    """The words of what is printed; a PDF of Chromium's tells Arabic letters in another order."""
    page.emulate_media(media="print")
    return [plain(held.inner_text()) for held in page.locator(selector).all() if held.is_visible()]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_each_choice_gives_one_sheet_in_its_language(
    page: Page, server: str, guide: Guide, project: Project, address: Address
) -> None:
    page.goto(server + address.url)
    with printed(page, *ALL[: len(KINDS)], "sprak-ar", "sprak-nb") as pdf:
        sights = [sight_of([sheet]) for sheet in pdf]
    sheets = on_paper(page, ".sheet")
    codes = ["ar", "ar", "nb", "nb"] if address.language == "ar" else ["nb", "nb", "ar", "ar"]
    assert len(sights) == len(sheets) == 4
    for code, kind, words, sight in zip(codes, KINDS * 2, sheets, sights, strict=True):
        own = project.translations[code]
        assert own.gettext("Prøvetrykk. Ikke del det ut.") in words
        phrase = own.text("phrases/lege/words", "Jeg trenger lege.")
        shown = own.gettext("Trenger du hjelp?") if kind == "plakat" else phrase
        assert shown in words
        for id in guide.plan.handout_numbers:
            assert squeezed(guide.actor(id).primary_phone.number.display) in sight


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_nothing_but_the_sheets_is_on_paper(page: Page, server: str, address: Address) -> None:
    page.goto(server + address.url)
    page.locator("#ark-si-dette").check()
    page.locator("#sprak-en").check()
    assert on_paper(page, ".header, .footer, h1, main > p, main > ol, input, label, .again, .nothing") == []
    assert len(on_paper(page, ".sheet")) == 1


def test_every_sheet_of_every_language_fits_its_page(page: Page, server: str) -> None:
    page.goto(server + PAGES[0].url)
    with printed(page, *ALL) as pdf:
        assert len(pdf) == len(KINDS) * len(language_codes())
        assert {tuple(round(side) for side in sheet.get_size()) for sheet in pdf} == {(595, 842)}


def test_a_sheet_that_runs_over_is_noticed(new_tab: NewPage, server: str) -> None:
    page = new_tab()
    page.goto(server + PAGES[0].url)
    page.add_style_tag(content=".plakat .ask { padding-bottom: 80mm }")
    with printed(page, "ark-plakat", "sprak-nb") as pdf:
        assert len(pdf) == 2


def test_each_poster_leads_to_the_help_page_in_its_language(page: Page, server: str) -> None:
    page.goto(server + PAGES[0].url)
    found = []
    with printed(page, "ark-plakat", *ALL[len(KINDS) :]) as pdf:
        for sheet in pdf:
            [code] = zxingcpp.read_barcodes(sheet.render(scale=200 / 72).to_pil())
            found.append(code.text)
    prefixes = ["" if code == "nb" else f"{code}/" for code in language_codes()]
    assert found == [f"https://veiviser.example/{prefix}hjelp/" for prefix in prefixes]


@pytest.mark.parametrize("choices", [(), ("ark-plakat",), ("sprak-nb", "sprak-ar")], ids=str)
@pytest.mark.parametrize("address", PAGES, ids=str)
def test_one_page_says_that_nothing_was_chosen(
    page: Page, server: str, project: Project, address: Address, choices: tuple[str, ...]
) -> None:
    page.goto(server + address.url)
    with printed(page, *choices) as pdf:
        assert len(pdf) == 1
    told = project.translations[address.language].gettext(NOTHING)
    assert on_paper(page, "body") == [told]


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_the_keyboard_reaches_each_box_in_order_and_clears_them_all(
    page: Page, server: str, address: Address
) -> None:
    page.goto(server + address.url)
    boxes = [box.get_attribute("id") for box in page.locator(".several input").all()]
    assert sorted(boxes) == sorted(ALL)
    page.locator(f"#{boxes[0]}").focus()
    for box in boxes:
        assert page.locator(":focus").get_attribute("id") == box
        page.keyboard.press("Space")
        assert page.locator(f"#{box}").is_checked()
        page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("type") == "reset"
    page.keyboard.press("Enter")
    assert not any(page.locator(f"#{box}").is_checked() for box in boxes)
    assert page.url == server + address.url


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_each_box_is_named_by_its_label_and_the_sheets_stay_off_the_screen(
    page: Page, server: str, address: Address
) -> None:
    page.goto(server + address.url)
    assert not any(sheet.is_visible() for sheet in page.locator(".sheet").all())
    for box in ALL:
        label = page.locator(f"label[for={box}]")
        label.click()
        assert page.locator(f"#{box}").is_checked()
        assert (label.bounding_box() or {})["height"] >= 44
    assert not any(sheet.is_visible() for sheet in page.locator(".sheet").all())


def test_each_sheet_says_its_language_and_direction(page: Page, server: str) -> None:
    page.goto(server + PAGES[0].url)
    seen = {(held.get_attribute("lang"), held.get_attribute("dir")) for held in page.locator(".sheets").all()}
    assert seen == {(code, str(Locale.parse(code).text_direction)) for code in language_codes()}
