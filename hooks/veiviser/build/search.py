"""Writes what the search page searches: the sections of each language's pages, and its services.

All that a language says is some thirty thousand bytes compressed, so a reader's browser gets it whole, and
MiniSearch finds, ranks and forgives there. Nothing that is typed leaves the page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from veiviser.load.search_words import Asked
from veiviser.model.page import PageName
from veiviser.model.phone import Phone
from veiviser.site.actor_view import ActorView
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.whole_site import HEADING_ID, Site, search_index

_LONGEST_AT_WORK = 150
"""Letters of a section of pages for those at work."""
NOT_SEARCHED = {PageName.SEARCH, PageName.NOT_FOUND, PageName.OPEN_DATA}
"""Pages that answer no reader who looks for help."""
LEFT_OUT = (
    "finder",
    "services",
    "jump",
    "jump-list",
    "ways",
    "source",
    "card",
    "call",
    "first-numbers",
    "terms-used",
    "notice",
    "sheets",
    "handouts",
    "also",
    "part-of-plan",
    "language-row",
)
"""Classes of parts that repeat what the services or other pages say."""
UNSPOKEN = ("script", "style", "sup", "svg", "nav")
"""Elements without words of their own."""
HEADINGS = {"h1", "h2", "h3"}
INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "span", "strong", "time", "wbr"}
"""Elements whose words join those beside them."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """One thing to be found; what is empty is left out of the file."""

    url: str
    """From the site's root."""
    title: str
    """Name of the service, or title of the page."""
    part: str = ""
    """Heading of the section; for a service what it is."""
    text: str = ""
    asked: str = ""
    """What people type who look for it, one phrase a line."""
    other: str = ""
    """A service's other names, and what it helps with."""
    service: str = ""
    """The service's id; empty for a page."""
    phone: str = ""
    """The number as it is shown."""
    call: str = ""
    """The number as a link."""
    urgent: bool = False
    """Whether the number is for danger to life."""
    numbers: str = ""
    """Digits of every number, apart by spaces."""


def index_site(whole: Site, built: Path) -> None:
    """Writes the search file of each language into the folder ``built``; same bytes each time."""
    for code, localized in whole.localized_sites.items():
        if PageName.SEARCH in localized.links.pages:
            asked = whole.project.asked.get(code, {})
            entries = [*_services(localized, asked), *_sections(localized, asked, built)]
            held = [
                {name: value for name, value in asdict(entry).items() if value or name == "url"}
                for entry in entries
            ]
            path = built / search_index(code)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _services(localized: LocalizedSite, asked: Asked) -> Iterator[_Entry]:
    for actor in localized.guide.actors:
        view = ActorView(actor, localized, "")
        phone = _lasting_number(view)
        label = localized.guide.label
        needs = (label(words, need.value) for need in actor.needs for words in ("need", "need_words"))
        yield _Entry(
            url=view.card_url,
            title=actor.name,
            service=actor.id,
            part=actor.label or "",
            text=" ".join(filter(None, (actor.summary, actor.eligibility, *actor.offices))),
            asked="\n".join(asked.get(f"#{actor.id}", ())),
            other=" ".join((*actor.also_known_as, *view.languages, *needs)),
            phone=phone.number.display if phone else "",
            call=phone.uri if phone else "",
            urgent=bool(phone) and view.phones[0].is_emergency,
            numbers=" ".join(line.number.digits for line in actor.phones),
        )


def _lasting_number(view: ActorView) -> Phone | None:
    """The number to call at once; none where it ends, for no list of hits can tell when it was read."""
    line = view.primary_phone
    return line.phone if line and not line.validity else None


def _sections(localized: LocalizedSite, asked: Asked, built: Path) -> Iterator[_Entry]:
    for page in sorted(set(localized.links.pages) - NOT_SEARCHED):
        url = localized.links.url(page)
        (main,) = html.parse(built / url / "index.html", html.HTMLParser(encoding="utf-8")).xpath("//main")
        sections = list(_parts(main))
        title = sections[0][1]
        # What those at work read is long, and found by its headings; a reader in need fetches all of it.
        longest = (
            _LONGEST_AT_WORK if main.xpath("descendant-or-self::*[contains(@class, 'at-work')]") else None
        )
        for anchor, heading, text in sections:
            is_start = anchor in ("", HEADING_ID)
            place = page if is_start else f"{page}#{anchor}"
            yield _Entry(
                url=url if is_start else f"{url}#{anchor}",
                title=title,
                part="" if is_start else heading,
                text=text[:longest],
                asked="\n".join(asked.get(place, ())),
            )


def _parts(main: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Anchor, heading and words of each section that a heading with an anchor opens."""
    anchor = heading = ""
    words: list[str] = []
    for element in _headings_and_words(main):
        if isinstance(element, str):
            words.append(element)
            continue
        if heading:
            yield anchor, heading, _plain(words)
        anchor, heading, words = element.get("id", ""), _plain(element.itertext()), []
    yield anchor, heading, _plain(words)


def _headings_and_words(element: HtmlElement) -> Iterator["HtmlElement | str"]:
    """The headings with an anchor, whole, and the words between them, in the order they are read."""
    if element.tag in HEADINGS and element.get("id"):
        yield element
    elif isinstance(element.tag, str) and not _is_left_out(element):
        yield element.text or ""
        for child in element:
            yield from _headings_and_words(child)
    yield ("" if element.tag in INLINE else " ") + (element.tail or "")


def _is_left_out(element: HtmlElement) -> bool:
    return element.tag in UNSPOKEN or not set(element.classes).isdisjoint(LEFT_OUT)


def _plain(words: "Iterator[str] | list[str]") -> str:
    return _SPACES.sub(" ", "".join(words)).strip()
