"""What is drawn is seen: the city at the foot of the front page, and the second colour on every ground."""

import pytest
from playwright.sync_api import Page

from browser.pictures import Colour, picture, ratio
from project import language_codes

SOURCE, *OTHERS = language_codes()
FRONT_PAGES = ["", *(f"{code}/" for code in OTHERS)]
SCHEMES = ("light", "dark")
PAIRS = [
    ("warm", "paper", 4.5),
    ("warm", "warm-tint", 4.5),
    ("ink", "warm-tint", 7),
    ("link", "warm-tint", 4.5),
]
"""Ink, ground, and the least contrast between them."""


MIRRORED = """() => {
  document.dir = "rtl";
  for (const chart of document.querySelectorAll(".flow")) {
    const width = chart.viewBox.baseVal.width;
    chart.querySelector("g").setAttribute("transform", `matrix(-1 0 0 1 ${width} 0)`);
    for (const each of chart.querySelectorAll("text")) each.setAttribute("x", width - each.getAttribute("x"));
  }
}"""
"""A page as the template draws it from right to left; see tests/site/test_procedures.py."""


@pytest.fixture(autouse=True)
def as_found(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light", media="screen")


def token(page: Page, name: str) -> Colour:
    """A colour of the site, as the browser paints it."""
    painted = page.evaluate(
        """(name) => {
          const probe = document.body.appendChild(document.createElement("p"));
          probe.style.color = `var(--${name})`;
          const {color} = getComputedStyle(probe);
          probe.remove();
          return color.match(/\\d+/g).map(Number);
        }""",
        name,
    )
    return tuple(painted)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_the_warm_colour_is_read_on_every_ground(
    page: Page, server: str, ink: str, ground: str, least: float, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(server + "tjenester/")
    assert ratio(token(page, ink), token(page, ground)) >= least


def test_a_colour_too_pale_would_be_noticed(page: Page, server: str) -> None:
    page.goto(server + "tjenester/")
    page.add_style_tag(content=":root { --warm: #e3a84a }")
    assert ratio(token(page, "warm"), token(page, "paper")) < 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", (320, 1280, 1920))
@pytest.mark.parametrize("url", FRONT_PAGES)
def test_the_city_stands_whole_on_the_river_at_the_foot_of_the_front_page(
    page: Page, server: str, url: str, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server + url)
    drawn = page.locator(".horizon svg").bounding_box()
    assert drawn
    assert drawn["x"] >= 0
    assert drawn["x"] + drawn["width"] <= width
    foot = page.locator(".footer").bounding_box()
    assert foot
    assert foot["y"] == pytest.approx(drawn["y"] + drawn["height"], abs=1)
    top, ground = round(drawn["y"]), round(foot["y"])
    seen = picture(page, (0, top, width, ground + 5))
    just_above, inside = ground - 3 - top, ground + 4 - top
    river = {seen.getpixel((x, y)) for x in (1, width - 2) for y in (just_above, inside)}
    assert len(river) == 1, "the river breaks off"
    walls = seen.crop((0, 0, width, ground - top)).getcolors(1 << 20)
    assert len([count for count, _ in walls if count > 50]) >= 7


OUTSIDE = """() => [...document.querySelectorAll(".flow")].flatMap((chart) => {
  const boxes = [...chart.querySelectorAll("rect")].map((each) => each.getBoundingClientRect());
  return [...chart.querySelectorAll("text:not(.answer)")].filter((each) => {
    const {left, top, right, bottom} = each.getBoundingClientRect();
    return !boxes.some((box) => box.left < left && right < box.right && box.top < top && bottom < box.bottom);
  }).map((each) => each.textContent);
})"""
"""Words of flow charts that no box holds."""


@pytest.mark.parametrize("direction", ("ltr", "rtl"))
@pytest.mark.parametrize("width", (320, 768, 1280))
def test_every_box_of_a_flow_chart_holds_its_words(
    page: Page, server: str, width: int, direction: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server + "ansatte/")
    if direction == "rtl":
        page.evaluate(MIRRORED)
    assert page.locator(".flow text").count() > 20
    assert page.evaluate(OUTSIDE) == []
    page.add_style_tag(content=".flow text { font-size: 24px }")
    assert page.evaluate(OUTSIDE)


def test_icons_stand_before_the_words_of_buttons_and_ways_in(page: Page, server: str) -> None:
    page.goto(server)
    drawn = page.locator("main > ul:not([class]) a, main a.call").evaluate_all(
        """(all) => all.map((each) => {
          const first = each.matches(".call") ? each.firstElementChild : each;
          const style = getComputedStyle(first, "::before");
          return [style.maskImage || style.webkitMaskImage, parseFloat(style.width)];
        })"""
    )
    assert len(drawn) == 4 + 4 + 3
    assert all(image.startswith("url(") and width > 16 for image, width in drawn)
    assert len({image for image, _ in drawn}) == 4 + 1
    page.emulate_media(media="print")
    shown = page.locator("main a.call").first.evaluate(
        "(each) => getComputedStyle(each.firstElementChild, '::before').display"
    )
    assert shown == "none"


def test_the_city_is_on_no_other_page_and_on_no_paper(page: Page, server: str) -> None:
    page.goto(server)
    page.emulate_media(media="print")
    assert not page.locator(".horizon").is_visible()
    page.emulate_media(media="screen")
    assert page.locator(".horizon").is_visible()
    page.goto(server + "hjelp/")
    assert page.locator("svg.city").count() == 0
