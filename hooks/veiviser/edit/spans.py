"""Where each part of a YAML text begins and ends, with the comments that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True, slots=True)
class Child:
    """A field of a mapping or an item of a list. All places are indexes into the text."""

    node: Node
    """The value."""
    key: str | None
    """The field's name; None for an item."""
    start: int
    """First character of the name, or the item's dash; in a flow list the item itself."""
    value_from: int
    """Just after the colon or the dash."""
    end: int
    """Just after the last character of the value; comments and blank lines come later."""
    in_flow: bool
    """Stands within brackets or braces."""


def is_flow(node: Node) -> bool:
    """Written as ``[a, b]`` or ``{a: b}``."""
    return bool(getattr(node, "flow_style", False))


def children(text: str, node: Node) -> list[Child]:
    """The fields or items of a collection, in the order of the text."""
    if isinstance(node, MappingNode):
        return [_field(text, key, value, is_flow(node)) for key, value in node.value]
    if isinstance(node, SequenceNode):
        return list(_items(text, node))
    return []


def end_of(text: str, node: Node, value_from: int) -> int:
    """Just after a value's last character; an empty value ends at ``value_from``."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode):
        return value_from if start == end else start + len(text[start:end].rstrip())
    held = children(text, node)
    return held[-1].end if held and not is_flow(node) else int(end)


def line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Just after the newline that ends the line of ``index``."""
    return text.find("\n", index) + 1 or len(text)


def column(text: str, index: int) -> int:
    return index - line_start(text, index)


def stands_first(text: str, index: int) -> bool:
    """Nothing but spaces stands before ``index`` on its line."""
    return not text[line_start(text, index) : index].strip()


def is_blank_before(text: str, start: int) -> bool:
    """The line above that which starts at ``start`` is blank, or there is none."""
    return start == 0 or not text[line_start(text, start - 1) : start].strip()


def is_blank_at(text: str, start: int) -> bool:
    """The line that starts at ``start`` is blank, or there is none."""
    return not text[start : line_end(text, start)].strip()


def with_comment(text: str, child: Child) -> int:
    """Start of the first line of a block child and of the comment right above it.

    The comment at the head of a file belongs to the file, and one that stands over several items without
    a blank line between them is their heading.
    """
    if not stands_first(text, child.start):
        return child.start
    first = own = line_start(text, child.start)
    sign = " " * (child.start - own) + "#"
    while own and text.startswith(sign, line_start(text, own - 1)):
        own = line_start(text, own - 1)
    follows = line_end(text, child.end)
    is_heading = child.key is None and is_blank_before(text, own) and not is_blank_at(text, follows)
    return first if own == 0 or is_heading else own


def _field(text: str, key: Node, value: Node, in_flow: bool) -> Child:
    colon = text.index(":", key.end_mark.index) + 1
    return Child(value, str(key.value), key.start_mark.index, colon, end_of(text, value, colon), in_flow)


def _items(text: str, node: SequenceNode) -> Iterator[Child]:
    at = int(node.start_mark.index)
    for item in node.value:
        if node.flow_style:
            at = item.start_mark.index
            yield Child(item, None, at, at, end_of(text, item, at), True)
        else:
            # Between items stand only blank lines and comments.
            while text[at] != "-":
                at = line_end(text, at) if text[at] in "#\n" else at + 1
            child = Child(item, None, at, at + 1, end_of(text, item, at + 1), False)
            yield child
            at = line_end(text, child.end)
