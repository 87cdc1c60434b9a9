"""The browser of these tests shows a page as the whole Chromium does, to the pixel."""

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Playwright

from browser.conftest import CHROMIUM, launched, new_context
from browser.pictures import picture

pytestmark = pytest.mark.xdist_group("whole browser")
PHONE = {"width": 360, "height": 640}
URLS = ("hjelp/", "ar/tjenester/", "th/hjelp/", "ti/si-det/", "tall/")


def seen(browser: Browser, address: str, scheme: str) -> Image.Image:
    context = new_context(browser, viewport=PHONE, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => {})")
    taken = picture(page)
    context.close()
    return taken


def is_same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.difference(one, other).getbbox() is None


def test_both_are_of_one_version(chromium: Browser, whole_chromium: Browser) -> None:
    assert chromium.version == whole_chromium.version


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", URLS)
def test_both_show_the_same(
    chromium: Browser, whole_chromium: Browser, server: str, url: str, scheme: str
) -> None:
    assert is_same(seen(chromium, server + url, scheme), seen(whole_chromium, server + url, scheme))


def test_letters_drawn_otherwise_would_be_noticed(
    playwright: Playwright, whole_chromium: Browser, server: str
) -> None:
    with launched(playwright, CHROMIUM, "--font-render-hinting=none") as other:
        assert not is_same(
            seen(other, f"{server}th/hjelp/", "light"), seen(whole_chromium, f"{server}th/hjelp/", "light")
        )
