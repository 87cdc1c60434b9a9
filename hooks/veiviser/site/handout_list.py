"""What can be printed, by language, with the reader's own first."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.model.handout import Handout, HandoutName, handouts_in
from veiviser.model.plan import Language
from veiviser.site.links import relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.words import language_name


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
            name_for_reader=language_name(language.code, localized.locale),
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
