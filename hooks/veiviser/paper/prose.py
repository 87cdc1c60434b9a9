"""Pages of prose, and the parts of a site, as they stand in a handout."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from markupsafe import Markup

from veiviser.load.front_matter import without_front_matter
from veiviser.load.markers import MARKER
from veiviser.model.guide import Guide
from veiviser.model.measure import Area
from veiviser.site.links import SiteAddress, address_of
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.markdown_extensions import TypedLists
from veiviser.site.markers import Substitution, with_page_links
from veiviser.templates import page_templates

_TEMPLATES = Path(__file__).parent / "templates"


ROOT = "/"
"""Links are first written from the site's root, then led to where they hold on paper."""
ROOT_LINK = re.compile(r'href="/(?P<address>[^"#]*)(?:#(?P<anchor>[^"]*))?"')
_HEADING = re.compile(r"^(?P<level>#{1,6}) +(?P<title>.+?) *(?:\{#(?P<anchor>[\w-]+)\})? *$", re.MULTILINE)
LONE_LINK = re.compile(r"(?:\A|(?<=\n\n))\[[^\[\]]+\]\((?P<page>[\w./-]+\.md)(?:#[\w-]+)?\)\n?(?=\n|\Z)")
"""A paragraph that is nothing but a link to another page."""
MAIN_HEADING = re.compile(r"^# .*\n", re.MULTILINE)
"""The title of a page, which a sheet replaces by its own."""
_INK = re.compile(r"--action:\s*(#\w+);")
"""What figures are drawn in. The first is of the light scheme, the only one that paper has."""


@dataclass(frozen=True, kw_only=True)
class PrintedSite(LocalizedSite):
    """Finds each template here first, and among the site's components where paper needs no other."""

    @cached_property
    def components(self) -> Environment:
        environment = page_templates(_TEMPLATES, _TEMPLATES / "components", self.overrides / "components")
        self.equip(environment)
        tokens = (self.overrides / "styles/tokens.css").read_text(encoding="utf-8")
        if ink := _INK.search(tokens):
            environment.globals["drawn_in"] = ink[1]
        return environment


def printed_site(localized: LocalizedSite) -> PrintedSite:
    """The same guide, for paper."""
    return PrintedSite(**{field.name: getattr(localized, field.name) for field in fields(localized)})


@dataclass(frozen=True, kw_only=True)
class PrintSettings:
    """What a handout must know of the site besides the project."""

    address: SiteAddress
    extensions: Sequence[str] = ()
    """Names of Markdown extensions, as on the site."""
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, for a table of contents."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A page, or a part of one, ready to be printed."""

    anchor: str
    html: Markup
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class ProsePrinter:
    """Turns Markdown of one language into HTML for paper."""

    localized: PrintedSite
    settings: PrintSettings
    inside: tuple[str, ...] = ()
    """Pages that stand in the same handout: links to them stay within it."""

    def chapter(self, page: str, markdown: str) -> Chapter:
        """``markdown`` is the page, or what shall be printed of it."""
        substitution = Substitution()
        text = LONE_LINK.sub(partial(self._kept, page), without_front_matter(markdown))
        text = with_page_links(text, self.localized, page, ROOT, substitution.mark)
        converter = self._converter()
        html = substitution.substituted(converter.convert(substitution.placed(text, self.localized, ROOT)))
        tokens: Any = converter.toc_tokens
        return Chapter(
            anchor=anchor_of(self._address(page)),
            html=Markup(ROOT_LINK.sub(self._led, html)),
            headings=tuple(
                Heading(level, anchor, Markup(substitution.substituted(title)).striptags())
                for level, anchor, title in _headings(tokens)
            ),
        )

    def _converter(self) -> Markdown:
        configs = {name: dict(config) for name, config in self.settings.extension_configs.items()}
        configs["toc"] = configs.get("toc", {}) | {"permalink": False, "toc_depth": "1-3"}
        names = dict.fromkeys((*self.settings.extensions, "toc"))
        return Markdown(extensions=[*names, TypedLists()], extension_configs=configs)

    def _led(self, link: re.Match[str]) -> str:
        address, anchor = link["address"], link["anchor"]
        if address in map(self._address, self.inside):
            return f'href="#{anchor or anchor_of(address)}"'
        return f'href="{self.settings.address.root}{address}{"#" + anchor if anchor else ""}"'

    def _kept(self, page: str, line: re.Match[str]) -> str:
        """The line where its link stays within the handout; elsewhere it says nothing on paper."""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), line["page"]))
        return line[0] if target in self.inside else ""

    def _address(self, page: str) -> str:
        return self.localized.links.prefix + address_of(page)


def anchor_of(address: str) -> str:
    """Where a page that has no anchor of its own starts in a handout."""
    return "side-" + (address.strip("/").replace("/", "-") or "forside")


def parts(markdown: str) -> dict[str, str]:
    """A page's introduction under an empty name, then each second-level section under its anchor."""
    found = [heading for heading in _HEADING.finditer(markdown) if heading["level"] == "##"]
    starts = [heading.start() for heading in found]
    names = [heading["anchor"] or heading["title"] for heading in found]
    texts = (markdown[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True))
    return {"": markdown[: starts[0]] if starts else markdown, **dict(zip(names, texts, strict=True))}


def actors_named(markdown: str, guide: Guide) -> Iterator[str]:
    """Ids of the actors whose facts a page tells through its markers."""
    for found in MARKER.finditer(markdown):
        if named := _NAMED.get(found["name"]):
            yield from named(guide, found["argument"])


def _itself(guide: Guide, id: str) -> Iterable[str]:
    return (id,)


def _in_steps(guide: Guide, id: str) -> Iterable[str]:
    return (actor for step in guide.procedure(id).steps for actor in step.actors)


def _in_measures(guide: Guide, area: str) -> Iterable[str]:
    return (actor for measure in guide.measures_in(Area(area)) for actor in measure.actors)


_NAMED: dict[str, Callable[[Guide, str], Iterable[str]]] = {
    "actor": _itself,
    "call": _itself,
    "number": _itself,
    "procedure": _in_steps,
    "measures": _in_measures,
}


def _headings(tokens: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        yield token["level"], token["id"], token["name"]
        yield from _headings(token["children"])
