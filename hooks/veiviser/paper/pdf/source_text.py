"""The words of a piece of text as they were written, before lines were broken."""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

from veiviser.paper.pdf.boxes import Box, children

Position = dict[int, Any] | None
"""Where a line was broken: the index of a child and the position in it; in a text, of a UTF-8 byte."""


def source_text(box: Box) -> str:
    """What was written where ``box`` is printed, with the space that ended its line and no hyphen added."""
    return str(getattr(box, "source_text", box.text))


def keep_source_text(line: Box, whole: Box, end: Position) -> None:
    """Notes on the last text of ``line`` how it was written in ``whole``, which goes on after ``end``."""
    texts = list(_texts_in(line))
    if not texts:
        return
    last, (before, after) = texts[-1], _split(whole, end)
    written: str = last.text
    hyphen = last.style["hyphenate_character"]
    if written.endswith(hyphen) and not before.endswith(hyphen):
        written = written.removesuffix(hyphen)
    if before.endswith(" ") or after.startswith(" "):
        written = written.rstrip(" ") + " "
    last.source_text = written


def _texts_in(box: Box) -> Iterator[Box]:
    """The texts of a line, without those that float beside it."""
    if isinstance(box, TextBox):
        if box.text:
            yield box
    elif isinstance(box, LineBox) or box.is_in_normal_flow():
        for child in children(box):
            yield from _texts_in(child)


def _split(box: Box, position: Position) -> tuple[str, str]:
    """The text of ``box`` before and after ``position``."""
    if position is None:
        return "", _written(box)
    [(index, inner)] = position.items()
    if isinstance(box, TextBox):
        encoded = box.text.encode()
        return encoded[:index].decode(), encoded[index:].decode()
    if index == len(box.children):
        return _written(box), ""
    before, after = _split(box.children[index], inner)
    return (
        "".join(map(_written, box.children[:index])) + before,
        after + "".join(map(_written, box.children[index + 1 :])),
    )


def _written(box: Box) -> str:
    if isinstance(box, TextBox):
        return str(box.text)
    if isinstance(box, InlineBox):
        return "".join(map(_written, box.children))
    return _OBJECT


_OBJECT = "\ufffc"
"""Unicode's stand-in for what is no text: an image, a box, a float."""
