"""The list of steps says all that the chart shows, and nobody named in it lacks a number that is known."""

import re
from dataclasses import replace

import pytest
from lxml import html

from builders import real_project, shown
from veiviser.model.measure import Procedure
from veiviser.site.procedures import FlowStep, flow_chart

REAL = real_project().guide


def rendered(held: Procedure) -> html.HtmlElement:
    pages = {"tjenester.md": "", "index.md": ""}
    return html.fragment_fromstring(
        shown(REAL, f"{{{{ procedure {held.id} }}}}", pages=pages), create_parent=True
    )


@pytest.mark.parametrize("held", REAL.procedures, ids=lambda held: held.id)
def test_every_word_of_the_chart_stands_in_the_list(held: Procedure) -> None:
    part = rendered(held)
    words = " ".join(" ".join(part.xpath("./div/ol//text()")).split())
    drawn = " ".join(part.xpath(".//svg/text/text()"))
    assert len(part.xpath("./div/ol/li")) == len(held.steps)
    for step in held.steps:
        for said in filter(None, (step.what, step.if_yes)):
            assert said in words
            assert said in re.sub(r"\s+", " ", drawn)


@pytest.mark.parametrize("held", REAL.procedures, ids=lambda held: held.id)
def test_every_number_can_be_called_from_the_list(held: Procedure) -> None:
    numbers = [
        REAL.actor(id).phones[0].uri for step in held.steps for id in step.actors if REAL.actor(id).phones
    ]
    assert numbers
    assert rendered(held).xpath("./div/ol//a[@class='number']/@href") == numbers


@pytest.mark.parametrize("held", REAL.procedures, ids=lambda held: held.id)
def test_no_number_is_broken_over_two_lines_of_the_chart(held: Procedure) -> None:
    drawn = rendered(held).xpath(".//svg/text/text()")
    for step in held.steps:
        for line in (phone for id in step.actors for phone in REAL.actor(id).phones[:1]):
            number = line.number.display.replace(" ", "\u00a0")
            assert any(number in words for words in drawn)


def test_a_procedure_may_name_nobody() -> None:
    [held, *_] = REAL.procedures
    alone = replace(held, steps=tuple(replace(step, actors=()) for step in held.steps))
    part = shown(replace(REAL, procedures=(alone,)), f"{{{{ procedure {held.id} }}}}")
    assert held.steps[0].what in part


def test_boxes_stand_below_each_other_and_hold_their_words() -> None:
    chart = flow_chart(
        (
            FlowStep(
                "Et spørsmål?", then="Et svar som er langt nok til å gå over flere linjer.", calls=("Lykta",)
            ),
        )
        * 3
    )
    assert len(chart.boxes) == 6
    for above, below in zip(chart.boxes, chart.boxes[1:], strict=False):
        assert above.foot < below.y
    for box in chart.boxes:
        assert box.x + box.width <= chart.width
        assert all(box.y < line.y < box.foot for line in box.lines)
    assert chart.boxes[-1].foot <= chart.height


def test_a_no_leads_past_the_answer_to_the_next_step() -> None:
    chart = flow_chart((FlowStep("Er det fare?", then="Ring."), FlowStep("Snakk."), FlowStep("Skriv.")))
    asked, answer, talk, write = chart.boxes
    assert [(arrow.start, arrow.end, arrow.is_branch, arrow.is_no) for arrow in chart.arrows] == [
        (asked.foot, answer.y, True, False),
        (asked.foot, talk.y, False, True),
        (talk.foot, write.y, False, False),
    ]
    assert answer.x > asked.x


def test_a_chart_is_mirrored_where_reading_runs_from_right_to_left() -> None:
    held = REAL.procedures[0]
    left, right = (
        html.fragment_fromstring(
            shown(REAL, f"{{{{ procedure {held.id} }}}}", code, pages={"tjenester.md": "", "index.md": ""}),
            create_parent=True,
        )
        for code in ("nb", "ar")
    )
    width = int(left.xpath(".//svg/@viewbox")[0].split()[2])
    assert left.xpath(".//svg/g/@transform") == []
    assert right.xpath(".//svg/g/@transform") == [f"matrix(-1 0 0 1 {width} 0)"]
    for one, other in zip(left.xpath(".//svg/text/@x"), right.xpath(".//svg/text/@x"), strict=True):
        assert int(one) + int(other) == width
