"""One text, number or truth value as YAML writes it."""

import re
import textwrap

Scalar = str | int | bool | None

WIDTH = 110
"""Columns of a folded text."""
DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
WEB_ADDRESS = re.compile(r"https?://[^\s,\[\]{}\"'`]*[^\s,\[\]{}\"'`:]")
RESERVED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""Words that some readers of YAML take for something else than text."""
MARKS = re.compile(r"[:#\[\]{}\"`]|  ")
"""What a text without quotes does without. Some of it would do no harm; quotes are easier to trust."""
UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML must write with a backslash. Lone surrogates are let through: no file can hold them."""
_SHORT = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}


def written(value: Scalar, style: str | None = None, in_flow: bool = False) -> str:
    """On one line, in the given style where the text allows it: ``'"'``, ``"'"`` or None for no quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if style == "'" and not UNPRINTABLE.search(value):
        return "'" + value.replace("'", "''") + "'"
    return value if style is None and needs_no_quotes(value, in_flow) else quoted(value)


def field_name(name: str) -> str:
    """A field's name; names such as ``on`` are never taken for anything but text here."""
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) else quoted(name)


def needs_no_quotes(text: str, in_flow: bool = False) -> bool:
    """Every reader of YAML takes the bare words for this text."""
    if DATE.fullmatch(text) or WEB_ADDRESS.fullmatch(text):
        return True
    if not (text[:1].isalpha() or text[:1] == "«") or text.endswith(" ") or text.lower() in RESERVED:
        return False
    return not (MARKS.search(text) or UNPRINTABLE.search(text) or (in_flow and "," in text))


def quoted(text: str) -> str:
    """In double quotes."""
    escaped = text.replace("\\", r"\\").replace('"', r"\"")
    return '"' + UNPRINTABLE.sub(lambda found: _escape(found[0]), escaped) + '"'


def can_be_folded(text: str) -> bool:
    """Folding breaks lines at single spaces, and can keep nothing else."""
    return bool(text) and "" not in text.split(" ") and not UNPRINTABLE.search(text)


def folded(text: str, indent: int, before: list[str] | None = None) -> str:
    """Below ``>-``, each line at column ``indent``; lines of ``before`` that still fit are kept."""
    words = text.split(" ")
    old = [line.split(" ") for line in before or []]
    head = _same_lines(old, words)
    used = sum(map(len, head))
    tail = _same_lines([line[::-1] for line in old[len(head) :][::-1]], words[used:][::-1])
    rest = words[used : len(words) - sum(map(len, tail))]
    middle = textwrap.wrap(
        " ".join(rest), max(WIDTH - indent, 20), break_long_words=False, break_on_hyphens=False
    )
    lines = [*map(" ".join, head), *middle, *(" ".join(line[::-1]) for line in tail[::-1])]
    return ">-" + "".join("\n" + " " * indent + line for line in lines)


def _same_lines(lines: list[list[str]], words: list[str]) -> list[list[str]]:
    """The first of ``lines`` that ``words`` begin with."""
    same: list[list[str]] = []
    at = 0
    for line in lines:
        if words[at : at + len(line)] != line:
            break
        same.append(line)
        at += len(line)
    return same


def _escape(character: str) -> str:
    number = ord(character)
    return _SHORT.get(character) or (f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}")
