"""What the YAML parser stumbles over, in an editor's words."""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError

from veiviser.load.text_file import MIXED_IN, TWO_VERSIONS
from veiviser.load.yaml_file import SECOND_DOCUMENT, TOO_DEEP, quotes_needed
from veiviser.model.message import Message, msg

UNREADABLE = msg(
    "this line cannot be read; a field is written 'name: value', and an entry starts with '- id: value'"
)
_SPACES = msg("a tab stands where only spaces may stand; write spaces instead")
STRANGE_SPACE = msg(
    "the line starts with a space of another kind than the space bar writes; delete it and write spaces"
)
INDENTATION = msg("the line is not indented like those it belongs with; start it right below them")
NO_COLON = msg("the field name lacks a colon and a space after it; write 'name: value'")
COLON_IN_VALUE = msg("the value holds a colon and a space; put the whole value in quotes")
NO_FIELD_ABOVE = msg(
    "the line does not fit the one above; indent it less, or write a colon and a space after the name above"
)
OPEN_QUOTE = msg("the quotation mark in this line is never closed; write the same mark after the last word")
AFTER_QUOTE = msg(
    "more text stands after the closing quotation mark; put all of it in quotes, and use « » inside them"
)
OPEN_LIST = msg("the '[' in this line is never closed; write ']' after the last item")
OPEN_BRACE = msg("the '{{' in this line is never closed; write '}}' after the last field")
BLOCK_TEXT = msg("nothing may stand after '|' or '>'; start the text on the next line")


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where the parser gave up. Lines and columns are counted from 0."""

    problem: str
    context: str
    line: int
    column: int
    start: int
    """Line where what it was reading began."""
    text: str
    """The line it gave up in."""

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]


def yaml_fault(text: str, error: yaml.YAMLError) -> tuple[int, Message]:
    """The line, counted from 0, and the message with its remedy; ``error`` is what libyaml says.

    libyaml is quick and says little; ruamel.yaml tells what it was reading, and where that began.
    """
    if found := MIXED_IN.search(text):
        return text.count("\n", 0, found.start()), TWO_VERSIONS
    try:
        with warnings.catch_warnings():
            # An anchor that stands twice is refused like any other.
            warnings.simplefilter("ignore", ReusedAnchorWarning)
            YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as found_again:
        return _explained(found_again, text)
    except (YAMLError, ValueError):
        return 0, UNREADABLE
    except RecursionError:
        return 0, TOO_DEEP
    mark = getattr(error, "problem_mark", None)
    return mark.line if mark else 0, UNREADABLE


def _explained(error: MarkedYAMLError, text: str) -> tuple[int, Message]:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = error.context_mark.line if error.context_mark else line
    lines = [*text.split("\n"), ""]
    stumble = Stumble(str(error.problem), str(error.context), line, column, start, lines[line])
    for sign, explain in _EXPLANATIONS:
        if re.search(sign, f"{stumble.context}: {stumble.problem}"):
            return explain(stumble)
    return line, UNREADABLE


def _here(message: Message) -> Callable[[Stumble], tuple[int, Message]]:
    return lambda stumble: (stumble.line, message)


def _at_start(message: Message) -> Callable[[Stumble], tuple[int, Message]]:
    return lambda stumble: (stumble.start, message)


def _strange_start(stumble: Stumble) -> tuple[int, Message]:
    return stumble.line, quotes_needed(stumble.character)


def _alias(stumble: Stumble) -> tuple[int, Message]:
    return stumble.line, quotes_needed("*")


def _anchor(stumble: Stumble) -> tuple[int, Message]:
    return stumble.line, quotes_needed("&")


def _tag(stumble: Stumble) -> tuple[int, Message]:
    return stumble.start, quotes_needed("!")


def _escape(stumble: Stumble) -> tuple[int, Message]:
    return stumble.line, msg(
        "'\\' has a meaning of its own in double quotes; write '\\\\' or put the value in single quotes"
    )


def _unexpected_field(stumble: Stumble) -> tuple[int, Message]:
    before = stumble.text[: stumble.column]
    return stumble.line, COLON_IN_VALUE if re.search(r":\s", before) else NO_FIELD_ABOVE


def _misplaced(stumble: Stumble) -> tuple[int, Message]:
    indentation = stumble.text[: len(stumble.text) - len(stumble.text.lstrip())]
    return stumble.line, STRANGE_SPACE if indentation.strip(" \t") else INDENTATION


_EXPLANATIONS = (
    (r"character '\\t' that cannot start", _here(_SPACES)),
    (r"that cannot start any token", _strange_start),
    (r"expected the node content, but found '[\],}]'", _strange_start),
    (r"mapping values are not allowed here", _unexpected_field),
    (r"could not find expected ':'", _at_start(NO_COLON)),
    (r"scanning a quoted scalar: found unexpected", _at_start(OPEN_QUOTE)),
    (r"but found '<scalar>'", _here(AFTER_QUOTE)),
    (r"expected <block end>, but found '(?:<block|-|\?)", _misplaced),
    (r"sequence entries are not allowed here", _misplaced),
    (r"escape", _escape),
    (r"a single document", _here(SECOND_DOCUMENT)),
    (r"undefined alias|scanning an alias", _alias),
    (r"scanning an anchor", _anchor),
    (r"(?:parsing|scanning) a tag|tag handle", _tag),
    (r"flow sequence", _at_start(OPEN_LIST)),
    (r"flow mapping", _at_start(OPEN_BRACE)),
    (r"scanning a block scalar", _here(BLOCK_TEXT)),
)
"""Signs in the parser's own words, and what they mean; the first that fits counts."""
