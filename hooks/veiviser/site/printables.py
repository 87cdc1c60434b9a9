"""What can be printed: files, and the sheets that a reader chooses in the languages a reader chooses."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from veiviser.model.page import Handout, HandoutName, handouts_in
from veiviser.model.plan import Language
from veiviser.site import VERSION_SIGN
from veiviser.site.links import relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.sheet_content import colophon, key_contacts, version_of
from veiviser.site.words import known_name

COMPONENTS = {HandoutName.POSTER: "poster", HandoutName.PHRASES: "phrase_sheet"}
"""The sheets that can be chosen, in the order they are offered, and what prints each; each fills one page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandoutLink:
    """One thing to print."""

    word: str
    """Its word in the vocabularies of handouts."""
    made: Handout | None
    """What is known of the file; None until it has been made."""
    url: str
    picture: str

    @property
    def kilobytes(self) -> int:
        """At least one, where there is a file."""
        return max(1, round(self.made.bytes / 1000)) if self.made else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class HandoutGroup:
    """Everything in one language."""

    language: Language
    name_for_reader: str
    """The language's name in the reader's own."""
    is_own: bool
    handouts: tuple[HandoutLink, ...]


def handout_list(
    localized: LocalizedSite, handouts: tuple[Handout, ...], page_url: str
) -> tuple[HandoutGroup, ...]:
    """A group for each language: the ``handouts`` that have been made; before that, what there will be."""
    made = {(handout.language, handout.name): handout for handout in handouts}
    groups = [
        HandoutGroup(
            language=language,
            name_for_reader=known_name(language.code, localized.locale),
            is_own=language.code == localized.language.code,
            handouts=tuple(
                _link(language, name, made.get((language.code, name)), page_url)
                for name in _names(localized, language)
                if not made or (language.code, name) in made
            ),
        )
        for language in localized.guide.languages
    ]
    return tuple(sorted(groups, key=lambda group: not group.is_own))


def handout_link(
    localized: LocalizedSite, handouts: tuple[Handout, ...], name: HandoutName, page_url: str
) -> HandoutLink:
    """One of ``handouts`` in the reader's language."""
    language = localized.language
    made = {held.name: held for held in handouts if held.language == language.code}
    return _link(language, name, made.get(name), page_url)


def _names(localized: LocalizedSite, language: Language) -> Iterator[HandoutName]:
    is_own = language.code == localized.language.code
    yield from handouts_in(language, (localized.links if is_own else localized.source_links).pages)


def _link(language: Language, name: HandoutName, made: Handout | None, page_url: str) -> HandoutLink:
    return HandoutLink(
        word=name.value,
        made=made,
        url=relative(made.path, page_url) if made else "",
        picture=relative(made.picture, page_url) if made else "",
    )


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
    is_reviewed: bool
    sheets: tuple[WebSheet, ...]


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """What there is to choose between."""

    words: tuple[str, ...]
    languages: tuple[LanguageSheets, ...]
    """The reader's own first."""


def sheet_choices(localized: LocalizedSite) -> SheetChoices:
    """Every sheet in every language of the site, for a reader of ``localized``."""
    groups = [
        LanguageSheets(
            language=other.language,
            direction=other.direction,
            name_for_reader=known_name(code, localized.locale),
            is_own=code == localized.language.code,
            is_reviewed=other.review.covers(),
            sheets=tuple(_sheet(other, name) for name in COMPONENTS),
        )
        for code, other in localized.localized_sites.items()
    ]
    own_first = sorted(groups, key=lambda group: not group.is_own)
    return SheetChoices(tuple(name.value for name in COMPONENTS), tuple(own_first))


def _sheet(localized: LocalizedSite, name: HandoutName) -> WebSheet:
    """Its version follows from its words and numbers, as on any other handout."""
    numbers = key_contacts(localized, "")
    foot = colophon(localized, numbers.actors)
    component = COMPONENTS[name]
    macro = getattr(localized.components.get_template(f"{component}.html").module, component)
    title = localized.guide.label("handout", name.value)
    html = localized.render("proof", foot) + macro(numbers, foot, title=title, heading="h2")
    return WebSheet(name.value, Markup(html.replace(VERSION_SIGN, version_of(html))))
