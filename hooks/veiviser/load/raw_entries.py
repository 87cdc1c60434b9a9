"""What the data files say word for word, also of entries that could not be read."""

from collections import deque
from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from veiviser.load.yaml_file import Place, YamlFile
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide
from veiviser.model.measure import Measure
from veiviser.model.message import Message, did_you_mean
from veiviser.model.problem import Problem

_Read = TypeVar("_Read", Actor, Measure)
Files = dict[str, YamlFile]
"""By the file's name without its ending."""


def entries(files: Files, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of a file that have fields, with their index; none where there is no such file."""
    value = files[name].value if name in files else None
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, dict):
            yield index, entry


def ids(files: Files, name: str) -> list[str]:
    return [str(entry["id"]) for _, entry in entries(files, name) if entry.get("id")]


def items(entry: dict[str, Any], field: str) -> list[Any]:
    """What a list field of an entry holds; nothing where it is not a list."""
    held = entry.get(field)
    return held if isinstance(held, list) else []


def unknown(entry: dict[str, Any], field: str, known: Collection[str]) -> Iterator[tuple[int, str, Message]]:
    """Each item of a list field that is not known: where it stands, what it says, and the nearest that is."""
    for at, item in enumerate(map(str, items(entry, field))):
        if item not in known:
            yield at, item, did_you_mean(item, known)


def named(value: Any, *names: str, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Each text field with one of the names, at or below a value, with its place."""
    if isinstance(value, dict):
        for key, held in value.items():
            if key in names and isinstance(held, str):
                yield (*place, key), held
            yield from named(held, *names, place=(*place, key))
    elif isinstance(value, list):
        for index, held in enumerate(value):
            yield from named(held, *names, place=(*place, index))


def readable_actors(guide: Guide, files: Files) -> Iterator[tuple[int, Actor]]:
    """The actors that could be read, with their index in the file."""
    return _readable(guide.actors, files, "actors")


def readable_measures(guide: Guide, files: Files) -> Iterator[tuple[int, Measure]]:
    """The same for measures."""
    return _readable(guide.measures, files, "measures")


def _readable(read: tuple[_Read, ...], files: Files, name: str) -> Iterator[tuple[int, _Read]]:
    left = deque(read)
    for index, entry in entries(files, name):
        if left and left[0].id == entry.get("id"):
            yield index, left.popleft()


def problem_at(files: Files, name: str, place: Place, message: Message) -> Problem:
    return Problem(files[name].path, files[name].line(place), message)
