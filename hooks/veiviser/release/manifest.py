"""A hash of every published file, as ``sha256sum --check`` reads them."""

import hashlib
from pathlib import Path

from veiviser.build.delivery import delivery_folder

NAME = "SHA256SUMS"


def manifest(site: Path) -> str:
    """One line a file, in the order of their paths from ``site``, which is the folder to check them in."""
    files = sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return "".join(f"{_digest(path)}  {name}\n" for name, path in files)


def manifest_beside(site: Path) -> Path:
    """Where the manifest of a released site lies; a site that was only built has none."""
    return delivery_folder(site) / NAME


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
