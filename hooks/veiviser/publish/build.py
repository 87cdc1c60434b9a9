"""Builds the whole site and puts it in the place of the old one."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from veiviser.checks.sources import sound_project
from veiviser.publish.compress import compress
from veiviser.publish.delivery import delivery_folder, write_delivery
from veiviser.publish.languages import build_languages
from veiviser.publish.mkdocs_build import site_address
from veiviser.publish.progress import Progress
from veiviser.publish.search import index_site


def build_site(root: Path, site: Path, today: date) -> None:
    """Builds the project below ``root`` into ``site``; until all is well ``site`` stays as it was.

    ``today`` decides what is still fresh. Raises Problems with everything that is wrong.
    """
    project = sound_project(root)
    codes = list(project.prose)
    progress = Progress(len(codes) + 4)
    with _work_folder(site) as work:
        built = work / "site"
        build_languages(root, codes, built, today, progress)
        index_site(project, built, today)
        progress.step("search indexes")
        compress(built)
        progress.step("compressed copies")
        write_delivery(built, site_address(root / "mkdocs.yml"), codes)
        progress.step("settings for the web server")
        _swap_in(built, site, work)
    progress.step(f"published in {site}")


@contextmanager
def _work_folder(site: Path) -> Iterator[Path]:
    """A folder of this build's own, beside the site so that a rename suffices; gone afterwards."""
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap_in(built: Path, site: Path, work: Path) -> None:
    """Puts the built site and its server settings where the old ones were."""
    for new, place in ((delivery_folder(built), delivery_folder(site)), (built, site)):
        if place.exists():
            place.rename(work / f"old-{place.name}")
        new.rename(place)
