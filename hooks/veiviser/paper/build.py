"""All handouts of a project, made before the pages that list them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from veiviser.load.handouts import store_handouts
from veiviser.model.handout import Handout, handouts_in
from veiviser.paper.content import HandoutSource
from veiviser.paper.press import fonts_digest, print_drafts
from veiviser.paper.printed_site import printed_site
from veiviser.paper.prose import PrintSettings
from veiviser.paper.sheet import Draft, draft
from veiviser.site.whole_site import Site


def build_handouts(
    site: Site, settings: PrintSettings, cache: Path, tell: Callable[[str], None]
) -> tuple[Handout, ...]:
    """Makes what has changed since the last time, and notes in the folder ``cache`` what there is.

    ``tell`` gets the path of each that is made. Raises Problems for whatever would spoil one of them.
    """
    handouts = print_drafts(drafts(site, settings), cache, tell)
    store_handouts(handouts, cache)
    return handouts


def drafts(site: Site, settings: PrintSettings) -> Iterator[Draft]:
    """Every handout of every language, before it is printed."""
    for code, localized in site.localized_sites.items():
        for_paper = printed_site(localized)
        for name in handouts_in(localized.language, localized.links.pages):
            yield draft(HandoutSource(name, for_paper, site.project.prose[code], settings), fonts_digest())
