"""An actor ready to be shown: what a card, a button or a link prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from veiviser.model.actor import Actor, Cost
from veiviser.model.freshness import Freshness, freshness
from veiviser.model.hours import OpeningHours
from veiviser.model.phone import Phone, PhoneType
from veiviser.site.links import PageLink, relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.rows import Part, Parts
from veiviser.site.sources import SourceView, source_view
from veiviser.site.words import language_name


@dataclass(frozen=True)
class PhoneView:
    """A number with its hours in words."""

    phone: Phone
    hours: tuple[Part, ...]
    """When it answers; nothing where nobody knows."""
    hours_are_old: bool
    """The hours were checked too long ago to be shown."""
    is_emergency: bool = False
    """For danger to life: the one thing that is red."""
    remark: str = ""
    """What else is told of it, in the reader's language."""
    is_coming: bool = False
    """Nobody can call it yet."""
    validity: str = ""
    """From or until when it can be called, in words; empty where no date is known."""
    second_choice: "ActorView | None" = None
    """Whom to call when it is busy."""

    @property
    def dates(self) -> str:
        """The first and the last day and the link, for scripts: ``2027-01-01//tel:+4775000002``.

        A page may be read long after it was built. Empty where the number has neither a first nor a last day.
        """
        if not self.validity:
            return ""
        return f"{self.phone.valid_from or ''}/{self.phone.valid_until or ''}/{self.phone.uri}"

    @property
    def is_message_only(self) -> bool:
        return self.phone.types == (PhoneType.SMS,)

    @property
    def takes_whatsapp(self) -> bool:
        return PhoneType.WHATSAPP in self.phone.types

    @property
    def is_text_telephone(self) -> bool:
        return self.phone.types == (PhoneType.TEXT_TELEPHONE,)


@dataclass(frozen=True)
class ActorView:
    """An actor in one language, seen from one page."""

    actor: Actor
    localized: LocalizedSite
    page_url: str

    @cached_property
    def phones(self) -> tuple[PhoneView, ...]:
        """Those that can be called on the day of the build."""
        return tuple(self._phone(held) for held in self.actor.phones if held.has_begun(self.localized.today))

    @property
    def coming_phones(self) -> tuple[PhoneView, ...]:
        """Those that can be called from a later day."""
        held = (phone for phone in self.actor.phones if not phone.has_begun(self.localized.today))
        return tuple(map(self._phone, held))

    def _phone(self, phone: Phone) -> PhoneView:
        guide, second = self.localized.guide, phone.second_choice
        return PhoneView(
            phone,
            self._told(phone.opening_hours),
            self.freshness.hours_are_old and not phone.answers_emergencies,
            is_emergency=self.actor.id in guide.plan.emergency_numbers,
            remark=" ".join(self._remarks(phone)),
            is_coming=not phone.has_begun(self.localized.today),
            validity=self._validity(phone),
            second_choice=ActorView(guide.actor(second), self.localized, self.page_url) if second else None,
        )

    @property
    def primary_phone(self) -> PhoneView | None:
        return self.phones[0] if self.phones else None

    @property
    def freshness(self) -> Freshness:
        return freshness(self.localized.source_guide.actor(self.actor.id), self.localized.today)

    @property
    def chat_hours(self) -> tuple[Part, ...]:
        """When somebody answers in the chat; nothing where nobody knows."""
        return self._told(self.actor.chat_hours)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language_name(code, self.localized.locale) for code in self.actor.languages)

    @property
    def newer(self) -> PageLink | None:
        """The way to the source's words, where these are older."""
        return self.localized.newer("actors", self.actor.id, self.page_url)

    @property
    def card_url(self) -> str:
        """Address of the actor's card in the directory."""
        return relative(f"{self.localized.links.url('tjenester.md')}#{self.actor.id}", self.page_url)

    @property
    def sources(self) -> tuple[SourceView, ...]:
        """Every source behind the card, each once, in the order of the data."""
        return tuple(
            dict.fromkeys(source_view(entry.source, self.localized) for entry in self.actor.evidence)
        )

    def year_of(self, field: str) -> str | None:
        """The newest year that a source of a field shows; None where none shows one."""
        shown = (held.source.published for held in self.actor.evidence if field in held.of)
        return max((day[:4] for day in shown if day), default=None)

    def _remarks(self, phone: Phone) -> Iterator[str]:
        # Where all is free, the card says so once.
        if phone.free and self.actor.cost is not Cost.FREE:
            yield self.localized.translations.gettext("Gratis å ringe.")
        if phone.note:
            yield phone.note
        if phone.busy_note:
            yield phone.busy_note

    def _validity(self, phone: Phone) -> str:
        gettext, date = self.localized.translations.gettext, self.localized.date
        start = None if phone.has_begun(self.localized.today) else phone.valid_from
        if start and phone.valid_until:
            words = gettext("Nummeret gjelder fra %(first)s til og med %(last)s")
            return words % {"first": date(start), "last": date(phone.valid_until)}
        if start:
            return gettext("Nummeret gjelder fra %(first)s") % {"first": date(start)}
        if phone.valid_until:
            return gettext("Nummeret gjelder til og med %(last)s") % {"last": date(phone.valid_until)}
        return ""

    def _told(self, hours: OpeningHours | None) -> tuple[Part, ...]:
        return tuple(Parts(self.localized).opening_hours(hours))
