"""How a data file writes each kind of value, so that new values look like those that stand there."""

import json
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, get_type_hints

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, SingleQuotedScalarString
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from veiviser.load.entry_faults import field_names
from veiviser.model.guide import Guide

NodeKind = tuple[str, ...]
"""A place without numbers: ``("[]", "phones", "[]", "number")``."""
ITEM = "[]"
WIDTH = 110
"""Columns of a folded text."""
SHORT = 40
"""Characters; lists of longer texts get one line for each."""
DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])")
WEB_ADDRESS = re.compile(r"https?://[^\s,\[\]{}\"'`]*[^\s,\[\]{}\"'`:]")
RESERVED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""Words that some readers of YAML take for something else than text."""
MARKS = re.compile(r"[:#\[\]{}\"`]|  ")
"""What a text without quotes does without. Some of it would do no harm; quotes are easier to trust."""
UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML must write with a backslash."""


class HouseStyle:
    """Counts how a file writes values, and makes new ones that ruamel writes so.

    A column is that of the name or the dash before a value.
    """

    def __init__(self, name: str, root: Node) -> None:
        """``name`` is the file's name without its ending."""
        self._name = name
        self._quotes: dict[NodeKind, Counter[str]] = defaultdict(Counter)
        self._flows: dict[NodeKind, Counter[bool]] = defaultdict(Counter)
        self._count(root, ())

    def value(self, value: Any, kind: NodeKind, column: int, *, in_flow: bool = False) -> Any:
        """A new value, for ruamel to write."""
        if isinstance(value, str):
            known = {style: count for style, count in self._quotes[kind].items() if style not in (">", "|")}
            quotes = max(known, key=lambda style: known[style]) if known else ""
            return self.text(value, kind, column, quotes, in_flow=in_flow)
        if not isinstance(value, dict | list):
            return value
        is_flow = in_flow or self._on_one_line(value, kind)
        made: CommentedMap | CommentedSeq
        if isinstance(value, dict):
            made = CommentedMap(
                (field_name(key), self.value(value[key], (*kind, key), column + 2, in_flow=is_flow))
                for key in self.in_order(value, kind)
            )
        else:
            made = CommentedSeq(
                self.value(held, (*kind, ITEM), column + 2, in_flow=is_flow) for held in value
            )
        if is_flow:
            made.fa.set_flow_style()
        return made

    def text(self, value: str, kind: NodeKind, column: int, quotes: str, *, in_flow: bool = False) -> Any:
        """A text in the given style where it allows that: ``'"'``, ``"'"``, ``">"`` or none."""
        is_plain = not quotes and needs_no_quotes(value, in_flow)
        length = len(value if is_plain else json.dumps(value, ensure_ascii=False))
        used = column + (1 if kind[-1] == ITEM else len(kind[-1]) + 1) + 1
        is_long = used + length > WIDTH and self._quotes[kind][">"] > 0
        if (quotes == ">" or is_long) and not in_flow and _can_be_folded(value):
            return _folded(value, max(WIDTH - column - 2, 20))
        if is_plain:
            return _day(value) if DATE.fullmatch(value) else value
        return SingleQuotedScalarString(value) if quotes == "'" else DoubleQuotedScalarString(value)

    def in_order(self, names: Iterable[str], kind: NodeKind) -> list[str]:
        """As the model has them; names that it does not know come last."""
        order = field_order(self._name, kind)
        return sorted(names, key=lambda name: order.index(name) if name in order else len(order))

    def place_of(self, name: str, held: list[str], kind: NodeKind) -> int:
        """Where a new field goes among those that stand there: after those that the model has before it."""
        order = field_order(self._name, kind)
        if name not in order:
            return len(held)
        earlier = [other for other in held if other in order[: order.index(name)]]
        return held.index(max(earlier, key=order.index)) + 1 if earlier else 0

    def _count(self, node: Node, kind: NodeKind) -> None:
        if isinstance(node, ScalarNode):
            self._quotes[kind][node.style or ""] += 1
        elif node.value:
            self._flows[kind][bool(node.flow_style)] += 1
        if isinstance(node, MappingNode):
            for key, held in node.value:
                self._count(held, (*kind, str(key.value)))
        elif isinstance(node, SequenceNode):
            for held in node.value:
                self._count(held, (*kind, ITEM))

    def _on_one_line(self, value: Any, kind: NodeKind) -> bool:
        known = self._flows[kind]
        if not value or known.total():
            return not value or known[True] >= known[False]
        if isinstance(value, list):
            return all(not isinstance(held, dict | list) and len(str(held)) <= SHORT for held in value)
        return kind[-1:] != (ITEM,) and not any(isinstance(held, dict | list) for held in value.values())


@cache
def field_order(name: str, kind: NodeKind) -> tuple[str, ...]:
    """Names of the fields that stand at ``kind`` in a data file; none where the model knows no fields.

    ``name`` is the file's name without its ending, which is that of a field of the guide.
    """
    place = tuple(0 if step == ITEM else step for step in kind)
    return tuple(field_names(get_type_hints(Guide).get(name), place))


def field_name(name: str) -> str:
    """A field's name, for ruamel to write; what could be taken for anything but text gets quotes."""
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) else DoubleQuotedScalarString(name)


def needs_no_quotes(text: str, in_flow: bool = False) -> bool:
    """Every reader of YAML takes the bare words for this text."""
    if DATE.fullmatch(text):
        return _day(text) != text
    if WEB_ADDRESS.fullmatch(text):
        return True
    if not (text[:1].isalpha() or text[:1] == "«") or text.endswith(" ") or text.lower() in RESERVED:
        return False
    return not (MARKS.search(text) or UNPRINTABLE.search(text) or (in_flow and "," in text))


def _day(text: str) -> date | str:
    """ruamel puts quotes round a text that looks like a day, and none round a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _can_be_folded(text: str) -> bool:
    """Folding breaks lines at single spaces, and can keep nothing else."""
    return bool(text) and "" not in text.split(" ") and not UNPRINTABLE.search(text)


def _folded(text: str, width: int) -> Any:
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    folded: Any = FoldedScalarString(text)
    folded.fold_pos = [sum(map(len, lines[:at])) + at - 1 for at in range(1, len(lines))]
    return folded
