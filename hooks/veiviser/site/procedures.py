"""What to do, step by step: a list that says it all, and a chart of the same steps."""

from dataclasses import dataclass

from veiviser.model.measure import Procedure, Step
from veiviser.site.actor_view import ActorView, SourceView
from veiviser.site.flow_chart import FlowChart, FlowStep, flow_chart
from veiviser.site.parts import Here

_NO_BREAK = "\u00a0"


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
    guide = here.localized.guide
    held = guide.procedure(id)
    steps = tuple(StepView(step, here.views(map(guide.actor, step.actors))) for step in held.steps)
    named = next(actor for step in steps for actor in step.actors)
    view = ProcedureView(
        procedure=held,
        steps=steps,
        sources=tuple(map(named.source, held.sources)),
        chart=flow_chart(
            FlowStep(each.step.what, each.step.if_yes, tuple(map(_call, each.actors))) for each in steps
        ),
    )
    return here.localized.render("procedure", view)


def _call(actor: ActorView) -> str:
    line = actor.primary_phone
    if line is None:
        return actor.actor.name
    # A number is never broken over two lines.
    return f"{actor.actor.name}: {line.phone.number.display.replace(' ', _NO_BREAK)}"
