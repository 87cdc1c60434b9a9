"""When somebody answers: opening hours in the municipality's own time zone."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import opening_hours

from veiviser.model.message import ParseError, msg

TIME_ZONE = ZoneInfo("Europe/Oslo")
COUNTRY = "NO"
LAST_MINUTE = "23:59"
"""Stands for midnight at the end of a day, as Open Referral advises: 00:00 to 23:59 is the whole day.

To schema.org 00:00 to 00:00 is none of it.
"""
ORDINARY_MONDAY = date(2026, 10, 12)
"""Starts a week without a public holiday, so that it shows the ordinary hours."""
A_HOLIDAY = date(2026, 12, 25)
"""A public holiday."""
MIDNIGHT = 24 * 60
LONGEST_NIGHT = 12 * 60
"""Minutes; what would stay open longer past midnight is rather mistyped, and a long night can be divided."""
_DAYS = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?"
_SPAN = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
_SPANS = rf"{_SPAN}(?:,{_SPAN})*"
_RULE = rf"{_DAYS}(?:,{_DAYS})* {_SPANS}"
WEEKLY = re.compile(rf"24/7|{_RULE}(?:; {_RULE})*(?:; PH (?:off|{_SPANS}))?")
"""The part of the syntax that repeats each week, which is all that a reader's browser can follow."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Hours in OpenStreetMap's ``opening_hours`` syntax, with Norwegian public holidays."""

    expression: str

    @classmethod
    def parse(cls, text: str) -> "OpeningHours":
        """Raises ParseError where the expression cannot be read."""
        if not WEEKLY.fullmatch(text):
            raise ParseError(
                msg(
                    '\'{text}\' is not opening hours; write them as "Mo-Fr 09:00-15:00; PH off" or "24/7"',
                    text=text,
                )
            )
        spans = re.findall(r"([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})", text)
        if any(_length(start, end) > LONGEST_NIGHT for start, end in spans if end <= start):
            raise ParseError(
                msg(
                    "'{text}' closes before it opens; leave out a day that is closed, write day and night as "
                    '"24/7", and divide the night at midnight: "Mo-Su 00:00-08:00,15:00-24:00"',
                    text=text,
                )
            )
        if "PH" in text and any(end <= start for start, end in spans):
            raise ParseError(
                msg(
                    "'{text}' runs past midnight, which leaves open when a holiday ends it; "
                    'divide the night: "Mo-Su 00:00-02:00,20:00-24:00; PH off"',
                    text=text,
                )
            )
        return cls(text)

    @property
    def is_always(self) -> bool:
        """Open day and night, holidays too."""
        return self.expression == "24/7"

    @property
    def is_closed_on_holidays(self) -> bool:
        """Says itself that it keeps closed on public holidays, whatever day they fall on."""
        return self.on_holidays() == ()

    def week(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Seven days from Monday, each with its open spans in minutes after midnight (0 to 1440)."""
        return tuple(self._opens_on(ORDINARY_MONDAY + timedelta(days=day)) for day in range(7))

    def is_open_at(self, moment: datetime) -> bool:
        """``moment`` carries a time zone."""
        return bool(_evaluator(self.expression).is_open(moment.astimezone(TIME_ZONE)))

    def on_holidays(self) -> tuple[tuple[int, int], ...] | None:
        """Open spans of a public holiday; None where it is like any other day of the week."""
        return self._opens_on(A_HOLIDAY) if "PH" in self.expression else None

    def _opens_on(self, day: date) -> tuple[tuple[int, int], ...]:
        start = datetime.combine(day, time(), TIME_ZONE)
        end = datetime.combine(day + timedelta(days=1), time(), TIME_ZONE)
        return tuple(
            (opened.hour * 60 + opened.minute, _minute_of(closed, end))
            for opened, closed, state, *_ in _evaluator(self.expression).intervals(start, end)
            if state == opening_hours.State.OPEN
        )


def _length(start: str, end: str) -> int:
    """Minutes of a span that ends the day after, or a whole day where both ends are the same."""
    opens, closes = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))
    return MIDNIGHT - opens + closes


def _minute_of(closed: datetime | None, end: datetime) -> int:
    return MIDNIGHT if closed is None or closed >= end else closed.hour * 60 + closed.minute


@cache
def _evaluator(expression: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours(expression, timezone=TIME_ZONE, country=COUNTRY)
