"""Links that lead out of the site: which there are, and whether somebody answers."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from veiviser.load.raw_entries import named
from veiviser.load.web_address import host_sent
from veiviser.load.yaml_file import YamlFile, read_yaml
from veiviser.markup import Start, read_markup
from veiviser.model.message import NOTHING, Message, msg
from veiviser.model.others import in_known_words

CLIENT = "Mozilla/5.0 (compatible; Veiviser link check)"
TIMEOUT = 20.0
"""Seconds to wait for an answer."""
AT_ONCE = 8
PLACES_SHOWN = 3
PRINTED = "printed_url"
"""Field of an address that is told and never opened."""
_ADDRESS = re.compile(r"https?://[^\s\"'<>()\[\]{}«»]+")
_WHOLE_ADDRESS = re.compile(r"https?://\S+")
_SENTENCE_END = ".,;:!?"


class Verdict(Enum):
    """What became of a link."""

    WORKS = "works"
    MOVED = "moved"
    """It works, and leads to another address."""
    CLOSED = "closed to programs"
    """Somebody answers, but not a program: a person must open it."""
    DEAD = "dead"


SAID = {
    Verdict.WORKS: msg("works"),
    Verdict.MOVED: msg("moved"),
    Verdict.CLOSED: msg("closed to programs"),
    Verdict.DEAD: msg("dead"),
}
CLOSED_TO_PROGRAMS = {401, 403, 405, 406, 429, 999}
"""Statuses with which servers turn programs away; 999 is no standard, but in use."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one link leads to."""

    url: str
    verdict: Verdict
    detail: str
    """The status, where it leads now, or what went wrong in the machine's words; empty where time ran out."""

    @property
    def outcome(self) -> Message:
        """What came of it, for people."""
        if self.verdict is Verdict.MOVED:
            return msg("to {address}", address=self.detail)
        return in_known_words(self.detail) if self.detail else msg("no answer in time")


TryLink = Callable[[str], Answer]
"""Opens a link and tells what it leads to."""


def external_links(site: Path, data: Path) -> dict[str, list[str]]:
    """Every web address that ``site`` links to or ``data`` holds, with the places where it stands.

    Raises Problems where a file of data cannot be read.
    """
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html") or "/"
        for url in _links_of(path.read_text(encoding="utf-8")):
            places[url][page] = None
    for path in sorted(data.glob("*.yaml")):
        file = read_yaml(path, f"{data.name}/{path.name}")
        for url, line in links_in_data(file):
            places[url][f"{file.path}:{line}"] = None
    return {url: list(found) for url, found in sorted(places.items())}


def links_in_data(file: YamlFile) -> Iterator[tuple[str, int]]:
    """Each address in a file of data, and the line of its value."""

    def walk(value: Any, place: tuple[str | int, ...]) -> Iterator[tuple[str, int]]:
        held = dict(enumerate(value)) if isinstance(value, list) else value
        if isinstance(held, dict):
            for key, part in held.items():
                if key != PRINTED:
                    yield from walk(part, (*place, key))
        if isinstance(value, str):
            yield from ((url, file.line(place)) for url in links_in_text(value))

    yield from walk(file.value, ())


def links_not_tried(data: Path) -> dict[str, list[str]]:
    """Addresses that an old document prints, which the site shows as text and nobody opens, and their places.

    Raises Problems where a file of data cannot be read.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(data.glob("*.yaml")):
        file = read_yaml(path, f"{data.name}/{path.name}")
        for place, url in named(file.value, PRINTED):
            places[url].append(f"{file.path}:{file.line(place)}")
    return dict(sorted(places.items()))


def links_in_text(text: str) -> Iterator[str]:
    """Those in a text; a text that is an address and nothing else is taken as it is."""
    found = [text] if _WHOLE_ADDRESS.fullmatch(text) else _ADDRESS.findall(text)
    yield from (address.partition("#")[0].rstrip(_SENTENCE_END) for address in found)


def try_link(url: str, timeout: float = TIMEOUT) -> Answer:
    """Opens a link and follows where it leads; ``timeout`` is in seconds."""
    try:
        parts = urlsplit(url)
        asked = urlunsplit(parts._replace(netloc=host_sent(parts.netloc)))
        address = quote(asked, safe="%/:=&?~#+!$,;'@()*[]")
        with urlopen(Request(address, headers={"User-Agent": CLIENT}), timeout=timeout) as response:
            if response.url != address:
                return Answer(url, Verdict.MOVED, response.url)
            return Answer(url, Verdict.WORKS, str(response.status))
    except HTTPError as error:
        error.close()
        return Answer(
            url, Verdict.CLOSED if error.code in CLOSED_TO_PROGRAMS else Verdict.DEAD, str(error.code)
        )
    except TimeoutError:
        return Answer(url, Verdict.DEAD, "")
    except (OSError, HTTPException, ValueError) as error:
        return Answer(url, Verdict.DEAD, str(getattr(error, "reason", error)))


def try_links(links: Iterable[str], try_link: TryLink = try_link) -> list[Answer]:
    """Tries several at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(try_link, links))


def link_table(
    answers: Iterable[Answer],
    places: Mapping[str, list[str]],
    translate: Callable[[str], str],
    not_tried: Mapping[str, list[str]],
) -> Iterator[str]:
    """One line a link, the worst first, then those not tried, and a line that counts them."""
    ordered = sorted(answers, key=lambda answer: (-list(Verdict).index(answer.verdict), answer.url))
    said = {verdict: word.said(translate) for verdict, word in SAID.items()}
    width = max(map(len, said.values()))
    for answer in ordered:
        shown, more = places[answer.url][:PLACES_SHOWN], len(places[answer.url]) - PLACES_SHOWN
        line = msg(
            "{url}  ({outcome})  on {places}{more}",
            url=answer.url,
            outcome=answer.outcome,
            places=", ".join(shown),
            more=msg(" and {count} more", count=more) if more > 0 else NOTHING,
        )
        yield f"{said[answer.verdict]:<{width}}  {line.said(translate)}"
    for url, found in not_tried.items():
        reason = msg("an old address, shown as text and no link on the site")
        line = msg("{url}  ({reason})  in {places}", url=url, reason=reason, places=", ".join(found))
        yield f"{msg('not tried').said(translate):<{width}}  {line.said(translate)}"
    counts = Counter(answer.verdict for answer in ordered)
    told = ", ".join(f"{counts[verdict]} {word}" for verdict, word in said.items())
    told += f", {len(not_tried)} {msg('not tried').said(translate)}" if not_tried else ""
    yield msg("{count} links: {told}", count=len(ordered), told=told).said(translate)


def _links_of(html: str) -> Iterator[str]:
    for part in read_markup(html):
        if isinstance(part, Start) and part.name in ("a", "area"):
            address = part.attributes.get("href", "")
            if address.startswith(("http://", "https://")):
                yield urldefrag(address).url
