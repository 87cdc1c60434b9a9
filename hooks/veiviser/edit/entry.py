"""One entry of a data file: read it, change it, add one, remove one.

``name`` is a data file's name without its ending (``actors``), ``id`` the entry's id: its code in
``languages``, and None in ``plan``, which is one entry. Values are plain: dict, list, str, int, bool, None;
a date is text, ``"2026-11-21"``. They are what the file says, so a field left out is removed.

Each function works a Change out; ``veiviser.edit.saving.save`` checks it and writes it:

    file = read_file(root, "actors")
    values = file.entry("helpline")
    values["phones"][0]["number"] = "116 117"
    save(changed(file, "helpline", values))
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from veiviser.edit.change import Change
from veiviser.edit.merge import merged_file
from veiviser.edit.pairing import canonical
from veiviser.edit.spans import children, line_start
from veiviser.edit.yaml_text import YamlText, parsed
from veiviser.load.text_file import read_text
from veiviser.model.actor import Section
from veiviser.model.message import did_you_mean, msg
from veiviser.model.os_errors import reason
from veiviser.model.problem import Problem, Problems

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file as it was read."""

    root: Path
    name: str
    yaml: YamlText

    @property
    def path(self) -> str:
        """As messages call it."""
        return self.yaml.file.path

    def ids(self) -> list[str]:
        """In the order of the file."""
        return [str(_id_of(entry)) for entry in self._entries()]

    def entry(self, id: str | None) -> Values:
        """A copy of what an entry says. Raises Problems for an unknown id."""
        values: Values = deepcopy(self.yaml.value if id is None else self._entries()[self.index(id)])
        return values

    def index(self, id: str) -> int:
        """Raises Problems for an unknown id."""
        for index, entry in enumerate(self._entries()):
            if _id_of(entry) == id:
                return index
        near = did_you_mean(id, self.ids())
        raise Problems([Problem(self.path, 1, msg("has no entry '{id}'{near}", id=id, near=near))])

    def line(self, id: str) -> int:
        """The line on which an entry begins."""
        return self.yaml.file.line((self.index(id),))

    def lines(self, id: str) -> Iterator[tuple[int, str]]:
        """The lines of an entry with their numbers, counted from 1. Raises Problems for an unknown id."""
        text = self.yaml.text
        child = children(text, self.yaml.root)[self.index(id)]
        first = text.count("\n", 0, child.start) + 1
        yield from enumerate(text[line_start(text, child.start) : child.end].split("\n"), first)

    def _entries(self) -> list[Any]:
        return self.yaml.value if isinstance(self.yaml.value, list) else []


def read_file(root: Path, name: str) -> DataFile:
    """Reads ``data/<name>.yaml`` below ``root``. Raises Problems."""
    called = f"data/{name}.yaml"
    try:
        text = read_text(root / called, called)
    except OSError as error:
        message = msg("cannot be opened ({reason}); the file must exist", reason=reason(error))
        raise Problems([Problem(called, 1, message)]) from error
    return DataFile(root, name, parsed(text, called))


def merged(text: str, values: Values, id: str | None, name: str = "actors") -> str:
    """A data file's text with new values for one entry; all else stays byte for byte."""
    file = DataFile(Path(), name, parsed(text, f"data/{name}.yaml"))
    return changed(file, id, values).after


def changed(file: DataFile, id: str | None, values: Values, was: Values | None = None) -> Change:
    """New values for an entry.

    ``was`` is what it said when somebody began to change it. Raises Problems for an unknown id, for values
    with another id, and where the entry says something else than ``was`` by now.
    """
    if id is None:
        return _change(file, values)
    index = file.index(id)
    entries = file._entries()
    if was is not None and canonical(entries[index]) != canonical(was):
        raise _refused(
            file, index, msg("'{id}' has been changed by somebody else meanwhile; read it again", id=id)
        )
    if _id_of(values) != id:
        raise _refused(file, index, msg("the id '{id}' never changes: links depend on it", id=id))
    return _change(file, [*entries[:index], values, *entries[index + 1 :]])


def added(file: DataFile, values: Values) -> Change:
    """A new entry: an actor at the end of its section, else at the end of the file."""
    entries = file._entries()
    index = _end_of_section(entries, values.get("section")) if file.name == "actors" else len(entries)
    return _change(file, [*entries[:index], values, *entries[index:]])


def removed(file: DataFile, id: str) -> Change:
    """Without an entry. Raises Problems for an unknown id."""
    index = file.index(id)
    return _change(file, [*file._entries()[:index], *file._entries()[index + 1 :]])


def _change(file: DataFile, value: Any) -> Change:
    after = merged_file(file.yaml, value, file.name)
    return Change(file.root, file.path, file.yaml.text, after)


def _end_of_section(entries: list[Any], section: Any) -> int:
    """Behind the last actor of a section, or of one that comes before it in the directory."""
    order = [known.value for known in Section]
    rank = order.index(section) if section in order else len(order)
    before = [
        index
        for index, entry in enumerate(entries)
        if isinstance(entry, dict) and entry.get("section") in order[: rank + 1]
    ]
    return before[-1] + 1 if before else 0


def _id_of(entry: Any) -> Any:
    return entry.get("id", entry.get("code")) if isinstance(entry, dict) else None


def _refused(file: DataFile, index: int, message: Any) -> Problems:
    return Problems([Problem(file.path, file.yaml.file.line((index,)), message)])
