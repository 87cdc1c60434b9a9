"""One built page, and what must hold of it alone: each check yields the faults it finds."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from babel import Locale
from lxml import html

from project import Address

HEADINGS = "|".join(f"//main//h{level}" for level in range(1, 7))
LOADED = (
    "//script/@src|//img/@src|//source/@src|//iframe/@src|//video/@src"
    "|//link[not(@rel='canonical') and not(@hreflang)]/@href"
)


@dataclass(frozen=True)
class BuiltPage:
    """A page as a browser gets it."""

    address: Address
    document: html.HtmlElement

    @classmethod
    def read(cls, site: Path, address: Address) -> "BuiltPage":
        return cls(address, html.document_fromstring((site / address.file).read_bytes()))

    @property
    def anchors(self) -> list[str]:
        """The anchors of its headings, in their order."""
        return [heading.get("id", "") for heading in self.document.xpath(HEADINGS)]

    @property
    def calls(self) -> set[str]:
        """Every ``tel:`` and ``sms:`` link."""
        return set(self.document.xpath("//a[starts-with(@href, 'tel:') or starts-with(@href, 'sms:')]/@href"))

    @property
    def cards(self) -> list[str]:
        """Ids of the service cards."""
        return [str(card) for card in self.document.xpath("//article[contains(@class, 'card')]/@id")]

    def leads_to(self, link: str) -> str:
        """Path from the site's root of the file that a relative link names."""
        folder = Path("/") if self.address.page == "404.md" else (Path("/") / self.address.file).parent
        parts: list[str] = []
        for part in (folder / link).parts[1:]:
            if part == "..":
                parts.pop()
            else:
                parts.append(part)
        return "/".join([*parts, "index.html"])


def wrong_language(page: BuiltPage) -> Iterator[str]:
    root, code = page.document.getroottree().getroot(), page.address.language
    direction = Locale.parse(code).text_direction
    if root.get("lang") != code:
        yield f"lang is {root.get('lang')!r}, not {code!r}"
    if root.get("dir") != direction:
        yield f"dir is {root.get('dir')!r}, not {direction!r}"


def not_one_main_heading(page: BuiltPage) -> Iterator[str]:
    found = page.document.xpath("//h1")
    if len(found) != 1:
        yield f"{len(found)} h1, not one"


def headings_without_anchor(page: BuiltPage) -> Iterator[str]:
    for heading in page.document.xpath(HEADINGS):
        # A card's heading is reached by the card's own anchor.
        if not heading.get("id") and not heading.xpath("ancestor::*[@id and not(self::main)]"):
            yield f"no anchor on {heading.text_content().strip()!r}"


def generator_line(page: BuiltPage) -> Iterator[str]:
    for line in page.document.xpath("//meta[@name='generator']/@content"):
        yield f"names its generator {line!r}"


def files_from_elsewhere(page: BuiltPage) -> Iterator[str]:
    for address in page.document.xpath(LOADED):
        if urlsplit(address).netloc:
            yield f"loads {address!r}"


def broken_structured_data(page: BuiltPage) -> Iterator[str]:
    for script in page.document.xpath("//script[@type='application/ld+json']"):
        try:
            json.loads(script.text or "")
        except json.JSONDecodeError as error:
            yield f"structured data: {error}"


def broken_references(page: BuiltPage) -> Iterator[str]:
    """Ids that an attribute names and no element has."""
    ids = set(page.document.xpath("//@id"))
    for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "for"):
        for value in page.document.xpath(f"//@{attribute}"):
            for wanted in sorted(set(value.split()) - ids):
                yield f"{attribute} names {wanted!r}, which is not there"


PAGE_CHECKS: tuple[Callable[[BuiltPage], Iterator[str]], ...] = (
    wrong_language,
    not_one_main_heading,
    headings_without_anchor,
    generator_line,
    files_from_elsewhere,
    broken_structured_data,
    broken_references,
)
