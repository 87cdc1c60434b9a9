"""Each handout as HTML, with what it says of itself: version, date, checks, where to find the newest."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from veiviser.model.page import NEEDED_PAGES, HandoutName
from veiviser.paper.chosen_sections import consent, signs
from veiviser.paper.content import Content, HandoutSource, directory_content, numbers, page, plan
from veiviser.site import SIZE_SIGN, VERSION_SIGN
from veiviser.site.kept import kept_together
from veiviser.site.sheet_content import Colophon, colophon, version_of

STYLES = Path(__file__).parent / "styles"
FIRST_ROOT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
TOKEN = re.compile(r"--[\w-]+\s*:[^;}]+;")


SIGNS_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0)
BOOK_SIZES = (10.0,)
CARD_SIZES = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""In the smallest what stands on the back is 8 points high."""
SHEET_SIZES = (11.5, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)


@cache
def style_sheet(shared: Path, *names: str) -> Markup:
    """What all handouts share, then the sheets called ``names``.

    They stand here, or in ``shared`` where a browser prints by them too. There lies ``tokens.css``, the
    site's colours; its first ``:root`` is the light scheme, the only one that paper has.
    """
    light = FIRST_ROOT.search((shared / "tokens.css").read_text(encoding="utf-8"))
    if light is None:
        raise ValueError(f"{shared / 'tokens.css'} has no :root")
    values = " ".join(TOKEN.findall(light[1]))
    sheets = (_sheet(shared, name) for name in ("print", "colophon", *names))
    return Markup(f":root {{ {values} }}\n" + "".join(sheets))


def _sheet(shared: Path, name: str) -> str:
    own = STYLES / f"{name}.css"
    return (own if own.exists() else shared / own.name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a handout is made."""

    content: Callable[[HandoutSource], Content]
    template: str
    """Name of a file in ``templates/sheets``, without its ending."""
    styles: tuple[str, ...]
    """Names of style sheets, without their endings, in the order they apply."""
    most_pages: int | None = None
    """How many pages it may fill; None where it may grow."""
    sizes: tuple[float, ...] = SHEET_SIZES
    """Sizes of type in points; the first in which everything fits is taken."""


def _prose(name: HandoutName) -> _Kind:
    return _Kind(partial(page, name=NEEDED_PAGES[name]), "booklet", ("booklet",), sizes=BOOK_SIZES)


def _signs(most_pages: int) -> _Kind:
    return _Kind(signs, "signs", ("signs",), most_pages, sizes=SIGNS_SIZES)


KINDS: dict[HandoutName, _Kind] = {
    HandoutName.POSTER: _Kind(numbers, "poster", ("poster", "poster_page"), most_pages=1),
    HandoutName.LOBBY_POSTER: _Kind(numbers, "lobby_poster", ("lobby_poster",), most_pages=1),
    HandoutName.DOOR_NOTICE: _Kind(numbers, "door_notice", ("door_notice",), most_pages=1),
    HandoutName.CARDS: _Kind(numbers, "cards", ("cards",), most_pages=2, sizes=CARD_SIZES),
    HandoutName.NEUTRAL_CARDS: _Kind(numbers, "neutral_cards", ("cards",), most_pages=1),
    HandoutName.DIRECTORY: _Kind(directory_content, "directory", ("directory",), sizes=BOOK_SIZES),
    HandoutName.PHRASES: _Kind(numbers, "phrases", ("phrase_sheet", "phrase_page"), most_pages=1),
    HandoutName.SIGNS: _signs(most_pages=2),
    HandoutName.SIGNS_HOTEL: _signs(most_pages=1),
    HandoutName.SIGNS_LETTING: _signs(most_pages=1),
    HandoutName.SIGNS_TRANSPORT: _signs(most_pages=1),
    HandoutName.SIGNS_WORK: _signs(most_pages=1),
    HandoutName.SIGNS_SCHOOL: _signs(most_pages=1),
    HandoutName.SIGNS_HEALTH: _signs(most_pages=1),
    HandoutName.PURCHASING: _signs(most_pages=1),
    HandoutName.PLAN: _Kind(plan, "book", ("booklet", "directory", "book"), sizes=BOOK_SIZES),
    HandoutName.MEASURES: _prose(HandoutName.MEASURES),
    HandoutName.STAFF: _prose(HandoutName.STAFF),
    HandoutName.CONSENT: _Kind(consent, "consent", ("consent",), most_pages=2, sizes=BOOK_SIZES),
    HandoutName.CONSENT_ON_PAPER: _Kind(consent, "consent", ("consent",), most_pages=2, sizes=BOOK_SIZES),
}


@dataclass(frozen=True, kw_only=True)
class Sheet(Colophon):
    """What a handout says of itself."""

    name: HandoutName
    title: str
    """What a list of files shows: which sheet, and from whom."""
    use: str
    """For whom it is, in a line."""
    size: str
    style: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A handout before it is printed."""

    name: HandoutName
    language: str
    title: str
    version: str
    html: str
    """In no size yet: see ``in_size``."""
    sizes: tuple[float, ...]
    most_pages: int | None

    def in_size(self, size: float) -> str:
        """The HTML with its type in one of its sizes."""
        return self.html.replace(SIZE_SIGN, f"{size:g}")


def draft(source: HandoutSource, fonts: str) -> Draft:
    """The handout's HTML; its version follows from that and from ``fonts``, a digest of the fonts."""
    kind, localized = KINDS[source.name], source.localized
    content = kind.content(source)
    sheet = Sheet(
        name=source.name,
        title=f"{content.title} – {localized.guide.plan.municipality.name}",
        use=localized.guide.label("handout_use", source.name.value),
        size=SIZE_SIGN,
        style=style_sheet(localized.overrides / "styles", *kind.styles),
        **vars(colophon(localized, content.actors, NEEDED_PAGES.get(source.name))),
    )
    template = localized.components.get_template(f"sheets/{kind.template}.html")
    html = kept_together(template.render(sheet=sheet, content=content), localized, on_paper=True)
    version = version_of(fonts, str(kind.sizes), html)
    return Draft(
        name=source.name,
        language=localized.language.code,
        title=sheet.title,
        version=version,
        html=html.replace(VERSION_SIGN, version),
        sizes=kind.sizes,
        most_pages=kind.most_pages,
    )
