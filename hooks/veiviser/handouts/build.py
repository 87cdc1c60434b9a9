"""All handouts of a project, made before the pages that list them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from veiviser.handouts.content import Source
from veiviser.handouts.press import fonts_digest, print_drafts
from veiviser.handouts.print_edition import print_edition
from veiviser.handouts.prose import PrintSettings
from veiviser.handouts.sheet import Draft, draft
from veiviser.load.handouts import store_handouts
from veiviser.load.project import Project
from veiviser.model.handout import Handout, handouts_in
from veiviser.render.term_links import TermLinks
from veiviser.render.whole_site import Site


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
    for code, edition in Site(project, TermLinks(), settings.address, today).editions.items():
        for_paper = print_edition(edition)
        for name in handouts_in(edition.language, edition.links.pages):
            yield draft(Source(name, for_paper, project.prose[code], settings), fonts_digest())
