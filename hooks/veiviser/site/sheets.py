"""Sheets that a browser prints: those a reader chooses, in the languages a reader chooses."""

from dataclasses import dataclass

from markupsafe import Markup

from veiviser.model.handout import HandoutName
from veiviser.model.plan import Language
from veiviser.site.colophon import colophon, version_of
from veiviser.site.key_contacts import key_contacts
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.placeholders import VERSION_SIGN
from veiviser.site.words import language_name

COMPONENTS = {HandoutName.POSTER: "poster", HandoutName.PHRASES: "phrase_sheet"}
"""The sheets that can be chosen, in the order they are offered, and what prints each; each fills one page."""


@dataclass(frozen=True, slots=True)
class WebSheet:
    """One sheet in one language."""

    word: str
    """Its word in the vocabularies of handouts."""
    html: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageSheets:
    """The sheets in one language."""

    language: Language
    direction: str
    name_for_reader: str
    """The language's name in the reader's own."""
    is_own: bool
    sheets: tuple[WebSheet, ...]


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """What there is to choose between."""

    words: tuple[str, ...]
    languages: tuple[LanguageSheets, ...]
    """The reader's own first."""


def sheet_choices(localized: LocalizedSite) -> SheetChoices:
    """Every sheet in every language of the site, for a reader of ``edition``."""
    groups = [
        LanguageSheets(
            language=other.language,
            direction=other.direction,
            name_for_reader=language_name(code, localized.locale),
            is_own=code == localized.language.code,
            sheets=tuple(_sheet(other, name) for name in COMPONENTS),
        )
        for code, other in localized.localized_sites.items()
    ]
    own_first = sorted(groups, key=lambda group: not group.is_own)
    return SheetChoices(tuple(name.value for name in COMPONENTS), tuple(own_first))


def _sheet(localized: LocalizedSite, name: HandoutName) -> WebSheet:
    """Its version follows from its words and numbers, as on any other handout."""
    numbers = key_contacts(localized, "")
    msg = colophon(localized, numbers.actors)
    component = COMPONENTS[name]
    macro = getattr(localized.components.get_template(f"{component}.html").module, component)
    title = localized.guide.label("handout", name.value)
    html = localized.render("proof", msg) + macro(numbers, msg, title=title, heading="h2")
    return WebSheet(name.value, Markup(html.replace(VERSION_SIGN, version_of(html))))
