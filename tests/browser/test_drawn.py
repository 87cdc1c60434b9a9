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
    seen = picture(page, full=True)
    just_above, inside = round(foot["y"]) - 3, round(foot["y"]) + 4
    river = {seen.getpixel((x, y)) for x in (1, width - 2) for y in (just_above, inside)}
    assert len(river) == 1, "the river breaks off"
    walls = seen.crop((0, round(drawn["y"]), width, round(foot["y"]))).getcolors(1 << 20)
    assert len([count for count, _ in walls if count > 50]) >= 7


def test_the_city_is_on_no_other_page_and_on_no_paper(page: Page, server: str) -> None:
    page.goto(server)
    page.emulate_media(media="print")
    assert not page.locator(".horizon").is_visible()
    page.emulate_media(media="screen")
    assert page.locator(".horizon").is_visible()
    page.goto(server + "hjelp/")
    assert page.locator("svg.city").count() == 0
