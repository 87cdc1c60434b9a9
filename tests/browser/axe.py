"""What axe says of the page that a browser shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from project import ROOT

SCRIPT = ROOT / "node_modules/axe-core/axe.min.js"
DESKTOP, PHONE = 1280, 320
HEIGHT = 800
COLOUR = "cat.color"
"""Of rules that ask for colours, which are all that a colour scheme changes where nothing moves."""
RUN = """async (tag) => {
  const tags = tag ? [tag] : [...new Set(axe.getRules().flatMap(rule => rule.tags))];
  const {violations} = await axe.run(document, {
    resultTypes: ["violations"], runOnly: {type: "tag", values: tags},
  });
  return violations.flatMap(({id, tags, nodes}) =>
    nodes.map(({target}) => [`${id}: ${target.join(" ")}`, tags.includes("cat.color")]));
}"""
LAID_OUT = """() => JSON.stringify([
  scrollX, scrollY, document.documentElement.outerHTML,
  [...document.querySelectorAll("*")].map((each) => {
    const {left, top, width, height} = each.getBoundingClientRect();
    const isSeen = each.checkVisibility({opacityProperty: true, visibilityProperty: true});
    return [left, top, width, height, isSeen];
  }),
])"""
"""Everything of the page but its colours."""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(details => { details.open = true })"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class State:
    """How a reader holds the page."""

    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.width} px, {self.scheme}"


SCHEMES = ("light", "dark")


def violations(page: Page) -> list[str]:
    """Everything axe finds, by all its rules, on the page with its details open, in every state."""
    page.evaluate(OPEN_ALL)
    return [fault for width in (DESKTOP, PHONE) for fault in _violations_at(page, width)]


def _violations_at(page: Page, width: int) -> Iterator[str]:
    """Where both schemes lay the page out alike, the second is asked for its colours alone."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    laid_out, known = "", list[str]()
    for scheme in SCHEMES:
        state = State(width, scheme)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        before, laid_out = laid_out, page.evaluate(LAID_OUT)
        if laid_out != before:
            found = page.evaluate(RUN)
            known = [fault for fault, is_of_colour in found if not is_of_colour]
        else:
            found = [*((fault, False) for fault in known), *page.evaluate(RUN, COLOUR)]
        yield from (f"{state}: {fault}" for fault, _ in found)
        if (wider := page.evaluate(OVERFLOW)) > 0:
            yield f"{state}: the page is {wider} px wider than the screen"
