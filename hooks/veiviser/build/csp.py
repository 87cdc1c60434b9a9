"""What pages may load and run: the inline parts a policy must name, and the markup that no policy allows."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem

EXECUTED = {"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"}
"""Values of a script's ``type`` that a policy governs; with any other the element only holds data."""
FRAMES = {"iframe", "frame", "object", "embed"}
FETCHED = {"script": "src", "img": "src", "source": "src", "audio": "src", "video": "src", "track": "src"}
"""Elements that fetch, and the attribute with the address."""
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
WEBASSEMBLY = "'wasm-unsafe-eval'"
"""Lets a page run WebAssembly, which the search program is."""
NO_SUBSTITUTE = ("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")
"""Directives that ``default-src`` does not stand in for."""


@dataclass(frozen=True, slots=True)
class InlineHashes:
    """Hashes of the style sheets and scripts written into pages, as a policy writes them; sorted."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageMarkup:
    """What a policy needs to know of one page."""

    styles: frozenset[str]
    scripts: frozenset[str]
    faults: tuple[tuple[int, Message], ...]
    """Line and message for each thing that the policy would block."""


def read_markup(html: str) -> PageMarkup:
    """Reads a page the way a browser's policy looks at it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return PageMarkup(frozenset(reader.styles), frozenset(reader.scripts), tuple(reader.faults))


def inline_hashes(pages: Iterable[PageMarkup]) -> InlineHashes:
    """The hashes of all pages together."""
    pages = list(pages)
    styles = frozenset[str]().union(*(page.styles for page in pages))
    scripts = frozenset[str]().union(*(page.scripts for page in pages))
    return InlineHashes(tuple(sorted(styles)), tuple(sorted(scripts)))


def blocked_markup(site: Path, pages: dict[Path, PageMarkup]) -> Iterator[Problem]:
    """Everything on the pages of ``site`` that the policy would block."""
    for path, page in pages.items():
        name = path.relative_to(site.parent).as_posix()
        for line, message in page.faults:
            yield Problem(name, line, message)


def page_policy(hashes: InlineHashes, script_sources: Sequence[str] = ()) -> str:
    """The policy of pages; ``script_sources`` are allowed beside the site's own scripts."""
    return "; ".join(
        (
            "default-src 'none'",
            _directive("style-src", "'self'", *hashes.styles),
            _directive("script-src", "'self'", *script_sources, *hashes.scripts),
            "img-src 'self' data:",
            "connect-src 'self'",
            *NO_SUBSTITUTE,
        )
    )


def file_policy() -> str:
    """The policy of files that are not pages: a picture or a feed that is opened runs nothing."""
    return "; ".join(("script-src 'none'", *NO_SUBSTITUTE))


def source_hash(text: str) -> str:
    """An inline part as a policy names it."""
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _directive(name: str, *sources: str) -> str:
    return " ".join((name, *sources))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.styles: set[str] = set()
        self.scripts: set[str] = set()
        self.faults: list[tuple[int, Message]] = []
        self._hashes: set[str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.faults.extend((self.getpos()[0], message) for message in _faults(tag, values))
        self._text = []
        if tag == "style":
            self._hashes = self.styles
        elif tag == "script" and "src" not in values and values.get("type", "").strip().lower() in EXECUTED:
            self._hashes = self.scripts

    def handle_data(self, data: str) -> None:
        if self._hashes is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._hashes is not None:
            self._hashes.add(source_hash("".join(self._text)))
            self._hashes = None


def _faults(tag: str, values: dict[str, str]) -> Iterator[Message]:
    if "style" in values:
        yield msg(
            "<{tag}> has a style attribute, which browsers ignore here; give it a class instead", tag=tag
        )
    for name in values:
        if name.startswith("on"):
            yield msg(
                "<{tag}> has '{name}', which browsers ignore here; listen in a script instead",
                tag=tag,
                name=name,
            )
    for name in ("href", "src", "action", "formaction"):
        if values.get(name, "").strip().lower().startswith("javascript:"):
            yield msg("<{tag}> has a '{name}' that runs a script; link to a page instead", tag=tag, name=name)
    if tag in FRAMES:
        yield msg(
            "<{tag}> shows another page inside this one, which browsers refuse here; link to it instead",
            tag=tag,
        )
    address = values.get(FETCHED.get(tag, ""), "")
    if tag == "link" and FETCHED_LINKS.intersection(values.get("rel", "").lower().split()):
        address = values.get("href", "")
    if urlsplit(address).netloc:
        yield msg(
            "<{tag}> fetches {address} from another address; keep a copy in overrides/ and link to that",
            tag=tag,
            address=address,
        )
