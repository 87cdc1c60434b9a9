"""The fields and items of a YAML text as lines: which lines are whose, and whose the comments are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yaml import MappingNode, Node, ScalarNode

from veiviser.edit.pairing import staying


@dataclass(frozen=True, slots=True)
class Piece:
    """A field of a block mapping or an item of a block list. Lines are counted from 0."""

    key: str | None
    """The field's name; None for an item."""
    node: Node
    """The value."""
    column: int
    """Of the name or the dash."""
    first: int
    """First line of the comment right above it, else ``start``."""
    start: int
    """Line of the name or the dash."""
    end: int
    """After its last line; the comments and blank lines between two pieces belong to neither."""


def is_block(node: Node) -> bool:
    """A list or mapping with something in it, written without brackets."""
    return not isinstance(node, ScalarNode) and not node.flow_style and bool(node.value)


def pieces(lines: Sequence[str], node: Node, end: int) -> list[Piece]:
    """The parts of a block collection that ends before line ``end``."""
    starts = [*_starts(lines, node)]
    found: list[Piece] = []
    for (key, value, start), limit in zip(starts, [*(at for *_, at in starts[1:]), end], strict=True):
        column = int(node.start_mark.column)
        until = limit
        while until > start + 1 and _is_between(lines[until - 1], column):
            until -= 1
        above = found[-1].end if found else 0
        first = _with_comment(lines, start, above, column)
        is_heading = key is None and _is_blank(lines, first - 1) and not _is_blank(lines, until)
        if first == 0 or is_heading:
            # A comment at the head of a file is the file's; one over several items is their heading.
            first = start
        found.append(Piece(key, value, column, first, start, until))
    return found


def are_spaced(lines: Sequence[str], held: list[Piece], is_outermost: bool) -> bool:
    """Blank lines stand between most items; where there is but one, they would in the outermost list."""
    gaps = [_is_blank(lines, piece.end) for piece in held[:-1]]
    return sum(gaps) * 2 >= len(gaps) if gaps else is_outermost


def rearranged(
    lines: list[str],
    span: tuple[int, int],
    held: list[Piece],
    wanted: Sequence[tuple[int | None, list[str]]],
    spaced: bool,
) -> list[str]:
    """The lines of ``span`` with other pieces in them, and all that stands between the pieces.

    ``wanted`` are the pieces there shall be: each the index of the one it was, and its lines. As many as can
    stay where they are, and the others go round them.
    """
    stay = staying([index for index, _ in wanted])
    now = {index: body for index, body in wanted if index in stay}
    gap = [""] if spaced else []
    put_in: dict[int | None, list[str]] = {None: []}
    after: int | None = None
    for index, body in wanted:
        if index in stay:
            after = index
        else:
            put_in.setdefault(after, []).extend([*gap, *body] if after is not None else [*body, *gap])
    out: list[str] = []
    at, is_cut = span[0], False
    leader = min(stay, default=0)
    for index, piece in enumerate(held):
        _join(out, lines[at : piece.first], is_cut)
        if index == leader:
            out += put_in[None]
        out += now.get(index, []) + put_in.get(index, [])
        at, is_cut = piece.end, index not in stay
    _join(out, lines[at : span[1]], is_cut)
    if is_cut and span[1] == len(lines):
        while out and not out[-1].strip():
            out.pop()
    return out


def with_dash(lines: list[str], column: int) -> list[str]:
    """An item's lines with its dash before the first words that are no comment."""
    at = next(index for index, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
    line = lines[at]
    return [*filter(str.strip, lines[:at]), f"{line[:column]}-{line[column + 1 :]}", *lines[at + 1 :]]


def without_dash(line: str, column: int) -> str:
    return f"{line[:column]} {line[column + 1 :]}".rstrip()


def _starts(lines: Sequence[str], node: Node) -> Iterator[tuple[str | None, Node, int]]:
    if isinstance(node, MappingNode):
        yield from ((str(key.value), value, int(key.start_mark.line)) for key, value in node.value)
        return
    dash = " " * node.start_mark.column + "-"
    for item in node.value:
        line = int(item.start_mark.line)
        while not lines[line].startswith(dash):
            line -= 1
        yield None, item, line


def _with_comment(lines: Sequence[str], start: int, above: int, column: int) -> int:
    while start > above and lines[start - 1].startswith(" " * column + "#"):
        start -= 1
    return start


def _is_between(line: str, column: int) -> bool:
    """Blank, or a comment that is not indented below what stands above it."""
    words = line.lstrip()
    return not words or (words[0] == "#" and len(line) - len(words) <= column)


def _is_blank(lines: Sequence[str], at: int) -> bool:
    """A line that is blank, or before the first or after the last."""
    return not (0 <= at < len(lines) and lines[at].strip())


def _join(out: list[str], more: list[str], is_cut: bool) -> None:
    """What was taken out leaves one blank line of two."""
    skip = 0
    while is_cut and skip < len(more) and not more[skip].strip() and not (out and out[-1].strip()):
        skip += 1
    out += more[skip:]
