"""The lines of a PO file, as strictly as gettext reads them; Babel passes over much of what is broken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from veiviser.load.text_file import MIXED_IN, TWO_VERSIONS
from veiviser.model.message import Message, did_you_mean, msg
from veiviser.model.problem import Problem

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_FORM = re.compile(r"msgstr\[([0-9]+)\]")
_LINE = re.compile(r"(?P<keyword>msg(?:ctxt|id_plural|id|str(?:\[[0-9]+\])?)(?![\w\[]))?\s*(?P<said>.*)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPE = re.compile(r"\\(.)")
_MEANT = '"\\ntr'
"""What may stand after a backslash; of the others gettext knows some, and Babel none."""
_FORMER = re.compile(r"#~?\|")
_GONE = "#~"
"""Starts the lines of a string that is no longer used."""
_BASE = re.compile(r"\|{7}(?: .*)?")
"""What git writes above the older of three mixed versions."""
_FIELD = re.compile(r"[A-Za-z][\w-]*: ?\S?")
"""Starts a field of the header."""


@dataclass(slots=True)
class _Entry:
    """What has been read of a string and its translation."""

    is_gone: bool = False
    is_interrupted: bool = False
    """A comment stands below its first line."""
    parts: dict[str, list[str]] = field(default_factory=dict)
    """The pieces of each part in the order in which they stand."""
    lines: list[int] = field(default_factory=list)
    """The line of each piece."""

    @property
    def keyword(self) -> str:
        return next(reversed(self.parts), "")

    @property
    def is_header(self) -> bool:
        return "msgctxt" not in self.parts and "".join(self.parts.get("msgid", ["-"])) == ""

    @property
    def lacks(self) -> str:
        """The keyword without which the entry is none."""
        if "msgid" not in self.parts:
            return "msgid"
        return "" if self.keyword.startswith("msgstr") else "msgstr"

    def may_end(self, keyword: str, is_gone: bool) -> bool:
        """Whether ``keyword`` starts another entry, also where this one lacks something."""
        return not self.lacks or self.is_gone != is_gone or (self.is_interrupted and not self.takes(keyword))

    def takes(self, keyword: str) -> bool:
        """Whether ``keyword`` may follow what has been read."""
        last, form = self.keyword, _FORM.fullmatch(keyword)
        if form:
            before = "msgid_plural" if form[1] == "0" else f"msgstr[{int(form[1]) - 1}]"
            return last == before
        if keyword == "msgctxt":
            return not last
        if keyword == "msgid":
            return last in {"", "msgctxt"}
        return last == "msgid"


def faulty_lines(text: str, name: str, forms: int) -> Iterator[Problem]:
    """Everything that is no PO, and strings that stand twice, which Babel would merge.

    ``forms`` is how many forms a counted string has. After a fault the next entry is read, which starts below
    an empty line.
    """
    entry, skips = _Entry(), False
    known: dict[tuple[str, str], int] = {}
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        former = _FORMER.match(line)
        is_gone = not former and line.startswith(_GONE)
        said = line[former.end() if former else len(_GONE) if is_gone else 0 :].strip()
        if skips or not said or (said.startswith("#") and not is_gone and not former):
            skips = skips and bool(line)
            entry.is_interrupted |= bool(line and entry.parts)
            continue
        found = _LINE.fullmatch(said)
        keyword, string = (found["keyword"] or "", found["said"]) if found else ("", "")
        fault = _fault_of_line(said, keyword, string)
        if not fault and former:
            entry.is_interrupted |= bool(entry.parts)
            continue
        if not fault and keyword in {"msgctxt", "msgid"} and entry.may_end(keyword, is_gone):
            yield from _faults_of_entry(entry, known, name)
            entry = _Entry(is_gone=is_gone)
        fault = fault or _misplaced(entry, keyword, string, is_gone, forms)
        if fault:
            yield Problem(name, number, fault)
            entry, skips = _Entry(), True
        else:
            entry.parts.setdefault(keyword or entry.keyword, []).append(string[1:-1])
            entry.lines.append(number)
    yield from _faults_of_entry(entry, known, name)


def in_usual_spacing(line: str) -> str:
    """A line as Babel wants it: gettext needs no space after a keyword, and takes a tab too."""
    found = re.match(rf"(\s*(?:{_GONE})?\s*msg[a-z_]+(?:\[[0-9]+\])?)\s*(?=\")", line)
    return f"{found[1]} {line[found.end() :]}" if found else line


def _fault_of_line(line: str, keyword: str, said: str) -> Message | None:
    if MIXED_IN.fullmatch(line) or _BASE.fullmatch(line):
        return TWO_VERSIONS
    if not keyword and not said.startswith('"'):
        word = re.split(r'[\s":=]', line)[0]
        return msg(
            "is not a PO file: a line begins with #, with msgctxt, msgid, msgid_plural or msgstr, or "
            "with a quotation mark{hint}",
            hint=did_you_mean(word, _KEYWORDS),
        )
    if not _STRING.fullmatch(said):
        return msg('is not a PO file: a string begins and ends with " and has \\" for each quote within it')
    if sign := next((sign for sign in _ESCAPE.findall(said) if sign not in _MEANT), None):
        return msg(
            "is not a PO file: '\\{sign}' means nothing here; write the letter itself, or \\\\ "
            "for a backslash",
            sign=sign,
        )
    return None


def _misplaced(entry: _Entry, keyword: str, string: str, is_gone: bool, forms: int) -> Message | None:
    """Why a line cannot follow what has been read of an entry."""
    form = _FORM.fullmatch(keyword)
    if entry.is_gone == is_gone and (entry.takes(keyword) if keyword else entry.parts):
        if entry.is_interrupted:
            return msg("is not a PO file: a comment stands within an entry; move it above the entry")
        if not form or int(form[1]) < forms:
            return None
        return msg(
            "is not a PO file: '{keyword}' is one too many; the language counts in {forms} forms, "
            "from msgstr[0]",
            keyword=keyword,
            forms=forms,
        )
    if form:
        return msg(
            "is not a PO file: '{keyword}' stands where it does not belong; below msgid_plural stand "
            "msgstr[0], msgstr[1] and so on, each once",
            keyword=keyword,
        )
    return msg(
        "is not a PO file: '{keyword}' stands where it does not belong; an entry is msgctxt where it has "
        "one, then msgid, then msgstr, each once",
        keyword=keyword or string[:40],
    )


def _faults_of_entry(entry: _Entry, known: dict[tuple[str, str], int], name: str) -> Iterator[Problem]:
    if entry.parts and entry.lacks:
        message = msg(
            "is not a PO file: the entry has no {keyword}; write it, or take the entry out",
            keyword=entry.lacks,
        )
        yield Problem(name, entry.lines[0], message)
    if not entry.parts or entry.is_gone or entry.lacks:
        return
    at = entry.lines[len(entry.parts.get("msgctxt", []))]
    key = ("".join(entry.parts.get("msgctxt", [])), "".join(entry.parts["msgid"]))
    first = known.setdefault(key, at)
    if first != at:
        twice = msg("the same string stands in line {line} too; keep one of the two", line=first)
        yield Problem(name, at, twice)
    if entry.is_header:
        yield from _faults_of_header(entry, name)


def _faults_of_header(entry: _Entry, name: str) -> Iterator[Problem]:
    """Fields that run into one another, and lines that are no field; Babel reads no further there."""
    pieces = entry.parts["msgstr"]
    held = [(piece, line) for piece, line in zip(pieces, entry.lines[-len(pieces) :], strict=True) if piece]
    for at, (piece, line) in enumerate(held):
        is_start = at == 0 or held[at - 1][0].endswith("\\n")
        is_end = piece.endswith("\\n") or (at + 1 < len(held) and not _FIELD.match(held[at + 1][0]))
        if (is_start and not _FIELD.match(piece)) or not is_end:
            message = msg('a line of the header is written "Name: value\\n"; put in what it lacks')
            yield Problem(name, line, message)
