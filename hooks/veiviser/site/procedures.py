"""What to do, step by step: a list that says it all, and a chart of the same steps."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from veiviser.model.measure import Procedure, Step
from veiviser.site.actor_view import ActorView
from veiviser.site.parts import Here
from veiviser.site.sources import SourceView, source_view

_WIDTH = 340
"""Of the whole chart, in the units of the SVG, which are pixels on a wide screen."""
_BRANCH = 48
"""How far a box that follows a yes stands to the right."""
_PADDING = 12
_LINE = 22
"""From one line of words to the next."""
_GAP = 36
"""Room for an arrow between two boxes."""
_SPINE, _SIDE = 24, 72
"""How far from the edge arrows go down: past an answer, and to it."""
_SIGN = 10
"""Width that is counted for a letter. Words in wide fonts still stay inside their box."""


_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class FlowLine:
    """Words on one line, and the foot they stand on."""

    words: str
    y: int
    is_call: bool = False
    """It names somebody to call, in the language of names."""


@dataclass(frozen=True, slots=True)
class FlowBox:
    """A step, or what follows a yes."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[FlowLine, ...]
    is_question: bool = False
    is_branch: bool = False

    @property
    def foot(self) -> int:
        return self.y + self.height

    @property
    def words_from(self) -> int:
        """Where its lines begin."""
        return self.x + _PADDING

    @property
    def role(self) -> str:
        """What its colour tells."""
        return "asks" if self.is_question else "then" if self.is_branch else "step"


@dataclass(frozen=True, slots=True)
class FlowArrow:
    """Down from ``start`` to ``end`` along the spine; a branch has its own at the side."""

    start: int
    end: int
    is_branch: bool = False
    is_no: bool = False
    """It is taken when the answer is no."""

    @property
    def x(self) -> int:
        return _SIDE if self.is_branch else _SPINE

    @property
    def answers(self) -> bool:
        """It bears a word."""
        return self.is_branch or self.is_no


@dataclass(frozen=True, slots=True)
class FlowChart:
    """A flow chart from the top down, one step below the other, as narrow as a phone."""

    boxes: tuple[FlowBox, ...]
    arrows: tuple[FlowArrow, ...]
    height: int
    width: int = _WIDTH


@dataclass(frozen=True, slots=True)
class FlowStep:
    """Words of a box, and of the box after a yes; ``calls`` stand in the last of the two."""

    what: str
    then: str | None = None
    calls: tuple[str, ...] = ()


def flow_chart(steps: Iterable[FlowStep]) -> FlowChart:
    """The steps in their order, with arrows between them."""
    boxes: list[FlowBox] = []
    arrows: list[FlowArrow] = []
    y, before, was_question = 2, 0, False
    for step in steps:
        asks = step.then is not None
        box = _box(0, y, step.what, () if asks else step.calls, is_question=asks)
        if boxes:
            arrows.append(FlowArrow(before, box.y, is_no=was_question))
        boxes.append(box)
        y, before, was_question = box.foot + _GAP, box.foot, asks
        if step.then is not None:
            branch = _box(_BRANCH, y, step.then, step.calls, is_branch=True)
            arrows.append(FlowArrow(box.foot, branch.y, is_branch=True))
            boxes.append(branch)
            y = branch.foot + _GAP
    return FlowChart(tuple(boxes), tuple(arrows), boxes[-1].foot + 2)


def _box(
    x: int, y: int, what: str, calls: Iterable[str], *, is_question: bool = False, is_branch: bool = False
) -> FlowBox:
    width = _WIDTH - x - 2
    fits = (width - 2 * _PADDING) // _SIGN
    lines = [(line, False) for line in textwrap.wrap(what, fits)]
    lines += [(line, True) for call in calls for line in textwrap.wrap(call, fits)]
    placed = tuple(
        FlowLine(words, y + _PADDING + _LINE * at + 16, is_call) for at, (words, is_call) in enumerate(lines)
    )
    height = 2 * _PADDING + _LINE * len(lines)
    return FlowBox(x + 1, y, width, height, placed, is_question=is_question, is_branch=is_branch)


@dataclass(frozen=True, slots=True)
class StepView:
    """A step and whom to ask or call."""

    step: Step
    actors: tuple[ActorView, ...]


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A procedure, ready to be shown."""

    procedure: Procedure
    steps: tuple[StepView, ...]
    sources: tuple[SourceView, ...]
    chart: FlowChart


def procedure(here: Here, id: str) -> str:
    """The list and the chart of a procedure, for the page it stands on."""
    return here.localized.render("procedure", procedure_view(here, id))


def procedure_view(here: Here, id: str) -> ProcedureView:
    guide = here.localized.guide
    held = guide.procedure(id)
    steps = tuple(StepView(step, here.views(map(guide.actor, step.actors))) for step in held.steps)
    return ProcedureView(
        procedure=held,
        steps=steps,
        sources=tuple(source_view(source, here.localized) for source in held.sources),
        chart=flow_chart(
            FlowStep(each.step.what, each.step.if_yes, tuple(map(_call, each.actors))) for each in steps
        ),
    )


def _call(actor: ActorView) -> str:
    line = actor.primary_phone
    if line is None or line.validity:
        return actor.actor.name
    # A number is never broken over two lines.
    return f"{actor.actor.name}: {line.phone.number.display.replace(' ', _NO_BREAK)}"
