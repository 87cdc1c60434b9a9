"""When somebody answers: opening hours in the municipality's own time zone."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import opening_hours

from veiviser.model.message import ParseError, msg
from veiviser.model.special_hours import (
    DAYS_WRITTEN,
    MIDNIGHT,
    MONTHS,
    SPANS_WRITTEN,
    SpecialHours,
    minute_of,
)

TIME_ZONE = ZoneInfo("Europe/Oslo")
COUNTRY = "NO"
LAST_MINUTE = "23:59"
"""Stands for midnight at the end of a day, as Open Referral advises: 00:00 to 23:59 is the whole day."""
CLOSED = (0, 0)
"""The span that machines are told of a closed day: to schema.org 00:00 to 00:00 is none of it."""
ORDINARY_MONDAY = date(2026, 10, 12)
"""Starts a week without a public holiday, so that it shows the ordinary hours."""
A_HOLIDAY = date(2026, 12, 25)
"""A public holiday."""
LONGEST_NIGHT = 12 * 60
"""Minutes; what would stay open longer past midnight is rather mistyped, and a long night can be divided."""
_RULE = rf"{DAYS_WRITTEN} {SPANS_WRITTEN}"
WEEKLY = re.compile(rf"24/7|{_RULE}(?:; {_RULE})*(?:; PH (?:off|{SPANS_WRITTEN}))?")
"""The part of the syntax that repeats each week."""
DAY_AND_NIGHT = "24/7"
EACH_DAY = "Mo-Su 00:00-24:00"
"""Day and night as a week, which holidays may be told after."""
_SPECIAL = re.compile(r'; ((?:[^;"]|"[^"]*")+)')
_MEANT_FOR_DATES = re.compile(
    rf"(?:week|uke|\d|{'|'.join(MONTHS)})|.*\b(?:off|closed|stengt)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Hours in OpenStreetMap's ``opening_hours`` syntax, with Norwegian public holidays."""

    expression: str
    special: tuple[SpecialHours, ...] = ()
    """What the expression says of certain dates, in its order; a later one comes before an earlier one."""

    @classmethod
    def parse(cls, text: str) -> "OpeningHours":
        """Raises ParseError where the expression cannot be read."""
        rules = _rules_for_dates(text)
        spans = re.findall(r"([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})", text)
        runs_on = [(start, end) for start, end in spans if end <= start]
        is_told = any(_length(*span) > LONGEST_NIGHT for span in runs_on) or "PH" in text or rules
        if is_told and any(end == "00:00" < start for start, end in runs_on):
            raise ParseError(
                msg(
                    "'{text}' ends a day at 00:00, where it begins; write \"{remedy}\"",
                    text=text,
                    remedy=re.sub(r"(?<!00:00)-00:00", "-24:00", text),
                )
            )
        if any(_length(*span) > LONGEST_NIGHT for span in runs_on):
            raise ParseError(
                msg(
                    "'{text}' closes before it opens; leave out a day of the week that is closed, write a "
                    'closed date as "Dec 24 off" and holidays as "PH off", write day and night as "24/7", '
                    'and divide the night at midnight: "Mo-Su 00:00-08:00,15:00-24:00"',
                    text=text,
                )
            )
        if ("PH" in text or rules) and runs_on:
            raise ParseError(
                msg(
                    "'{text}' runs past midnight, which leaves open when a holiday or a closed day ends it; "
                    'divide the night: "Mo-Su 00:00-02:00,20:00-24:00; PH off"',
                    text=text,
                )
            )
        return cls(text, tuple(map(SpecialHours.parse, rules)))

    @property
    def weekly(self) -> str:
        """The expression without what it says of certain dates."""
        found = WEEKLY.match(self.expression)
        return found[0] if found else ""

    @property
    def is_always(self) -> bool:
        """Open day and night, all days of the year."""
        return self.expression == DAY_AND_NIGHT

    @property
    def is_day_and_night(self) -> bool:
        """Open day and night in an ordinary week, holidays too."""
        return self.weekly == DAY_AND_NIGHT

    @property
    def is_closed_on_holidays(self) -> bool:
        """Says itself that it keeps closed on public holidays, whatever day they fall on."""
        return self.on_holidays() == ()

    def week(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """An ordinary week from Monday; each day has its open spans in minutes after midnight (0 to 1440)."""
        return tuple(self._opens_on(ORDINARY_MONDAY + timedelta(days=day)) for day in range(7))

    def is_open_at(self, moment: datetime) -> bool:
        """``moment`` carries a time zone."""
        return bool(_evaluator(self.expression).is_open(moment.astimezone(TIME_ZONE)))

    def on_holidays(self) -> tuple[tuple[int, int], ...] | None:
        """Open spans of a public holiday; None where it is like any other day of the week."""
        return self._opens_on(A_HOLIDAY) if "PH" in self.weekly else None

    def _opens_on(self, day: date) -> tuple[tuple[int, int], ...]:
        start = datetime.combine(day, time(), TIME_ZONE)
        end = datetime.combine(day + timedelta(days=1), time(), TIME_ZONE)
        return tuple(
            (opened.hour * 60 + opened.minute, _minute_of(closed, end))
            for opened, closed, state, *_ in _evaluator(self.weekly).intervals(start, end)
            if state == opening_hours.State.OPEN
        )


def _rules_for_dates(text: str) -> list[str]:
    """What follows the week. Raises ParseError where no week stands first."""
    week = WEEKLY.match(text)
    rest = text[week.end() :] if week else ""
    rules = _SPECIAL.findall(rest)
    is_whole = "".join(f"; {rule}" for rule in rules) == rest
    if text.startswith(f"{DAY_AND_NIGHT}; PH "):
        raise ParseError(
            msg(
                "'{text}' closes for holidays, and 24/7 never closes for them; write \"{remedy}\"",
                text=text,
                remedy=text.replace(DAY_AND_NIGHT, EACH_DAY, 1),
            )
        )
    if not week or not is_whole or not all(map(_MEANT_FOR_DATES.match, rules)):
        raise ParseError(
            msg(
                '\'{text}\' is not opening hours; write them as "Mo-Fr 09:00-15:00; PH off" or "24/7"',
                text=text,
            )
        )
    return rules


def _length(start: str, end: str) -> int:
    """Minutes of a span that ends the day after, or a whole day where both ends are the same."""
    return MIDNIGHT - minute_of(start) + minute_of(end)


def _minute_of(closed: datetime | None, end: datetime) -> int:
    return MIDNIGHT if closed is None or closed >= end else closed.hour * 60 + closed.minute


@cache
def _evaluator(expression: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours(expression, timezone=TIME_ZONE, country=COUNTRY)
