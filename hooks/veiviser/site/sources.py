"""What something rests on, as a page and paper name it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.load.web_address import address_shown
from veiviser.model.source import Source
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.rows import Part, Parts

_LISTED = re.compile(", og |, | og ")
_NUMBER = re.compile(r"\d+(?:\.\d+)*(?:–\d+(?:\.\d+)*)?")


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source ready to be named."""

    title: str
    url: str | None
    place: tuple[Part, ...] = ()
    """Where in it; nothing where that is not told."""
    published: str | None = None
    is_page: bool = False
    """A page on the web, which is called by its host."""
    is_history: bool = False
    """It tells how things were, never how they are."""


def source_view(source: Source, localized: LocalizedSite) -> SourceView:
    """A document by its title, a page by its host."""
    place = tuple(_place(source.place, Parts(localized))) if source.place else ()
    if source.document is None:
        address = address_shown(source.url or "")
        host = address.split("://")[-1].split("/")[0]
        return SourceView(host, source.url, place, source.published, is_page=True)
    document = localized.guide.document(source.document)
    year = document.published[:4] if document.published else None
    return SourceView(document.title, document.url, place, year, is_history=document.is_history)


def _place(words: str, parts: Parts) -> Iterator[Part]:
    """As it was written, or "kapittel 3.1, tiltak 1" in the reader's words as far as they are known."""
    if parts.localized.language.is_source:
        yield parts.own(words)
        return
    gettext = parts.gettext
    kinds = {
        "kapittel": gettext("kapittel %(number)s"),
        "tiltak": gettext("tiltak %(number)s"),
        "vedlegg": gettext("vedlegg %(number)s"),
    }
    whole = {"Ordforklaringer": gettext("ordforklaringer"), "Referanser": gettext("referanser")}
    for at, one in enumerate(_LISTED.split(words)):
        if at:
            yield parts.own(gettext(", "))
        kind, _, number = one.partition(" ")
        if kind in kinds and _NUMBER.fullmatch(number):
            yield parts.own(kinds[kind] % {"number": number})
        elif _NUMBER.fullmatch(one):
            yield parts.signs(one)
        else:
            yield parts.own(whole[one]) if one in whole else parts.name(one)
