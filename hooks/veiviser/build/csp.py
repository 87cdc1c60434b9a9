"""What pages may load and run: the inline parts a policy must name, and the markup that no policy allows."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem

EXECUTED = {"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"}
"""Values of a script's ``type`` that a policy governs; with any other the element only holds data."""
FRAMES = {"iframe", "frame", "object", "embed"}
FETCHED = {"script": "src", "img": "src", "source": "src", "audio": "src", "video": "src", "track": "src"}
"""Elements that fetch, and the attribute with the address."""
ADDRESSES = ("href", "src", "action", "formaction")
"""Attributes that may lead to a script."""
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
# A page has hundreds of elements that no policy governs; to look at each of them takes as long as to make it.
_GOVERNED = etree.XPath(
    "//*[@style or @*[starts-with(name(), 'on')] or "
    + " or ".join(f"self::{tag}" for tag in ("style", "link", *sorted(FRAMES), *FETCHED))
    + "".join(
        f" or contains(translate(@{name}, 'JAVSCRIPT', 'javscript'), 'javascript:')" for name in ADDRESSES
    )
    + "]"
)
_ROOT = re.compile(r"<(?P<tag>html|body)(?=[\s/>])", re.IGNORECASE)
AGAIN = "again-"
"""Begins the name of what lxml would pass over, with its attributes: a second ``body`` or ``html``."""
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


def page_markup(html: str) -> PageMarkup:
    """Reads a page the way a browser's policy looks at it."""
    styles: set[str] = set()
    scripts: set[str] = set()
    faults: list[tuple[int, Message]] = []
    for name, values, line, text in _governed(html):
        faults.extend((line, message) for message in _faults(name, values))
        if name == "style":
            styles.add(source_hash(text))
        elif _is_executed(name, values):
            scripts.add(source_hash(text))
    repeated = _with_repeated_roots(html)
    for name, values, line, _ in _governed(repeated) if repeated != html else ():
        if name.startswith(AGAIN):
            faults.extend((line, message) for message in _faults(name.removeprefix(AGAIN), values))
    return PageMarkup(frozenset(styles), frozenset(scripts), tuple(faults))


def _governed(html: str) -> Iterator[tuple[str, Mapping[str, str], int, str]]:
    """Name, attributes, line and text of each element that a policy governs."""
    page = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    for element in _GOVERNED(page) if page is not None else ():
        values = {str(key): str(value) for key, value in element.attrib.items()}
        yield str(element.tag), values, element.sourceline or 1, element.text or ""


def _with_repeated_roots(html: str) -> str:
    """The page with names of their own for each ``html`` and ``body`` but the first."""
    seen: set[str] = set()

    def named(found: re.Match[str]) -> str:
        tag = found["tag"].lower()
        again = AGAIN if tag in seen else ""
        seen.add(tag)
        return f"<{again}{found['tag']}"

    return _ROOT.sub(named, html)


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


def page_policy(hashes: InlineHashes) -> str:
    """The policy of pages."""
    return "; ".join(
        (
            "default-src 'none'",
            _directive("style-src", "'self'", *hashes.styles),
            _directive("script-src", "'self'", *hashes.scripts),
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
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


def _is_executed(tag: str, values: Mapping[str, str]) -> bool:
    """A script that is written into the page and not only holds data."""
    return tag == "script" and "src" not in values and values.get("type", "").strip().lower() in EXECUTED


def _faults(tag: str, values: Mapping[str, str]) -> Iterator[Message]:
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
    for name in ADDRESSES:
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
