"""The list of handouts that were made last, which lies in the cache beside them."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from veiviser.files import write_whole
from veiviser.model.handout import Handout, HandoutName


def handout_cache(root: Path) -> Path:
    """Folder of finished handouts; it can be removed at any time."""
    return root / ".cache" / "handouts"


def load_handouts(root: Path) -> tuple[Handout, ...]:
    """Those made last for the project below ``root``; none before the first time or from a damaged list."""
    path = _list(handout_cache(root))
    if not path.exists():
        return ()
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Handout(**entry | {"name": HandoutName(entry["name"])}) for entry in entries)
    except (ValueError, TypeError, KeyError):
        return ()


def store_handouts(handouts: Iterable[Handout], cache: Path) -> None:
    """Writes the list into the cache folder."""
    entries = [asdict(handout) | {"name": handout.name.value} for handout in handouts]
    text = json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    write_whole(_list(cache), text.encode("utf-8"))


def _list(cache: Path) -> Path:
    return cache / "handouts.json"
