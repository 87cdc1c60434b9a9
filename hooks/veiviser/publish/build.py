"""Builds the whole site and puts it in the place of the old one."""

import shutil
from pathlib import Path

from veiviser.checks.sources import sound_project
from veiviser.publish.compress import compress
from veiviser.publish.languages import build_languages
from veiviser.publish.progress import Progress


def build_site(root: Path, site: Path) -> None:
    """Builds the project below ``root`` into ``site``; until all is well ``site`` stays as it was.

    Raises Problems with everything that is wrong.
    """
    project = sound_project(root)
    codes = list(project.prose)
    progress = Progress(len(codes) + 2)
    staging = root / ".build" / "site"
    shutil.rmtree(staging, ignore_errors=True)
    staging.parent.mkdir(exist_ok=True)
    build_languages(root, codes, staging, progress)
    compress(staging)
    progress.step("compressed copies")
    swap_in(staging, site)
    progress.step(f"published in {site}")


def swap_in(staging: Path, site: Path) -> None:
    """Puts ``staging`` where ``site`` was; the old site is kept until the new one stands."""
    old = staging.with_name("site.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    staging.rename(site)
    shutil.rmtree(old, ignore_errors=True)
