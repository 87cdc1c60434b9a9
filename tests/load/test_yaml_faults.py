"""Each way to spoil a line of YAML is told with its line, in words that say what to write."""

from pathlib import Path

import pytest

from messages_in_code import messages_of
from project import ROOT
from veiviser.load.yaml_file import parse_yaml
from veiviser.model.problem import Problems

TAB = "a tab stands where only spaces may stand; write spaces instead"
QUOTES = "a value cannot start with '{}'; put the whole value in quotes"
INDENTATION = "the line is not indented like those it belongs with; start it right below them"
NO_FIELD_ABOVE = (
    "the line does not fit the one above; indent it less, or write a colon and a space after the name above"
)
COLON = "the value holds a colon and a space; put the whole value in quotes"
NO_COLON = "the field name lacks a colon and a space after it; write 'name: value'"
OPEN_QUOTE = "the quotation mark in this line is never closed; write the same mark after the last word"
AFTER_QUOTE = (
    "more text stands after the closing quotation mark; put all of it in quotes, and use « » inside them"
)
ESCAPE = "'\\' has a meaning of its own in double quotes; write '\\\\' or put the value in single quotes"
OPEN_LIST = "the '[' in this line is never closed; write ']' after the last item"
OPEN_BRACE = "the '{' in this line is never closed; write '}' after the last field"
SECOND = "a second document starts here; remove the line '---' or '...'"
BLOCK_TEXT = "nothing may stand after '|' or '>'; start the text on the next line"
STRANGE_SPACE = (
    "the line starts with a space of another kind than the space bar writes; delete it and write spaces"
)
MIXED = (
    "two versions of the file are mixed; keep one, and remove the lines '<<<<<<<', '=======' and '>>>>>>>'"
)
UNREADABLE = (
    "this line cannot be read; a field is written 'name: value', and an entry starts with '- id: value'"
)
CASES = {
    "tab for indentation": ("- id: a\n\tname: b\n", 2, TAB),
    "tab after the hyphen": ("-\tid: a\n", 1, TAB),
    "colon in a value": ("- id: a\n  name: Hjelp: nå\n", 2, COLON),
    "no colon": ("- id: a\n  name b\n  url: c\n", 2, NO_COLON),
    "no colon in the last line": ("- id: a\n  name b\n", 2, NO_COLON),
    "no colon in the first line": ("- id a\n  name: b\n", 2, NO_FIELD_ABOVE),
    "no space after the colon": ("- id:a\n  name: b\n", 2, NO_FIELD_ABOVE),
    "indented too far": ("- id: a\n    name: b\n", 2, NO_FIELD_ABOVE),
    "indented too little": ("- id: a\n  name: b\n url: c\n", 3, INDENTATION),
    "not indented": ("- id: a\nname: b\n", 2, INDENTATION),
    "hyphens that are not in line": ("- id: a\n  phones:\n   - b: c\n  - b: d\n", 4, INDENTATION),
    "hyphen under a field": ("name: a\n- id: b\n", 2, INDENTATION),
    "space of another kind": ("- id: a\n\u00a0\u00a0name: b\n", 2, STRANGE_SPACE),
    "quotation mark not closed": ('- id: "a\n  name: b\n', 1, OPEN_QUOTE),
    "quotation mark and a second document": ('- id: "a\n---\n', 1, OPEN_QUOTE),
    "quotation marks within": ('- id: a\n  name: "det er "bra" her"\n', 2, AFTER_QUOTE),
    "apostrophe within": ("- id: 'kommunens' kontor'\n", 1, AFTER_QUOTE),
    "backslash": ('- id: "C:\\Velferd"\n', 1, ESCAPE),
    "backslash with digits": ('- id: "\\xzz"\n', 1, ESCAPE),
    "second document": ("- id: a\n...\n- id: b\n", 3, SECOND),
    "end of a document": ("- id: a\n...\n- id: b\n", 3, SECOND),
    "star": ("- id: a\n  name: **fet** skrift\n", 2, QUOTES.format("*")),
    "ampersand": ("- id: & b\n", 1, QUOTES.format("&")),
    "anchor": ("- id: a\n  name: &b c\n", 2, QUOTES.format("&")),
    "exclamation mark": ("- id: !<b\n", 1, QUOTES.format("!")),
    "at": ("- id: @navn\n", 1, QUOTES.format("@")),
    "backtick": ("- id: `navn`\n", 1, QUOTES.format("`")),
    "per cent": ("- id: a\n  name: %b\n", 2, QUOTES.format("%")),
    "bracket that closes": ("- id: ]\n", 1, QUOTES.format("]")),
    "brace that closes": ("- id: }\n", 1, QUOTES.format("}")),
    "comma": ("- id: , a\n", 1, QUOTES.format(",")),
    "list not closed": ("- id: [a, b\n  name: b\n", 1, OPEN_LIST),
    "brace not closed": ("- id: {a: b\n  name: c\n", 1, OPEN_BRACE),
    "text beside its sign": ("- id: |tekst\n", 1, BLOCK_TEXT),
    "conflict": ("- id: a\n<<<<<<< HEAD\n  name: b\n=======\n  name: c\n>>>>>>> x\n", 2, MIXED),
    "another YAML": ("%YAML 3.0\n---\n- id: a\n", 1, UNREADABLE),
    "control character": ("- id: a\n  name: \x07\n", 1, UNREADABLE),
}


@pytest.mark.parametrize("name", CASES)
def test_a_spoilt_line_is_told_with_what_to_write(name: str) -> None:
    text, line, message = CASES[name]
    with pytest.raises(Problems) as caught:
        parse_yaml(text, "a.yaml")
    assert [str(problem) for problem in caught.value.problems] == [f"a.yaml:{line}: {message}"]


def test_every_explanation_is_tried() -> None:
    source = Path(ROOT / "hooks/veiviser/load/yaml_faults.py").read_text("utf-8")
    tried = {message for _, _, message in CASES.values()}
    known = {words.format(character="@") for words in messages_of(source)}
    assert known - tried == set()


def test_a_line_is_counted_from_where_the_text_begins_in_its_file() -> None:
    with pytest.raises(Problems, match=r"^a\.md:3: a tab stands"):
        parse_yaml("title: a\n\tname: b\n", "a.md", first_line=2)
