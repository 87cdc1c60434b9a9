"""A localized site with parts made for paper: nothing to unfold, nothing to click that is not also read."""

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

from jinja2 import Environment

from veiviser.site.localized_site import LocalizedSite
from veiviser.templates import page_templates

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True)
class PrintedSite(LocalizedSite):
    """Finds each template here first, and among the site's components where paper needs no other."""

    @cached_property
    def components(self) -> Environment:
        environment = page_templates(_TEMPLATES, _TEMPLATES / "components", self.overrides / "components")
        self.equip(environment)
        return environment


def printed_site(localized: LocalizedSite) -> PrintedSite:
    """The same guide, for paper."""
    return PrintedSite(**{field.name: getattr(localized, field.name) for field in fields(localized)})
