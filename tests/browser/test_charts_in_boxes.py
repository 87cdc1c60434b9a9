"""Words of charts and tables stay whole in their boxes: at each width and scheme, on paper, right to left."""

import pytest
from playwright.sync_api import Page

PAGES = ("ansatte/", "tall/", "tiltak/", "plan/tiltak/", "bakgrunn/", "en/ansatte/", "en/tall/")
WIDTHS = (320, 768, 1280)
AS_SEEN = [
    ("light", "screen", "ltr"),
    ("dark", "screen", "ltr"),
    ("light", "print", "ltr"),
    ("light", "screen", "rtl"),
]
OUTSIDE = """() => {
  const faults = [];
  for (const chart of document.querySelectorAll("svg.flow")) {
    const boxes = [...chart.querySelectorAll("rect")].map((box) => box.getBoundingClientRect());
    const whole = chart.getBoundingClientRect();
    for (const text of chart.querySelectorAll("text")) {
      const words = text.getBoundingClientRect();
      const middle = words.top + words.height / 2;
      const box = boxes.find((each) => each.top < middle && middle < each.bottom) || whole;
      if (words.left < box.left || words.right > box.right) faults.push(text.textContent);
    }
  }
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, around = text.parentElement;
    const cell = around.closest("thead");
    // Heads that are folded away on a narrow screen are for screen readers.
    if (!around.closest(".chart, table, .measure, .timeline") || cell && cell.offsetWidth < 2) continue;
    for (const found of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(text, found.index);
      range.setEnd(text, found.index + found[0].length);
      const seen = [...range.getClientRects()].filter((part) => part.width);
      const lines = new Set(seen.map((part) => Math.round(part.top)));
      const { left, right } = range.getBoundingClientRect();
      if (lines.size > 1 || left < -1 || right > innerWidth + 1) faults.push(found[0]);
    }
  }
  return faults;
}"""
"""Lines of a flow chart outside their box, and words of charts and tables that are broken or off the page."""


@pytest.mark.parametrize(("scheme", "media", "direction"), AS_SEEN)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", PAGES)
def test_no_word_leaves_its_box_or_is_broken(
    page: Page, server: str, url: str, width: int, scheme: str, media: str, direction: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, media=media)
    page.goto(server + url)
    page.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
    # A flow chart is drawn for its language's direction at the build, so it keeps the one it was drawn in.
    page.add_style_tag(content="svg.flow { direction: ltr }")
    assert page.evaluate(OUTSIDE) == []
    page.emulate_media(color_scheme="light", media="screen")


def test_a_word_too_long_for_its_box_is_found(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(server + "ansatte/")
    page.evaluate(
        "() => { document.querySelector('svg.flow text:not(.answer)').textContent += ' mer'.repeat(20) }"
    )
    assert len(page.evaluate(OUTSIDE)) == 1
    page.goto(server + "tall/")
    page.add_style_tag(content=".bars caption { display: block; width: 2em; word-break: break-all }")
    assert "Anmeldt" in page.evaluate(OUTSIDE)
