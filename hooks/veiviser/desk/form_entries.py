"""The entries of the data files as the content system sees them: one file each, ``actors/lykta.json``."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from veiviser.desk.form_values import FormValues, for_form, from_form, with_changes
from veiviser.edit.actors import without_old_check
from veiviser.edit.entry import DataFile, added, changed, read_file, removed
from veiviser.edit.saving import save
from veiviser.load.markers import MARKER
from veiviser.model.hours import TIME_ZONE
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem, Problems

COLLECTIONS = ("actors", "measures", "terms", "vignettes")
"""Data files that the form opens, without their ending."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as a file of its own."""

    path: str
    data: str | None
    """JSON; None for an entry that does not exist."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of the project in ``root``. Each call reads the files anew."""

    root: Path

    def all(self, name: str) -> list[Entry]:
        """The entries of a data file, in its order. Raises Problems, and KeyError for an unknown name."""
        file = self._file(name)
        return [_entry(file, id) for id in file.ids()]

    def one(self, path: str) -> Entry:
        """Raises Problems, and KeyError for a path that no entry could have."""
        name, id = _parts(path)
        file = self._file(name)
        return _entry(file, id) if id in file.ids() else Entry(path, None)

    def keep(self, path: str, data: str, was: str | None) -> Message | None:
        """Writes what stands in the form; ``was`` is what the form was given to show.

        Gives a message where something else changed with it.

        Raises Problems, and changes nothing, where check-data would refuse the outcome, where the entry has
        changed since it was shown, and where its id is another; KeyError for a path no entry could have.
        """
        name, id = _parts(path)
        file = self._file(name)
        given = _read(file, data)
        if was is None and id not in file.ids():
            save(added(file, from_form(name, given)))
            return None
        held = file.entry(id) if id in file.ids() else {}
        shown = with_changes(name, held, _read(file, was)) if was is not None else None
        values = with_changes(name, held, given)
        kept = without_old_check(held, values) if name == "actors" else values
        day = kept.get("checked", {}).get("date", "") if name == "actors" else ""
        if day > datetime.now(TIME_ZONE).date().isoformat():
            message = msg("'{id}': {day} has not come yet; write a check when it is done", id=id, day=day)
            raise Problems([Problem(file.path, file.line(id), message)])
        save(changed(file, id, kept, was=shown))
        if kept == values:
            return None
        return msg(
            "Saved. The check on {day} is taken out: nobody has checked what is new.",
            day=held["checked"]["date"],
        )

    def remove(self, path: str) -> None:
        """Takes an entry out. Raises Problems, and changes nothing, where something names it still."""
        name, id = _parts(path)
        change = removed(self._file(name), id)
        if problems := list(mentions(self.root, id)):
            raise Problems(problems)
        save(change)

    def _file(self, name: str) -> DataFile:
        if name not in COLLECTIONS:
            raise KeyError(name)
        return read_file(self.root, name)


def mentions(root: Path, id: str) -> Iterator[Problem]:
    """Places in the prose that name an entry, by a marker or by a link to where it stands."""
    link = re.compile(rf"#{re.escape(id)}(?![\w-])")
    for path in sorted((root / "docs").rglob("*.md")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if link.search(line) or any(found["argument"] == id for found in MARKER.finditer(line)):
                message = msg("'{id}' is named here; change that first, then delete it", id=id)
                yield Problem(path.relative_to(root).as_posix(), number, message)


def _parts(path: str) -> tuple[str, str]:
    name, slash, rest = path.partition("/")
    id = rest.removesuffix(".json")
    if name not in COLLECTIONS or not slash or id == rest or not id or "/" in id:
        raise KeyError(path)
    return name, id


def _entry(file: DataFile, id: str) -> Entry:
    shown = for_form(file.entry(id))
    return Entry(f"{file.name}/{id}.json", json.dumps(shown, ensure_ascii=False, indent=2))


def _read(file: DataFile, data: str) -> FormValues:
    try:
        given: Any = json.loads(data)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Problems(
            [Problem(file.path, 1, msg("the form sent something that is no entry; load the page again"))]
        )
    return given
