"""Addresses: inside the site, relative to the page being written, and where paper tells it to be."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from urllib.parse import urlsplit

import segno
from markupsafe import Markup

from veiviser.model.page import PageName

_PLACEHOLDER = ".example"
"""Ends the name of a host that nobody can own (RFC 2606)."""


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


def file_of(page: str) -> str:
    """The file of a page in its language's folder of the built site; servers know one of them by its name."""
    return "404.html" if page == PageName.NOT_FOUND else f"{address_of(page)}index.html"


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


@dataclass(frozen=True)
class PagePlace:
    """A page that paper leads to."""

    url: str

    @property
    def short(self) -> str:
        """As a person would type it."""
        return self.url.partition("://")[2].removeprefix("www.").rstrip("/")

    @cached_property
    def qr(self) -> str:
        """A picture for ``<img src>``."""
        return qr_data_uri(self.url)


@dataclass(frozen=True)
class SiteAddress:
    """The site's address, with a slash at its end; its path alone where no more is known."""

    root: str

    @property
    def path(self) -> str:
        """Path of the site's root on its server, with slashes at both ends: ``/``."""
        return urlsplit(self.root).path

    @property
    def is_placeholder(self) -> bool:
        """Nothing that bears this address may be given to anybody."""
        return (urlsplit(self.root).hostname or "").endswith(_PLACEHOLDER)

    def place(self, links: Links, page: str) -> PagePlace:
        """A page of one language; its front page where it has no such page."""
        return PagePlace(self.root + links.url(page if page in links.pages else PageName.FRONT))


@cache
def qr_drawing(address: str) -> Markup:
    """A QR code of an address as SVG to stand in a page, with no quiet zone of its own.

    Raises ``segno.DataOverflowError`` for an address of more than about 2 900 bytes.
    """
    # To try all eight masks takes as long as to make the rest of the page, and readers take any of them.
    code = segno.make_qr(address, error="l", mask=3)
    return Markup(code.svg_inline(omitsize=True, border=0, svgclass="code", lineclass=None))


@cache
def qr_data_uri(address: str) -> str:
    """A QR code of an address as an SVG data URI, for ``<img src>``.

    It is black on white with the four modules of quiet zone that readers need, and bears 15 % of damage.
    The style sheet gives it its size: 20 mm or more.

    Raises ``segno.DataOverflowError`` for an address of more than about 2 300 bytes.
    """
    return segno.make_qr(address, error="m").svg_data_uri(border=4, light="#fff", dark="#000")
