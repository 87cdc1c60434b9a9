"""Builds the whole site and puts it in the place of the old one."""

import os
from datetime import date
from pathlib import Path

from veiviser.checks.sources import sound_project
from veiviser.export.change_feed import write_feeds
from veiviser.export.open_data import write_open_data
from veiviser.handouts.build import build_handouts
from veiviser.load.handouts import handout_cache
from veiviser.publish.compress import compress
from veiviser.publish.delivery import write_delivery
from veiviser.publish.languages import build_languages
from veiviser.publish.mkdocs_build import print_settings, site_address
from veiviser.publish.progress import Progress
from veiviser.publish.search import index_site
from veiviser.publish.swap import staging, swap_in


def build_site(root: Path, site: Path, today: date) -> None:
    """Builds the project below ``root`` into ``site``; until all is well ``site`` stays as it was.

    ``today`` decides what is still fresh. Raises Problems with everything that is wrong.
    """
    with staging(site) as built:
        write_site(root, built, today)
        # A power cut after the swap must not find files that were never written to disk.
        os.sync()
        swap_in(built, site)
    Progress(1).step(f"published in {site}")


def write_site(root: Path, built: Path, today: date) -> None:
    """Writes the site of the project below ``root`` into ``built``, and its settings for servers beside it.

    Raises Problems with everything that is wrong.
    """
    project = sound_project(root)
    codes = list(project.prose)
    settings, cache = print_settings(root / "mkdocs.yml"), handout_cache(root)
    progress = Progress(len(codes) + 6)
    # Before the pages, which tell how long and how large each handout is.
    handouts = build_handouts(project, settings, today, cache, progress.tell)
    progress.step(f"{len(handouts)} handouts")
    build_languages(root, codes, built, today, progress)
    index_site(project, built, today)
    progress.step("search indexes")
    address = site_address(root / "mkdocs.yml")
    write_open_data(project, built, address, today)
    progress.step("open data")
    write_feeds(project, built, address, today)
    progress.step("feeds")
    compress(built)
    progress.step("compressed copies")
    write_delivery(built, address, codes)
    progress.step("settings for the web server")
