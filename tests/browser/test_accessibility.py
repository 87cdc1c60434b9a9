"""axe finds nothing on any page: in every language, on desktop and phone, light and dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.axe import SCRIPT, violations
from browser.conftest import new_context
from project import Address, addresses, language_codes

SOUND = """<!doctype html><html lang="nb"><head><title>t</title>
<style>:root { color-scheme: light dark }</style></head>
<body><main><h1>Tittel</h1><p>Ord</p></main></body></html>"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One page for all addresses, so that only the address changes."""
    context = new_context(chromium, reduced_motion="reduce")
    context.add_init_script(path=SCRIPT)
    yield context.new_page()
    context.close()


def url_of(code: str, page: str) -> str:
    return next(address.url for address in addresses() if str(address) == f"{code}/{page}")


@pytest.mark.parametrize("address", list(addresses()), ids=str)
def test_axe_finds_nothing_on(address: Address, page: Page, server: str) -> None:
    page.goto(server + address.url)
    found = violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("panel", ["side-meny", "side-sprak"])
@pytest.mark.parametrize("code", language_codes())
def test_axe_finds_nothing_on_the_open_menus(code: str, panel: str, page: Page, server: str) -> None:
    page.goto(server + url_of(code, "index.md"))
    page.locator(f".bar [popovertarget={panel}]").click()
    assert page.locator(f"#{panel}").is_visible()
    found = violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("code", language_codes())
def test_axe_finds_nothing_on_the_finder_with_a_sentence_open(code: str, page: Page, server: str) -> None:
    page.goto(server + url_of(code, "hjelp.md"))
    page.locator(".need > summary").nth(2).click()
    page.locator(".need[open] .more > summary").click()
    # The exit stays at the top of the screen; a control that scrolls beneath it would count as too small.
    page.evaluate("scrollTo(0, 0)")
    found = violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("code", language_codes())
def test_axe_finds_nothing_on_the_results_of_a_search(code: str, page: Page, server: str) -> None:
    page.goto(server + url_of(code, "sok.md"))
    page.get_by_role("searchbox").fill("ROSA")
    page.locator(".results li").first.wait_for()
    found = violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("</p>", '</p><img src="data:,">', ["image-alt: img"]),
        ("</p>", "</p><details><summary>Mer</summary><h4>Dypt</h4></details>", ["heading-order: h4"]),
    ],
    ids=["a picture without words", "a heading that skips levels, in closed details"],
)
def test_a_planted_violation_is_found_in_every_state(
    page: Page, before: str, after: str, told: list[str]
) -> None:
    show(page, SOUND.replace(before, after))
    assert violations(page) == [
        f"{state}: {fault}"
        for state in ("1280 px, light", "1280 px, dark", "320 px, light", "320 px, dark")
        for fault in told
    ]


def test_what_is_hard_to_read_in_one_colour_scheme_alone_is_found(page: Page) -> None:
    faint = "@media (prefers-color-scheme: dark) { body { background: #111 } p { color: #222 } }"
    show(page, SOUND.replace("</style>", faint + "</style>"))
    assert {fault.partition(":")[0] for fault in violations(page)} == {"1280 px, dark", "320 px, dark"}


def test_what_is_laid_out_otherwise_in_one_colour_scheme_alone_is_found(page: Page) -> None:
    hidden = "@media (prefers-color-scheme: dark) { h1 { visibility: hidden } }"
    show(page, SOUND.replace("</style>", hidden + "</style>"))
    assert violations(page) == [f"{width} px, dark: page-has-heading-one: html" for width in (1280, 320)]


def test_what_is_wider_than_a_phone_is_found(page: Page) -> None:
    show(page, SOUND.replace("<p>", '<p style="width: 400px">'))
    assert [fault.partition(" wider")[0] for fault in violations(page)] == [
        f"320 px, {scheme}: the page is 88 px" for scheme in ("light", "dark")
    ]


def test_a_sound_page_passes(page: Page) -> None:
    show(page, SOUND)
    assert violations(page) == []


def show(page: Page, text: str) -> None:
    # A page that is written into another runs no start scripts: axe must come from an address.
    page.route("http://planted.test/", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto("http://planted.test/")
    page.unroute("http://planted.test/")
