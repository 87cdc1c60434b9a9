"""Does on a page what a reader can do there."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, Request, Route

LEFT = "<!doctype html><title>left</title>"
FINDABLE = "112"
"""Something to search for that is written the same in all languages."""
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`blocked by the policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));"""
PRESS_EACH = "(elements) => elements.forEach((element) => element.click())"
EXIT = "a[rel~=nofollow][rel~=noreferrer]"
OPEN_PANELS = ":popover-open"


@dataclass
class Visit:
    """One page, watched from before it is asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    """What the browser's console said that is not mere information."""
    requests: list[Request] = field(default_factory=list)
    left: list[dict[str, str]] = field(default_factory=list)
    """Headers of the requests with which the reader left the site."""

    def __post_init__(self) -> None:
        self.page.add_init_script(TELL_VIOLATIONS)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request))

    def all_complaints(self) -> list[str]:
        """What was said until now; waits until the browser has told all that it found."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        return self.complaints

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")


def use_every_control(page: Page) -> None:
    """Opens every panel and every fold, chooses everything, and searches where there is a search."""
    for opener in page.locator(".bar button[popovertarget]").all():
        opener.click()
        page.locator(OPEN_PANELS).wait_for()
        page.keyboard.press("Escape")
    page.eval_on_selector_all("main summary", PRESS_EACH)
    page.eval_on_selector_all("main input:is([type=radio], [type=checkbox])", PRESS_EACH)
    page.eval_on_selector_all("main button:is([type=button], [type=reset]):not([hidden])", PRESS_EACH)
    for field_to_type_in in page.locator("main input[type=search]").all():
        field_to_type_in.fill(FINDABLE)
        page.locator("main ol li a").first.wait_for()


def leave(visit: Visit) -> None:
    """Uses the exit; stands in for the page it leads to."""
    page = visit.page
    way_out = page.locator(EXIT)
    address = str(way_out.get_attribute("href"))

    def receive(route: Route) -> None:
        visit.left.append(route.request.all_headers())
        route.fulfill(body=LEFT, content_type="text/html")

    page.route(address, receive)
    way_out.click()
    page.wait_for_url(address)
