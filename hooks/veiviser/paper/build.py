"""All handouts of a project, made before the pages that list them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from veiviser.load.handouts import store_handouts
from veiviser.load.project import Project
from veiviser.model.handout import Handout, handouts_in
from veiviser.paper.content import Source
from veiviser.paper.press import fonts_digest, print_drafts
from veiviser.paper.printed_site import printed_site
from veiviser.paper.prose import PrintSettings
from veiviser.paper.sheet import Draft, draft
from veiviser.site.term_links import TermLinks
from veiviser.site.whole_site import Site


def build_handouts(
    project: Project, settings: PrintSettings, today: date, cache: Path, tell: Callable[[str], None]
) -> tuple[Handout, ...]:
    """Makes what has changed since the last time, and notes in the folder ``cache`` what there is.

    ``tell`` gets the path of each that is made. Raises Problems for whatever would spoil one of them.
    """
    handouts = print_drafts(drafts(project, settings, today), cache, tell)
    store_handouts(handouts, cache)
    return handouts


def drafts(project: Project, settings: PrintSettings, today: date) -> Iterator[Draft]:
    """Every handout of every language, before it is printed."""
    for code, localized in Site(project, TermLinks(), settings.address, today).localized_sites.items():
        for_paper = printed_site(localized)
        for name in handouts_in(localized.language, localized.links.pages):
            yield draft(Source(name, for_paper, project.prose[code], settings), fonts_digest())
