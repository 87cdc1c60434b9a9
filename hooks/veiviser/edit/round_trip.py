"""Puts new values into a YAML text. What says the same keeps its words, comments, quotes and order.

The lines of a text are sorted by whose they are. What says the same keeps its lines; each field or item that
says something else is read and written by ruamel's round trip.
"""

import io
import re
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter

from veiviser.edit.house_style import ITEM, HouseStyle, NodeKind, field_name
from veiviser.edit.pairing import canonical, paired
from veiviser.edit.pieces import Piece, are_spaced, is_block, pieces, rearranged, with_dash, without_dash
from veiviser.load.yaml_file import parse_yaml
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems

_SIGN = re.compile(r"(?:^|(?<=\s))#")
"""May begin a comment, or stand in a text."""


def rewritten(text: str, path: str, name: str, value: Any) -> str:
    """The text with ``value`` in place of everything it said; the same text where that says the same.

    Space around a text says nothing, for no reader of data files heeds it. ``path`` is how messages call the
    file, ``name`` its name without its ending, by which the order of fields is known. Raises Problems where
    the text is written in a way that cannot be changed, and where a value may not stand in a data file.
    """
    old, value = parse_yaml(text, path).value, _tidied(value)
    if canonical(old) == canonical(value):
        return text
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        rewriting = _Rewriting(HouseStyle(name, root))
        after = rewriting.whole(text.removesuffix("\n").split("\n"), root, old, value)
        yaml.compose(after, Loader=yaml.CSafeLoader)
        is_right = canonical(parse_yaml(after, path).value) == canonical(value)
    except yaml.YAMLError:
        is_right = False
    if not is_right:
        message = msg("is written in a way that no command can change; change it in a text editor")
        raise Problems([Problem(path, 1, message)])
    return after


class _Rewriting:
    def __init__(self, style: HouseStyle) -> None:
        self.style = style

    def whole(self, lines: list[str], root: yaml.Node, old: Any, new: Any) -> str:
        if is_block(root) and type(old) is type(new) and new:
            after = self._within(lines, root, old, new, (), (0, len(lines)))
        else:
            after = [*lines[: root.start_mark.line], *_written(self.style.value(new, (), -2)).split("\n")]
        return "\n".join([*after, ""])

    def _within(
        self, lines: list[str], node: yaml.Node, old: Any, new: Any, kind: NodeKind, span: tuple[int, int]
    ) -> list[str]:
        """The lines of a block collection with something else in it."""
        held = pieces(lines, node, span[1])
        if isinstance(new, dict):
            at = {piece.key: index for index, piece in enumerate(held)}
            names = [key for key in old if key in new]
            for key in self.style.in_order(new.keys() - old.keys(), kind):
                names.insert(self.style.place_of(key, names, kind), key)
            becomes = [(at.get(name), new[name], (*kind, name)) for name in names]
        else:
            deeper = (*kind, ITEM)
            becomes = [(at, value, deeper) for at, value in zip(paired(old, new), new, strict=True)]
        wanted = [
            (index, self._new(value, deeper, held[0].column))
            if index is None
            else (index, self._piece(lines, held[index], old[held[index].key or index], value, deeper))
            for index, value, deeper in becomes
        ]
        spaced = isinstance(new, list) and are_spaced(lines, held, is_outermost=not kind)
        return rearranged(lines, span, held, wanted, spaced)

    def _piece(self, lines: list[str], piece: Piece, old: Any, new: Any, kind: NodeKind) -> list[str]:
        """A field or item with its own comment."""
        if canonical(old) == canonical(new):
            return lines[piece.first : piece.end]
        comment, span = lines[piece.first : piece.start], (piece.start, piece.end)
        if not is_block(piece.node) or type(old) is not type(new) or not new:
            return [*comment, *self._round_trip(lines[slice(*span)], piece, old, new, kind)]
        if piece.key is not None:
            return [*comment, *self._within(lines, piece.node, old, new, kind, span)]
        opened = [*lines]
        opened[piece.start] = without_dash(lines[piece.start], piece.column)
        return [
            *comment,
            *with_dash(self._within(opened, piece.node, old, new, kind, span), piece.column),
        ]

    def _round_trip(self, lines: list[str], piece: Piece, old: Any, new: Any, kind: NodeKind) -> list[str]:
        """A field or item whose value stands on its own, or becomes another kind of value."""
        if isinstance(new, str) and isinstance(old, str):
            quotes = {"|": '"', None: ""}.get(piece.node.style, piece.node.style)
            made = self.style.text(new, kind, piece.column, quotes)
        else:
            in_flow = bool(piece.node.flow_style) if isinstance(old, dict | list) and old else False
            made = self.style.value(new, kind, piece.column, in_flow=in_flow)
        if len(lines) == 1:
            # Below a list ruamel indents the items, so that a comment keeps its column.
            entry = _yaml().load(f"{'  ' * (piece.key is None)}{lines[0][piece.column :]}")
            entry[0 if piece.key is None else next(iter(entry))] = made
            if len(after := _indented(entry, piece.column)) == 1:
                return after
        sign = " " * piece.column
        return [*(f"{sign}{comment}" for comment in _comments(lines)), *self._line(made, kind, piece.column)]

    def _new(self, value: Any, kind: NodeKind, column: int) -> list[str]:
        return self._line(self.style.value(value, kind, column), kind, column)

    def _line(self, made: Any, kind: NodeKind, column: int) -> list[str]:
        is_item = kind[-1] == ITEM
        return _indented(
            CommentedSeq([made]) if is_item else CommentedMap({field_name(kind[-1]): made}), column
        )


class _Representer(RoundTripRepresenter):
    """Writes ``null`` where the round trip leaves nothing, which brackets cannot hold."""


_Representer.add_representer(
    type(None), lambda representer, _: representer.represent_scalar("tag:yaml.org,2002:null", "null")
)


def _yaml() -> YAML:
    made = YAML()
    made.Representer = _Representer
    made.preserve_quotes = True
    # Lines are broken where a text was folded, and nowhere else.
    made.width = 1_000_000
    made.indent(mapping=2, sequence=4, offset=2)
    return made


def _written(value: Any) -> str:
    """Without the indent that ruamel gives the items of an outermost list."""
    out = io.StringIO()
    _yaml().dump(value, out)
    indent = 2 if isinstance(value, CommentedSeq) and not value.fa.flow_style() else 0
    return "\n".join(line[indent:] for line in out.getvalue().removesuffix("\n").split("\n"))


def _indented(value: Any, column: int) -> list[str]:
    return [f"{' ' * column}{line}".rstrip() for line in _written(value).split("\n")]


def _comments(lines: list[str]) -> list[str]:
    """The comments of a value, which change nothing of what it says when they are cut off."""
    said, found = _said(lines), []
    for index, line in enumerate(lines):
        for sign in _SIGN.finditer(line):
            cut = [*lines[:index], line[: sign.start()], *lines[index + 1 :]]
            if _said(cut) == said:
                found.append(line[sign.start() :])
                break
    return found


def _said(lines: list[str]) -> Any:
    try:
        return yaml.load("\n".join(lines), Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None


def _tidied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tidied(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_tidied(held) for held in value]
    return value.strip() if isinstance(value, str) else value
