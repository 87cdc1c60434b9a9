"""Somebody who can help: an organisation or service in the directory."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from veiviser.model.hours import OpeningHours
from veiviser.model.need import Audience, Need
from veiviser.model.phone import Phone
from veiviser.model.source import Check, Confidence, Conflict, Evidence
from veiviser.model.text import Text


class Section(Enum):
    """Where in the directory an actor stands; the plan's five sections and one of ours."""

    NATIONAL_HELPLINE = "national_helpline"
    HELP = "help"
    MUNICIPALITY = "municipality"
    EXPERTISE = "expertise"
    OTHERS = "others"
    ADDED = "added"
    """Emergency numbers and national lines that the plan does not list."""


class Provider(Enum):
    """Who runs it."""

    MUNICIPAL = "municipal"
    COUNTY = "county"
    STATE = "state"
    VOLUNTARY = "voluntary"
    """Voluntary, non-profit and faith organisations."""
    PARTNERSHIP = "partnership"
    """Several agencies or both sides of working life together."""
    INTERNATIONAL = "international"
    STUDENT_WELFARE = "student_welfare"


class Cost(Enum):
    FREE = "free"
    VARIES = "varies"


class Guest(Enum):
    WOMEN = "women"
    MEN = "men"
    CHILDREN = "children"


class Secrecy(Enum):
    MUNICIPAL = "municipal"
    HEALTH = "health"
    SHELTER = "shelter"
    """Crisis centres: even that somebody has been there is secret."""


class AddressType(Enum):
    """What an address is for (Open Referral ``address_type``)."""

    PHYSICAL = "physical"
    """Where to go."""
    POSTAL = "postal"
    """Where letters go."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A place that can be visited, or where letters go."""

    name: Text | None = None
    """What it is called where there are several: "head office", "Heimdal"."""
    type: AddressType = AddressType.PHYSICAL
    """What it is for."""
    street: str
    """Street and number; for letters the box."""
    postal_code: str | None = None
    """Four digits, in quotes."""
    city: str
    """The place that the letters go to."""
    hours_note: Text | None = None
    """When it is open there, in a short sentence, where that is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Somebody who can help. A field left out means: not known."""

    id: str
    """Short name in lower-case letters and hyphens; it never changes, links depend on it."""
    name: str
    """The actor's own name, in its own language."""
    common_name: Text | None = None
    """What people call it, where its name is common words: "the police". Other languages say it first."""
    label: Text | None = None
    """What it is, in a few words, for readers who do not know the name."""
    also_known_as: tuple[str, ...] = ()
    """Other spellings and former names, so that a search finds them."""
    section: Section
    """Where in the directory it stands."""
    provider: Provider
    """Who runs it."""
    run_by: Text | None = None
    """Who runs it, by name, where the kind of provider would mislead: the police, not "the state"."""
    summary: Text
    """What a person gets there, in one or two short sentences."""
    eligibility: Text | None = None
    """Who it is for, in words, where ages do not tell."""
    guests: tuple[Guest, ...] = ()
    """Who can come, or live there; empty means not known."""
    minimum_age: int | None = None
    """Youngest age in years."""
    maximum_age: int | None = None
    """Oldest age in years."""
    needs: tuple[Need, ...] = ()
    """What it helps with."""
    audiences: tuple[Audience, ...] = ()
    """Who it is about when somebody asks."""
    phones: tuple[Phone, ...] = ()
    """Numbers, the one to call first first."""
    chat: str | None = None
    """Address of a chat."""
    chat_hours: OpeningHours | None = None
    """When the chat answers."""
    email: str | None = None
    """E-mail address."""
    url: str | None = None
    """Web page."""
    addresses: tuple[Address, ...] = ()
    """Where to go, the main one first, and where letters go; never for places whose address is secret."""
    address_is_secret: bool = False
    """True when no address may ever be printed."""
    in_person: bool | None = None
    """Whether people can meet there face to face."""
    offices: tuple[str, ...] = ()
    """Names of districts or places with an office of their own."""
    opening_hours: OpeningHours | None = None
    """When it is open for visits."""
    hours_note: Text | None = None
    """What the hours cannot say."""
    languages: tuple[str, ...] = ()
    """Language codes (ISO 639) that are spoken or written there."""
    interpreter: bool | None = None
    """Whether an interpreter is provided."""
    cost: Cost | None = None
    """What it costs."""
    anonymous: bool | None = None
    """Whether a person can be anonymous."""
    referral_needed: bool | None = None
    """Whether somebody must refer the person."""
    secrecy: Secrecy | None = None
    """The duty of secrecy of those who answer; vocabularies.yaml tells what it means."""
    tells_whom: Text | None = None
    """Whom it tells, beyond what ``secrecy`` says."""
    is_critical: bool = False
    """True for numbers that must be right before anything is published."""
    evidence: tuple[Evidence, ...]
    """What each value rests on; every field with a value stands in one."""
    checked: Check | None = None
    """The last time a person rang or opened the page; absent means never."""
    expires: date | None = None
    """The first day on which the link no longer works."""
    conflicts: tuple[Conflict, ...] = ()
    """What sources disagree about."""

    @property
    def primary_phone(self) -> Phone | None:
        return self.phones[0] if self.phones else None

    @property
    def places(self) -> tuple[Address, ...]:
        """Where one can go."""
        return tuple(held for held in self.addresses if held.type is AddressType.PHYSICAL)

    @property
    def is_open_day_and_night(self) -> bool:
        return any(phone.is_open_day_and_night for phone in self.phones)

    @property
    def is_reachable(self) -> bool:
        """A number, a page, a chat, an e-mail address or a place is known."""
        return bool(self.phones or self.url or self.chat or self.email or self.places)

    @property
    def hears_confidences(self) -> bool:
        """People tell of themselves there, with time to ask first who will be told."""
        return bool({Audience.SELF, Audience.CHILD} & set(self.audiences) and set(self.needs) - {Need.DANGER})

    @property
    def confidence(self) -> Confidence | None:
        """How sure we are of the web address, or of the name where there is none."""
        field = "url" if self.url else "name"
        return next((entry.confidence for entry in self.evidence if field in entry.of), None)
