"""Puts two changes of one file together: entry by entry and field by field, or string by string."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from veiviser.edit.pairing import canonical
from veiviser.edit.round_trip import rewritten
from veiviser.load.yaml_file import parse_yaml
from veiviser.model.message import Message, msg

KEYS = ("id", "code", "version", "source", "service", "page")
"""Fields that name an entry of a list; the first that all entries have."""
_VERSION, _CHECKS = "version", ("checked", "signed")
_GONE: Any = object()
"""Stands for what one side has removed."""
_STRING = re.compile(r'^(?:#~ )?msg(?:ctxt|id) .*(?:\n(?:#~ )?".*)*', re.MULTILINE)


@dataclass(slots=True)
class Merge:
    """One text made of two, and what a person must look at."""

    text: str
    conflicts: list[Message] = field(default_factory=list)
    """What both sides changed, each in its own way; both stand in the text, between git's marks."""
    notes: list[Message] = field(default_factory=list)


def merged(base: str, ours: str, theirs: str, path: str) -> Merge:
    """Three versions of the file that is called ``path``, with ``\\n`` at line ends; ``base`` may be empty.

    Raises Problems where a version of a data file cannot be read.
    """
    name = path.rpartition("/")[2]
    if name == "last-release.json":
        held = [json.loads(text) for text in (ours, theirs)]
        later = max(range(2), key=lambda side: _ordered(held[side][_VERSION]))
        return Merge((ours, theirs)[later])
    if name.endswith(".po"):
        return _merged_strings(base, ours, theirs)
    read = json.loads if name.endswith(".json") else lambda text: parse_yaml(text, path).value
    merging = _Merging()
    before, mine, yours = (read(text) if text.strip() else None for text in (base, ours, theirs))
    whole = merging.value(before, mine, yours, name.partition(".")[0])
    if name.endswith(".json"):
        said = [
            json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            for value in (_plain(whole), _plain(whole, is_ours=False))
        ]
    else:
        first = rewritten(ours, path, name.removesuffix(".yaml"), _plain(whole))
        said = [first, rewritten(first, path, name.removesuffix(".yaml"), _plain(whole, is_ours=False))]
    return Merge(with_marks(*said), [conflict.message for conflict in merging.conflicts], merging.notes)


def with_marks(ours: str, theirs: str) -> str:
    """Both texts as git shows them: once where they are the same, else one below the other between marks."""
    before, after = ours.split("\n"), theirs.split("\n")
    out: list[str] = []
    for tag, low, high, at, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            out += before[low:high]
        else:
            out += ["<<<<<<< ours", *before[low:high], "=======", *after[at:until], ">>>>>>> theirs"]
    return "\n".join(out)


@dataclass(frozen=True, slots=True)
class _Conflict:
    """Two values for one place."""

    ours: Any
    theirs: Any
    message: Message


@dataclass(slots=True)
class _Merging:
    conflicts: list[_Conflict] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def value(self, base: Any, ours: Any, theirs: Any, place: str) -> Any:
        """What both sides say together; a _Conflict in the place of what they disagree about."""
        if _same(ours, theirs) or _same(base, theirs):
            return ours
        if _same(base, ours):
            return theirs
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._fields(base if isinstance(base, dict) else {}, ours, theirs, place)
        if isinstance(ours, list) and isinstance(theirs, list):
            return self._items(base if isinstance(base, list) else [], ours, theirs, place)
        message = msg("{place}: both sides changed it; keep one of the two", place=place)
        self.conflicts.append(conflict := _Conflict(ours, theirs, message))
        return conflict

    def _fields(
        self, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], place: str
    ) -> dict[str, Any]:
        held = {}
        for name in dict.fromkeys((*ours, *theirs)):
            sides = base.get(name, _GONE), ours.get(name, _GONE), theirs.get(name, _GONE)
            if name in _CHECKS and len(set(map(_said, sides))) > 1:
                # What was checked is not what stands here now.
                self.notes.append(msg("{place}: changed on both sides; check it anew", place=place))
            elif (found := self.value(*sides, f"{place}/{name}")) is not _GONE:
                held[name] = found
        return held

    def _items(self, base: list[Any], ours: list[Any], theirs: list[Any], place: str) -> list[Any]:
        key = next((key for key in KEYS if all(_names(side, key) for side in (base, ours, theirs))), "")
        before, mine, yours = (_by_key(side, key) for side in (base, ours, theirs))
        order = [*mine]
        last = ""
        for name in yours:
            if name not in mine:
                order.insert(order.index(last) + 1 if last in order else 0, name)
            last = name
        held = {}
        for name in order:
            sides = before.get(name, _GONE), mine.get(name, _GONE), yours.get(name, _GONE)
            held[name] = self.value(*sides, f"{place}/{name}")
        if key == _VERSION:
            order.sort(key=_ordered)
        if not key and any(name not in mine and name not in yours for name in before):
            changed = [side.keys() - before.keys() for side in (mine, yours)]
            if all(changed) and changed[0] != changed[1]:
                message = msg("{place}: both sides changed it; keep one of the two", place=place)
                self.conflicts.append(conflict := _Conflict(ours, theirs, message))
                return [conflict]
        return [held[name] for name in order if held[name] is not _GONE]


def _said(value: Any) -> str:
    return "" if value is _GONE else canonical(value)


def _same(one: Any, other: Any) -> bool:
    return _said(one) == _said(other)


def _plain(value: Any, *, is_ours: bool = True) -> Any:
    """With one side's values in the place of conflicts; what that side removed is left out."""
    if isinstance(value, _Conflict):
        return value.ours if is_ours else value.theirs
    if isinstance(value, dict):
        held = {name: _plain(part, is_ours=is_ours) for name, part in value.items()}
        return {name: part for name, part in held.items() if part is not _GONE}
    if isinstance(value, list):
        parts = [_plain(part, is_ours=is_ours) for part in value]
        if len(value) == 1 and isinstance(value[0], _Conflict) and isinstance(parts[0], list):
            return parts[0]
        return [part for part in parts if part is not _GONE]
    return value


def _names(items: Sequence[Any], key: str) -> bool:
    """Whether the field names each item, and no two alike."""
    found = [item.get(key) for item in items if isinstance(item, dict)]
    return len(found) == len(items) == len(set(map(canonical, found))) and None not in found


def _by_key(items: Sequence[Any], key: str) -> dict[str, Any]:
    """By what names them; without a key by what they say, and one that is said again by its turn too."""
    if key:
        return {str(item[key]): item for item in items}
    said = [canonical(item) for item in items]
    return {f"{text}{'.' * said[:turn].count(text)}": items[turn] for turn, text in enumerate(said)}


def _ordered(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdecimal()]


def _merged_strings(base: str, ours: str, theirs: str) -> Merge:
    """PO entries by what they translate; a blank line stands between two."""
    before, mine, yours = map(_strings, (base, ours, theirs))
    held: dict[str, str] = {}
    told: dict[str, str] = {}
    for name in dict.fromkeys((*mine, *yours)):
        was, own, other = (side.get(name, "") for side in (before, mine, yours))
        clash = own != other and was not in (own, other)
        held[name], told[name] = (own, other) if clash else (other, other) if was == own else (own, own)
    conflicts = [
        msg("{place}: both sides changed it; keep one of the two", place=" ".join(name.split())[:80])
        for name in held
        if held[name] != told[name]
    ]
    return Merge(with_marks(_joined(held), _joined(told)), conflicts)


def _strings(text: str) -> dict[str, str]:
    parts = (part.strip("\n") for part in re.split(r"\n\s*\n", text))
    return {"\n".join(_STRING.findall(part)) or part: part for part in parts if part}


def _joined(parts: Mapping[str, str]) -> str:
    return "\n\n".join(filter(None, parts.values())) + "\n"
