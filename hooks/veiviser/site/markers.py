"""Markers in the prose, and what each of them becomes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from veiviser.load.markers import MARKER
from veiviser.site import parts
from veiviser.site.changes import changes
from veiviser.site.localized_site import LocalizedSite

BLANK_LINES = re.compile(r"\n\s*\n+")
SIGN = "\ue000"
"""A character for private use, so that no text holds it."""
HELD = re.compile(f"{SIGN}(\\d+){SIGN}")
BLOCK = re.compile(r"<(article|details|div|dl|form|h[1-6]|nav|ol|p|section|table|ul)[ >]")
"""How HTML starts that Markdown leaves as it stands."""
ANCHOR = re.compile(r' id="([^"]*)"')
STAND_IN = re.compile(rf'<\w+ id="{SIGN}(\d+){SIGN}">.*?</\w+>')
"""What ``components/stand_in.html`` prints; nothing in it has an end tag."""

Part = Callable[[LocalizedSite, str, str], str]
"""Takes the localized site, the address of the page and the marker's argument; gives HTML."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a marker becomes."""

    render: Part
    is_inline: bool = False
    """Stands inside a sentence."""


MARKERS: dict[str, Marker] = {
    "actor": Marker(parts.actor_link, is_inline=True),
    "call": Marker(parts.call_button),
    "changes": Marker(changes),
    "commission": Marker(parts.commission, is_inline=True),
    "commitment": Marker(parts.commitment, is_inline=True),
    "directory": Marker(parts.directory),
    "emergency": Marker(parts.emergency),
    "figure": Marker(parts.figure, is_inline=True),
    "finder": Marker(parts.finder),
    "first_numbers": Marker(parts.first_numbers),
    "handouts": Marker(parts.handouts),
    "measures": Marker(parts.measures),
    "number": Marker(parts.number_link, is_inline=True),
    "period": Marker(parts.period, is_inline=True),
    "phrases": Marker(parts.phrases),
    "references": Marker(parts.references),
    "services": Marker(parts.services),
    "sheets": Marker(parts.sheets),
    "stories": Marker(parts.stories),
    "story": Marker(parts.story),
    "terms": Marker(parts.terms),
}


@dataclass(frozen=True, slots=True)
class StandIn:
    """What waits in the Markdown for a made part."""

    sign: str
    anchors: tuple[Markup, ...]
    """As they stand in the part's own HTML."""


@dataclass(slots=True)
class Expansion:
    """The markers of one page, expanded in two steps.

    What stands inside a sentence is put in after the Markdown is converted, so that nothing in it is taken
    for Markdown or for a term to be explained. So is what stands alone, because to read its HTML takes longer
    than all the rest of a page; its anchors stand in for it, so that links to them are known to be sound.
    """

    held: list[str] = field(default_factory=list)

    def expand(self, markdown: str, localized: LocalizedSite, page_url: str) -> str:
        """Replaces each marker in a page's Markdown; the markers are known to be sound."""

        def replace(found: re.Match[str]) -> str:
            marker = MARKERS[found["name"]]
            html = BLANK_LINES.sub("\n", marker.render(localized, page_url, found["argument"] or "")).strip()
            return self.hold(html) if marker.is_inline else self._stand_in(localized, html)

        return MARKER.sub(replace, markdown)

    def hold(self, html: str) -> str:
        """A sign that stands for ``html`` until ``restore``."""
        self.held.append(html)
        return f"{SIGN}{len(self.held) - 1}{SIGN}"

    def _stand_in(self, localized: LocalizedSite, html: str) -> str:
        if not BLOCK.match(html):
            return html
        anchors = tuple(map(Markup, ANCHOR.findall(html)))
        return localized.render("stand_in", StandIn(self.hold(html), anchors))

    def restore(self, html: str) -> str:
        """Puts in what was held."""
        html = STAND_IN.sub(lambda found: self.held[int(found[1])], html)
        return HELD.sub(lambda found: self.held[int(found[1])], html)
