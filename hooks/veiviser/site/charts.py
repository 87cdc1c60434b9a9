"""Figures that stand together, the line of time and the days to mark, as each reader writes them."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_interval, format_skeleton

from veiviser.model.figure import Chart, Drawn, Figure, Kind
from veiviser.model.plan import MarkedDay
from veiviser.model.story import Event
from veiviser.site.links import relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.sources import SourceView, source_view
from veiviser.site.words import FigureView, figure_view

CALENDAR = "dager.ics"
"""Name of a language's calendar of days, which lies beside its front page."""
IN_A_ROW = 20
STEP = 14
"""From the middle of a dot to the middle of the next."""
FEW, LARGE = 10, 22
"""So many dots are drawn large: their step in pixels."""


@dataclass(frozen=True, slots=True)
class DotsView:
    """One dot for each that is counted."""

    width: int
    """In pixels, where there is room."""
    box: tuple[int, int]
    """Width and height in steps of ``STEP``."""
    full: tuple[tuple[int, int], ...]
    """Rows of full dots: the way down to the row, and the length to its last dot."""
    empty: tuple[tuple[int, int], ...]
    """Middles of the empty dots."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A figure, and its drawing where it has one."""

    figure: Figure
    shown: FigureView
    period: str
    """Empty where the source gives none."""
    length: int | None
    """Of its bar, in per cent of the chart's longest."""
    dots: DotsView | None


@dataclass(frozen=True, slots=True)
class RowView:
    name: str
    cells: tuple[CellView | None, ...]
    """None where the source gives no figure."""


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart ready to be printed."""

    chart: Chart
    rows: tuple[RowView, ...]
    source: SourceView


def chart_view(localized: LocalizedSite, chart: Chart) -> ChartView:
    guide = localized.guide
    figures = [[guide.figure(id) for id in row.figures] for row in chart.rows]
    longest = max(figure.highest or figure.value for row in figures for figure in row) or 1
    rows = tuple(
        RowView(
            row.name or _years(held[0].period, localized),
            tuple(_cell(figure, chart.drawn, longest, localized) for figure in held)
            + (None,) * (len(chart.columns) - len(held)),
        )
        for row, held in zip(chart.rows, figures, strict=True)
    )
    return ChartView(chart, rows, source_view(chart.source, localized))


def _cell(figure: Figure, drawn: Drawn, longest: int, localized: LocalizedSite) -> CellView:
    length = round(100 * figure.value / longest) if drawn is Drawn.BARS else None
    dots = dots_view(figure, longest) if drawn is Drawn.DOTS else None
    shown = figure_view(figure, localized.locale, localized.translations)
    return CellView(figure, shown, _years(figure.period, localized), length, dots)


def dots_view(figure: Figure, longest: int) -> DotsView:
    """Full dots for what is sure; empty ones up to the highest, and for the others of "one in ten".

    Dots of one chart are alike: ``longest`` is its highest number.
    """
    full, count = figure.value, figure.highest or figure.value
    if figure.kind is Kind.ONE_IN:
        full, count = 1, figure.value
    middles = [(STEP // 2 + at % IN_A_ROW * STEP, STEP // 2 + at // IN_A_ROW * STEP) for at in range(count)]
    rows: dict[int, int] = {}
    for x, y in middles[:full]:
        rows[y] = x - STEP // 2
    return DotsView(
        width=min(count, IN_A_ROW) * (LARGE if longest <= FEW else STEP),
        box=(min(count, IN_A_ROW) * STEP, -(-count // IN_A_ROW) * STEP),
        full=tuple(rows.items()),
        empty=tuple(middles[full:]),
    )


def _years(period: str | None, localized: LocalizedSite) -> str:
    return localized.years(period) if period else ""


@dataclass(frozen=True, slots=True)
class EventView:
    """What happened, and when, in words."""

    event: Event
    on: str
    """A moment, or from one to another."""
    source: SourceView


def event_views(localized: LocalizedSite) -> tuple[EventView, ...]:
    """Every event, in the order of the data."""
    return tuple(
        EventView(
            event,
            _during(event.date, event.until, localized) if event.until else _when(event.date, localized),
            source_view(event.source, localized),
        )
        for event in localized.guide.timeline
    )


def _during(start: str, end: str, localized: LocalizedSite) -> str:
    """What both moments have in common is said once: "3.–4. mai 2010"."""
    skeleton = {2: "yMMMM", 3: "yMMMMd"}.get(len(start.split("-")))
    if skeleton and len(start) == len(end):
        first, last = (date.fromisoformat(f"{moment}-01"[:10]) for moment in (start, end))
        return format_interval(first, last, skeleton, locale=localized.locale)
    return f"{_when(start, localized)}–{_when(end, localized)}"


def _when(moment: str, localized: LocalizedSite) -> str:
    """A day, a month or a year in full, with Western digits."""
    match [int(part) for part in moment.split("-")]:
        case [year, month, day]:
            return localized.date(date(year, month, day))
        case [year, month]:
            return format_skeleton("yMMMM", date(year, month, 1), locale=localized.locale)
        case _:
            return moment


@dataclass(frozen=True, slots=True)
class DaysView:
    """The days that can be marked, and the way to them as a calendar."""

    days: tuple[tuple[str, MarkedDay], ...]
    """Each with its day and month in the reader's language."""
    calendar: str


def days_view(localized: LocalizedSite, page_url: str) -> DaysView:
    """What is shown on the page at ``page_url``."""
    days = localized.guide.plan.days
    named = tuple((format_skeleton("MMMMd", day.date, locale=localized.locale), day) for day in days)
    return DaysView(named, relative(calendar_address(localized), page_url))


def calendar_address(localized: LocalizedSite) -> str:
    """Address of a language's calendar of days from the site's root."""
    return f"{localized.links.prefix}{CALENDAR}"
