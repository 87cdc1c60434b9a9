"""A reader who has no mouse."""

from dataclasses import dataclass

from playwright.sync_api import Page

FOCUS = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const shown = focused.matches("input") ? focused.closest("label") || focused : focused;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
  return {
    name: `${focused.tagName} ${focused.id || focused.getAttribute("href") || focused.textContent.trim()}`,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    edges: style.boxShadow !== "none",
    in_view: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0
      && box.top < innerHeight && box.left < innerWidth,
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that has the focus."""

    name: str
    outline: float
    """Pixels."""
    edges: bool
    """A second colour stands around the outline."""
    in_view: bool

    @property
    def is_shown(self) -> bool:
        return self.outline >= 3 and self.edges and self.in_view


def stop(page: Page) -> Stop | None:
    """What has the focus; None where only the page itself has it."""
    found = page.evaluate(FOCUS)
    return found and Stop(**found)


def is_at(page: Page, selector: str) -> bool:
    """Something that matches has the focus."""
    return bool(page.evaluate("(selector) => document.activeElement.matches(selector)", selector))


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Presses Tab until the first thing that matches has the focus; every stop on the way must show."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = stop(page)
        assert here is None or here.is_shown, here
        if is_at(page, selector):
            return
    raise AssertionError(f"{most} presses of Tab do not reach {selector}")
