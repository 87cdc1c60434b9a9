"""Makes the search index of each language from its built pages and its directory."""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin_extended import get_executable

from veiviser.build.search_files import slim_index
from veiviser.site.actor_view import ActorView
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.whole_site import NOT_FOUND_PAGE, Site, search_index

SEARCH_PAGE = "sok.md"
NOT_SEARCHED = {SEARCH_PAGE, NOT_FOUND_PAGE, "data.md"}
"""Pages that answer no reader who looks for help."""
STEMMERS = {"nb": "no"}
"""What Pagefind calls a language, where it is not the language's own code."""
IN_RECORDS = (".finder", ".services", ".jump", ".card", ".call")
"""Parts of pages that repeat what the records of the services say."""
REPEATED = (".terms-used", "sup")
"""Parts of pages that repeat other pages, and footnote marks."""


def index_site(whole: Site, built: Path) -> None:
    """Writes the search index of each language into the folder ``built``; same bytes each time."""
    searched = [
        localized for localized in whole.localized_sites.values() if SEARCH_PAGE in localized.links.pages
    ]
    # The work is done by another program, for which the threads only wait.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(_index_language, searched, repeat(built)):
            pass


def _index_language(localized: LocalizedSite, site: Path) -> None:
    with TemporaryDirectory() as temporary:
        findable, index = Path(temporary, "findable"), Path(temporary, "index")
        _gather_pages(localized, site, findable)
        _gather_services(localized, findable)
        stemmer = STEMMERS.get(localized.language.code, localized.language.code)
        _run_pagefind(findable, index, stemmer)
        target = site / search_index(localized.language.code)
        shutil.rmtree(target, ignore_errors=True)
        slim_index(index, target)


def _gather_pages(localized: LocalizedSite, site: Path, findable: Path) -> None:
    for page in sorted(set(localized.links.pages) - NOT_SEARCHED):
        file = f"{localized.links.url(page)}index.html"
        target = findable / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / file, target)


def _gather_services(localized: LocalizedSite, findable: Path) -> None:
    """One record for each card of the directory; it names the card's address from the site's root."""
    services = findable / "services"
    services.mkdir()
    for actor in localized.guide.actors:
        record = localized.render("search_record", ActorView(actor, localized, ""))
        (services / f"{actor.id}.html").write_text(record, encoding="utf-8")


def _run_pagefind(findable: Path, index: Path, language: str) -> None:
    """Raises CalledProcessError with what Pagefind says."""
    options = {
        "--site": str(findable),
        "--output-path": str(index),
        "--force-language": language,
        "--root-selector": "main",
        "--exclude-selectors": ",".join((*IN_RECORDS, *REPEATED)),
    }
    arguments = [word for option in options.items() for word in option]
    # The service in pagefind's Python package waits a tenth of a second for each answer.
    command = [get_executable(), *arguments, "--silent"]
    subprocess.run(command, check=True, stdout=subprocess.PIPE)
