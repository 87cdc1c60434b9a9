"""Where the site can be found, as paper tells it."""

from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import urlsplit

import segno

from veiviser.model.page import PageName
from veiviser.site.links import Links

_PLACEHOLDER = ".example"
"""Ends the name of a host that nobody can own (RFC 2606)."""


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
def qr_data_uri(address: str) -> str:
    """A QR code of an address as an SVG data URI, for ``<img src>``.

    It is black on white with the four modules of quiet zone that readers need, and bears 15 % of damage.
    The style sheet gives it its size: 20 mm or more.

    Raises ``segno.DataOverflowError`` for an address of more than about 2 300 bytes.
    """
    return segno.make_qr(address, error="m").svg_data_uri(border=4, light="#fff", dark="#000")
