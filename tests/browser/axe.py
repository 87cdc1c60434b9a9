"""What axe says of the page that a browser shows."""

from dataclasses import dataclass
from itertools import product

from playwright.sync_api import Page

from project import ROOT

SCRIPT = ROOT / "node_modules/axe-core/axe.min.js"
DESKTOP, PHONE = 1280, 320
HEIGHT = 800
RUN = """async () => {
  const tags = [...new Set(axe.getRules().flatMap(rule => rule.tags))];
  const {violations} = await axe.run(document, {
    resultTypes: ["violations"], runOnly: {type: "tag", values: tags},
  });
  return violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target.join(" ")}`));
}"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(details => { details.open = true })"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class State:
    """How a reader holds the page."""

    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.width} px, {self.scheme}"


STATES = tuple(State(width, scheme) for width, scheme in product((DESKTOP, PHONE), ("light", "dark")))


def violations(page: Page) -> list[str]:
    """Everything axe finds, by all its rules, on the page with its details open, in every state."""
    page.evaluate(OPEN_ALL)
    found: list[str] = []
    for state in STATES:
        page.set_viewport_size({"width": state.width, "height": HEIGHT})
        page.emulate_media(color_scheme=state.scheme)  # type: ignore[arg-type]
        found.extend(f"{state}: {fault}" for fault in page.evaluate(RUN))
        if (wider := page.evaluate(OVERFLOW)) > 0:
            found.append(f"{state}: the page is {wider} px wider than the screen")
    return found
