"""Puts new values into a YAML text. What says the same keeps its words, comments, quotes and order.

The text is not written anew: only the spans that say something else are replaced, so everything around
them stays as it is, byte for byte.
"""

from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from veiviser.edit.field_order import field_order, in_order
from veiviser.edit.neighbours import ITEM, Kind, Neighbours
from veiviser.edit.pairing import canonical, paired, staying
from veiviser.edit.replacements import Replacement, replaced
from veiviser.edit.scalars import can_be_folded, folded, written
from veiviser.edit.spans import Child, children, column, end_of, is_flow
from veiviser.edit.upkeep import inserted_field, inserted_item, is_spaced, removed, whole_item
from veiviser.edit.writing import Writer
from veiviser.edit.yaml_text import YamlText, composed, parsed
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems


def merged_file(held: YamlText, value: Any, name: str) -> str:
    """The text with ``value`` in place of everything it said; the same text where that says the same.

    Space around a text says nothing, for no reader of data files heeds it.
    ``name`` is the file's name without its ending, by which the order of fields is known. Raises Problems
    where the text is written in a way that cannot be changed piece by piece, and where a value may not stand
    in a data file.
    """
    value = _tidied(value)
    if canonical(held.value) == canonical(value):
        return held.text
    text = held.text if held.text.endswith("\n") else held.text + "\n"
    merge = _Merge(text, Writer(name, Neighbours(held.root)))
    merge.all(held.root, held.value, value)
    after = replaced(text, merge.found)
    try:
        composed(after)
        is_right = canonical(parsed(after, held.file.path).value) == canonical(value)
    except YAMLError:
        is_right = False
    if not is_right:
        message = msg("is written in a way that no command can change; change it in a text editor")
        raise Problems([Problem(held.file.path, 1, message)])
    return after


class _Merge:
    """Gathers replacements in one text."""

    def __init__(self, text: str, writer: Writer) -> None:
        self.text, self.writer = text, writer
        self.found: list[Replacement] = []

    def all(self, root: Node, old: Any, new: Any) -> None:
        start = root.start_mark.index
        end = end_of(self.text, root, start)
        if not self._within(root, old, new, ()):
            self._put(start, end, self.writer.after_key(new, -2, ()).lstrip())

    def change(self, child: Child, old: Any, new: Any, kind: Kind) -> None:
        """From what a field or item says to what it shall say."""
        if canonical(old) == canonical(new) or self._within(child.node, old, new, kind):
            return
        start = child.node.start_mark.index
        if isinstance(child.node, ScalarNode) and not isinstance(new, dict | list) and start < child.end:
            self._put(start, child.end, self._scalar(child, child.node, new, kind))
        else:
            self._put(child.value_from, child.end, self._afresh(child, new, kind))

    def _within(self, node: Node, old: Any, new: Any, kind: Kind) -> bool:
        """Changes a collection piece by piece; False where nothing of it stays."""
        if isinstance(node, MappingNode) and isinstance(new, dict) and old.keys() & new.keys():
            self._fields(node, old, new, kind)
            return True
        if isinstance(node, SequenceNode) and isinstance(new, list):
            pairs = paired(old, new)
            self._items(node, old, new, pairs, (*kind, ITEM))
            return any(held is not None for held in pairs)
        return False

    def _fields(self, node: MappingNode, old: dict[str, Any], new: dict[str, Any], kind: Kind) -> None:
        held = children(self.text, node)
        kept = [child for child in held if child.key in new]
        for child in kept:
            assert child.key is not None
            self.change(child, old[child.key], new[child.key], (*kind, child.key))
        order = field_order(self.writer.name, kind)
        for key in in_order([key for key in new if key not in old], order):
            after = _before(key, kept, order)
            where = (*kind, key)
            if is_flow(node):
                field = self.writer.flow_field(key, new[key], where)
            else:
                field = self.writer.field(key, new[key], column(self.text, held[0].start), where)
            self.found.append(inserted_field(self.text, is_flow(node), field, after, held, kept))
        self.found += removed(self.text, is_flow(node), held, kept)

    def _items(
        self, node: SequenceNode, old: list[Any], new: list[Any], pairs: list[int | None], kind: Kind
    ) -> None:
        held = children(self.text, node)
        stay = staying(pairs)
        if not stay:
            return
        flow, kept = is_flow(node), [held[index] for index in sorted(stay)]
        spaced = not flow and is_spaced(self.text, held, is_outermost=kind == (ITEM,))
        after: Child | None = None
        for value, index in zip(new, pairs, strict=True):
            if index in stay:
                after = held[index]
                self.change(after, old[index], value, kind)
                continue
            if index is not None:
                item = self._moved(flow, held[index], old[index], value, kind)
            elif flow:
                item = self.writer.flow(value, kind)
            else:
                at = column(self.text, held[0].start)
                item = " " * at + self.writer.item(value, at, kind) + "\n"
            self.found.append(inserted_item(self.text, flow, item, after, kept[0], spaced))
        self.found += removed(self.text, flow, held, kept)

    def _moved(self, flow: bool, child: Child, old: Any, new: Any, kind: Kind) -> str:
        """An item's own lines with its comment, and what is new in them."""
        part = _Merge(self.text, self.writer)
        part.change(child, old, new, kind)
        return replaced(self.text, part.found, *whole_item(self.text, flow, child))

    def _scalar(self, child: Child, node: ScalarNode, new: Any, kind: Kind) -> str:
        if node.style == ">" and isinstance(new, str) and can_be_folded(new):
            lines = self.text[node.start_mark.index : child.end].split("\n")[1:]
            at = column(self.text, child.start) + 2
            indent = len(lines[0]) - len(lines[0].lstrip()) if lines else at
            return folded(new, indent, [line.strip() for line in lines])
        style = '"' if node.style in (">", "|") else node.style
        if child.in_flow:
            return written(new, style, in_flow=True)
        return self.writer.text(new, column(self.text, child.start), kind, style)

    def _afresh(self, child: Child, new: Any, kind: Kind) -> str:
        if child.in_flow:
            return ("" if child.key is None else " ") + self.writer.flow(new, kind)
        write = self.writer.after_dash if child.key is None else self.writer.after_key
        return write(new, column(self.text, child.start), kind)

    def _put(self, start: int, end: int, text: str) -> None:
        self.found.append(Replacement(start, end, text))


def _before(key: str, kept: list[Child], order: tuple[str, ...]) -> Child | None:
    """The field that a new one stands after; None where it comes first."""
    if key not in order:
        return kept[-1]
    earlier = order[: order.index(key)]
    held = [child for child in kept if child.key in earlier]
    return max(held, key=lambda child: earlier.index(str(child.key))) if held else None


def _tidied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tidied(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_tidied(held) for held in value]
    return value.strip() if isinstance(value, str) else value
