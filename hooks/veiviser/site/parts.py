"""The parts of a page that are made from data: one function for each marker."""

from collections.abc import Iterable
from dataclasses import dataclass

from veiviser.model.actor import Actor, Section
from veiviser.model.guide import Guide
from veiviser.model.measure import Area
from veiviser.model.need import Need
from veiviser.model.page import HandoutName, PageName
from veiviser.site.actor_view import ActorView
from veiviser.site.changes import changes_view
from veiviser.site.charts import chart_view, days_view, event_views
from veiviser.site.directory import directory_view
from veiviser.site.finder import finder_view, question_views, story_view
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.measures import area_view, filter_view, measure_groups, measure_page, progress_view
from veiviser.site.page_context import LanguageLink, language_links
from veiviser.site.printables import handout_link, handout_list, sheet_choices
from veiviser.site.services import service
from veiviser.site.sheet_content import phrase_pairs
from veiviser.site.sources import source_view
from veiviser.site.words import figure_view

MOST_SERVICES = 8


@dataclass(frozen=True, slots=True)
class Here:
    """The page that a part stands on."""

    localized: LocalizedSite
    url: str
    page: str = ""
    """Its source path inside the language's folder; empty on paper."""

    def view(self, actor: Actor) -> ActorView:
        return ActorView(actor, self.localized, self.url)

    def views(self, actors: Iterable[Actor]) -> tuple[ActorView, ...]:
        return tuple(map(self.view, actors))


@dataclass(frozen=True, slots=True)
class FirstNumbers:
    """The numbers of the first screen, each with when to call it."""

    numbers: tuple[tuple[str, ActorView], ...]
    is_reviewed: bool
    """Whether a person has read the words around them."""
    languages: tuple[LanguageLink, ...]
    """On the front page, where a reader comes who may not know its language: the front page in each."""


def changes(here: Here) -> str:
    return here.localized.render("changes", changes_view(here.localized, here.url))


def actor_link(here: Here, id: str) -> str:
    return here.localized.render("actor_link", here.view(here.localized.guide.actor(id)))


def actors(here: Here, section: str) -> str:
    return here.localized.render("actors", here.views(here.localized.guide.actors_in(Section(section))))


def number_link(here: Here, id: str) -> str:
    return here.localized.render("number_link", here.view(here.localized.guide.actor(id)))


def call_button(here: Here, id: str) -> str:
    return here.localized.render("call", here.view(here.localized.guide.actor(id)))


def figure(here: Here, id: str) -> str:
    held = here.localized
    view = figure_view(held.guide.figure(id), held.locale, held.translations)
    return held.render("figure", view)


def chart(here: Here, id: str) -> str:
    return here.localized.render("chart", chart_view(here.localized, here.localized.guide.chart(id)))


def commission(here: Here) -> str:
    return here.localized.render("commission", here.localized.guide.plan.commission)


def commitment(here: Here, id: str) -> str:
    return here.localized.render("commitment", here.localized.guide.plan.commitment(id))


def original(here: Here) -> str:
    return here.localized.render("original", here.localized.guide.plan)


def period(here: Here) -> str:
    return here.localized.render("period", here.localized.guide.plan)


def days(here: Here) -> str:
    return here.localized.render("days", days_view(here.localized, here.url))


def directory(here: Here) -> str:
    return here.localized.render("directory", directory_view(here.localized, here.url))


def emergency(here: Here) -> str:
    ids = here.localized.guide.plan.emergency_numbers
    return here.localized.render("emergency", here.views(map(here.localized.guide.actor, ids)))


def first_numbers(here: Here) -> str:
    numbers = here.localized.guide.plan.first_numbers
    views = tuple((number.when, here.view(here.localized.guide.actor(number.actor))) for number in numbers)
    languages = (
        language_links(here.localized.localized_sites, here.localized.language.code, here.page, here.url)
        if here.page == PageName.FRONT
        else ()
    )
    shown = FirstNumbers(views, here.localized.review.covers(here.page), languages)
    return here.localized.render("first_numbers", shown)


def finder(here: Here) -> str:
    return here.localized.render("finder", finder_view(here.localized, here.url))


def questions(here: Here) -> str:
    return here.localized.render("questions", question_views(here.localized, here.url))


def services(here: Here, need: str) -> str:
    helping = _helping(here.localized.guide, Need(need))[:MOST_SERVICES]
    return here.localized.render("services", tuple(map(service, here.views(helping))))


def measures(here: Here, area: str) -> str:
    return here.localized.render("measures", area_view(here.localized, here.url, Area(area)))


def measure(here: Here, id: str) -> str:
    return here.localized.render("measure", measure_page(here.localized, here.url, id))


def measures_by(here: Here, grouping: str) -> str:
    return here.localized.render("measures_by", measure_groups(here.localized, here.url, grouping))


def measure_filter(here: Here) -> str:
    return here.localized.render("measure_filter", filter_view(here.localized, here.url))


def progress(here: Here) -> str:
    return here.localized.render("progress", progress_view(here.localized.guide))


def stories(here: Here) -> str:
    views = tuple(story_view(here.localized, here.url, held) for held in here.localized.guide.vignettes)
    return here.localized.render("stories", views)


def story(here: Here, id: str) -> str:
    return here.localized.render(
        "story", story_view(here.localized, here.url, here.localized.guide.vignette(id))
    )


def terms(here: Here) -> str:
    localized = here.localized
    views = (
        (
            term,
            [source_view(source, localized) for source in term.sources],
            localized.newer("terms", term.id, here.url),
        )
        for term in localized.guide.terms
    )
    return localized.render("terms", tuple(views))


def timeline(here: Here) -> str:
    return here.localized.render("timeline", event_views(here.localized))


def clients(here: Here) -> str:
    return here.localized.render("clients", here.localized.guide.clients)


def document(here: Here, id: str) -> str:
    return here.localized.render("document", here.localized.guide.document(id))


def references(here: Here, document: str) -> str:
    cited = tuple(work for work in here.localized.guide.documents if work.cited_by == document)
    return here.localized.render("references", cited)


def phrases(here: Here) -> str:
    return here.localized.render("phrases", phrase_pairs(here.localized))


def handouts(here: Here) -> str:
    return here.localized.render("handouts", handout_list(here.localized, here.localized.handouts, here.url))


def handout(here: Here, word: str) -> str:
    return here.localized.render(
        "handout", handout_link(here.localized, here.localized.handouts, HandoutName(word), here.url)
    )


def sheets(here: Here) -> str:
    return here.localized.render("sheets", sheet_choices(here.localized))


def _helping(guide: Guide, need: Need) -> tuple[Actor, ...]:
    return tuple(actor for actor in guide.actors if need in actor.needs and actor.is_reachable)
