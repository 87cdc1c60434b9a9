"""Nothing is cut off, too small, too pale or out of order: on any screen, in both schemes."""

from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import OPEN_ALL
from browser.conftest import new_context
from browser.contrast import contrast
from browser.probes import (
    COLOURS,
    COVERED,
    TWELVE_LANGUAGES,
    WITHOUT_POPOVERS,
    WITHOUT_SUPPORTS,
)
from project import Address, addresses

WIDTHS = (320, 360, 768, 1280)
HEIGHT = 640
SCHEMES = ("light", "dark")
PHONE = {"width": 360, "height": HEIGHT}
FOUR_TIMES_LARGER = {"width": 320, "height": 256}
"""What a screen of 1280 by 1024 shows at 400 %."""
PAGES = list(addresses())
HELP_PAGES = [address for address in PAGES if address.page == "hjelp.md"]
FIRST_PAGES = [address for address in PAGES if address.page in ("index.md", "hjelp.md")]
"""Where a reader arrives, and finds a number without moving the page."""
IN_VIEW = "h1, .bar a, a.exit, .first-numbers a"
"""What nothing may lie over."""


@pytest.fixture(scope="module")
def page(chromium: Browser):
    """One page for all addresses, so that only the address and the screen change."""
    context = new_context(chromium, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def as_found(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.emulate_media(
        media="screen", color_scheme="light", forced_colors="none", reduced_motion="no-preference"
    )


@pytest.mark.parametrize("address", FIRST_PAGES, ids=str)
def test_what_stands_on_a_page_keeps_together_on_a_tall_screen(
    page: Page, server: str, address: Address
) -> None:
    page.goto(server + address.url)
    below = {}
    for height in (HEIGHT, 2400):
        page.set_viewport_size({"width": 1280, "height": height})
        below[height] = page.locator("main .number").evaluate_all(
            "numbers => numbers.map((number) => Math.round(number.getBoundingClientRect().top + scrollY))"
        )
    assert below[2400] == below[HEIGHT] and below[HEIGHT]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", FIRST_PAGES, ids=str)
def test_the_first_screen_holds_the_exit_and_the_four_numbers(page, server, address, scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(server + address.url)
    numbers = page.locator(".first-numbers a")
    uris = [str(number.get_attribute("href")) for number in numbers.all()]
    assert uris == ["tel:112", "tel:+4722331160", "tel:116111", "tel:+4773523420"]
    for place in (page.locator("a.exit"), *numbers.all()):
        box = place.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= HEIGHT, place.inner_text()
        assert place.evaluate("""(element) => {
          const {left, top, width, height} = element.getBoundingClientRect();
          return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }""")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", HELP_PAGES, ids=str)
def test_text_on_the_help_page_stands_out_seven_to_one(page, server, address, scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(server + address.url)
    page.evaluate(OPEN_ALL)
    page.eval_on_selector_all("[popover]", "(panels) => panels.forEach((panel) => panel.showPopover())")
    seen = page.evaluate(COLOURS)
    assert len(seen) > 50
    pale = [(text, ink, ground) for text, ink, ground, opacity in seen if contrast(ink, ground, opacity) < 7]
    assert pale == []


def test_contrast_is_reckoned_as_wcag_says() -> None:
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(118, 118, 118)", "rgb(255, 255, 255)") == pytest.approx(4.54, abs=0.01)
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)", 0.5) < 7


@pytest.mark.parametrize("address", HELP_PAGES, ids=str)
def test_forced_colours_leave_buttons_with_borders(page: Page, server: str, address: Address) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(server + address.url)
    bare = page.eval_on_selector_all(
        ".call, .exit, .opener, .button",
        """(all) => all.filter((each) => each.checkVisibility()).filter((each) => {
          const style = getComputedStyle(each);
          return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1;
        }).map((each) => each.className)""",
    )
    assert bare == []


@pytest.mark.parametrize(("width", "scheme"), list(product((320, 1280), SCHEMES)))
def test_panels_fit_the_screen(page: Page, server: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)
    for address in HELP_PAGES:
        page.goto(server + address.url)
        for name in ("side-meny", "side-sprak"):
            page.locator(f".bar [popovertarget={name}]").click()
            box = page.locator(f"#{name}").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["height"] <= HEIGHT
            page.keyboard.press("Escape")


@pytest.mark.parametrize("width", (320, 360, 768, 1280))
@pytest.mark.parametrize("name", ("side-meny", "side-sprak"))
def test_an_open_panel_lies_over_neither_header_nor_exit(page, server, width: int, name: str) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    for address in (each for each in PAGES if each.page in {"hjelp.md", "om.md"}):
        page.goto(server + address.url)
        button = page.locator(f".bar [popovertarget={name}]")
        button.click()
        expect(page.locator(f"#{name}")).to_be_visible()
        assert page.eval_on_selector_all(".bar > a, .bar button, a.exit", COVERED) == []
        page.mouse.wheel(0, 400)
        assert page.eval_on_selector_all("a.exit", COVERED) == []
        page.mouse.wheel(0, -400)
        button.click()
        expect(page.locator(f"#{name}")).to_be_hidden()
        button.click()
        page.locator(f"#{name} .opener").click()
        expect(page.locator(f"#{name}")).to_be_hidden()


def test_a_panel_over_the_exit_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "hjelp/")
    page.add_style_tag(content=".panel[popover] { top: 1rem !important }")
    page.locator(".bar [popovertarget=side-meny]").click()
    assert page.eval_on_selector_all("a.exit", COVERED)


@pytest.mark.parametrize("name", ("side-meny", "side-sprak"))
def test_an_open_panel_follows_its_button_for_a_screen_reader(page: Page, server: str, name: str) -> None:
    page.goto(server + "hjelp/")
    words = page.locator(f".bar [popovertarget={name}]").inner_text().strip()
    label = page.locator(f"#{name}").get_attribute("aria-label")
    page.locator(f".bar [popovertarget={name}]").click()
    tree = page.locator("body").aria_snapshot()
    before, _, after = tree.partition(f'button "{words}"')
    assert before
    assert f'navigation "{label}"' in "\n".join(after.splitlines()[:3])


def test_browsers_without_popovers_get_links_to_panels_at_the_foot(page: Page, server: str) -> None:
    """As they see the page: what stands inside @supports for popovers is unknown to them."""
    for address in HELP_PAGES:
        page.goto(server + address.url)
        page.evaluate(WITHOUT_POPOVERS)
        for name in ("side-sprak", "side-meny"):
            link = page.locator(f".bar a[href='#{name}']")
            expect(link).to_be_visible()
            assert page.locator(f".bar [popovertarget={name}]").is_hidden()
            link.click()
            panel = page.locator(f"#{name}").bounding_box()
            assert panel is not None
            assert 0 <= panel["y"] < HEIGHT
            page.evaluate("() => history.back()")


@pytest.mark.parametrize("width", (320, 1280))
def test_nothing_lies_over_words_in_a_browser_that_knows_nothing_of_what_supports_asks_for(
    page: Page, server: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    for address in FIRST_PAGES:
        page.goto(server + address.url)
        page.evaluate(WITHOUT_SUPPORTS)
        assert page.eval_on_selector_all(IN_VIEW, COVERED) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_an_exit_that_lies_over_the_heading_would_be_noticed(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": HEIGHT})
    page.goto(server + "hjelp/")
    page.evaluate(WITHOUT_SUPPORTS)
    page.add_style_tag(
        content=".exit-bar { height: 0 } .exit { position: relative; z-index: 1 } h1 { margin: 0 }"
    )
    assert page.eval_on_selector_all(IN_VIEW, COVERED)


@pytest.mark.parametrize("popovers", (True, False))
@pytest.mark.parametrize("address", HELP_PAGES, ids=str)
def test_the_first_numbers_are_whole_on_the_first_screen_in_twelve_languages(
    page: Page, server: str, address: Address, popovers: bool
) -> None:
    page.goto(server + address.url)
    if not popovers:
        page.evaluate(WITHOUT_POPOVERS)
    page.evaluate(TWELVE_LANGUAGES)
    assert page.locator("#side-sprak li").count() == 12
    numbers = page.locator(".first-numbers a")
    assert numbers.count() >= 3
    for number in numbers.all():
        box = number.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= HEIGHT


@pytest.mark.parametrize(("path", "width"), list(product(("", "ar/"), (320, 1280))))
def test_the_links_of_the_footer_begin_where_its_words_begin(
    page: Page, server: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(server + path)
    edge = "element => element.getBoundingClientRect()[document.dir === 'rtl' ? 'right' : 'left']"
    words = page.locator(".footer > p").evaluate(edge)
    links = page.locator(".footer li a").first.evaluate(edge)
    assert links == pytest.approx(words, abs=1)


@pytest.mark.parametrize("path", ["hjelp/", "ar/hjelp/"])
def test_a_number_stands_apart_from_the_words_beside_it(page: Page, server: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": HEIGHT})
    page.goto(server + path)
    gaps = page.locator(".first-numbers .call").evaluate_all(
        "calls => calls.map(call => { const [words, number] = ['.call-verb', '.number']"
        ".map(part => call.querySelector(part).getBoundingClientRect());"
        " return words.bottom <= number.top ? 99"
        " : Math.max(number.left - words.right, words.left - number.right) })"
    )
    assert len(gaps) == 4
    assert min(gaps) >= 6


@pytest.mark.parametrize(("path", "screens"), [("tegn/", 1.5), ("bekymret/", 1), ("trygg-pa-nett/", 4)])
def test_whoever_reads_of_signs_and_safety_is_never_far_from_a_number(
    page: Page, server: str, path: str, screens: float
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(server + path)
    box = page.locator("main a[href^='tel:']").first.bounding_box()
    assert box is not None
    assert box["y"] < screens * 640
