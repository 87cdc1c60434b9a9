"""What the eye and the camera meet on paper: numbers in order, codes, marks to cut along, grey on grey."""

import re
from collections.abc import Iterator, Mapping

import pytest
import zxingcpp
from made_handouts import SETTINGS, Made, codes, codes_from_the_right, the_drafts, the_project
from PIL.Image import Image
from weasyprint.formatting_structure.boxes import TextBox

from builders import real_guide
from veiviser.model.page import FOR_STAFF, HandoutName
from veiviser.paper.pdf import lay_out
from veiviser.paper.pdf.boxes import Box, children
from veiviser.paper.sheet import STYLES
from veiviser.site.words import from_to

pytestmark = pytest.mark.xdist_group("handouts")
LANGUAGES = codes()
WITH_HELP_CODE = {
    HandoutName.POSTER,
    HandoutName.LOBBY_POSTER,
    HandoutName.DOOR_NOTICE,
    HandoutName.CARDS,
}
CUTS_ACROSS = [20, 105, 190]
CUTS_DOWN = [11 + 55 * row for row in range(6)]
DOTS = 300
CARD_HEIGHT, CARD_WIDTH = 55, 85
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3. Contrast is counted from luminance, which is all that a black and white copy keeps."""
NUMBER = re.compile(r"\d{3} ?\d{3}|\d{3} ?\d{2} ?\d{3}|\d{2} ?\d{2} ?\d{2} ?\d{2}")
Handouts = Mapping[tuple[HandoutName, str], Made]


def test_each_code_leads_to_the_right_page(each: Made) -> None:
    code = "" if each.handout.language == "nb" else f"{each.handout.language}/"
    help_page = each.handout.name in WITH_HELP_CODE
    found = {held.text for picture in each.pictures(200) for held in zxingcpp.read_barcodes(picture)}
    if each.handout.name is HandoutName.NEUTRAL_CARDS:
        assert found == set()
    elif help_page:
        assert found == {f"{SETTINGS.address.root}{code}hjelp/"}
    else:
        assert found == {f"{SETTINGS.address.root}{code}utskrift/"}


def test_every_card_has_a_code_that_can_be_scanned(made: Handouts) -> None:
    _, back = made[HandoutName.CARDS, "ar"].pictures(300)
    assert len(zxingcpp.read_barcodes(back)) == 10


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", [HandoutName.CARDS, HandoutName.NEUTRAL_CARDS])
def test_marks_show_where_to_cut_within_a_tenth_of_a_millimetre(
    made: Handouts, name: HandoutName, code: str
) -> None:
    for side in made[name, code].pictures(DOTS):
        for top in (4.4, 287.2):
            assert lines_across(side, top) == pytest.approx(CUTS_ACROSS, abs=0.1)
        for left in (14, 194):
            assert lines_down(side, left) == pytest.approx(CUTS_DOWN, abs=0.1)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", [HandoutName.CARDS, HandoutName.NEUTRAL_CARDS])
def test_nothing_is_printed_where_the_scissors_go(made: Handouts, name: HandoutName, code: str) -> None:
    for side in made[name, code].pictures(100):
        grey = side.convert("L")
        for x in CUTS_ACROSS:
            strip = grey.crop(tuple(pixel(edge, 100) for edge in (x - 0.8, 11, x + 0.8, 286)))
            assert strip.getextrema()[0] > 200
        for y in CUTS_DOWN:
            strip = grey.crop(tuple(pixel(edge, 100) for edge in (20, y - 0.8, 190, y + 0.8)))
            assert strip.getextrema()[0] > 200


@pytest.mark.parametrize("right_to_left", codes_from_the_right())
def test_every_number_lies_in_its_order_on_paper_from_the_right(made: Handouts, right_to_left: str) -> None:
    numbers = {phone.number.digits for actor in real_guide().actors for phone in actor.phones}
    seen = set()
    for (_, code), held in made.items():
        if code == right_to_left:
            printed = "".join(held.pages)
            seen |= {digits for digits in numbers if digits in printed}
            for number in NUMBER.findall(held.words):
                assert number.replace(" ", "") in printed, f"{held.handout.path}: {number}"
    assert seen == numbers


@pytest.mark.parametrize("code", codes_from_the_right())
def test_every_time_lies_in_its_order_on_paper_from_the_right(made: Handouts, code: str) -> None:
    directory = made[HandoutName.DIRECTORY, code]
    spans = set(re.findall(r"\d\d:\d\d–\d\d:\d\d", made[HandoutName.DIRECTORY, "nb"].words))
    assert len(spans) >= 5
    said = [from_to(*span.split("–"), the_project().translations[code]) for span in spans]
    words = " ".join(directory.words.split())
    assert [span for span in said if span not in words] == []
    assert [span for span in spans if span in words] == []


def test_everything_can_be_read_on_a_black_and_white_copy() -> None:
    faint = {
        f"{name.value}-{code}: {told}"
        for (name, code), draft in the_drafts().items()
        if (code == "ar" and name is not HandoutName.DIRECTORY) or (code == "nb" and name in FOR_STAFF)
        for told in faint_text(draft.in_size(draft.sizes[-1]), name.value)
    }
    assert faint == set()


def test_faint_text_is_found() -> None:
    html = (
        '<html lang="nb"><head><title>x</title></head>'
        '<body><p style="color: #888; background: #bbb">grått</p></body></html>'
    )
    assert list(faint_text(html, "x")) == ["p ‘grått’ has a contrast of 1.8"]


def lines_across(side: Image, height: float) -> list[float]:
    """Where dark lines cross a row of the sheet, in millimetres from its left edge."""
    grey = side.convert("L")
    row = [grey.getpixel((x, pixel(height, DOTS))) for x in range(grey.width)]
    return middles(row)


def lines_down(side: Image, left: float) -> list[float]:
    grey = side.convert("L")
    return middles([grey.getpixel((pixel(left, DOTS), y)) for y in range(grey.height)])


def middles(row: list[int]) -> list[float]:
    """The middle of each run of dark dots, weighed by how dark they are."""
    runs: list[list[int]] = []
    for at, value in enumerate(row):
        if value < 230:
            if runs and runs[-1][-1] == at - 1:
                runs[-1].append(at)
            else:
                runs.append([at])
    return [
        sum((at + 0.5) * (255 - row[at]) for at in run) / sum(255 - row[at] for at in run) / DOTS * 25.4
        for run in runs
    ]


def pixel(millimetres: float, dots: int) -> int:
    return round(millimetres / 25.4 * dots)


def faint_text(html: str, identifier: str) -> Iterator[str]:
    """Texts that stand out too little from what is behind them."""
    for sheet in lay_out(html, STYLES, identifier=identifier).pages:
        yield from _faint(sheet._page_box, 1.0)


def _faint(box: Box, behind: float) -> Iterator[str]:
    if isinstance(box, TextBox):
        light, dark = sorted((luminance(box.style["color"]), behind), reverse=True)
        contrast = (light + 0.05) / (dark + 0.05)
        if box.text.strip() and contrast < LEAST_CONTRAST:
            yield f"{box.element_tag} ‘{box.text.strip()}’ has a contrast of {contrast:.1f}"
        return
    ground = box.style["background_color"]
    if ground.alpha == 1:
        behind = luminance(ground)
    for child in children(box):
        yield from _faint(child, behind)


def luminance(colour) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in colour.to("srgb").coordinates
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
