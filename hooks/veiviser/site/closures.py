"""Closed days, and days with hours of their own, said in a language."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton, get_month_names

from veiviser.model.hours import OpeningHours
from veiviser.model.special_hours import LEAP_YEAR, SpecialHours
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.words import clock, from_to, runs_of_days


@dataclass(frozen=True, slots=True)
class Closure:
    """Some dates with their hours."""

    when: str
    """"Stengt i uke 29", "Åpent 23. desember"."""
    days: tuple[str, ...]
    """Days of the week, where it is not all of them."""
    times: tuple[str, ...]
    """None where it is closed."""
    reason: str | None


def closures(hours: OpeningHours | None, localized: LocalizedSite) -> Iterator[Closure]:
    """In the order of the data; what is over by the day of the build is left out."""
    translations = localized.translations
    for held in hours.special if hours else ():
        if not held.is_past(localized.today):
            yield Closure(
                when=_when(held, localized),
                days=runs_of_days(held.days, localized.locale) if len(held.days) < 7 else (),
                times=tuple(
                    from_to(clock(opens), clock(closes), translations) for opens, closes in held.spans
                ),
                reason=held.reason,
            )


def _when(held: SpecialHours, localized: LocalizedSite) -> str:
    gettext, is_closed = localized.translations.gettext, not held.spans
    first, last = held.first, held.last
    if held.is_weeks and first == last:
        words = gettext("Stengt i uke %(week)s") if is_closed else gettext("Åpent i uke %(week)s")
        return words % {"week": int(first)}
    if held.is_weeks:
        words = gettext("Stengt i ukene %(weeks)s") if is_closed else gettext("Åpent i ukene %(weeks)s")
        return words % {"weeks": from_to(str(int(first)), str(int(last)), localized.translations)}
    if held.is_month:
        words = gettext("Stengt i %(month)s") if is_closed else gettext("Åpent i %(month)s")
        names = get_month_names("wide", context="stand-alone", locale=localized.locale)
        return words % {"month": names[int(first[:2])]}
    if first == last:
        words = gettext("Stengt %(day)s") if is_closed else gettext("Åpent %(day)s")
        return words % {"day": _day(first, held, localized)}
    words = (
        gettext("Stengt fra %(first)s til og med %(last)s")
        if is_closed
        else gettext("Åpent fra %(first)s til og med %(last)s")
    )
    return words % {"first": _day(first, held, localized), "last": _day(last, held, localized)}


def _day(shown: str, held: SpecialHours, localized: LocalizedSite) -> str:
    """A date, with its year where it is of one year."""
    if held.is_once:
        return localized.date(date.fromisoformat(shown))
    month, day = int(shown[:2]), int(shown[3:])
    # Months of each year are held as if all had a 31st.
    day = min(day, monthrange(LEAP_YEAR, month)[1])
    return format_skeleton("MMMMd", date(LEAP_YEAR, month, day), locale=localized.locale).removesuffix(".")
