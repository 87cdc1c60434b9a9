"""A localized site with parts made for paper: nothing to unfold, nothing to click that is not also read."""

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from veiviser.site.localized_site import LocalizedSite

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True)
class PrintedSite(LocalizedSite):
    """Finds each template here first, and among the site's components where paper needs no other."""

    @cached_property
    def components(self) -> Environment:
        folders = (TEMPLATES, TEMPLATES / "components", self.overrides / "components")
        environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self.equip(environment)
        return environment


def printed_site(localized: LocalizedSite) -> PrintedSite:
    """The same guide, for paper."""
    return PrintedSite(**{field.name: getattr(localized, field.name) for field in fields(localized)})
