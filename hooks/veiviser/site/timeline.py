"""The line of time, each day written as the reader writes it."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton

from veiviser.model.story import Event
from veiviser.site.actor_view import SourceView, source_view
from veiviser.site.localized_site import LocalizedSite


@dataclass(frozen=True, slots=True)
class EventView:
    """What happened, and when, in words."""

    event: Event
    on: str
    until: str
    """Empty where it did not last."""
    source: SourceView


def event_views(localized: LocalizedSite) -> tuple[EventView, ...]:
    """Every event, in the order of the data."""
    return tuple(
        EventView(
            event,
            _when(event.on, localized),
            _when(event.until, localized) if event.until else "",
            source_view(event.source, localized),
        )
        for event in localized.guide.timeline
    )


def _when(moment: str, localized: LocalizedSite) -> str:
    """A day, a month or a year in full, with Western digits."""
    match [int(part) for part in moment.split("-")]:
        case [year, month, day]:
            return localized.date(date(year, month, day))
        case [year, month]:
            return format_skeleton("yMMMM", date(year, month, 1), locale=localized.locale)
        case _:
            return moment
