"""Addresses inside the site, relative to the page being written."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Links:
    """Where the pages of one language live.

    A page is named by its source path inside a language's folder: ``plan/tiltak.md``.
    """

    prefix: str
    """``""`` for the language at the root, else ``en/``."""
    pages: Mapping[str, str]
    """Titles of the pages this language has, by name."""
    chapters: Mapping[str, str] = field(default_factory=dict)
    """Page and anchor of each section of the plan: ``"2.3"`` to ``plan/om.md#kapittel-2-3``."""

    def url(self, page: str) -> str:
        """Address from the site's root, without a leading slash; raises KeyError for an unknown page."""
        if page not in self.pages:
            raise KeyError(page)
        return self.prefix + address_of(page)

    def chapter(self, number: str) -> str:
        """Address of a section of the plan from the site's root; raises KeyError for an unknown one."""
        page, _, anchor = self.chapters[number].partition("#")
        return f"{self.url(page)}#{anchor}"


def address_of(page: str) -> str:
    """The address of a page in its language: ``plan/tiltak.md`` gives ``plan/tiltak/``."""
    stem = page.removesuffix(".md")
    folder, _, last = stem.rpartition("/")
    if last == "index":
        return f"{folder}/" if folder else ""
    return f"{stem}/"


@dataclass(frozen=True, kw_only=True, slots=True)
class PageLink:
    """A link to a page, perhaps in another language."""

    title: str
    url: str
    language: str | None
    """Code of the language the page is in, when it is not the reader's own."""
    language_name: str
    """That language's name in the reader's own."""


def relative(target: str, start: str) -> str:
    """The way from one address to another, both from the site's root.

    A ``start`` with a leading slash is the site's own root, for a page that is shown at any address.
    """
    if start.startswith("/"):
        return start + target
    address, hash, anchor = target.partition("#")
    way = posixpath.relpath("/" + address, "/" + start) if address != start else ""
    if way and way != "." and address.endswith("/"):
        way += "/"
    elif way == ".":
        way = "./"
    return (way or ("" if hash else "./")) + hash + anchor
