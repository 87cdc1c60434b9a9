"""The text of one PDF page by its marked content, as ``ToUnicode`` and ``ActualText`` give it."""

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_UNKNOWN = "\ufffd"
_ENTRIES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_ENTRY = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")


@dataclass
class PageText:
    """Texts in the order they are drawn."""

    marked: dict[int, str] = field(default_factory=dict)
    """Content, by the number its structure element knows it by."""
    artifacts: list[str] = field(default_factory=list)
    """What is printed and not read, letter by letter from left to right."""
    unmarked: list[str] = field(default_factory=list)


@dataclass
class _Sequence:
    """A marked-content sequence that is open while it is read."""

    tag: str
    properties: Any
    text: str = ""


def page_text(page: pikepdf.Page) -> PageText:
    """Reads a page. A glyph without text reads as U+FFFD."""
    found = PageText()
    _read(page, page.resources, found, [])
    return found


def _read(stream: Any, resources: Any, found: PageText, opened: list[_Sequence]) -> None:
    glyphs: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(stream):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BMC":
                opened.append(_Sequence(str(operands[0]), {}))
            case "BDC":
                opened.append(_Sequence(str(operands[0]), operands[1]))
            case "EMC":
                _close(opened.pop(), opened, found)
            case "Tf":
                glyphs = _to_unicode(resources.Font[str(operands[0])])
            case "Tj" | "TJ":
                text = _shown(operands[-1], glyphs)
                if opened:
                    opened[-1].text += text
                else:
                    found.unmarked.append(text)
            case "Do":
                drawn = resources.XObject[str(operands[0])]
                if drawn.Subtype == "/Form":
                    _read(drawn, drawn.get("/Resources", resources), found, opened)


def _close(sequence: _Sequence, outer: list[_Sequence], found: PageText) -> None:
    text = str(sequence.properties.get("/ActualText", sequence.text))
    if (number := sequence.properties.get("/MCID")) is not None:
        found.marked[int(number)] = text
    elif sequence.tag == "/Artifact":
        if text:
            found.artifacts.append(text)
    elif outer:
        outer[-1].text += text
    elif text:
        found.unmarked.append(text)


def _shown(operand: Any, glyphs: dict[int, str]) -> str:
    pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    numbers = (int.from_bytes(codes[start : start + 2], "big") for start in range(0, len(codes), 2))
    return "".join(glyphs.get(number, _UNKNOWN) for number in numbers)


def _to_unicode(font: Any) -> dict[int, str]:
    if font.Subtype != "/Type0" or "/ToUnicode" not in font:
        return {}
    return {
        int(code, 16): bytes.fromhex(text.decode("ascii")).decode("utf-16-be")
        for entries in _ENTRIES.findall(font.ToUnicode.read_bytes())
        for code, text in _ENTRY.findall(entries)
    }
