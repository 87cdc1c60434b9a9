"""Reads one YAML file into plain values that remember their lines."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from veiviser.model.message import Message, told, verbatim
from veiviser.model.problem import Problem, Problems
from veiviser.model.refused import reason

Place = tuple[str | int, ...]

LARGEST = 5_000_000
"""Bytes; a larger file is a mistake, not data."""
STRING = "tag:yaml.org,2002:str"
_PLAIN: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:int": lambda text: int(text.replace("_", ""), 0),
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:null": lambda text: None,
}
_AS_WRITTEN = {STRING, "tag:yaml.org,2002:float", "tag:yaml.org,2002:timestamp"}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """Plain values (dict, list, str, int, bool, None) and the line of each place in them."""

    path: str
    """Path from the project's root, for messages."""
    value: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it; counted from 1."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Reads ``path``; ``name`` is how messages call it. Raises Problems."""
    text = _read_text(path, name)
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        fault = verbatim(" ".join(f"{error.context or ''} {error.problem or 'cannot be read'}".split()))
        message = told("not valid YAML: {fault}", fault=fault)
        raise Problems([Problem(name, mark.line + 1 if mark else 1, message)]) from error
    except (YAMLError, ValueError, RecursionError) as error:
        message = told("not valid YAML: {fault}", fault=" ".join(str(error).split())[:200])
        raise Problems([Problem(name, 1, message)]) from error
    if node is None:
        raise Problems([Problem(name, 1, told("the file is empty; restore it from the last version"))])
    reader = _Reader(name)
    value = reader.value(node, ())
    if reader.problems:
        raise Problems(reader.problems)
    return YamlFile(name, value, reader.lines)


def _read_text(path: Path, name: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = told("cannot be opened ({reason}); the file must exist", reason=reason(error))
        raise Problems([Problem(name, 1, message)]) from error
    if len(content) > LARGEST:
        message = told(
            "is {size} bytes; a data file holds at most {largest}",
            size=f"{len(content):,}",
            largest=f"{LARGEST:,}",
        )
        raise Problems([Problem(name, 1, message)])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = told("holds a character that is not UTF-8; save the file as UTF-8")
        raise Problems([Problem(name, line, message)]) from error


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: Node, place: Place) -> Any:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in self._seen:
            self._report(node, told("uses an alias (*); write the value out instead"))
            return None
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*place, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self._scalar(node)

    def _mapping(self, node: MappingNode, place: Place) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, ScalarNode) else None
            if not isinstance(key, str):
                self._report(key_node, told("a field name must be one word"))
                continue
            if key in held:
                self._report(key_node, told("'{field}' stands twice in the same entry; keep one", field=key))
                continue
            self.lines[(*place, key)] = key_node.start_mark.line + 1
            held[key] = self.value(value_node, (*place, key))
        return held

    def _scalar(self, node: ScalarNode) -> Any:
        tag = str(node.tag)
        if tag in _AS_WRITTEN:
            return node.value
        if tag not in _PLAIN:
            self._report(node, told("'{tag}' is not allowed here; write plain text in quotes", tag=tag))
            return None
        try:
            return _PLAIN[tag](node.value)
        except ValueError:
            return node.value

    def _report(self, node: Node, message: Message) -> None:
        self.problems.append(Problem(self.name, node.start_mark.line + 1, message))
