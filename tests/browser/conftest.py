"""A real browser for tests, one for each worker; nothing it asks for leaves the machine."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect, sync_playwright

from patience import PATIENCE

CHROMIUM = "/usr/bin/chromium-headless-shell"
"""Debian's Chromium without windows, which paints a page as the whole one does in half the time."""
WHOLE_CHROMIUM = "/usr/bin/chromium"
"""The same with all that stands around a page, such as what it shows a PDF in."""
HINTING = "--font-render-hinting=slight"
"""How the whole one draws letters; the other would set Thai and Tigrinya wider by a pixel or two."""
ELSEWHERE = re.compile(r"^(?!http://127\.0\.0\.1:)")
HERE = "http://127.0.0.1/"
"""To the browser the same site as every server on this machine, whatever its port."""
MILLISECONDS = PATIENCE * 1000
NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium; it sees a clean profile in every context."""
    with launched(playwright, CHROMIUM, HINTING) as browser:
        yield browser


@pytest.fixture(scope="session")
def whole_chromium(playwright: Playwright) -> Iterator[Browser]:
    with launched(playwright, WHOLE_CHROMIUM) as browser:
        yield browser


@contextmanager
def launched(playwright: Playwright, program: str, *options: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(
        executable_path=program, args=["--no-sandbox", *options], timeout=MILLISECONDS
    )
    yield browser
    browser.close()


def new_context(chromium: Browser, **options: Any) -> BrowserContext:
    """A clean profile that waits as long as tests do."""
    context = chromium.new_context(**options)
    context.set_default_timeout(MILLISECONDS)
    return context


@dataclass
class Strangers:
    """Addresses of other machines that pages asked for, and did not get."""

    asked: list[str] = field(default_factory=list)

    def keep_out(self, context: BrowserContext) -> None:
        """A page's own ``route`` goes first."""
        context.route(ELSEWHERE, self._refuse)

    def _refuse(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.abort()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Opens a page in a clean profile of its own, given that context's options.

    Whatever it asks of another machine is refused and fails the test.
    """
    contexts: list[BrowserContext] = []
    strangers = Strangers()

    def open_page(**options: Any) -> Page:
        context = new_context(chromium, **options)
        strangers.keep_out(context)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert strangers.asked == []


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One page on a desk for all tests of a module; a module with other needs has a page of its own."""
    context = new_context(chromium, viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@dataclass
class Profile:
    """A context that tests use one after another, and the page that keeps its process alive meanwhile."""

    context: BrowserContext
    strangers: Strangers
    keeper: Page

    def tidy(self) -> None:
        for page in self.context.pages:
            if page is not self.keeper:
                page.close()


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Iterator[dict[str, Profile]]:
    """The contexts of ``new_tab`` by their options."""
    held: dict[str, Profile] = {}
    yield held
    for profile in held.values():
        profile.context.close()


@pytest.fixture
def new_tab(chromium: Browser, profiles: dict[str, Profile]) -> Iterator[NewPage]:
    """As ``new_page``, in a profile that other tests use too, which takes a third of the time.

    For tests of what a page shows and does, which change nothing that pages share: neither clock nor network.
    """

    def open_tab(**options: Any) -> Page:
        key = repr(sorted(options.items()))
        if key not in profiles:
            context, strangers = new_context(chromium, **options), Strangers()
            keeper = context.new_page()
            keeper.route(HERE, lambda route: route.fulfill(body="", content_type="text/html"))
            keeper.goto(HERE)
            strangers.keep_out(context)
            profiles[key] = Profile(context, strangers, keeper)
        return profiles[key].context.new_page()

    yield open_tab
    asked = [url for profile in profiles.values() for url in profile.strangers.asked]
    for profile in profiles.values():
        profile.tidy()
        profile.strangers.asked.clear()
    assert asked == []
