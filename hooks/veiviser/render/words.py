"""Numbers, hours and lists, said in a language."""

from dataclasses import dataclass
from itertools import groupby

from babel import Locale
from babel.dates import get_day_names
from babel.numbers import format_currency, format_decimal, format_percent

from veiviser.model.figure import Figure, Kind, Qualifier
from veiviser.model.hours import OpeningHours


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Days that share the same hours."""

    days: str
    """"mandag–fredag"."""
    times: tuple[str, ...]
    """"09:00–15:00", one for each span; read left to right in every language."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure ready for a sentence."""

    number: str
    qualifier: Qualifier
    is_one_in: bool


def hours_rows(hours: OpeningHours, locale: Locale) -> tuple[HoursRow, ...]:
    """The ordinary week, neighbouring days with equal hours in one row, closed days left out."""
    names = get_day_names("wide", context="format", locale=locale)
    rows: list[HoursRow] = []
    for spans, group in groupby(enumerate(hours.week()), key=lambda day: day[1]):
        days = [day for day, _ in group]
        if spans:
            first, last = names[days[0]], names[days[-1]]
            shown = first if first == last else f"{first}–{last}"
            rows.append(HoursRow(shown, tuple(f"{clock(start)}–{clock(end)}" for start, end in spans)))
    return tuple(_merged(rows))


def _merged(rows: list[HoursRow]) -> list[HoursRow]:
    merged: dict[tuple[str, ...], str] = {}
    for row in rows:
        merged[row.times] = f"{merged[row.times]}, {row.days}" if row.times in merged else row.days
    return [HoursRow(days, times) for times, days in merged.items()]


def clock(minute: int) -> str:
    """A minute after midnight as ``HH:mm``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def figure_view(figure: Figure, locale: Locale) -> FigureView:
    """The number as this language writes it, with Western digits."""
    numbers = [figure.value] if figure.highest is None else [figure.value, figure.highest]
    if figure.kind is Kind.PERCENT:
        shown = "–".join(
            format_percent(number / 100, locale=locale, numbering_system="latn") for number in numbers
        )
    elif figure.unit:
        shown = format_currency(figure.value, figure.unit, "#,##0 ¤", locale, False, numbering_system="latn")
    else:
        shown = "–".join(format_decimal(number, locale=locale, numbering_system="latn") for number in numbers)
    return FigureView(shown, figure.qualifier, figure.kind is Kind.ONE_IN)


def language_name(code: str, locale: Locale) -> str:
    """What a language is called in another; the code itself where neither is known."""
    return str(locale.languages.get(code, code))
