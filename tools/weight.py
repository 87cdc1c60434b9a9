"""What opening a page costs a reader: bytes on the wire and requests.

Counted are the bodies of everything a browser fetches by itself when it opens a page, as they are sent:
with Brotli where a compressed copy lies beside the file. Not counted: headers, the handshake, and what a
reader fetches by acting (search, the next page).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from veiviser.markup import End, Start, read_markup
from veiviser.model.message import msg
from veiviser.model.problem import Problem

HELP_PAGE = "hjelp/index.html"

FETCHED = {
    "script": "src",
    "img": "src",
    "source": "src",
    "video": "poster",
    "iframe": "src",
    "link": "href",
}
"""Elements that fetch, and the attribute with the address."""
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


@dataclass(frozen=True, slots=True)
class Limit:
    """The most a page may cost."""

    size: int
    """Bytes."""
    requests: int


HELP_LIMIT = Limit(14_600, 2)
"""What a server may send before it must wait for the reader's first answer: ten packets of 1460 bytes."""
PAGE_LIMIT = Limit(40_960, 5)


@dataclass(frozen=True, slots=True)
class Weight:
    """What one page costs."""

    page: str
    """Path of its file from the site's root."""
    parts: tuple[tuple[str, int], ...]
    """Address of each fetched file, the page first, and its bytes."""

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(size for _, size in self.parts)

    @property
    def requests(self) -> int:
        return len(self.parts)

    @property
    def limit(self) -> Limit:
        return HELP_LIMIT if self.page == HELP_PAGE or self.page.endswith(f"/{HELP_PAGE}") else PAGE_LIMIT


def pages(site: Path) -> list[str]:
    """Paths of all pages from the site's root."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def weigh(site: Path) -> Iterator[Weight]:
    """Each page as its markup tells, without a browser."""
    for page in pages(site):
        fetched = _fetched((site / page).read_text(encoding="utf-8"))
        addresses = dict.fromkeys((page, *(_from_root(site, page, address) for address in fetched)))
        yield Weight(page, tuple((address, sent_size(site / address)) for address in addresses))


def sent_size(path: Path) -> int:
    """Bytes a server sends for a file; raises FileNotFoundError where there is none."""
    compressed = path.with_name(f"{path.name}.br")
    return (compressed if compressed.exists() else path).stat().st_size


def too_heavy(weights: Iterable[Weight]) -> Iterator[Problem]:
    """Each page that costs more than its limit, with the files that make its weight."""
    for weight in weights:
        limit = weight.limit
        parts = ", ".join(f"{address} {size}" for address, size in weight.parts)
        if weight.size > limit.size:
            message = msg(
                "{size} bytes to open, at most {limit}; make it lighter ({parts})",
                size=weight.size,
                limit=limit.size,
                parts=parts,
            )
            yield Problem(weight.page, 1, message)
        if weight.requests > limit.requests:
            message = msg(
                "{requests} requests to open, at most {limit}; join files ({parts})",
                requests=weight.requests,
                limit=limit.requests,
                parts=parts,
            )
            yield Problem(weight.page, 1, message)


def weight_table(weights: Iterable[Weight]) -> str:
    """A table to print."""
    row = "{:>6} {:>6} {:>8} {:>6}  {}".format
    rows = [row("bytes", "limit", "requests", "limit", "page")]
    for weight in weights:
        limit = weight.limit
        rows.append(row(weight.size, limit.size, weight.requests, limit.requests, weight.page))
    return "\n".join(rows)


def _from_root(site: Path, page: str, address: str) -> str:
    path = unquote(urlsplit(address).path)
    # A page shown for a missing address names its files from the root.
    target = site / path.lstrip("/") if path.startswith("/") else site / Path(page).parent / path
    return target.resolve().relative_to(site.resolve()).as_posix()


def _fetched(html: str) -> Iterator[str]:
    """Addresses in the markup that a browser fetches by itself.

    A lazy picture within closed ``details`` is fetched when the reader opens them.
    """
    closed: list[bool] = []
    for part in read_markup(html):
        if isinstance(part, Start):
            if part.name == "details":
                closed.append("open" not in part.attributes)
            address = part.attributes.get(FETCHED.get(part.name, ""), "")
            waits = part.attributes.get("loading") == "lazy" and any(closed)
            is_only_named = part.name == "link" and not FETCHED_LINKS.intersection(
                part.attributes.get("rel", "").split()
            )
            if address and not address.startswith("data:") and not waits and not is_only_named:
                yield address
        elif isinstance(part, End) and part.name == "details" and closed:
            closed.pop()
