"""The measures: in tables, on pages of their own, under headings, and how far they have come."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from veiviser.model.guide import Guide
from veiviser.model.measure import Area, Measure, Status
from veiviser.site.actor_view import ActorView
from veiviser.site.links import PageLink, relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.sources import SourceView, source_view

PAGE_FOLDER = "tiltak/"
"""Where each measure has its page, named after its id."""


@dataclass(frozen=True)
class MeasureView:
    """A measure with links to what it names."""

    measure: Measure
    url: str | None
    """The way to its own page; None where this language has none."""
    actors: tuple[ActorView, ...]
    chapters: tuple[tuple[str, str], ...]
    """Section numbers and their addresses."""
    newer: PageLink | None
    """The way to the source's words, where these are older."""


@dataclass(frozen=True)
class MeasurePage:
    """A measure on a page of its own."""

    entry: MeasureView
    source: SourceView
    is_late: bool
    reached: str
    """Its status' word."""
    steps: tuple[str, ...]
    """Words of the statuses on the way to the end, the reached one among them."""


@dataclass(frozen=True)
class AreaView:
    """The measures of one area."""

    area: Area
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True)
class MeasureLink:
    measure: Measure
    url: str | None
    """None where this language has no page for it."""


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """The measures under one heading."""

    heading: str
    anchor: str
    measures: tuple[MeasureLink, ...]


@dataclass(frozen=True, slots=True)
class FilteredMeasure:
    """A measure that the reader can choose by the groups it is in."""

    link: MeasureLink
    groups: tuple[str, ...]
    """Anchors of all its groups, however they are grouped."""


@dataclass(frozen=True, slots=True)
class FilterView:
    """All measures, and the groups to choose between by what they are grouped by."""

    groups: dict[str, tuple[MeasureGroup, ...]]
    measures: tuple[FilteredMeasure, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How many measures have come how far, each status that is in use."""

    total: int
    counts: tuple[StatusCount, ...]


def measure_view(localized: LocalizedSite, url: str, measure: Measure) -> MeasureView:
    return MeasureView(
        measure,
        own_page(localized, url, measure),
        tuple(ActorView(localized.guide.actor(id), localized, url) for id in measure.actors),
        tuple((number, relative(localized.links.chapter(number), url)) for number in measure.chapters),
        localized.newer("measures", measure.id, url),
    )


def own_page(localized: LocalizedSite, url: str, measure: Measure) -> str | None:
    page = f"{PAGE_FOLDER}{measure.id}.md"
    return relative(localized.links.url(page), url) if page in localized.links.pages else None


def steps_of(reached: Status) -> tuple[Status, ...]:
    """From the proposal to the end; what is not under way stands where it waits, or where it stopped."""
    if reached is Status.STOPPED:
        return (Status.PROPOSED, Status.UNDER_WAY, Status.STOPPED)
    start = Status.PROPOSED if reached in (Status.UNDER_WAY, Status.DONE) else reached
    return (start, Status.UNDER_WAY, Status.DONE)


def area_view(localized: LocalizedSite, url: str, area: Area) -> AreaView:
    measures = localized.guide.measures_in(area)
    return AreaView(area, tuple(measure_view(localized, url, measure) for measure in measures))


def measure_page(localized: LocalizedSite, url: str, id: str) -> MeasurePage:
    measure = localized.guide.measure(id)
    is_late = localized.guide.is_late(measure, localized.today)
    reached = localized.guide.status_of(measure)
    return MeasurePage(
        measure_view(localized, url, measure),
        source_view(measure.source, localized),
        is_late,
        reached.value,
        tuple(step.value for step in steps_of(reached)),
    )


def measure_groups(localized: LocalizedSite, url: str, grouping: str) -> tuple[MeasureGroup, ...]:
    """Groups in the order of the plan; a measure of several departments stands under each."""
    guide = localized.guide
    headings: dict[str, list[MeasureLink]] = {}
    for measure in guide.measures:
        link = own_page(localized, url, measure)
        for heading in GROUPINGS[grouping](guide, measure):
            headings.setdefault(heading, []).append(MeasureLink(measure, link))
    return tuple(
        MeasureGroup(heading, f"{grouping}-{at}", tuple(links))
        for at, (heading, links) in enumerate(headings.items(), 1)
    )


def filter_view(localized: LocalizedSite, url: str) -> FilterView:
    groups = {grouping: measure_groups(localized, url, grouping) for grouping in GROUPINGS}
    held = tuple(group for each in groups.values() for group in each)
    links = (MeasureLink(measure, own_page(localized, url, measure)) for measure in localized.guide.measures)
    return FilterView(
        groups,
        tuple(
            FilteredMeasure(link, tuple(group.anchor for group in held if link in group.measures))
            for link in links
        ),
    )


def progress_view(guide: Guide) -> ProgressView:
    found = [guide.status_of(measure) for measure in guide.measures]
    counts = tuple(StatusCount(status, found.count(status)) for status in Status if status in found)
    return ProgressView(len(found), counts)


GROUPINGS: dict[str, Callable[[Guide, Measure], Iterable[str]]] = {
    "area": lambda guide, measure: [guide.label("area", measure.area.value)],
    "department": lambda guide, measure: measure.bodies,
    "status": lambda guide, measure: [guide.label("status", guide.status_of(measure).value)],
}
"""What a measure is grouped by, and the headings it stands under."""
