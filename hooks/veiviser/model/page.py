"""Pages and handouts that the generator knows by name, and what is known of a handout that has been made."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, StrEnum

from veiviser.model.plan import Language

PLAN_FOLDER = "plan/"
"""Where the pages of the action plan stand."""


class PageName(StrEnum):
    """Source paths inside a language's folder, the same in every language."""

    FRONT = "index.md"
    HELP = "hjelp.md"
    QUESTIONS = "sporsmal.md"
    DIRECTORY = "tjenester.md"
    SIGNS = "tegn.md"
    RIGHTS = "rettigheter.md"
    STORIES = "historier.md"
    SAFE_ONLINE = "trygg-pa-nett.md"
    WORDS = "ord.md"
    HANDOUTS = "utskrift.md"
    PLAN = "plan/index.md"
    MEASURES = "plan/tiltak.md"
    STAFF = "ansatte.md"
    TRAINING = "kompetanse.md"
    CONSENT = "ansatte/samtykke.md"
    SECTORS = "bransjer.md"
    OPEN_DATA = "data.md"
    CHANGES = "endringer.md"
    SEARCH = "sok.md"
    NOT_FOUND = "404.md"
    """Shown at any address that leads nowhere."""


class HandoutName(Enum):
    """The handouts, in the order a reader meets them; the word is also the file's name."""

    POSTER = "plakat"
    """A question and a few numbers, to hang where those who work take a break."""
    LOBBY_POSTER = "plakat-resepsjon"
    """A picture, the numbers, and strips to tear off."""
    DOOR_NOTICE = "plakat-toalett"
    """Two small notices that do not say what they are about."""
    CARDS = "lommekort"
    """Ten cards on a sheet, with crop marks."""
    NEUTRAL_CARDS = "lommekort-noytral"
    """The same numbers, with nothing that tells what they are for."""
    DIRECTORY = "tjenester"
    """Everyone who can help."""
    PHRASES = "si-dette"
    """Sentences to show or read out."""
    SIGNS = "tegn"
    """Signs, and what to do."""
    SIGNS_HOTEL = "tegn-hotell"
    SIGNS_LETTING = "tegn-utleie"
    SIGNS_TRANSPORT = "tegn-transport"
    SIGNS_WORK = "tegn-arbeid"
    SIGNS_SCHOOL = "tegn-skole"
    SIGNS_HEALTH = "tegn-helse"
    PURCHASING = "innkjop"
    """What the municipality must ask of those it buys from."""
    PLAN = "plan"
    """The whole plan."""
    MEASURES = "tiltak"
    """The measures, and how far each has come."""
    STAFF = "ansatte"
    """Duties and procedure for those who meet people at work."""
    CONSENT = "samtykke"
    """A form for consent, to be filled in on a screen."""
    CONSENT_ON_PAPER = "samtykke-papir"
    """The same form with lines to write on."""


NEEDED_PAGES = {
    HandoutName.SIGNS: PageName.SIGNS,
    HandoutName.SIGNS_HOTEL: PageName.SECTORS,
    HandoutName.SIGNS_LETTING: PageName.SECTORS,
    HandoutName.SIGNS_TRANSPORT: PageName.SECTORS,
    HandoutName.SIGNS_WORK: PageName.SECTORS,
    HandoutName.SIGNS_SCHOOL: PageName.SECTORS,
    HandoutName.SIGNS_HEALTH: PageName.SECTORS,
    HandoutName.PURCHASING: PageName.SECTORS,
    HandoutName.DIRECTORY: PageName.DIRECTORY,
    HandoutName.PLAN: PageName.PLAN,
    HandoutName.MEASURES: PageName.MEASURES,
    HandoutName.STAFF: PageName.STAFF,
    HandoutName.CONSENT: PageName.CONSENT,
    HandoutName.CONSENT_ON_PAPER: PageName.CONSENT,
}
"""The page of prose that a handout is made of, where there is one."""
FOR_STAFF = {HandoutName.PLAN, HandoutName.MEASURES, HandoutName.STAFF}
"""Made in languages that have all pages, never in those that have the residents' pages alone."""


def handouts_in(language: Language, pages: Collection[str]) -> tuple[HandoutName, ...]:
    """The handouts of a language that has these pages of prose."""
    return tuple(
        name
        for name in HandoutName
        if (name not in NEEDED_PAGES or NEEDED_PAGES[name] in pages)
        and not (language.is_resident_only and name in FOR_STAFF)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Handout:
    """A handout that has been made."""

    name: HandoutName
    language: str
    """Code of the language it is in."""
    title: str
    """Its title, in its own language."""
    version: str
    """Short hash of what it was made from, as it is printed on it."""
    key: str
    """What the finished files are called in the cache: a hash of all they follow from."""
    pages: int
    bytes: int

    @property
    def path(self) -> str:
        """From the site's root."""
        return f"{handout_path(self.name, self.language)}.pdf"

    @property
    def picture(self) -> str:
        """A picture of its first page, from the site's root."""
        return f"{handout_path(self.name, self.language)}.png"


def handout_path(name: HandoutName, language: str) -> str:
    """From the site's root, without an ending."""
    return f"utskrift/{language}/{name.value}"
