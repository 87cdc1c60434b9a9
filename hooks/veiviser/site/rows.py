"""What is told in rows, on a page as on paper: a heading, and parts that each stand in one language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from veiviser.load.web_address import address_shown
from veiviser.model.actor import Address, AddressType
from veiviser.model.hours import OpeningHours
from veiviser.site.closures import closures
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.words import hours_rows

TIMES = re.compile(r"(\d\d[.:]\d\d–\d\d[.:]\d\d)")


@dataclass(frozen=True, slots=True)
class Part:
    """Words in one language, perhaps with a link."""

    words: str
    language: str | None
    """Its code; None for numbers, times and addresses, which read from left to right in every language."""
    url: str | None = None
    is_time: bool = False
    """A time or two, kept on one line."""
    is_source: bool = False
    """What something rests on; on paper its title says enough."""

    @property
    def address(self) -> str:
        """Where the link leads, as a person would type it."""
        return address_shown(self.url or "").removeprefix("mailto:").split("://")[-1]


@dataclass(frozen=True, slots=True)
class Row:
    """Parts follow each other without a space."""

    heading: str
    """In the reader's language."""
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Parts:
    """Makes the parts that a reader of ``localized`` meets."""

    localized: LocalizedSite

    def own(self, words: str, url: str | None = None) -> Part:
        """Words that have been translated."""
        return Part(words, self.localized.language.code, url)

    def name(self, words: str, url: str | None = None) -> Part:
        """A name, or what else stands in the source language for all readers."""
        return Part(words, self.localized.source_language, url)

    def signs(self, words: str, url: str | None = None) -> Part:
        """A number, a time or an address."""
        return Part(words, None, url)

    def time(self, words: str) -> Part:
        """``09:00–15:00``, or the same in words."""
        return Part(words, None, is_time=True)

    def with_times(self, words: str) -> Iterator[Part]:
        """Translated words, with the times in them apart."""
        for at, held in enumerate(TIMES.split(words)):
            if held:
                yield self.time(held) if at % 2 else self.own(held)

    def gettext(self, words: str) -> str:
        """The reader's words for a string of the program."""
        return self.localized.translations.gettext(words)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The reader's words for a counted string of the program."""
        return self.localized.translations.ngettext(singular, plural, number)

    def label(self, vocabulary: str, word: str) -> Part:
        """The reader's name for a word of a closed vocabulary."""
        return self.own(self.localized.guide.label(vocabulary, word))

    def listed(self, parts: Iterable[Part], between: str | None = None) -> Iterator[Part]:
        """The parts with commas, or what else stands ``between`` them."""
        comma = self.own(between or self.gettext(", "))
        for at, part in enumerate(parts):
            if at:
                yield comma
            yield part

    def address(self, address: Address) -> Iterator[Part]:
        """What the place is called, where it is, and what is told of its hours alone."""
        if address.name:
            yield self.own(f"{address.name}: ")
        if address.type is AddressType.POSTAL:
            yield self.label("address_type", address.type.value)
            yield self.own(": ")
        yield self.name(address.street)
        yield self.own(self.gettext(", "))
        if address.postal_code:
            yield self.signs(address.postal_code)
            yield self.own(" ")
        yield self.name(address.city)
        yield self.own(". ")
        if address.hours_note:
            yield from self.with_times(f"{address.hours_note} ")

    def opening_hours(self, hours: OpeningHours | None) -> Iterator[Part]:
        """Days in words with their times, holidays and closed days; nothing for unknown hours."""
        if hours is None:
            return
        if hours.is_day_and_night:
            yield self.own(self.gettext("Døgnåpent"))
        else:
            translations = self.localized.translations
            for at, row in enumerate(hours_rows(hours, self.localized.locale, translations)):
                if at:
                    yield self.own(self.gettext("; "))
                yield from self._days_and_times(row.days, row.times)
        if hours.is_closed_on_holidays:
            yield self.own(". " + self.gettext("Stengt på helligdager"))
        for held in closures(hours, self.localized):
            yield self.own(f". {held.when}{': ' if held.days or held.times else ''}")
            yield from self._days_and_times(held.days, held.times)
            if held.reason:
                yield self.own(f" ({held.reason})")

    def _days_and_times(self, days: tuple[str, ...], times: tuple[str, ...]) -> Iterator[Part]:
        if days:
            yield self.own(self.gettext(", ").join(days) + (" " if times else ""))
        yield from self.listed(map(self.time, times))
