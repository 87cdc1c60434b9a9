"""The parts of a page that are made from data: one function for each marker."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from veiviser.load.project import Project
from veiviser.model.actor import Actor, Need, Section
from veiviser.model.guide import Guide
from veiviser.model.measure import Area, Measure
from veiviser.model.story import Vignette, who_could_help
from veiviser.render.actor_view import ActorView
from veiviser.render.edition import Edition
from veiviser.render.finder import finder_view
from veiviser.render.handout_list import handout_list
from veiviser.render.json_ld import directory_json_ld
from veiviser.render.links import relative
from veiviser.render.phrases import phrase_pairs
from veiviser.render.sheets import sheet_choices
from veiviser.render.words import figure_view

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


def actor_link(edition: Edition, page_url: str, id: str) -> str:
    return edition.render("actor_link", _view(edition, page_url, edition.guide.actor(id)))


def number_link(edition: Edition, page_url: str, id: str) -> str:
    return edition.render("number_link", _view(edition, page_url, edition.guide.actor(id)))


def call_button(edition: Edition, page_url: str, id: str) -> str:
    return edition.render("call", _view(edition, page_url, edition.guide.actor(id)))


def figure(edition: Edition, page_url: str, id: str) -> str:
    return edition.render("figure", figure_view(edition.guide.figure(id), edition.locale))


def commission(edition: Edition, page_url: str, argument: str) -> str:
    return edition.render("commission", edition.guide.plan.commission)


def period(edition: Edition, page_url: str, argument: str) -> str:
    return edition.render("period", edition.guide.plan)


def directory(edition: Edition, page_url: str, argument: str) -> str:
    groups = tuple(
        Group("section", section.value, _views(edition, page_url, edition.guide.actors_in(section)))
        for section in Section
    )
    shown = tuple(group for group in groups if group.actors)
    return edition.render("directory", DirectoryView(shown, directory_json_ld(edition.guide.actors)))


def emergency(edition: Edition, page_url: str, argument: str) -> str:
    ids = edition.guide.plan.emergency_numbers
    return edition.render("emergency", _views(edition, page_url, map(edition.guide.actor, ids)))


def first_numbers(edition: Edition, page_url: str, argument: str) -> str:
    numbers = edition.guide.plan.first_numbers
    views = tuple(
        (number.when, _view(edition, page_url, edition.guide.actor(number.actor))) for number in numbers
    )
    return edition.render("first_numbers", views)


def finder(edition: Edition, page_url: str, argument: str) -> str:
    first = tuple(number.actor for number in edition.guide.plan.first_numbers)
    return edition.render("finder", finder_view(_views(edition, page_url, edition.guide.actors), first))


def services(edition: Edition, page_url: str, need: str) -> str:
    helping = _helping(edition.guide, Need(need))[:MOST_SERVICES]
    return edition.render("services", _views(edition, page_url, helping))


def measures(edition: Edition, page_url: str, area: str) -> str:
    views = tuple(
        MeasureView(
            measure,
            _views(edition, page_url, (edition.guide.actor(id) for id in measure.actors)),
            tuple((number, _chapter_url(edition, page_url, number)) for number in measure.chapters),
        )
        for measure in edition.guide.measures_in(Area(area))
    )
    return edition.render("measures", AreaView(Area(area), views))


def stories(edition: Edition, page_url: str, argument: str) -> str:
    return edition.render(
        "stories", tuple(_story(edition, page_url, story) for story in edition.guide.vignettes)
    )


def story(edition: Edition, page_url: str, id: str) -> str:
    return edition.render("story", _story(edition, page_url, edition.guide.vignette(id)))


def terms(edition: Edition, page_url: str, argument: str) -> str:
    return edition.render("terms", edition.guide.terms)


def references(edition: Edition, page_url: str, argument: str) -> str:
    return edition.render("references", tuple(work for work in edition.guide.documents if work.is_reference))


def phrases(edition: Edition, page_url: str, argument: str) -> str:
    return edition.render("phrases", phrase_pairs(edition))


def handouts(edition: Edition, page_url: str, argument: str) -> str:
    return edition.render("handouts", handout_list(edition, page_url))


def sheets(edition: Edition, page_url: str, argument: str) -> str:
    return edition.render("sheets", sheet_choices(edition))


def actor_ids(project: Project) -> set[str]:
    return {actor.id for actor in project.guide.actors}


def callable_ids(project: Project) -> set[str]:
    return {actor.id for actor in project.guide.actors if actor.phones}


def figure_ids(project: Project) -> set[str]:
    return {figure.id for figure in project.guide.figures}


def story_ids(project: Project) -> set[str]:
    return {story.id for story in project.guide.vignettes}


def area_names(project: Project) -> set[str]:
    return {area.value for area in Area}


def need_names(project: Project) -> set[str]:
    return {need.value for need in Need}


def _view(edition: Edition, page_url: str, actor: Actor) -> ActorView:
    return ActorView(actor, edition, page_url)


def _views(edition: Edition, page_url: str, actors: Iterable[Actor]) -> tuple[ActorView, ...]:
    return tuple(_view(edition, page_url, actor) for actor in actors)


def _story(edition: Edition, page_url: str, story: Vignette) -> StoryView:
    return StoryView(story, _views(edition, page_url, who_could_help(story, edition.guide.actors)))


def _helping(guide: Guide, need: Need) -> tuple[Actor, ...]:
    return tuple(actor for actor in guide.actors if need in actor.needs and (actor.phones or actor.url))


def _chapter_url(edition: Edition, page_url: str, number: str) -> str:
    return relative(edition.links.chapter(number), page_url)
