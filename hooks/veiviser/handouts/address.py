"""Where the site can be found, as paper tells it."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from veiviser.handouts.qr import qr_data_uri
from veiviser.render.edition import Edition

PLACEHOLDER = ".example"
"""Ends the name of a host that nobody can own (RFC 2606)."""
HANDOUTS_PAGE = "utskrift.md"
HELP_PAGE = "hjelp.md"
FRONT_PAGE = "index.md"


@dataclass(frozen=True)
class Place:
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
    """The site's address, with a slash at its end."""

    root: str

    @property
    def is_placeholder(self) -> bool:
        """Nothing that bears this address may be given to anybody."""
        return (urlsplit(self.root).hostname or "").endswith(PLACEHOLDER)

    def place(self, edition: Edition, page: str) -> Place:
        """A page in the edition's language; its front page where it has no such page."""
        known = page if page in edition.links.pages else FRONT_PAGE
        return Place(self.root + edition.links.url(known))
