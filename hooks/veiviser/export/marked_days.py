"""The days that can be marked, as a calendar (RFC 5545) in each language that has the page on training."""

from datetime import UTC, datetime, time
from pathlib import Path

from icalendar import Calendar, Event

from veiviser.export.public import stable_id
from veiviser.model.page import PageName
from veiviser.site.charts import calendar_address
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.whole_site import Site


def write_calendars(whole: Site, built: Path) -> None:
    """Writes into the folder ``built`` a calendar for each language whose page on training links to it."""
    for localized in whole.localized_sites.values():
        if PageName.TRAINING in localized.links.pages:
            (built / calendar_address(localized)).write_bytes(calendar_text(localized))


def calendar_text(localized: LocalizedSite) -> bytes:
    """The calendar of a language: whole days that come back every year and keep nobody busy."""
    plan, code = localized.guide.plan, localized.language.code
    calendar = Calendar()
    calendar.add("prodid", f"-//{plan.municipality.name}//Veiviser//{code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", plan.title)
    for day in plan.days:
        event = Event()
        event.add("uid", stable_id("day", code, day.id))
        event.add("dtstamp", datetime.combine(plan.updated, time(), UTC))
        event.add("dtstart", day.date)
        event.add("rrule", {"freq": "yearly"})
        event.add("summary", str(day.name), {"language": code})
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
