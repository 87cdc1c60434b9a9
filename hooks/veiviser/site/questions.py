"""What people ask before they dare, each with a short answer, who helps, and what it rests on."""

from dataclasses import dataclass

from veiviser.model.need import Question
from veiviser.site.actor_view import ActorView, SourceView
from veiviser.site.finder import Service, service
from veiviser.site.localized_site import LocalizedSite


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer."""

    question: Question
    helpers: tuple[Service, ...]
    sources: tuple[SourceView, ...]


def question_views(localized: LocalizedSite, page_url: str) -> tuple[QuestionView, ...]:
    """Every question, in the order of the data."""
    return tuple(_view(localized, page_url, question) for question in localized.guide.questions)


def _view(localized: LocalizedSite, page_url: str, question: Question) -> QuestionView:
    views = [ActorView(localized.guide.actor(id), localized, page_url) for id in question.helpers]
    return QuestionView(
        question=question,
        helpers=tuple(service(view, in_writing=question.in_writing) for view in views),
        sources=tuple(views[0].source(source) for source in question.sources),
    )
