"""The site in all its languages: one localized site each, and what surrounds each page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from veiviser.load.front_matter import front_matter, is_for_residents
from veiviser.load.project import Project
from veiviser.load.text_file import SOFT_HYPHEN
from veiviser.model.page import Handout, PageName
from veiviser.model.story import Term
from veiviser.site.age import with_marks_of_age
from veiviser.site.assets import Bundles, publish_pictures, with_sizes
from veiviser.site.kept import kept_together
from veiviser.site.links import Links, SiteAddress, file_of, relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.markers import Substitution, with_page_links
from veiviser.site.page_context import PageContext, language_links, menu_groups
from veiviser.site.web_font import WebFont, web_font

_HEADING = re.compile(r"^(# [^\n{]+?) *$", re.MULTILINE)
HEADING_ID = "side-tittel"
"""Id of each page's own heading, the same in every language."""
LIGHTEST = {PageName.FRONT, PageName.HELP}
"""Pages that carry their own style, and of which every byte counts."""


@dataclass
class Site:
    """Renders the pages of a project, one language and one page at a time."""

    project: Project
    term_links: TermLinks
    """Shared with the Markdown converter."""
    address: SiteAddress
    today: date
    """The day that the site is built for, which decides what is still fresh."""
    handouts: tuple[Handout, ...] = ()
    """What the pages list as made; none yet in a build that prints after its pages."""
    localized_sites: dict[str, LocalizedSite] = field(init=False)
    lagging: dict[str, dict[str, list[str]]] = field(init=False)
    """Anchors of blocks that are older than their source, by language and page."""
    bundles: Bundles = field(init=False)
    web_fonts: dict[str, WebFont | None] = field(init=False)
    """By language code."""
    substitution: Substitution = field(init=False, default_factory=Substitution)
    terms_used: dict[tuple[str, str], tuple[Term, ...]] = field(init=False, default_factory=dict)
    """Terms linked on each page, by its language and name, once it has been converted."""

    def __post_init__(self) -> None:
        self.localized_sites = {}
        for code in self.project.prose:
            self.localized_sites[code] = self._localized_site(code)
        self.lagging = {
            code: {
                page: [lag.anchor for lag in held]
                for page, held in groupby(self.project.lags(code), key=lambda lag: lag.page)
            }
            for code in self.project.prose
        }
        self.bundles = Bundles(self.project.root / "overrides")
        self.web_fonts = {code: self._web_font(code) for code in self.project.prose}

    def markdown(self, code: str, page: str, url: str, markdown: str) -> str:
        """A page's Markdown with its markers expanded; its terms will be linked unless it says otherwise."""
        localized = self.localized_sites[code]
        url = self.start(page, url)
        self.substitution = Substitution()
        markdown = _HEADING.sub(rf"\1 {{#{HEADING_ID}}}", markdown, count=1)
        markdown = with_marks_of_age(
            markdown, localized, page, url, self.lagging[code].get(page, ()), self.substitution
        )
        markdown = with_sizes(markdown.replace(SOFT_HYPHEN, ""), self.project.root, code, page)
        markdown = with_page_links(markdown, localized, page, url, self.substitution.mark)
        explains = self._settings(code, page).get("explain", True) and PageName.WORDS in localized.links.pages
        terms = localized.guide.terms if explains else ()
        self.term_links.start_page(
            terms, relative(localized.links.url(PageName.WORDS), url) if explains else ""
        )
        return self.substitution.placed(markdown, localized, url, page)

    def content(self, code: str, page: str, html: str) -> str:
        """A page's HTML with what was held back from the Markdown."""
        self.terms_used[code, page] = tuple(self.term_links.used)
        return self.substitution.substituted(html)

    def finished(self, code: str, page: str, html: str) -> str:
        """A whole page as a browser gets it."""
        return html if page in LIGHTEST else kept_together(html, self.localized_sites[code])

    def page_context(
        self, code: str, page: str, url: str, menu: Sequence[tuple[str, Sequence[str]]]
    ) -> PageContext:
        """What surrounds a page; ``menu`` has headings and the pages below each."""
        localized, settings = self.localized_sites[code], self._settings(code, page)
        url = self.start(page, url)
        return PageContext(
            localized=localized,
            page=page,
            url=url,
            title=localized.links.pages[page],
            description=str(settings.get("description", "")),
            menu=tuple(menu_groups(localized, page, url, menu)),
            languages=language_links(self.localized_sites, code, page, url),
            terms=self.terms_used.get((code, page), ()),
            has_exit=bool(settings.get("exit", False)),
            is_for_residents=is_for_residents(self.project.prose[code].pages.get(page, "")),
        )

    def _settings(self, code: str, page: str) -> Mapping[str, Any]:
        return front_matter(self.project.prose[code].pages.get(page, ""))

    def start(self, page: str, url: str) -> str:
        """Where links start: the page's address, or the site's root for a page shown at any address."""
        return self.address.path if page == PageName.NOT_FOUND else url

    def equip(self, environment: Environment, code: str) -> None:
        """Makes a page-template environment strict, and gives it one language's strings and tools."""
        environment.autoescape = True
        environment.undefined = StrictUndefined
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.add_extension("jinja2.ext.i18n")
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        self.localized_sites[code].equip(environment)
        environment.globals.update(
            sitemap=self.sitemap(),
            bundles=self.bundles,
            web_font=self.web_fonts[code],
            search_index=search_index(code),
        )

    def finish(self, folder: Path, code: str) -> None:
        """Adds to a language's built pages what MkDocs does not write, and pictures as readers get them."""
        self.bundles.write(folder)
        publish_pictures(folder, self.localized_sites[code].links.prefix, self.project)
        for font in self.web_fonts.values():
            if font and code == self.project.guide.source:
                font.write(folder)
        wanted = self.page_file(folder, code, PageName.NOT_FOUND)
        built = wanted.with_suffix("") / "index.html"
        if built.exists():
            built.replace(wanted)
            built.parent.rmdir()

    def page_file(self, folder: Path, code: str, page: str) -> Path:
        """Where a page of a language lies below ``folder`` in the built site."""
        return folder / self.localized_sites[code].links.prefix / file_of(page)

    def _localized_site(self, code: str) -> LocalizedSite:
        project, language = self.project, self.project.guide.language(code)
        translations, prose = project.translations[code], project.prose[code]
        source = project.prose[project.guide.source]
        # Two guides: readers get the one without what is too old to trust. The whole one goes along, for only
        # there does it stand how old a thing is, and what a phrase says in the language of the source.
        guide = project.guide.as_of(self.today)
        return LocalizedSite(
            guide=guide if language.is_source else guide.in_language(translations.text),
            today=self.today,
            source_guide=project.guide,
            language=language,
            translations=translations,
            review=project.review(code),
            links=Links("" if language.is_source else f"{code}/", prose.titles, prose.chapters),
            source_links=Links("", source.titles, source.chapters),
            overrides=project.root / "overrides",
            address=self.address,
            handouts=self.handouts,
            drawing=Markup(project.drawing),
            localized_sites=self.localized_sites,
        )

    def _web_font(self, code: str) -> WebFont | None:
        translations = self.project.translations[code]
        strings = (words for forms in translations.plurals.values() for words in forms)
        texts = (*self.project.prose[code].pages.values(), *translations.messages.values(), *strings)
        return web_font(code, texts, self.address.path)

    def sitemap(self) -> list[dict[str, str]]:
        """For each page of each language, its address by language code, its own first."""
        return [
            {code: localized.links.url(page)} | localized.versions(page)
            for code, localized in self.localized_sites.items()
            for page in sorted(set(localized.links.pages) - {PageName.NOT_FOUND})
        ]


def search_index(code: str) -> str:
    """Address of a language's search index from the site's root."""
    return f"search/{code}.json"
