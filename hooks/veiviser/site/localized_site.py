"""The guide in one language, with what it takes to say things in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import jinja2
from babel import Locale
from babel.dates import format_date, get_day_names
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from markupsafe import Markup

from veiviser.load.catalog import Translations
from veiviser.load.reviews import LanguageReview
from veiviser.model.guide import Guide
from veiviser.model.page import Handout, PageName
from veiviser.model.plan import Language
from veiviser.site.links import Links, PageLink, SiteAddress, relative
from veiviser.site.words import from_to
from veiviser.templates import page_templates


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps a template as it was compiled from its text, under its environment's rules, by this Jinja."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        rules = (
            jinja2.__version__,
            environment.autoescape,
            environment.trim_blocks,
            environment.lstrip_blocks,
            getattr(environment, "newstyle_gettext", None),
            sorted(environment.extensions),
        )
        return super().get_bucket(environment, name, filename, f"{rules}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (UnpicklingError, EOFError):
            # Cut short, as by a power cut.
            bucket.reset()


def compiled_templates(root: Path) -> CompiledTemplates:
    """Those of the project below ``root``; their folder can be removed at any time."""
    folder = root / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return CompiledTemplates(str(folder))


DATES = {"nb": "d. MMMM y", "lt": "y-MM-dd", "so": "d MMMM y", "ti": "d MMMM y", "uk": "d MMMM y"}
"""Where CLDR's long date is another country's order, or ends in a word for "year" or a full stop.

Sentences and lines end with a date, so it has no full stop of its own. Lithuanian's short date has none.
"""

_STANDS_AT = {
    "actors": (PageName.DIRECTORY, "#{id}"),
    "terms": (PageName.WORDS, "#{id}"),
    "vignettes": (PageName.STORIES, "#historie-{id}"),
    "questions": (PageName.QUESTIONS, "#{id}"),
    "measures": (PageName.MEASURES, ""),
}
"""The page where an entry stands, and its anchor there, by the entry's data file."""


@dataclass(frozen=True, kw_only=True)
class LocalizedSite:
    """One language's guide, templates and links."""

    guide: Guide
    """Translated into ``language``, without what can no longer be trusted on ``today``."""
    source_guide: Guide
    """As it was written."""
    today: date
    language: Language
    translations: Translations
    review: LanguageReview
    """What a person who speaks the language has read."""
    links: Links
    source_links: Links
    """The source language's pages, for those that this language lacks."""
    overrides: Path
    """Folder that holds ``components/``."""
    address: SiteAddress
    handouts: tuple[Handout, ...]
    """Those of every language that have been made."""
    drawing: Markup
    """The place, drawn as SVG, for pages and paper; empty where nobody has drawn it."""
    localized_sites: "Mapping[str, LocalizedSite]" = field(repr=False, compare=False)
    """Every language's, by code, this one among them."""

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.language.locale or self.language.code)

    @cached_property
    def source_locale(self) -> Locale:
        return Locale.parse(self.source_language)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    def elsewhere(self, page: str) -> tuple[Links, str]:
        """The links and the code of the language in which a reader of this one meets a page that it lacks."""
        widest = self._widest
        if widest and widest is not self and page in widest.links.pages:
            return widest.links, widest.language.code
        return self.source_links, self.source_language

    def versions(self, page: str) -> dict[str, str]:
        """A page's address from the site's root in each language that has it, by the language's code.

        ``x-default`` is the one for a reader of none of them (BCP 47 codes else, as ``hreflang`` has them).
        """
        found = {
            code: held.links.url(page)
            for code, held in self.localized_sites.items()
            if page in held.links.pages
        }
        widest = self._widest.language.code if self._widest else ""
        return found | {"x-default": found.get(widest, self.source_links.url(page))}

    @property
    def _widest(self) -> "LocalizedSite | None":
        """The first language that has all pages: more readers know it than know the source."""
        codes = (
            held.code for held in self.guide.languages if not held.is_source and not held.is_resident_only
        )
        return next((self.localized_sites[code] for code in codes if code in self.localized_sites), None)

    @property
    def source_language(self) -> str:
        """Code of the language that names are written in."""
        return self.guide.source

    def date(self, day: date) -> str:
        """A date in full, in this language, with Western digits."""
        return format_date(day, DATES.get(self.locale.language, "long"), self.locale)

    def years(self, period: str) -> str:
        """``2026-2030`` as this language writes a range."""
        start, _, end = period.partition("-")
        return from_to(start, end, self.translations) if end else start

    def newer(self, kind: str, id: str, page_url: str) -> PageLink | None:
        """The way to an entry in its source's words; None where its translation is not older than they are.

        ``kind`` is a data file's name without its ending: ``actors``.
        """
        if not any(context.startswith(f"{kind}/{id}/") for context in self.translations.outdated):
            return None
        page, anchor = _STANDS_AT[kind]
        return self.in_source(page, anchor.format(id=id), page_url)

    def in_source(self, page: str, anchor: str, page_url: str) -> PageLink:
        """The way to a part of a page in its source's words; ``anchor`` begins with its sign, or is empty."""
        url = relative(self.source_links.url(page) + anchor, page_url)
        return PageLink(title="", url=url, language=self.source_language, language_name="")

    @cached_property
    def components(self) -> Environment:
        """Templates that escape what they print and stop at a name they do not know."""
        environment = page_templates(self.overrides / "components")
        # Letters stay themselves, so that Arabic takes two bytes and not six.
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        self.equip(environment)
        return environment

    def equip(self, environment: Environment) -> None:
        """Gives an environment this language's strings and tools; used for page templates too."""
        environment.bytecode_cache = compiled_templates(self.overrides.parent)
        environment.globals.update(self.tools())
        environment.install_gettext_callables(  # type: ignore[attr-defined]
            self.translations.gettext, self.translations.ngettext, newstyle=True
        )

    def tools(self) -> Mapping[str, Any]:
        return {
            "guide": self.guide,
            "language": self.language,
            "source_language": self.source_language,
            "direction": self.direction,
            "label": self.guide.label,
            "date": self.date,
            "years": self.years,
            "drawing": self.drawing,
            "day_names": [get_day_names("wide", "format", self.locale)[day] for day in range(7)],
        }

    def render(self, component: str, view: Any) -> Markup:
        """Prints a view with the macro ``component`` of ``components/<component>.html``."""
        macro = getattr(self.components.get_template(f"{component}.html").module, component)
        return Markup(macro(view))
