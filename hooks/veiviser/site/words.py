"""Numbers, hours and lists, said in a language."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from babel import Locale
from babel.dates import get_day_names
from babel.numbers import format_currency, format_decimal, format_percent

from veiviser.load.catalog import Translations
from veiviser.model.figure import Figure, Kind, Qualifier
from veiviser.model.hours import OpeningHours

_AS_KNOWN = {"nb": "no"}
"""Languages that readers of others know by a wider name."""


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Days that share the same hours."""

    days: tuple[str, ...]
    """"mandag–fredag", one for each run of days."""
    times: tuple[str, ...]
    """"09:00–15:00", one for each span; in words where a dash could be read backwards."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure ready for a sentence."""

    number: str
    qualifier: Qualifier
    is_one_in: bool
    is_range: bool = False


def from_to(start: str, end: str, translations: Translations) -> str:
    """A range of times, years or numbers, in words where the language has words for it."""
    gettext = translations.gettext
    return gettext("%(start)s–%(end)s") % {"start": start, "end": end}


def hours_rows(hours: OpeningHours, locale: Locale, translations: Translations) -> tuple[HoursRow, ...]:
    """The ordinary week, days with equal hours in one row, closed days left out."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for day, spans in enumerate(hours.week()):
        if spans:
            times = tuple(from_to(clock(start), clock(end), translations) for start, end in spans)
            rows.setdefault(times, []).append(day)
    return tuple(HoursRow(runs_of_days(days, locale), times) for times, days in rows.items())


def runs_of_days(days: Iterable[int], locale: Locale) -> tuple[str, ...]:
    """ "mandag–fredag" for each run of days, which count from 0 for Monday."""
    names = get_day_names("wide", context="format", locale=locale)
    # Days in a row are as far from their places in the list.
    runs = (list(run) for _, run in groupby(enumerate(days), key=lambda place: place[1] - place[0]))
    return tuple(
        names[run[0][1]] if len(run) == 1 else f"{names[run[0][1]]}–{names[run[-1][1]]}" for run in runs
    )


def clock(minute: int) -> str:
    """A minute after midnight as ``HH:mm``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def figure_view(figure: Figure, locale: Locale, translations: Translations) -> FigureView:
    """The number as this language writes it, with Western digits; a range shares one unit or sign."""
    is_range = figure.highest is not None
    last = figure.value if figure.highest is None else figure.highest
    if figure.kind is Kind.PERCENT:
        shown = format_percent(last / 100, locale=locale, numbering_system="latn")
    elif figure.unit:
        shown = format_currency(last, figure.unit, "#,##0 ¤", locale, False, numbering_system="latn")
    else:
        shown = _number(last, locale)
    if is_range:
        shown = from_to(_number(figure.value, locale), shown, translations)
    return FigureView(shown, figure.qualifier, figure.kind is Kind.ONE_IN, is_range)


def _number(number: int, locale: Locale) -> str:
    return format_decimal(number, locale=locale, numbering_system="latn")


def language_name(code: str, locale: Locale) -> str:
    """What a language is called in another; the code itself where neither is known."""
    return str(locale.languages.get(code, code))


def known_name(code: str, locale: Locale) -> str:
    """What readers of other languages call a language: Norwegian, not the form it is written in."""
    return language_name(_AS_KNOWN.get(code, code), locale)
