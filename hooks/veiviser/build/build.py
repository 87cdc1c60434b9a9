"""Builds the whole site and puts it in the place of the old one."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from veiviser.build.build_faults import told_as_problems
from veiviser.build.compress import compress, compression_cache
from veiviser.build.delivery import write_delivery
from veiviser.build.handout_files import copy_handouts, list_handouts
from veiviser.build.languages import build_languages
from veiviser.build.mkdocs_build import print_settings, site_address
from veiviser.build.progress import Progress
from veiviser.build.search import index_site
from veiviser.build.swap import staging, swap_in
from veiviser.export.change_feed import write_feeds
from veiviser.export.open_data import write_open_data
from veiviser.load.check_days import checks_to_come
from veiviser.load.handouts import handout_cache, store_handouts
from veiviser.load.project import load_project
from veiviser.model.message import msg
from veiviser.model.problem import Problems
from veiviser.paper.printing import drafts, print_drafts
from veiviser.site.address import SiteAddress
from veiviser.site.term_links import TermLinks
from veiviser.site.whole_site import Site


def build_site(root: Path, site: Path, today: date, translate: Callable[[str], str] = str) -> None:
    """Builds the project below ``root`` into ``site``; until all is well ``site`` stays as it was.

    ``today`` decides what is still fresh; ``translate`` gives the words of whoever is watching. Raises
    Problems with everything that is wrong.
    """
    with staging(site) as built, told_as_problems(root):
        write_site(root, built, today, translate)
        # A power cut after the swap must not find files that were never written to disk.
        os.sync()
        swap_in(built, site)
    Progress(1, translate).step(msg("published in {site}", site=site))


def write_site(root: Path, built: Path, today: date, translate: Callable[[str], str] = str) -> None:
    """Writes the site of the project below ``root`` into ``built``, and its settings for servers beside it.

    Raises Problems with everything that is wrong.
    """
    project = load_project(root)
    if untrue := list(checks_to_come(project.guide, dict(project.files), today)):
        raise Problems(untrue)
    settings, cache = print_settings(root / "mkdocs.yml"), handout_cache(root)
    whole = Site(project, TermLinks(), SiteAddress(site_address(root / "mkdocs.yml")), today)
    progress = Progress(len(whole.localized_sites) + 6, translate)
    build_languages(whole, built, progress)
    # Paper takes most of the time, and what is wrong with a page is told without waiting for it.
    handouts = print_drafts(drafts(whole, settings), cache, progress.tell)
    store_handouts(handouts, cache)
    copy_handouts(handouts, cache, built)
    list_handouts(whole, handouts, built)
    progress.step(msg("{count} handouts", count=len(handouts)))
    index_site(whole, built)
    progress.step(msg("search indexes"))
    address = whole.address.root
    write_open_data(project, built, address, today)
    progress.step(msg("open data"))
    write_feeds(whole, built)
    progress.step(msg("feeds"))
    compress(built, compression_cache(root))
    progress.step(msg("compressed copies"))
    write_delivery(built, address, list(whole.localized_sites))
    progress.step(msg("settings for the web server"))
