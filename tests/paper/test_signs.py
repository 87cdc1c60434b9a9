"""The sheets of signs as they are taken in while standing: nothing runs together, nothing leads elsewhere."""

from functools import cache
from typing import Any

import pytest
from made_handouts import is_of, the_drafts
from weasyprint.formatting_structure.boxes import TextBox

from veiviser.model.page import HandoutName
from veiviser.paper.chosen_sections import SIGN_GROUPS
from veiviser.paper.pdf import lay_out
from veiviser.paper.pdf.boxes import Box, boxes_within
from veiviser.paper.sheet import STYLES

pytestmark = pytest.mark.xdist_group("handouts")
LANGUAGES = ["nb", "en"]
SHEETS = [(name, code) for name in SIGN_GROUPS for code in LANGUAGES]
LEAST_ABOVE_A_RULE = 2.5
"""Millimetres between words and the rule under them, so that it does not underline them."""
PIXELS = 96 / 25.4


@cache
def boxes_of(name: HandoutName, code: str, more: str = "") -> list[Box]:
    draft = the_drafts()[name, code]
    html = draft.in_size(draft.sizes[-1]).replace("</head>", f"<style>{more}</style></head>")
    document: Any = lay_out(html, STYLES, identifier="signs")
    return [box for page in document.pages for box in boxes_within(page._page_box)]


def raised_dots(boxes: list[Box]) -> list[str]:
    """Items whose dot stands on another line than their first word."""
    faults = []
    for item in boxes:
        dot, *words = [box for box in boxes_within(item) if isinstance(box, TextBox)] or [None]
        if item.element_tag != "li" or dot.element_tag != "li::marker":
            continue
        first = words[0]
        if abs(dot.position_y + dot.baseline - first.position_y - first.baseline) > 1:
            faults.append(first.text)
    return faults


def room_above_the_rule(boxes: list[Box]) -> float:
    """Between the first rule and what stands above it, in millimetres."""
    rule = min(box.position_y + box.margin_top for box in boxes if is_of(box, "group"))
    above = [box for box in boxes if box.element_tag == "p" and not is_of(box, "foot")]
    ends = [box.position_y + box.margin_top + box.height for box in above]
    return (rule - max(end for end in ends if end <= rule)) / PIXELS


@pytest.mark.parametrize(("name", "code"), SHEETS)
def test_the_dot_of_an_item_stands_on_the_line_of_its_words(name: HandoutName, code: str) -> None:
    assert raised_dots(boxes_of(name, code)) == []


def test_a_raised_dot_would_be_noticed() -> None:
    larger = ".todo .number { line-height: 2 }"
    assert raised_dots(boxes_of(HandoutName.SIGNS_HOTEL, "nb", larger)) != []


@pytest.mark.parametrize(("name", "code"), SHEETS)
def test_a_rule_underlines_no_words(name: HandoutName, code: str) -> None:
    assert room_above_the_rule(boxes_of(name, code)) >= LEAST_ABOVE_A_RULE


def test_a_rule_close_under_words_would_be_noticed() -> None:
    assert room_above_the_rule(boxes_of(HandoutName.SIGNS_HOTEL, "nb", ".groups { margin: 0 }")) < 2


@pytest.mark.parametrize(("name", "code"), SHEETS)
def test_a_sheet_sends_nobody_to_signs_that_it_does_not_hold(name: HandoutName, code: str) -> None:
    assert "bransjer/#" not in the_drafts()[name, code].html
