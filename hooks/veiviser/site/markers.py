"""What each marker in the prose becomes, and how it gets past the Markdown unread, as links do."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from veiviser.load.markers import MARKER
from veiviser.load.page_links import HANDOUT_LINK
from veiviser.model.page import HandoutName, handout_path
from veiviser.site import PART_SIGN, parts
from veiviser.site.links import PageLink, relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.procedures import procedure
from veiviser.site.words import known_name

BLANK_LINES = re.compile(r"\n\s*\n+")
MARK = re.compile(f"{PART_SIGN}(\\d+){PART_SIGN}")
BLOCK = re.compile(r"<(article|details|div|dl|form|h[1-6]|nav|ol|p|section|table|ul)[ >]")
"""How HTML starts that Markdown leaves as it stands."""
_ANCHOR = re.compile(r' id="([^"]*)"')
_PLACEHOLDER = re.compile(rf'<\w+ id="{PART_SIGN}(\d+){PART_SIGN}">.*?</\w+>')
"""What ``components/placeholder.html`` prints; nothing in it has an end tag."""

_Part = Callable[..., str]
"""Takes the page it stands on, and the marker's argument where that marker takes one; gives HTML."""


MARKDOWN_LINK = re.compile(r"\[(?P<title>[^\[\]]+)\]\((?P<page>[\w./-]+\.md)(?P<anchor>#[\w-]+)?\)")


@dataclass(frozen=True, slots=True)
class Marker:
    """What a marker becomes."""

    render: _Part
    is_inline: bool = False
    """Stands inside a sentence."""


MARKERS: dict[str, Marker] = {
    "actor": Marker(parts.actor_link, is_inline=True),
    "actors": Marker(parts.actors),
    "call": Marker(parts.call_button),
    "changes": Marker(parts.changes),
    "chart": Marker(parts.chart),
    "commission": Marker(parts.commission, is_inline=True),
    "clients": Marker(parts.clients),
    "commitment": Marker(parts.commitment, is_inline=True),
    "days": Marker(parts.days),
    "directory": Marker(parts.directory),
    "document": Marker(parts.document, is_inline=True),
    "emergency": Marker(parts.emergency),
    "figure": Marker(parts.figure, is_inline=True),
    "finder": Marker(parts.finder),
    "first_numbers": Marker(parts.first_numbers),
    "handout": Marker(parts.handout, is_inline=True),
    "handouts": Marker(parts.handouts),
    "measure": Marker(parts.measure),
    "measure_filter": Marker(parts.measure_filter),
    "measures": Marker(parts.measures),
    "measures_by": Marker(parts.measures_by),
    "number": Marker(parts.number_link, is_inline=True),
    "original": Marker(parts.original, is_inline=True),
    "period": Marker(parts.period, is_inline=True),
    "phrases": Marker(parts.phrases),
    "procedure": Marker(procedure),
    "progress": Marker(parts.progress),
    "questions": Marker(parts.questions),
    "references": Marker(parts.references),
    "services": Marker(parts.services),
    "sheets": Marker(parts.sheets),
    "stories": Marker(parts.stories),
    "story": Marker(parts.story),
    "terms": Marker(parts.terms),
    "timeline": Marker(parts.timeline),
}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What waits in the Markdown for a made part."""

    sign: str
    anchors: tuple[Markup, ...]
    """As they stand in the part's own HTML."""


@dataclass(slots=True)
class Substitution:
    """The markers of one page, substituted in two steps.

    To read the HTML of a made part takes Markdown longer than all the rest of a page, and it would find
    emphasis, and terms to explain, in names and numbers. So a placeholder goes through the Markdown instead.
    Inside a sentence that is a mark of three characters. A part that stands alone has an element with the
    part's own anchors, because MkDocs looks for the anchors that links lead to in what Markdown has made, and
    would call every link to a card of the directory broken.
    """

    held: list[str] = field(default_factory=list)
    """HTML that waits, each under the number in its mark."""

    def placed(self, markdown: str, localized: LocalizedSite, page_url: str, page: str = "") -> str:
        """A page's Markdown with a placeholder for each marker; the markers are known to be sound."""
        here = parts.Here(localized, page_url, page)

        def replace(found: re.Match[str]) -> str:
            marker = MARKERS[found["name"]]
            arguments = (found["argument"],) if found["argument"] else ()
            html = BLANK_LINES.sub("\n", marker.render(here, *arguments)).strip()
            return self.mark(html) if marker.is_inline else self.block(localized, html)

        return MARKER.sub(replace, _with_common_names(markdown, localized, self.mark))

    def mark(self, html: str) -> str:
        """A mark that stands for ``html`` inside a sentence."""
        self.held.append(html)
        return f"{PART_SIGN}{len(self.held) - 1}{PART_SIGN}"

    def block(self, localized: LocalizedSite, html: str) -> str:
        """What stands for a part by itself."""
        if not BLOCK.match(html):
            return html
        anchors = tuple(map(Markup, _ANCHOR.findall(html)))
        return localized.render("placeholder", Placeholder(self.mark(html), anchors))

    def substituted(self, html: str) -> str:
        """A page's HTML with each part in the place of its placeholder."""
        html = _PLACEHOLDER.sub(lambda found: self.held[int(found[1])], html)
        return MARK.sub(lambda found: self.held[int(found[1])], html)


def _with_common_names(markdown: str, localized: LocalizedSite, mark: Callable[[str], str]) -> str:
    """Puts the reader's word behind a service's Norwegian name, once a page and where the prose has none."""
    named: set[str] = set()
    is_translated = localized.language.code != localized.source_language

    def explain(found: re.Match[str]) -> str:
        id = found["argument"]
        if is_translated and found["name"] == "actor" and id and id not in named:
            named.add(id)
            word = localized.guide.actor(id).common_name
            before, after = markdown[: found.start()], markdown[found.end() :]
            if word and not before.endswith("(") and not after.lstrip().startswith("("):
                return f"{found[0]} ({mark(escape(word))})"
        return found[0]

    return MARKER.sub(explain, markdown)


def with_page_links(
    markdown: str, localized: LocalizedSite, page: str, url: str, mark: Callable[[str], str]
) -> str:
    """Writes out the links that lead to a page this language lacks, to paper, or that start from any address.

    A page the language lacks is linked in another language, and the link says so. ``mark`` keeps the finished
    link out of the Markdown.
    """

    def replace(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), found["page"]))
        own = target in localized.links.pages
        if (own and not url.startswith("/")) or target not in localized.source_links.pages:
            return found[0]
        links = localized.links
        language = None
        if not own:
            links, language = localized.elsewhere(target)
        link = PageLink(
            title=found["title"],
            url=relative(links.url(target) + (found["anchor"] or ""), url),
            language=language,
            language_name=known_name(language, localized.locale) if language else "",
        )
        return mark(localized.render("page_link", link))

    def replace_handout(found: re.Match[str]) -> str:
        path = f"{handout_path(HandoutName(found['name']), found['code'])}.pdf"
        link = PageLink(title=found["words"], url=relative(path, url), language=None, language_name="")
        return mark(localized.render("page_link", link))

    return MARKDOWN_LINK.sub(replace, HANDOUT_LINK.sub(replace_handout, markdown))
