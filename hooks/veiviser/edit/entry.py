"""One entry of a data file: read it, change it, add one, remove one.

``name`` is a data file's name without its ending (``actors``), ``id`` the entry's id: its code in
``languages``, and None in ``plan``, which is one entry. Values are plain: dict, list, str, int, bool, None;
a date is text, ``"2026-11-21"``. They are what the file says, so a field left out is removed.

Each function works a FileChange out; ``veiviser.edit.saving.save`` checks it and writes it:

    file = read_file(root, "actors")
    values = file.entry("helpline")
    values["phones"][0]["number"] = "116 117"
    save(changed(file, "helpline", values))
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from veiviser.edit.pairing import canonical
from veiviser.edit.round_trip import rewritten
from veiviser.edit.saving import FileChange
from veiviser.load.text_file import read_text
from veiviser.load.yaml_file import YamlFile, parse_yaml
from veiviser.model.actor import Section
from veiviser.model.message import did_you_mean, msg
from veiviser.model.problem import Problem, Problems, reason

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file as it was read."""

    root: Path
    name: str
    text: str
    """With ``\\n`` at the end of each line."""

    @property
    def path(self) -> str:
        """As messages call it."""
        return f"data/{self.name}.yaml"

    @property
    def yaml(self) -> YamlFile:
        """What it says and where. Raises Problems."""
        return parse_yaml(self.text, self.path)

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
        return self.yaml.line((self.index(id),))

    def lines(self, id: str) -> Iterator[tuple[int, str]]:
        """The lines of an entry with their numbers, counted from 1. Raises Problems for an unknown id."""
        lines, first = self.text.split("\n"), self.line(id)
        later = [self.yaml.line((index,)) for index in range(self.index(id) + 1, len(self._entries()))]
        last = max(first, later[0] - 1 if later else len(lines))
        while last > first and not lines[last - 1].partition("#")[0].strip():
            last -= 1
        yield from enumerate(lines[first - 1 : last], first)

    def _entries(self) -> list[Any]:
        return self.yaml.value if isinstance(self.yaml.value, list) else []


def read_file(root: Path, name: str) -> DataFile:
    """Reads ``data/<name>.yaml`` below ``root``. Raises Problems."""
    called = f"data/{name}.yaml"
    try:
        file = DataFile(root, name, read_text(root / called, called))
    except OSError as error:
        message = msg("cannot be opened ({reason}); the file must exist", reason=reason(error))
        raise Problems([Problem(called, 1, message)]) from error
    parse_yaml(file.text, file.path)
    return file


def changed(file: DataFile, id: str | None, values: Values, was: Values | None = None) -> FileChange:
    """New values for an entry.

    ``was`` is what it said when somebody began to change it, else what it says in ``file``. Raises Problems
    for an unknown id, for values with another id, and where the entry says something else than ``was``.
    """
    if id is None:
        was = file.entry(None) if was is None else was
        _must_say(file, was, file.yaml.value, file.name, 1)
        return _change(file, values, lambda now: changed(now, None, values, was))
    index = _index_of(file, id, was)
    was, entries = file.entry(id) if was is None else was, file._entries()
    if _id_of(values) != id:
        message = msg("the id '{id}' never changes: links depend on it", id=id)
        raise Problems([Problem(file.path, file.line(id), message)])
    after = [*entries[:index], values, *entries[index + 1 :]]
    return _change(file, after, lambda now: changed(now, id, values, was))


def added(file: DataFile, values: Values) -> FileChange:
    """A new entry: an actor at the end of its section, else at the end of the file."""
    entries = file._entries()
    index = _end_of_section(entries, values.get("section")) if file.name == "actors" else len(entries)
    return _change(file, [*entries[:index], values, *entries[index:]], lambda now: added(now, values))


def removed(file: DataFile, id: str, was: Values | None = None) -> FileChange:
    """Without an entry. Raises Problems as ``changed`` does."""
    index = _index_of(file, id, was)
    was, entries = file.entry(id), file._entries()
    return _change(file, [*entries[:index], *entries[index + 1 :]], lambda now: removed(now, id, was))


def moved(file: DataFile, id: str, by: int) -> FileChange:
    """With an entry one place up (-1) or down (1); a service stays within its section of the list.

    Raises Problems as ``changed``.
    """
    index, entries = file.index(id), file._entries()
    other = index + by
    is_there = 0 <= other < len(entries)
    if is_there and file.name == "actors":
        is_there = entries[other].get("section") == entries[index].get("section")
    after = [*entries]
    if is_there:
        after[index], after[other] = after[other], after[index]
    return _change(file, after, lambda now: moved(now, id, by))


def _change(file: DataFile, value: Any, again: Callable[[DataFile], FileChange]) -> FileChange:
    after = rewritten(file.text, file.path, file.name, value)
    return FileChange(file.root, file.path, file.text, after, lambda: again(read_file(file.root, file.name)))


def _index_of(file: DataFile, id: str, was: Values | None) -> int:
    if was is not None and id not in file.ids():
        message = msg("'{id}' has been taken out of the file by somebody else meanwhile", id=id)
        raise Problems([Problem(file.path, 1, message)])
    index = file.index(id)
    if was is not None:
        _must_say(file, was, file._entries()[index], id, file.line(id))
    return index


def _must_say(file: DataFile, was: Values, now: Any, id: str, line: int) -> None:
    """Nobody writes over what somebody else has changed meanwhile, by a command, a form or an editor."""
    if canonical(now) != canonical(was):
        message = msg(
            "'{id}' has been changed by somebody else meanwhile; run the command again, or open it again in "
            "the form",
            id=id,
        )
        raise Problems([Problem(file.path, line, message)])


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
