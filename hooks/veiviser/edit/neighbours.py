"""How a file already writes each kind of value, so that new ones look the same."""

from collections import Counter, defaultdict
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from veiviser.edit.spans import is_flow

Kind = tuple[str, ...]
"""A place without numbers: ``("[]", "phones", "[]", "number")``."""
ITEM = "[]"


class Neighbours:
    """Counts the styles of every kind of value in a file."""

    def __init__(self, root: Node) -> None:
        self._scalars: dict[Kind, Counter[str | None]] = defaultdict(Counter)
        self._collections: dict[Kind, Counter[bool]] = defaultdict(Counter)
        self._count(root, ())

    def quotes(self, kind: Kind) -> str | None:
        """What most texts of this kind stand in: ``'"'``, ``"'"`` or None."""
        held = {style: count for style, count in self._scalars[kind].items() if style not in (">", "|")}
        return max(held, key=lambda style: held[style]) if held else None

    def fold(self, kind: Kind) -> bool:
        """Some text of this kind is folded over several lines."""
        return self._scalars[kind][">"] > 0

    def are_flow(self, kind: Kind) -> bool | None:
        """Most collections of this kind stand on one line; None where the file has none."""
        held = self._collections[kind]
        return held[True] >= held[False] if held.total() else None

    def _count(self, node: Node, kind: Kind) -> None:
        if isinstance(node, ScalarNode):
            self._scalars[kind][node.style] += 1
            return
        if node.value:
            self._collections[kind][is_flow(node)] += 1
        held: list[Any] = node.value
        if isinstance(node, MappingNode):
            for key, value in held:
                self._count(value, (*kind, str(key.value)))
        elif isinstance(node, SequenceNode):
            for value in held:
                self._count(value, (*kind, ITEM))
