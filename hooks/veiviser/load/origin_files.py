"""The files in which the tool keeps what translations were made from; nobody writes there by hand.

``data/translations/<code>.json`` holds digests, beside the translation; ``sources.json`` the words they stand
for. A merge can still leave both versions of a file in it.
"""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from veiviser.files import write_durably
from veiviser.load.origins import Origins, digest, texts_of
from veiviser.load.pages import Prose
from veiviser.load.text_file import read_text
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems

_ADAPTER = TypeAdapter(Origins)
_SOURCES = "data/translations/sources.json"
"""What the blocks said that translations were made from, by digest, to show what changed."""
_FIELD = re.compile(r'^(?P<indent> *)"(?P<name>(?:[^"\\]|\\.)*)":', re.MULTILINE)
_TEXT = re.compile(r'^ *"(?P<digest>[0-9a-f]+)": (?P<text>"(?:[^"\\]|\\.)*"),?$', re.MULTILINE)
_REWRITTEN = msg("is not as the tool wrote it; run 'veiviser translations', which keeps every whole text")
_TWICE = msg("the same name stands twice in one place; keep one of the two")


def source_texts(root: Path) -> dict[str, str]:
    """By digest; every text of the file that is whole, whatever stands around it."""
    try:
        found = _TEXT.finditer((root / _SOURCES).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return {}
    held: dict[str, str] = {}
    for line in found:
        # No whole text has signs that JSON or UTF-8 does not know.
        with suppress(ValueError):
            text = str(json.loads(line["text"], strict=False))
            if digest(text) == line["digest"]:
                held[line["digest"]] = text
    return held


def former_texts(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The same, and what else the file holds."""
    known = source_texts(root)
    if not (root / _SOURCES).exists():
        return known, []
    try:
        held = _parsed(read_text(root / _SOURCES, _SOURCES), _SOURCES)
    except Problems as error:
        return known, [Problem(_SOURCES, error.problems[0].line, _REWRITTEN)]
    return known, [] if held == known else [Problem(_SOURCES, 1, _REWRITTEN)]


def keep_source_texts(root: Path, source: Prose, codes: Iterable[str]) -> None:
    """Writes the texts that the languages ``codes`` were translated from, and forgets all others."""
    now = {digest(text): text for page in source.pages.values() for text in texts_of(page).values()}
    known = source_texts(root) | now
    wanted = {
        origin.source
        for code in codes
        for held in read_origins(root, code).blocks.values()
        for origin in held.values()
    }
    kept = {name: text for name, text in known.items() if name in wanted}
    text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_durably(root / _SOURCES, text.encode())


def origins_file(code: str) -> str:
    """From the project's root."""
    return f"data/translations/{code}.json"


def read_origins(root: Path, code: str) -> Origins:
    """Nothing is known without a file. Raises Problems where it cannot be read."""
    name = origins_file(code)
    if not (root / name).exists():
        return Origins()
    text = read_text(root / name, name)
    try:
        return _ADAPTER.validate_python(_parsed(text, name))
    except ValidationError as error:
        places = [tuple(map(str, fault["loc"])) for fault in error.errors()]
        # What is missing has no line; what lacks it has one.
        lines = _lines(text)
        found = (_nearest(lines, place) for place in places)
        raise Problems([_unlike(name, line) for line in dict.fromkeys(found)]) from error


def write_origins(root: Path, code: str, origins: Origins) -> None:
    plain = _ADAPTER.dump_python(origins, mode="json", exclude_defaults=True)
    text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_durably(root / origins_file(code), text.encode())


def _parsed(text: str, name: str) -> Any:
    """Raises Problems where it is no JSON, or a name stands twice, of which JSON would take the last."""
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for field, value in pairs:
            if field in held:
                twice.append(field)
            held[field] = value
        return held

    try:
        value = json.loads(text, object_pairs_hook=once)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Problems([_unlike(name, getattr(error, "lineno", 1))]) from error
    if twice:
        raise Problems([Problem(name, _lines(text).get((field, _AGAIN), 1), _TWICE) for field in twice])
    return value


_AGAIN = ""
"""Stands behind the name of a field that its place has twice."""


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of each field by the names that lead to it, in a file that is indented as the tool does it."""
    found: dict[tuple[str, ...], int] = {}
    above: list[str] = []
    for field in _FIELD.finditer(text):
        del above[max(len(field["indent"]) - 1, 0) :]
        above.append(field["name"])
        place = tuple(above)
        line = text.count("\n", 0, field.start()) + 1
        if found.setdefault(place, line) != line:
            found[field["name"], _AGAIN] = line
    return found


def _nearest(lines: dict[tuple[str, ...], int], place: tuple[str, ...]) -> int:
    return lines.get(place) or (_nearest(lines, place[:-1]) if place else 1)


def _unlike(name: str, line: int) -> Problem:
    message = msg(
        "the tool writes this file, and cannot read this line; mend it, or take the last sound version: "
        "'git log --oneline {name}' lists them, 'git checkout VERSION -- {name}' takes one",
        name=name,
    )
    return Problem(name, line, message)
