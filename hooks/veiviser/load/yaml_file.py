"""Reads one YAML file into plain values that remember their lines."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from veiviser.load.characters import TAB, character_fault
from veiviser.load.text_file import read_text, sound_text
from veiviser.load.yaml_faults import UNREADABLE, quotes_needed, yaml_fault
from veiviser.model.message import Message, msg
from veiviser.model.os_errors import reason
from veiviser.model.problem import Problem, Problems

Place = tuple[str | int, ...]

DEEPEST = 20
"""Lists and mappings inside each other; deeper nesting is a mistake, not data."""
TOO_DEEP = msg("holds lists inside lists without end; close the brackets")
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
    try:
        text = read_text(path, name)
    except OSError as error:
        message = msg("cannot be opened ({reason}); the file must exist", reason=reason(error))
        raise Problems([Problem(name, 1, message)]) from error
    return parse_yaml(text, name)


def read_changed(text: str, name: str) -> YamlFile:
    """Reads what is to be written into a file. Raises Problems."""
    return parse_yaml(sound_text(text, name), name)


@lru_cache(maxsize=500)
def parse_yaml(text: str, name: str, first_line: int = 1) -> YamlFile:
    """Reads YAML that begins on a line of the file ``name``. Raises Problems.

    The same text gives the same value, which nobody may change.
    """
    try:
        with warnings.catch_warnings():
            # An anchor that stands twice is refused below like any other.
            warnings.simplefilter("ignore", ReusedAnchorWarning)
            node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line, message = yaml_fault(error, text)
        raise Problems([Problem(name, line + first_line, message)]) from error
    except (YAMLError, ValueError) as error:
        raise Problems([Problem(name, first_line, UNREADABLE)]) from error
    except RecursionError as error:
        raise Problems([Problem(name, first_line, TOO_DEEP)]) from error
    if node is None:
        message = msg("the file is empty; restore it from the last version")
        raise Problems([Problem(name, first_line, message)])
    reader = _Reader(name, first_line)
    value = reader.value(node, ())
    if reader.problems:
        raise Problems(reader.problems)
    return YamlFile(name, value, reader.lines)


class _Reader:
    def __init__(self, name: str, first_line: int) -> None:
        self.name = name
        self.first_line = first_line
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: Node, place: Place) -> Any:
        self.lines.setdefault(place, self._line(node))
        if id(node) in self._seen:
            self._report(node, msg("uses an alias (*); write the value out instead"))
            return None
        self._seen.add(id(node))
        if node.anchor:
            self._report(node, quotes_needed("&"))
        if len(place) > DEEPEST:
            self._report(node, TOO_DEEP)
            return None
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
                self._report(key_node, msg("a field name must be one word"))
                continue
            if not self._is_sound(key_node):
                continue
            if key in held:
                self._report(key_node, msg("'{field}' stands twice in the same entry; keep one", field=key))
                continue
            self.lines[(*place, key)] = self._line(key_node)
            held[key] = self.value(value_node, (*place, key))
        return held

    def _scalar(self, node: ScalarNode) -> Any:
        tag = str(node.tag)
        if not self._is_sound(node):
            return None
        if tag in _AS_WRITTEN:
            return node.value.strip()
        if tag not in _PLAIN:
            self._report(node, msg("'{tag}' is not allowed here; write plain text in quotes", tag=tag))
            return None
        try:
            return _PLAIN[tag](node.value)
        except ValueError:
            return node.value.strip()

    def _is_sound(self, node: ScalarNode) -> bool:
        """Whether a text is one line without strange characters, written out or as escapes ("\\u200b")."""
        fault = TAB if "\t" in node.value else character_fault(node.value)
        if not fault and "\n" in node.value.strip():
            fault = msg("holds several lines; write one, or one '- ' line for each paragraph")
        if fault:
            self._report(node, fault)
        return fault is None

    def _report(self, node: Node, message: Message) -> None:
        self.problems.append(Problem(self.name, self._line(node), message))

    def _line(self, node: Node) -> int:
        return int(node.start_mark.line) + self.first_line
