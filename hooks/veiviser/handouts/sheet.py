"""Each handout as HTML, with what it says of itself: version, date, checks, where to find the newest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from hashlib import sha256

from markupsafe import Markup

from veiviser.handouts.address import HANDOUTS_PAGE, HELP_PAGE, Place
from veiviser.handouts.content import Content, Source, directory, numbers, page, signs
from veiviser.handouts.style import style_sheet
from veiviser.handouts.whole_plan import plan
from veiviser.model.actor import Actor
from veiviser.model.handout import NEEDED_PAGES, HandoutName

SIGN = "\ue001"
"""Stands for the version until it is known; a character for private use, so that no text holds it."""
SIZE_SIGN = "\ue002"
"""Stands for the size of the type, in points, until it is known which fits."""
VERSION_LENGTH = 7
BOOK_SIZES = (10.0,)
SHEET_SIZES = (11.5, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a handout is made."""

    content: Callable[[Source], Content]
    template: str
    """Name of a file in ``templates/sheets``, without its ending."""
    styles: tuple[str, ...]
    """Names of files in ``styles``, without their endings, in the order they apply."""
    most_pages: int | None = None
    """How many pages it may fill; None where it may grow."""
    sizes: tuple[float, ...] = SHEET_SIZES
    """Sizes of type in points; the first in which everything fits is taken."""


def _prose(name: HandoutName) -> Kind:
    return Kind(partial(page, name=NEEDED_PAGES[name]), "booklet", ("booklet",), sizes=BOOK_SIZES)


KINDS: dict[HandoutName, Kind] = {
    HandoutName.POSTER: Kind(numbers, "poster", ("poster",), most_pages=1),
    HandoutName.CARDS: Kind(numbers, "cards", ("cards",), most_pages=2),
    HandoutName.NEUTRAL_CARDS: Kind(numbers, "neutral_cards", ("cards",), most_pages=2),
    HandoutName.DIRECTORY: Kind(directory, "directory", ("directory",), sizes=BOOK_SIZES),
    HandoutName.PHRASES: Kind(numbers, "phrases", ("phrases",), most_pages=1),
    HandoutName.SIGNS: Kind(signs, "signs", ("signs",), most_pages=1),
    HandoutName.SIGNS_HOTEL: Kind(signs, "signs", ("signs",), most_pages=1),
    HandoutName.SIGNS_SCHOOL: Kind(signs, "signs", ("signs",), most_pages=1),
    HandoutName.SIGNS_HEALTH: Kind(signs, "signs", ("signs",), most_pages=1),
    HandoutName.SIGNS_BUILDING: Kind(signs, "signs", ("signs",), most_pages=1),
    HandoutName.PLAN: Kind(plan, "book", ("booklet", "directory", "book"), sizes=BOOK_SIZES),
    HandoutName.MEASURES: _prose(HandoutName.MEASURES),
    HandoutName.STAFF: _prose(HandoutName.STAFF),
}


class CheckState(Enum):
    """How many of the numbers a person has rung or opened."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Checks:
    """When the facts of a handout were last checked."""

    state: CheckState
    on: date | None
    """The oldest check, where all have been checked."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a handout says of itself."""

    name: HandoutName
    use: str
    """For whom it is, in a line."""
    version: str
    checks: Checks
    help: Place
    newest: Place
    is_proof: bool
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


def draft(source: Source, fonts: str) -> Draft:
    """The handout's HTML; its version follows from that and from ``fonts``, a digest of the fonts."""
    kind, edition, address = KINDS[source.name], source.edition, source.settings.address
    content = kind.content(source)
    sheet = Sheet(
        name=source.name,
        use=edition.guide.label("handout_use", source.name.value),
        version=SIGN,
        checks=_checks(content.actors),
        help=address.place(edition, HELP_PAGE),
        newest=address.place(edition, HANDOUTS_PAGE),
        is_proof=address.is_placeholder,
        size=SIZE_SIGN,
        style=style_sheet(edition.overrides / "styles" / "tokens.css", *kind.styles),
    )
    template = edition.components.get_template(f"sheets/{kind.template}.html")
    html = template.render(sheet=sheet, content=content)
    version = sha256(f"{fonts} {kind.sizes} {html}".encode()).hexdigest()[:VERSION_LENGTH]
    return Draft(
        name=source.name,
        language=edition.language.code,
        title=content.title,
        version=version,
        html=html.replace(SIGN, version),
        sizes=kind.sizes,
        most_pages=kind.most_pages,
    )


def _checks(actors: tuple[Actor, ...]) -> Checks:
    days = [actor.checked.on for actor in actors if actor.checked]
    if not days:
        return Checks(CheckState.NONE, None)
    if len(days) < len(actors):
        return Checks(CheckState.SOME, None)
    return Checks(CheckState.ALL, min(days))
