"""A YAML file is read whole or refused with the line and the remedy."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from damage import damaged_text
from project import ROOT
from veiviser.load.text_file import LARGEST, sound_text
from veiviser.load.yaml_file import Place, YamlFile, parse_yaml, read_yaml
from veiviser.model.problem import Problems


def read(folder: Path, content: str | bytes) -> YamlFile:
    path = folder / "things.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_yaml(path, "data/things.yaml")


def refused(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(Problems) as caught:
        read(folder, content)
    return [str(problem).removeprefix("data/things.yaml:") for problem in caught.value.problems]


def test_values_keep_their_lines(tmp_path: Path) -> None:
    file = read(tmp_path, "# words\n- id: a\n  of: [x, y]\n- id: b\n")
    assert file.value == [{"id": "a", "of": ["x", "y"]}, {"id": "b"}]
    assert [file.line(place) for place in [(), (0, "id"), (0, "of", 1), (1,), (1, "id")]] == [2, 2, 3, 4, 4]


def test_an_absent_place_has_the_line_of_what_is_around_it(tmp_path: Path) -> None:
    assert read(tmp_path, "- id: a\n- id: b\n").line((1, "phones", 0, "number")) == 2


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("12", 12),
        ("12_000", 12000),
        ("0x1F", 31),
        ("0x" + "F" * 5000, "0x" + "F" * 5000),
        ("1.5", "1.5"),
        ("2026-11-21", "2026-11-21"),
        ("112: nei", None),
        ('"112"', "112"),
        ("22 33 11 60", "22 33 11 60"),
        ("12:30", "12:30"),
    ],
)
def test_a_word_means_what_it_says(tmp_path: Path, written: str, value: object) -> None:
    if ": " in written:
        assert refused(tmp_path, f"a: {written}\n") == [
            "1: the value holds a colon and a space; put the whole value in quotes"
        ]
    else:
        assert read(tmp_path, f"a: {written}\n").value == {"a": value}


def test_a_byte_order_mark_and_windows_lines_make_no_difference(tmp_path: Path) -> None:
    file = read(tmp_path, "\ufeff- id: æ\r\n  name: ø\r\n".encode())
    assert file.value == [{"id": "æ", "name": "ø"}]
    assert file.line((0, "name")) == 2


def test_several_faults_come_at_once(tmp_path: Path) -> None:
    content = "- id: a\n  id: b\n- id: !!python/name:os.system c\n- &x {id: d}\n- *x\n- ? [a]\n  : b\n"
    assert refused(tmp_path, content) == [
        "2: 'id' stands twice in the same entry; keep one",
        "3: 'tag:yaml.org,2002:python/name:os.system' is not allowed here; write plain text in quotes",
        "4: a value cannot start with '&'; put the whole value in quotes",
        "5: uses an alias (*); write the value out instead",
        "6: a field name must be one word",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "1: the file is empty; restore it from the last version"),
        ("# words only\n", "1: the file is empty; restore it from the last version"),
        ("a: 1\nb:\n\tc: 2\n", "3: a tab stands where only spaces may stand; write spaces instead"),
        (b"a: 1\nb: Tr\xf8ndelag\n", "2: holds a character that is not UTF-8; save the file as UTF-8"),
    ],
)
def test_what_is_not_yaml_is_refused_on_its_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    assert refused(tmp_path, content) == [message]


def test_a_character_that_cannot_be_printed_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "a: b\nc: x\x00y\n") == [
        "2: holds a character that is not UTF-8; save the file as UTF-8"
    ]
    assert refused(tmp_path, "a: x\x1by\n") == [
        "1: a sign that nobody sees, U+001B, stands after 'a: x'; delete it"
    ]


def test_a_text_is_one_line_and_spaces_around_it_say_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, 'a: " b "\nc: |\n  d\n').value == {"a": "b", "c": "d"}
    assert refused(tmp_path, 'a: b\nc: "d\\ne"\n') == [
        "2: holds several lines; write one, or one '- ' line for each paragraph"
    ]


def test_a_file_nested_beyond_reason_is_refused(tmp_path: Path) -> None:
    for content in ("[" * 1000, "a: " + "[" * 30 + "]" * 30):
        assert refused(tmp_path, content) == ["1: holds lists inside lists without end; close the brackets"]


def test_a_file_larger_than_any_data_file_is_refused_unread(tmp_path: Path) -> None:
    assert refused(tmp_path, b"#" * (LARGEST + 1)) == [
        "1: is larger than 1,000,000 bytes; divide it, or restore it from the last version"
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"things\.yaml:1: cannot be opened \(No such file or directory\)"):
        read_yaml(tmp_path / "none.yaml", "data/things.yaml")
    with pytest.raises(Problems, match=r"things\.yaml:1: cannot be opened \(Is a directory\)"):
        read_yaml(tmp_path, "data/things.yaml")


def as_ruamel_reads(text: str) -> tuple[object, dict[Place, int]]:
    """What another parser, which knows YAML 1.2 and nothing else, takes a sound text for."""
    lines: dict[Place, int] = {}

    def value(node: Node, place: Place) -> object:
        lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, MappingNode):
            for key, _ in node.value:
                lines[*place, key.value] = key.start_mark.line + 1
            return {key.value: value(held, (*place, key.value)) for key, held in node.value}
        if isinstance(node, SequenceNode):
            return [value(held, (*place, at)) for at, held in enumerate(node.value)]
        kind = str(node.tag).rpartition(":")[2]
        if kind in {"int", "bool", "null"}:
            return {
                "int": lambda: int(node.value, 0),
                "bool": lambda: node.value == "true",
                "null": lambda: None,
            }[kind]()
        return node.value.strip()

    node = YAML(typ="safe", pure=True).compose(text)
    return value(node, ()), lines


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "data").glob("*.yaml"), *(ROOT / "tests/miniature/data").glob("*.yaml")]),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_every_data_file_is_read_as_another_parser_reads_it(path: Path) -> None:
    text = path.read_text("utf-8")
    # Read anew: other tests of the same process damage what they have read.
    parse_yaml.cache_clear()
    file = parse_yaml(text, path.name)
    assert (file.value, file.lines) == as_ruamel_reads(text)


@settings(max_examples=400)
@given(damaged_text((ROOT / "tests/miniature/data/actors.yaml").read_text("utf-8")))
def test_what_is_read_of_a_damaged_file_is_what_another_parser_reads(content: bytes) -> None:
    try:
        text = sound_text(content.decode("utf-8"), "a.yaml")
        file = parse_yaml(text, "a.yaml")
    except (UnicodeDecodeError, Problems):
        return
    assert (file.value, file.lines) == as_ruamel_reads(text)


@pytest.mark.parametrize("text", ["- id: a\n  na\t: b\n", "- id: a\n  name\t:\n    b\n"])
def test_a_tab_before_a_colon_is_told_for_other_parsers_stop_there(text: str) -> None:
    with pytest.raises(Problems) as told:
        parse_yaml(text, "a.yaml")
    assert [(problem.line, str(problem.message)) for problem in told.value.problems] == [
        (2, "holds a tab; write a space instead")
    ]


def test_a_tab_in_a_remark_or_in_quotes_is_not_one_before_a_colon() -> None:
    assert parse_yaml("- id: a  # b\t: c\n", "a.yaml").value == [{"id": "a"}]
