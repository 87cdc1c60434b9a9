"""What has happened, and who helps: the help-finder, what people ask before they dare, and stories."""

import re
from dataclasses import dataclass

from veiviser.model.guide import Guide
from veiviser.model.need import SHOWN, Audience, Question, Situation
from veiviser.model.page import PageName
from veiviser.model.story import Vignette, who_could_help
from veiviser.site.actor_view import ActorView
from veiviser.site.links import PageLink, relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.services import Service, service
from veiviser.site.sources import SourceView, source_view

_GROUP = "behov-"
"""How the anchors of the directory's groups begin; the need's word follows, or the audience's."""
_OPENING = 180
"""Characters: three lines."""
_SENTENCE = re.compile(r"(?<=[.!?؟]) +")


@dataclass(frozen=True, slots=True)
class SituationView:
    """A sentence, and who can help then."""

    situation: Situation
    shown: tuple[Service, ...]
    more: tuple[Service, ...]
    answer: str
    """What the reader may ask then is answered before the services; empty where nothing is."""
    more_answer: tuple[str, ...]
    """The rest of the answer, after them."""
    all: str | None
    """The way to all who help with this need, in the directory; None where there is no such page."""


@dataclass(frozen=True, slots=True)
class FinderView:
    """The sentences about the reader, and those about somebody else."""

    own: tuple[SituationView, ...]
    others: tuple[SituationView, ...]


@dataclass(frozen=True)
class StoryView:
    """A story and who could help."""

    story: Vignette
    helpers: tuple[Service, ...]
    url: str | None
    """The way to the whole story among the others; None where there is no such page."""
    newer: PageLink | None
    """The way to the source's words, where these are older."""

    @property
    def nearest(self) -> tuple[Service, ...]:
        return self.helpers[:SHOWN]

    @property
    def others(self) -> tuple[Service, ...]:
        return self.helpers[SHOWN:]

    @property
    def opening(self) -> str:
        """Its first sentences, some three lines."""
        held = ""
        for sentence in _SENTENCE.split(self.story.paragraphs[0]):
            if held and len(held) + len(sentence) > _OPENING:
                break
            held = f"{held} {sentence}".strip()
        return held


def finder_view(localized: LocalizedSite, page_url: str) -> FinderView:
    views = tuple(_situation_view(localized, page_url, situation) for situation in localized.guide.needs)
    return FinderView(
        own=tuple(view for view in views if not _is_about_another(view.situation)),
        others=tuple(view for view in views if _is_about_another(view.situation)),
    )


def story_view(localized: LocalizedSite, page_url: str, story: Vignette) -> StoryView:
    links = localized.links
    whole = f"{links.url(PageName.STORIES)}#historie-{story.id}" if PageName.STORIES in links.pages else None
    helping = who_could_help(story, localized.guide.actors)
    return StoryView(
        story=story,
        helpers=tuple(service(ActorView(actor, localized, page_url)) for actor in helping),
        url=whole and relative(whole, page_url),
        newer=localized.newer("vignettes", story.id, page_url),
    )


def helpers(guide: Guide, situation: Situation) -> tuple[str, ...]:
    """Ids of those who can help: whom the situation names, then those who answer whatever has happened."""
    plan = guide.plan
    always = (*(number.actor for number in plan.first_numbers), *plan.emergency_numbers)
    return tuple(dict.fromkeys((*situation.under_18, *situation.services, *always)))


def _situation_view(localized: LocalizedSite, page_url: str, situation: Situation) -> SituationView:
    guide = localized.guide
    services = tuple(
        service(
            ActorView(guide.actor(id), localized, page_url),
            in_writing=situation.in_writing,
            is_for_young=id in situation.under_18,
        )
        for id in helpers(guide, situation)
    )
    answer = guide.question(situation.asks).answer if situation.asks else ()
    return SituationView(
        situation=situation,
        shown=services[:SHOWN],
        more=services[SHOWN:],
        answer=answer[0] if answer else "",
        more_answer=answer[1:],
        all=_all_who_help(localized, page_url, situation),
    )


def _all_who_help(localized: LocalizedSite, page_url: str, situation: Situation) -> str | None:
    links = localized.links
    if PageName.DIRECTORY not in links.pages:
        return None
    group = situation.need.value if situation.need else situation.audience.value
    has_group = situation.need or situation.audience in (Audience.CHILD, Audience.PROFESSIONAL)
    return relative(links.url(PageName.DIRECTORY), page_url) + (f"#{_GROUP}{group}" if has_group else "")


def _is_about_another(situation: Situation) -> bool:
    return situation.audience in (Audience.WORRIED, Audience.PROFESSIONAL)


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer."""

    question: Question
    helpers: tuple[Service, ...]
    sources: tuple[SourceView, ...]
    newer: PageLink | None
    """The way to the source's words, where these are older."""


def question_views(localized: LocalizedSite, page_url: str) -> tuple[QuestionView, ...]:
    """Every question, in the order of the data."""
    return tuple(_view(localized, page_url, question) for question in localized.guide.questions)


def _view(localized: LocalizedSite, page_url: str, question: Question) -> QuestionView:
    views = [ActorView(localized.guide.actor(id), localized, page_url) for id in question.helpers]
    return QuestionView(
        question=question,
        helpers=tuple(service(view, in_writing=question.in_writing) for view in views),
        sources=tuple(source_view(source, localized) for source in question.sources),
        newer=localized.newer("questions", question.id, page_url),
    )
