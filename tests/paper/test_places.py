"""Where things stand on a sheet: a label before what it tells, and an address whole on its line."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from made_handouts import codes, codes_from_the_right, is_of, the_drafts
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from veiviser.model.page import HandoutName
from veiviser.paper.pdf import lay_out
from veiviser.paper.pdf.boxes import Box, boxes_within
from veiviser.paper.sheet import STYLES

pytestmark = pytest.mark.xdist_group("handouts")
WITH_ADDRESS = (HandoutName.POSTER, HandoutName.LOBBY_POSTER, HandoutName.DOOR_NOTICE)
UNMIRRORED = "[dir] dl { grid-template-columns: 32mm 1fr } [dir] dt, [dir] dd { grid-column: auto }"


def pairs(html: str) -> list[tuple[Box, Box]]:
    """Each label of a list with the beginning of what it tells."""
    boxes = [
        box
        for page in lay_out(html, STYLES, identifier="sheet").pages
        for box in boxes_within(page._page_box)
        if box.element_tag in {"dt", "dd"}
    ]
    return [
        (label, told)
        for label, told in pairwise(boxes)
        if (label.element_tag, told.element_tag) == ("dt", "dd")
    ]


def the_directory(code: str) -> str:
    draft = the_drafts()[HandoutName.DIRECTORY, code]
    return draft.in_size(draft.sizes[0])


def stand_before(pairs: list[tuple[Box, Box]], *, from_the_right: bool) -> list[bool]:
    """Whether each label is met before what it tells, on the same line."""
    return [
        label.position_y == pytest.approx(told.position_y, abs=4)
        and (label.position_x > told.position_x) == from_the_right
        for label, told in pairs
    ]


@pytest.mark.parametrize("code", ["nb", *codes_from_the_right()])
def test_a_label_stands_before_what_it_tells(code: str) -> None:
    placed = stand_before(pairs(the_directory(code)), from_the_right=code in codes_from_the_right())
    assert len(placed) > 100
    assert all(placed)


def test_a_label_on_the_wrong_side_would_be_noticed() -> None:
    (code, *_) = codes_from_the_right()
    told = the_directory(code).replace("</head>", f"<style>{UNMIRRORED}</style></head>")
    assert not any(stand_before(pairs(told), from_the_right=True))


def address_lines(html: str) -> Iterator[int]:
    """On how many lines each address beside a code stands."""
    for page in lay_out(html, STYLES, identifier="sheet").pages:
        for scan in boxes_within(page._page_box):
            if is_of(scan, "scan"):
                lines = [box for box in boxes_within(scan) if isinstance(box, LineBox)]
                innermost = (line for line in lines if not nested(line))
                yield sum(any(map(in_link, boxes_within(line))) for line in innermost)


def in_link(box: Box) -> bool:
    return isinstance(box, TextBox) and box.element_tag == "a"


def nested(line: LineBox) -> bool:
    """Whether another line stands inside it, which is counted by itself."""
    return any(isinstance(box, LineBox) for box in boxes_within(line) if box is not line)


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("name", WITH_ADDRESS, ids=lambda name: name.value)
def test_an_address_stands_whole_on_one_line(name: HandoutName, code: str) -> None:
    draft = the_drafts()[name, code]
    lines = list(address_lines(draft.in_size(draft.sizes[0])))
    assert lines
    assert set(lines) == {1}


def test_an_address_in_two_would_be_noticed() -> None:
    draft = the_drafts()[HandoutName.DOOR_NOTICE, "nb"]
    told = draft.in_size(draft.sizes[0]).replace("</head>", "<style>.scan { width: 30mm }</style></head>")
    assert set(address_lines(told)) == {2}
