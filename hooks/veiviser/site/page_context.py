"""What surrounds the words of a page: title, menus, banner, footer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from veiviser.load.extraction import MENU
from veiviser.model.guide import Guide
from veiviser.model.page import PLAN_FOLDER, HandoutName, PageName, handout_path
from veiviser.model.plan import Language
from veiviser.model.story import Term
from veiviser.site.changes import feed_address
from veiviser.site.links import qr_drawing, relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.measures import PAGE_FOLDER as MEASURE_FOLDER


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page in the menu."""

    title: str
    url: str
    is_current: bool
    page: str = ""
    """Its source path inside the language's folder."""


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """Pages under one heading; the heading is empty for pages that stand alone."""

    title: str
    items: tuple[MenuItem, ...]


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language, or that language's front page."""

    language: Language
    url: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class PageContext:
    """Everything around one page."""

    localized: LocalizedSite
    page: str
    """Source path inside the language's folder: ``plan/tiltak.md``."""
    url: str
    """Address from the site's root."""
    title: str
    description: str
    menu: tuple[MenuGroup, ...]
    languages: tuple[LanguageLink, ...]
    terms: tuple[Term, ...]
    """Terms linked on the page, to be explained at its foot."""
    has_exit: bool
    is_for_residents: bool
    """Its own page template says so; what surrounds such a page does not tell what it is about."""

    @property
    def guide(self) -> Guide:
        return self.localized.guide

    @property
    def is_reviewed(self) -> bool:
        """Whether a person who speaks the language has read the page with all that it may show."""
        return self.localized.review.covers(self.page)

    @property
    def is_front_page(self) -> bool:
        return self.page == PageName.FRONT

    @cached_property
    def series(self) -> tuple[MenuItem, ...]:
        """The pages that are read one after another, this one among them: chapters, or the measures."""
        if self.page.startswith(PLAN_FOLDER):
            return tuple(
                item for group in self.menu for item in group.items if item.page.startswith(PLAN_FOLDER)
            )
        pages = [f"{MEASURE_FOLDER}{measure.id}.md" for measure in self.guide.measures]
        if self.page not in pages:
            return ()
        titles = self.localized.links.pages
        return tuple(
            MenuItem(titles[page], self.to(page), page == self.page, page) for page in pages if page in titles
        )

    @property
    def before(self) -> MenuItem | None:
        """The page before this one in its series."""
        at = self._place
        return self.series[at - 1] if at > 0 else None

    @property
    def after(self) -> MenuItem | None:
        """The page after this one in its series."""
        at = self._place
        return self.series[at + 1] if 0 <= at < len(self.series) - 1 else None

    @property
    def _place(self) -> int:
        return next((at for at, item in enumerate(self.series) if item.is_current), -1)

    @property
    def whole_plan(self) -> str | None:
        """The way to the plan as a file, on the plan's own pages; None elsewhere."""
        if not self.page.startswith(PLAN_FOLDER):
            return None
        return self.asset(f"{handout_path(HandoutName.PLAN, self.localized.language.code)}.pdf")

    @property
    def feed(self) -> str | None:
        """The way to the feed of what the page tells; None for a page that has none."""
        return relative(feed_address(self.localized), self.url) if self.page == PageName.CHANGES else None

    @property
    def versions(self) -> dict[str, str]:
        """The page's whole address by ``hreflang``; none for the page that is shown at any address."""
        root = self.localized.address.root
        held = {} if self.is_not_found else self.localized.versions(self.page)
        return {code: root + address for code, address in held.items()}

    @property
    def on_paper(self) -> tuple[str, Markup] | None:
        """The page's whole address and its QR code; None for the page that is shown at any address."""
        if self.is_not_found:
            return None
        address = self.localized.address.root + self.url
        return address, qr_drawing(address)

    @property
    def is_not_found(self) -> bool:
        """The page that is shown at any address."""
        return self.url.startswith("/")

    def to(self, page: str) -> str:
        """The way from here to another page of this language; raises KeyError for an unknown one."""
        return relative(self.localized.links.url(page), self.url)

    def has(self, page: str) -> bool:
        return page in self.localized.links.pages

    def asset(self, address: str) -> str:
        """The way from here to a file, given its address from the site's root."""
        return relative(address, self.url)


def menu_groups(
    localized: LocalizedSite, current: str, url: str, menu: Iterable[tuple[str, Iterable[str]]]
) -> Iterator[MenuGroup]:
    """The menu as the page ``current`` shows it, from headings and the names of the pages below each."""
    links = localized.links
    for heading, pages in menu:
        items = (
            MenuItem(links.pages[page], relative(links.url(page), url), page == current, page)
            for page in pages
        )
        if shown := tuple(items):
            yield MenuGroup(localized.translations.text(MENU, heading), shown)


def language_links(
    localized_sites: Mapping[str, LocalizedSite], current: str, page: str, url: str
) -> tuple[LanguageLink, ...]:
    """One link for each language, in the languages' own order."""
    return tuple(
        LanguageLink(
            localized.language,
            relative(localized.links.url(_same_page(localized, page, url)), url),
            code == current,
        )
        for code, localized in localized_sites.items()
    )


def _same_page(localized: LocalizedSite, page: str, url: str) -> str:
    """The page's name where the language has it; the page for a wrong address leads to the front."""
    return page if page in localized.links.pages and not url.startswith("/") else PageName.FRONT
