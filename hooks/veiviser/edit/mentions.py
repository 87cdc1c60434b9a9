"""Where an entry is named: in the prose, by a marker or by a link to where it stands."""

import re
from collections.abc import Iterator
from pathlib import Path

from veiviser.load.markers import MARKER
from veiviser.model.message import msg
from veiviser.model.problem import Problem


def mentions(root: Path, id: str) -> Iterator[Problem]:
    """Each line of the prose that names an entry."""
    link = re.compile(rf"#{re.escape(id)}(?![\w-])")
    for path in sorted((root / "docs").rglob("*.md")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if link.search(line) or any(found["argument"] == id for found in MARKER.finditer(line)):
                message = msg("'{id}' is named here; change that first, then delete it", id=id)
                yield Problem(path.relative_to(root).as_posix(), number, message)
