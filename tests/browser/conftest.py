"""A real browser for tests, one for each worker; nothing it asks for leaves the machine."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from patience import PATIENCE

CHROMIUM = "/usr/bin/chromium"
ELSEWHERE = re.compile(r"^(?!http://127\.0\.0\.1:)")
MILLISECONDS = PATIENCE * 1000
NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; it sees a clean profile in every context."""
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], timeout=MILLISECONDS
        )
        yield browser
        browser.close()


def new_context(chromium: Browser, **options: Any) -> BrowserContext:
    """A clean profile that waits as long as tests do."""
    context = chromium.new_context(**options)
    context.set_default_timeout(MILLISECONDS)
    return context


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Opens a page in a context of its own, given that context's options.

    Whatever it asks of another machine is refused and fails the test; a page's own ``route`` goes first.
    """
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    def refuse(route: Route) -> None:
        strangers.append(route.request.url)
        route.abort()

    def open_page(**options: Any) -> Page:
        context = new_context(chromium, **options)
        context.route(ELSEWHERE, refuse)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert not strangers, f"asked for from other machines: {strangers}"
