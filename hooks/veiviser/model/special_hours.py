"""Days whose hours are others than those of the week: closures, and hours of their own."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from veiviser.model.message import ParseError, msg
from veiviser.model.text import Text

MIDNIGHT = 24 * 60
DAY_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_A_DAY, _A_MONTH = "|".join(DAY_NAMES), "|".join(MONTHS)
DAYS_WRITTEN = rf"(?:{_A_DAY})(?:-(?:{_A_DAY}))?(?:,(?:{_A_DAY})(?:-(?:{_A_DAY}))?)*"
_SPAN = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
SPANS_WRITTEN = rf"{_SPAN}(?:,{_SPAN})*"
_REASON = r'(?: "(?P<reason>[^"\s](?:[^"]*[^"\s])?)")?'
_RULE = re.compile(
    rf"(?P<dates>\S.*?)(?: (?P<days>{DAYS_WRITTEN}))? (?:off|(?P<spans>{SPANS_WRITTEN})){_REASON}"
)
_WEEKS = re.compile(r"week ([0-9]{1,2})(?:-([0-9]{1,2}))?")
_MONTHS = re.compile(rf"({_A_MONTH})(?:-({_A_MONTH}))?")
_YEAR_MONTH = re.compile(rf"([0-9]{{4}}) ({_A_MONTH})")
_DATES = re.compile(
    rf"(?:([0-9]{{4}}) )?({_A_MONTH}) ([0-9]{{1,2}})"
    rf"(?:-(?:(?:([0-9]{{4}}) )?({_A_MONTH}) )?([0-9]{{1,2}}))?"
)
LONGEST_MONTH = 31
LEAP_YEAR = 2028


@dataclass(frozen=True, slots=True)
class SpecialHours:
    """Hours that come before those of the week, on the dates from ``first`` to ``last``.

    Both are weeks (``29``, as ISO 8601 counts them), dates of each year (``12-24``) or dates of one year
    (``2026-12-24``). Dates of each year may run over new year. The month of July is ``07-01`` to ``07-31``.
    """

    first: str
    last: str
    days: tuple[int, ...]
    """Days of the week, from 0 for Monday; all seven where none is named."""
    spans: tuple[tuple[int, int], ...]
    """In minutes after midnight; none where it is closed."""
    reason: Text | None = None
    """A few words for the reader."""

    @property
    def is_weeks(self) -> bool:
        return len(self.first) == len("29")

    @property
    def is_once(self) -> bool:
        """Of one year, which the dates name."""
        return len(self.first) == len("2026-12-24")

    @property
    def is_month(self) -> bool:
        """A whole month of each year."""
        return self.first.endswith("-01") and self.last == f"{self.first[:3]}{LONGEST_MONTH}"

    @classmethod
    def parse(cls, text: str) -> "SpecialHours":
        """Reads one rule of OpenStreetMap's syntax: ``week 29 off``. Raises ParseError."""
        rule = _RULE.fullmatch(text)
        named = _named(rule["dates"], text) if rule else None
        if rule is None or named is None:
            raise ParseError(
                msg(
                    '\'{rule}\' cannot stand after the week; write it as "week 29 off", "Jul off", '
                    '"Dec 24 off", "Dec 23 09:00-12:00" or "2027 Mar 01-2027 Mar 05 off"; '
                    "PH comes before them",
                    rule=text,
                )
            )
        spans = (span.split("-") for span in (rule["spans"] or "").split(",") if span)
        return cls(
            *named,
            days=tuple(_days(rule["days"])) if rule["days"] else tuple(range(7)),
            spans=tuple((minute_of(opens), minute_of(closes)) for opens, closes in spans),
            reason=rule["reason"],
        )

    def covers(self, day: date) -> bool:
        """Whether it is one of the dates, whatever day of the week."""
        shown = f"{day.isocalendar().week:02}" if self.is_weeks else day.isoformat()
        shown = shown[-len(self.first) :]
        if self.first <= self.last:
            return self.first <= shown <= self.last
        return shown >= self.first or shown <= self.last

    def is_past(self, today: date) -> bool:
        """It was in one year, and that is over."""
        return self.is_once and self.last < today.isoformat()

    def runs(self, today: date) -> Iterator[tuple[date, date]]:
        """First and last day of each time it comes, from ``today`` until the end of next year.

        What is told for one year alone is told whole, whenever it is.
        """
        if self.is_once:
            yield date.fromisoformat(self.first), date.fromisoformat(self.last)
            return
        count = (date(today.year + 2, 1, 1) - today).days
        for is_then, run in groupby((today + timedelta(days=at) for at in range(count)), self.covers):
            if is_then:
                days = list(run)
                yield days[0], days[-1]


def minute_of(clock: str) -> int:
    """Minutes after midnight of ``09:15``."""
    return int(clock[:2]) * 60 + int(clock[3:])


def _days(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        start, end = DAY_NAMES.index(first), DAY_NAMES.index(last or first)
        yield from (day % 7 for day in range(start, end + 1 if end >= start else end + 8))


def _named(dates: str, rule: str) -> tuple[str, str] | None:
    """The first and the last; None for what names no dates. Raises ParseError for dates that never come."""
    if found := _WEEKS.fullmatch(dates):
        first, last = int(found[1]), int(found[2] or found[1])
        return _in_order(_week(first, rule), _week(last, rule), rule)
    if found := _MONTHS.fullmatch(dates):
        return _day("", found[1], 1, rule), f"{_number(found[2] or found[1])}-{LONGEST_MONTH}"
    if found := _YEAR_MONTH.fullmatch(dates):
        first_day = date.fromisoformat(_day(found[1], found[2], 1, rule))
        _, length = monthrange(first_day.year, first_day.month)
        return first_day.isoformat(), first_day.replace(day=length).isoformat()
    if found := _DATES.fullmatch(dates):
        year, month, day, last_year, last_month, last_day = found.groups()
        if last_year and not year:
            return None
        first_one = _day(year or "", month, int(day), rule)
        last_one = _day(last_year or year or "", last_month or month, int(last_day or day), rule)
        # Only what comes each year can run over new year without saying so.
        if year or month == (last_month or month):
            return _in_order(first_one, last_one, rule)
        return first_one, last_one
    return None


def _week(number: int, rule: str) -> str:
    if not 1 <= number <= 53:
        raise ParseError(msg("'{rule}': no year has a week {number}", rule=rule, number=number))
    return f"{number:02}"


def _day(year: str, month: str, day: int, rule: str) -> str:
    """``2026-12-24``, or ``12-24`` for each year."""
    try:
        found = date(int(year or LEAP_YEAR), MONTHS.index(month) + 1, day).isoformat()
    except ValueError:
        named = f"{year} {month} {day:02}".strip()
        raise ParseError(msg("'{rule}': there is no {date}", rule=rule, date=named)) from None
    return found if year else found.removeprefix(f"{LEAP_YEAR}-")


def _number(month: str) -> str:
    return f"{MONTHS.index(month) + 1:02}"


def _in_order(first: str, last: str, rule: str) -> tuple[str, str]:
    if last < first:
        raise ParseError(
            msg("'{rule}' ends before it begins; over new year write both years, or two rules", rule=rule)
        )
    return first, last
