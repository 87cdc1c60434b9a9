"""What to do, step by step: a list that says it all, and a chart of the same steps."""

from dataclasses import dataclass

from veiviser.model.procedure import Procedure, Step
from veiviser.site.actor_view import ActorView, SourceView
from veiviser.site.flow_chart import FlowChart, FlowStep, flow_chart
from veiviser.site.localized_site import LocalizedSite


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


def procedure_view(localized: LocalizedSite, page_url: str, procedure: Procedure) -> ProcedureView:
    """The steps of ``procedure``, seen from a page."""
    steps = tuple(
        StepView(step, tuple(ActorView(localized.guide.actor(id), localized, page_url) for id in step.actors))
        for step in procedure.steps
    )
    named = next(actor for step in steps for actor in step.actors)
    return ProcedureView(
        procedure=procedure,
        steps=steps,
        sources=tuple(map(named.source, procedure.sources)),
        chart=flow_chart(
            FlowStep(held.step.what, held.step.if_yes, tuple(map(_call, held.actors))) for held in steps
        ),
    )


def _call(actor: ActorView) -> str:
    line = actor.primary_phone
    return f"{actor.actor.name}: {line.phone.number.display}" if line else actor.actor.name
