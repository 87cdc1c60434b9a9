"""Lays finished handouts where the pages link to them."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from veiviser.model.handout import Handout


def copy_handouts(handouts: Iterable[Handout], cache: Path, site: Path) -> None:
    """Copies each from the folder ``cache`` into the built ``site``."""
    for handout in handouts:
        for ending, path in (("pdf", handout.path), ("png", handout.picture)):
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(cache / f"{handout.key}.{ending}", target)
