"""What can be subscribed to in each language: a feed of changes (RFC 4287), a calendar of days (RFC 5545)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from veiviser.export.public import stable_id
from veiviser.model.page import PageName
from veiviser.model.release import Release
from veiviser.site.changes import ReleaseView, feed_address, release_views
from veiviser.site.charts import calendar_address
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.whole_site import Site


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """One release in a feed."""

    id: str
    """A tag URI (RFC 4151), which stays the same for ever."""
    updated: str
    changes: ReleaseView


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed in one language; its addresses are whole."""

    address: str
    page: str
    title: str
    updated: str
    entries: tuple[FeedEntry, ...]


def write_feeds(whole: Site, built: Path) -> None:
    """Writes into the folder ``built`` a feed for each language that has the page of changes."""
    for localized in whole.localized_sites.values():
        if PageName.CHANGES in localized.links.pages:
            text = feed_text(localized, whole.address.root)
            (built / feed_address(localized)).write_text(text, encoding="utf-8")


def feed_text(localized: LocalizedSite, base_url: str) -> str:
    """The feed of a language."""
    entries = tuple(
        FeedEntry(
            id=_tag(view.release, localized, base_url),
            updated=_moment(view.release.date, view.release.version),
            changes=view,
        )
        for view in release_views(localized, lambda address: base_url + address)
    )
    plan = localized.guide.plan
    feed = Feed(
        address=base_url + feed_address(localized),
        page=base_url + localized.links.url(PageName.CHANGES),
        title=f"{localized.links.pages[PageName.CHANGES]} – {plan.municipality.name}",
        updated=entries[0].updated if entries else _moment(plan.updated),
        entries=entries,
    )
    return localized.render("change_feed", feed)


def _tag(release: Release, localized: LocalizedSite, base_url: str) -> str:
    place = urlsplit(base_url)
    page = f"{place.path}{localized.links.url(PageName.CHANGES)}"
    return f"tag:{place.hostname},{release.date}:{page}{release.version}"


def _moment(day: date, version: str = "") -> str:
    """In RFC 3339: the start of a day, and a second later for each further release on it.

    No finer time is known of a release. A version is ``2026.11.28``, and ``2026.11.28.1`` for the second one.
    """
    number = int(version.split(".")[3]) if version.count(".") == 3 else 0
    return (datetime.combine(day, time()) + timedelta(seconds=number)).isoformat() + "Z"


def write_calendars(whole: Site, built: Path) -> None:
    """Writes into the folder ``built`` a calendar for each language whose page on training links to it."""
    for localized in whole.localized_sites.values():
        if PageName.TRAINING in localized.links.pages:
            (built / calendar_address(localized)).write_bytes(calendar_text(localized))


def calendar_text(localized: LocalizedSite) -> bytes:
    """The calendar of a language: whole days that come back every year and keep nobody busy."""
    plan, code = localized.guide.plan, localized.language.code
    # Eighty modules, which only a whole build needs.
    from icalendar import Calendar, Event

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
