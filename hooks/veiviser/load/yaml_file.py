"""Reads one YAML file into plain values that remember their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from veiviser.load.plain_value import plain_value
from veiviser.load.text_file import TAB, character_fault, read_text, sound_text
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem, Problems, reason

Place = tuple[str | int, ...]

DEEPEST = 20
"""Lists and mappings inside each other; deeper nesting is a mistake, not data."""
TOO_DEEP = msg("holds lists inside lists without end; close the brackets")
SECOND_DOCUMENT = msg("a second document starts here; remove the line '---' or '...'")
_TAB_BEFORE_COLON = re.compile(r"^[^\n#\"']*\t[ \t]*:(?=\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """Plain values (dict, list, str, int, bool, None) and the line of each place in them."""

    path: str
    """Path from the project's root, for messages."""
    value: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it; counted from 1."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Reads ``path``; ``name`` is how messages call it. Raises Problems."""
    try:
        text = read_text(path, name)
    except OSError as error:
        message = msg("cannot be opened ({reason}); the file must exist", reason=reason(error))
        raise Problems([Problem(name, 1, message)]) from error
    return parse_yaml(text, name)


def read_changed(text: str, name: str) -> YamlFile:
    """Reads what is to be written into a file. Raises Problems."""
    return parse_yaml(sound_text(text, name), name)


@lru_cache(maxsize=500)
def parse_yaml(text: str, name: str, first_line: int = 1) -> YamlFile:
    """Reads YAML that begins on a line of the file ``name``. Raises Problems.

    The same text gives the same value, which nobody may change.
    """
    reader = _Reader(text, name, first_line)
    try:
        value = reader.document()
    except yaml.YAMLError as error:
        # Words cost time and a second parser, which only a broken file needs.
        from veiviser.load.yaml_faults import yaml_fault

        line, message = yaml_fault(text, error)
        raise Problems([Problem(name, line + first_line, message)]) from error
    except _TooDeep:
        pass
    # libyaml alone takes this for a field.
    if found := _TAB_BEFORE_COLON.search(text):
        reader.report(text.count("\n", 0, found.end()), TAB)
    if reader.problems:
        raise Problems(reader.problems)
    return YamlFile(name, value, reader.lines)


def faulty_syntax(text: str, name: str) -> Iterator[Problem]:
    """Why a text is no YAML at all, for files that others read."""
    try:
        yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        from veiviser.load.yaml_faults import yaml_fault

        line, message = yaml_fault(text, error)
        yield Problem(name, line + 1, message)


class _TooDeep(Exception):
    """The rest of the file is not worth reading."""


class _Reader:
    """Walks what libyaml finds, which builds no value by itself and so knows no anchors, tags or types."""

    def __init__(self, text: str, name: str, first_line: int) -> None:
        self.name = name
        self.first_line = first_line
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CBaseLoader)
        self._anchors: set[str] = set()

    def document(self) -> Any:
        """The only value of the text. Raises YAMLError."""
        started = [event for event in (next(self._events), next(self._events)) if event.start_mark]
        if isinstance(started[-1], yaml.StreamEndEvent):
            self.report(0, msg("the file is empty; restore it from the last version"))
            return None
        value = self._value(next(self._events), ())
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.report(event.start_mark.line, SECOND_DOCUMENT)
                break
        return value

    def _value(self, event: Any, place: Place) -> Any:
        line = event.start_mark.line
        self.lines.setdefault(place, line + self.first_line)
        if isinstance(event, yaml.AliasEvent):
            self.report(line, self._alias(event.anchor))
            return None
        self._check_properties(event)
        if len(place) > DEEPEST:
            self.report(line, TOO_DEEP)
            raise _TooDeep
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            ending = yaml.SequenceEndEvent
            return [self._value(item, (*place, at)) for at, item in enumerate(self._until(ending))]
        if not self._is_sound(event):
            return None
        return event.value.strip() if event.style else plain_value(event.value)

    def _mapping(self, place: Place) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            line = event.start_mark.line
            if not isinstance(event, yaml.ScalarEvent):
                self.report(line, msg("a field name must be one word"))
                self._value(event, (*place, ""))
                self._value(next(self._events), (*place, ""))
                continue
            self._check_properties(event)
            key, is_sound = event.value, self._is_sound(event)
            is_new = key not in held
            if is_sound and not is_new:
                self.report(line, msg("'{field}' stands twice in the same entry; keep one", field=key))
            if is_new:
                self.lines[*place, key] = line + self.first_line
            value = self._value(next(self._events), (*place, key))
            if is_new:
                held[key] = value
        return held

    def _until(self, ending: type) -> Iterator[Any]:
        """Events up to the end of a list or mapping; whoever takes one takes all that belongs to it."""
        while not isinstance(event := next(self._events), ending):
            yield event

    def _check_properties(self, event: Any) -> None:
        """Anchors and tags, for which the data have no use."""
        if event.anchor:
            self._anchors.add(event.anchor)
            self.report(event.start_mark.line, quotes_needed("&"))
        if event.tag == "!":
            self.report(event.start_mark.line, quotes_needed("!"))
        elif event.tag:
            message = msg("'{tag}' is not allowed here; write plain text in quotes", tag=event.tag)
            self.report(event.start_mark.line, message)

    def _alias(self, anchor: str) -> Message:
        if anchor in self._anchors:
            return msg("uses an alias (*); write the value out instead")
        return quotes_needed("*")

    def _is_sound(self, event: Any) -> bool:
        """Whether a text is one line without strange characters, written out or as escapes ("\\u200b")."""
        fault = TAB if "\t" in event.value else character_fault(event.value)
        if not fault and "\n" in event.value.strip():
            fault = msg("holds several lines; write one, or one '- ' line for each paragraph")
        if fault:
            self.report(event.start_mark.line, fault)
        return fault is None

    def report(self, line: int, message: Message) -> None:
        self.problems.append(Problem(self.name, line + self.first_line, message))


def quotes_needed(character: str) -> Message:
    """For a value that starts with a character which means something else to YAML."""
    return msg("a value cannot start with '{character}'; put the whole value in quotes", character=character)
