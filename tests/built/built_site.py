"""What must hold of the built site as a whole: each check yields the faults it finds."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from built_page import BuiltPage
from lxml import etree

from project import Address

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
NOT_FOUND = "404.md"
DIRECTORY = "tjenester.md"
HELP = "hjelp.md"
LUNR = re.compile(r"search_index|lunr|tinyseg|wordcut")
STYLE_ADDRESS = re.compile(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\"')\s]+)")


@dataclass(frozen=True)
class BuiltSite:
    """All pages of a built site, and what the data say should be on them."""

    folder: Path
    addresses: tuple[Address, ...]
    calls: frozenset[str]
    """``tel:`` and ``sms:`` addresses of every number in the data."""
    actors: tuple[str, ...]
    """Ids of everyone in the data."""

    @cached_property
    def pages(self) -> Mapping[Address, BuiltPage]:
        return {address: BuiltPage.read(self.folder, address) for address in self.addresses}

    @cached_property
    def versions(self) -> Mapping[str, Mapping[str, Address]]:
        """By a page's name, its address in each language that has it."""
        found: dict[str, dict[str, Address]] = defaultdict(dict)
        for address in self.addresses:
            found[address.page][address.language] = address
        return found

    def alternates(self, page: str) -> Mapping[str, str]:
        """The addresses of a page by ``hreflang``; none of the page that is shown at any address.

        For a reader of none of its languages it is the second language's, where that has the page.
        """
        if page == NOT_FOUND:
            return {}
        held = {code: version.url for code, version in self.versions[page].items()}
        *_, chosen = list(held.values())[:2]
        return held | {"x-default": chosen}

    def pages_named(self, name: str) -> Iterable[tuple[Address, BuiltPage]]:
        return ((address, page) for address, page in self.pages.items() if address.page == name)


def other_pages_than_the_sources(site: BuiltSite) -> Iterator[str]:
    built = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")}
    wanted = {address.file for address in site.addresses}
    yield from (f"{file} has no source" for file in sorted(built - wanted))
    yield from (f"{file} is missing" for file in sorted(wanted - built))


def languages_without_not_found_page(site: BuiltSite) -> Iterator[str]:
    for language in dict.fromkeys(address.language for address in site.addresses):
        if language not in site.versions.get(NOT_FOUND, {}):
            yield f"{language} has no 404 page"


def wrong_sitemap(site: BuiltSite) -> Iterator[str]:
    """Each page once, with itself and each of its versions as alternates; nothing that is not on disk."""
    tree = etree.parse(site.folder / "sitemap.xml")
    listed: list[str] = []
    for entry in tree.findall("s:url", NAMESPACES):
        path = _path(entry.findtext("s:loc", "", NAMESPACES))
        listed.append(path)
        named = {
            link.get("hreflang"): _path(link.get("href", "")) for link in entry.findall("x:link", NAMESPACES)
        }
        address = next((known for known in site.addresses if known.url == path), None)
        if address is None:
            yield f"/{path} is no page"
            continue
        versions = site.alternates(address.page)
        if named != versions:
            yield f"/{path} has the versions {named}, not {versions}"
        for other in named.values():
            if not (site.folder / other / "index.html").is_file():
                yield f"/{path} names /{other}, which is not there"
    for address in site.addresses:
        if address.page != NOT_FOUND and listed.count(address.url) != 1:
            yield f"/{address.url} is listed {listed.count(address.url)} times"


def wrong_versions_in_head(site: BuiltSite) -> Iterator[str]:
    """Each page names itself and all its versions, as the site map does; the help page has no room."""
    for address, page in site.pages.items():
        if address.page == HELP:
            continue
        links = page.document.xpath("//head/link[@rel='alternate'][@hreflang]")
        named = {link.get("hreflang"): _path(link.get("href", "")) for link in links}
        if named != site.alternates(address.page):
            yield f"{address} has the versions {named}, not {site.alternates(address.page)}"


def lunr_index(site: BuiltSite) -> Iterator[str]:
    for path in sorted(site.folder.rglob("*")):
        if LUNR.search(name := path.relative_to(site.folder).as_posix()):
            yield f"{name} belongs to a search that loads on every page"


def styles_from_elsewhere(site: BuiltSite) -> Iterator[str]:
    for path in sorted(site.folder.rglob("*.css")):
        for address in STYLE_ADDRESS.findall(path.read_text(encoding="utf-8")):
            yield f"{path.name} loads {address}"


def language_switch_that_leaves_the_page(site: BuiltSite) -> Iterator[str]:
    """The switch leads to the same page in every language that has it, else to that language's front page.

    A 404 page has no address of its own, so its switch leads to the front pages.
    """
    for address, page in site.pages.items():
        links = page.document.xpath("//nav[@id='side-sprak']//a[@hreflang]")
        found = {link.get("hreflang"): page.leads_to(link.get("href")) for link in links}
        versions = {} if address.page == NOT_FOUND else site.versions[address.page]
        wanted = {code: versions.get(code, front).file for code, front in site.versions["index.md"].items()}
        if found != wanted:
            yield f"{address} leads to {found}, not {wanted}"


def anchors_that_differ(site: BuiltSite) -> Iterator[str]:
    """The headings of a page have the same anchors in the same order in every language."""
    for versions in site.versions.values():
        first, *others = versions.values()
        wanted = site.pages[first].anchors
        for other in others:
            held = site.pages[other].anchors
            if held != wanted:
                extra, lost = sorted(set(held) - set(wanted)), sorted(set(wanted) - set(held))
                yield f"{other} has {extra} for {lost} of {first}, or another order"


def unknown_or_missing_numbers(site: BuiltSite) -> Iterator[str]:
    """No page calls a number that the data do not have; each directory calls them all."""
    for address, page in site.pages.items():
        yield from (f"{address} calls {number}" for number in sorted(page.calls - site.calls))
    for address, page in site.pages_named(DIRECTORY):
        yield from (f"{address} lacks {number}" for number in sorted(site.calls - page.calls))


def actors_without_one_card(site: BuiltSite) -> Iterator[str]:
    for address, page in site.pages_named(DIRECTORY):
        for actor in site.actors:
            if page.cards.count(actor) != 1:
                yield f"{address} has {page.cards.count(actor)} cards for {actor}"
        yield from (
            f"{address} has a card for unknown {card}" for card in sorted(set(page.cards) - set(site.actors))
        )


def _path(address: str) -> str:
    return urlsplit(address).path.removeprefix("/")


SITE_CHECKS: tuple[Callable[[BuiltSite], Iterator[str]], ...] = (
    other_pages_than_the_sources,
    languages_without_not_found_page,
    wrong_sitemap,
    wrong_versions_in_head,
    lunr_index,
    styles_from_elsewhere,
    language_switch_that_leaves_the_page,
    anchors_that_differ,
    unknown_or_missing_numbers,
    actors_without_one_card,
)
