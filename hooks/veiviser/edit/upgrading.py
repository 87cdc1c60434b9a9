"""Gives data files of earlier versions the names and forms that their fields have now."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml import MappingNode, ScalarNode, SequenceNode

from veiviser.edit.house_style import DATE
from veiviser.edit.saving import FileChange, text_now
from veiviser.load.entry_faults import OLD_DATE
from veiviser.load.yaml_file import faulty_syntax
from veiviser.model.problem import Problems

_ADDRESS, _ADDRESSES = "address", "addresses"
_NAMES_FIELDS = ("of", "field")
"""What holds names of fields: ``evidence`` and ``conflicts``."""


@dataclass(frozen=True, order=True, slots=True)
class _Edit:
    """What stands between two columns of a line, and what is to stand there."""

    line: int
    start: int
    end: int
    words: str


def upgraded(root: Path, path: str, before: str) -> FileChange:
    """A data file with the names that fields have now. Raises Problems where it is no YAML."""
    if problems := list(faulty_syntax(before, path)):
        raise Problems(problems)
    after = with_new_names(before)
    return FileChange(root, path, before, after, lambda: upgraded(root, path, text_now(root, path)))


def with_new_names(text: str) -> str:
    """A data file's text with ``on`` called ``date`` and ``address`` a list; every other letter stays."""
    lines = text.split("\n")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    for edit in sorted(_edits(root, lines), reverse=True):
        line = lines[edit.line]
        lines[edit.line] = line[: edit.start] + edit.words + line[edit.end :]
    return "\n".join(lines)


def _edits(node: Any, lines: list[str]) -> Iterator[_Edit]:
    if isinstance(node, SequenceNode):
        for item in node.value:
            yield from _edits(item, lines)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == OLD_DATE and DATE.match(str(value.value)):
                yield _renamed(key, "date")
            elif key.value == _ADDRESS and isinstance(value, MappingNode):
                yield _renamed(key, _ADDRESSES)
                yield from _as_list(value, lines)
            elif key.value in _NAMES_FIELDS:
                for name in value.value if isinstance(value, SequenceNode) else [value]:
                    if name.value == _ADDRESS:
                        yield _renamed(name, _ADDRESSES)
            else:
                yield from _edits(value, lines)


def _renamed(node: ScalarNode, name: str) -> _Edit:
    return _Edit(node.start_mark.line, node.start_mark.column, node.end_mark.column, name)


def _as_list(node: MappingNode, lines: list[str]) -> Iterator[_Edit]:
    """Puts a value into a list of its own, in brackets or with a dash as it is written itself."""
    start, end = node.start_mark, node.end_mark
    if node.flow_style:
        yield _Edit(start.line, start.column, start.column, "[")
        yield _Edit(end.line, end.column, end.column, "]")
        return
    yield _Edit(start.line, start.column, start.column, "- ")
    for line in range(start.line + 1, min(end.line + 1, len(lines))):
        if lines[line][: start.column].isspace() and lines[line].strip():
            yield _Edit(line, 0, 0, "  ")
