"""The parts of a page that are made from data: one function for each marker."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from veiviser.model.actor import Actor, Need, Section
from veiviser.model.guide import Guide
from veiviser.model.measure import Area, Measure
from veiviser.model.story import Vignette, who_could_help
from veiviser.site.actor_view import ActorView
from veiviser.site.finder import finder_view
from veiviser.site.handout_list import handout_list
from veiviser.site.json_ld import directory_json_ld
from veiviser.site.links import relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.phrases import phrase_pairs
from veiviser.site.sheets import sheet_choices
from veiviser.site.words import figure_view

MOST_SERVICES = 8


@dataclass(frozen=True)
class StoryView:
    """A story and who could help."""

    story: Vignette
    helpers: tuple[ActorView, ...]


@dataclass(frozen=True)
class MeasureView:
    """A measure with links to what it names."""

    measure: Measure
    actors: tuple[ActorView, ...]
    chapters: tuple[tuple[str, str], ...]
    """Section numbers and their addresses."""


@dataclass(frozen=True)
class AreaView:
    """The measures of one area."""

    area: Area
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True)
class Group:
    """Actors under one heading of a vocabulary."""

    vocabulary: str
    word: str
    actors: tuple[ActorView, ...]


@dataclass(frozen=True)
class DirectoryView:
    """Everyone who can help, and the same for machines."""

    groups: tuple[Group, ...]
    json_ld: dict[str, Any]


def actor_link(localized: LocalizedSite, page_url: str, id: str) -> str:
    return localized.render("actor_link", _view(localized, page_url, localized.guide.actor(id)))


def number_link(localized: LocalizedSite, page_url: str, id: str) -> str:
    return localized.render("number_link", _view(localized, page_url, localized.guide.actor(id)))


def call_button(localized: LocalizedSite, page_url: str, id: str) -> str:
    return localized.render("call", _view(localized, page_url, localized.guide.actor(id)))


def figure(localized: LocalizedSite, page_url: str, id: str) -> str:
    return localized.render("figure", figure_view(localized.guide.figure(id), localized.locale))


def commission(localized: LocalizedSite, page_url: str, argument: str) -> str:
    return localized.render("commission", localized.guide.plan.commission)


def commitment(localized: LocalizedSite, page_url: str, id: str) -> str:
    return localized.render("commitment", localized.guide.plan.commitment(id))


def period(localized: LocalizedSite, page_url: str, argument: str) -> str:
    return localized.render("period", localized.guide.plan)


def directory(localized: LocalizedSite, page_url: str, argument: str) -> str:
    groups = tuple(
        Group(
            "section",
            section.value,
            _views(localized, page_url, _with_numbers_first(localized.guide, section)),
        )
        for section in Section
    )
    shown = tuple(group for group in groups if group.actors)
    return localized.render("directory", DirectoryView(shown, directory_json_ld(localized.guide.actors)))


def emergency(localized: LocalizedSite, page_url: str, argument: str) -> str:
    ids = localized.guide.plan.emergency_numbers
    return localized.render("emergency", _views(localized, page_url, map(localized.guide.actor, ids)))


def first_numbers(localized: LocalizedSite, page_url: str, argument: str) -> str:
    numbers = localized.guide.plan.first_numbers
    views = tuple(
        (number.when, _view(localized, page_url, localized.guide.actor(number.actor))) for number in numbers
    )
    return localized.render("first_numbers", views)


def finder(localized: LocalizedSite, page_url: str, argument: str) -> str:
    first = tuple(number.actor for number in localized.guide.plan.first_numbers)
    return localized.render("finder", finder_view(_views(localized, page_url, localized.guide.actors), first))


def services(localized: LocalizedSite, page_url: str, need: str) -> str:
    helping = _helping(localized.guide, Need(need))[:MOST_SERVICES]
    return localized.render("services", _views(localized, page_url, helping))


def measures(localized: LocalizedSite, page_url: str, area: str) -> str:
    views = tuple(
        MeasureView(
            measure,
            _views(localized, page_url, (localized.guide.actor(id) for id in measure.actors)),
            tuple((number, _chapter_url(localized, page_url, number)) for number in measure.chapters),
        )
        for measure in localized.guide.measures_in(Area(area))
    )
    return localized.render("measures", AreaView(Area(area), views))


def stories(localized: LocalizedSite, page_url: str, argument: str) -> str:
    return localized.render(
        "stories", tuple(_story(localized, page_url, story) for story in localized.guide.vignettes)
    )


def story(localized: LocalizedSite, page_url: str, id: str) -> str:
    return localized.render("story", _story(localized, page_url, localized.guide.vignette(id)))


def terms(localized: LocalizedSite, page_url: str, argument: str) -> str:
    return localized.render("terms", localized.guide.terms)


def references(localized: LocalizedSite, page_url: str, argument: str) -> str:
    return localized.render(
        "references", tuple(work for work in localized.guide.documents if work.is_reference)
    )


def phrases(localized: LocalizedSite, page_url: str, argument: str) -> str:
    return localized.render("phrases", phrase_pairs(localized))


def handouts(localized: LocalizedSite, page_url: str, argument: str) -> str:
    return localized.render("handouts", handout_list(localized, page_url))


def sheets(localized: LocalizedSite, page_url: str, argument: str) -> str:
    return localized.render("sheets", sheet_choices(localized))


def _view(localized: LocalizedSite, page_url: str, actor: Actor) -> ActorView:
    return ActorView(actor, localized, page_url)


def _views(localized: LocalizedSite, page_url: str, actors: Iterable[Actor]) -> tuple[ActorView, ...]:
    return tuple(_view(localized, page_url, actor) for actor in actors)


def _story(localized: LocalizedSite, page_url: str, story: Vignette) -> StoryView:
    return StoryView(story, _views(localized, page_url, who_could_help(story, localized.guide.actors)))


def _helping(guide: Guide, need: Need) -> tuple[Actor, ...]:
    return tuple(actor for actor in guide.actors if need in actor.needs and actor.is_reachable)


def _with_numbers_first(guide: Guide, section: Section) -> list[Actor]:
    """Those with a number, then those that can be reached in another way, then the others."""
    return sorted(guide.actors_in(section), key=lambda actor: (not actor.phones, not actor.is_reachable))


def _chapter_url(localized: LocalizedSite, page_url: str, number: str) -> str:
    return relative(localized.links.chapter(number), page_url)
