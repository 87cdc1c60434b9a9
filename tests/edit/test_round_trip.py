"""New values go into a data file's text, and all that says the same stays as it is written."""

import copy
import json
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from project import ROOT
from veiviser.edit.entry import DataFile, added, changed, read_file, removed
from veiviser.edit.round_trip import rewritten
from veiviser.edit.saving import FileChange
from veiviser.model.problem import Problems

FILES = sorted(path.stem for path in (ROOT / "data").glob("*.yaml"))
ACTOR = """\
# Head of the file

# ── A section ──

# About lykta
- id: lykta # never changes
  name: 'Lykta'
  summary: "Du kan ringe."
  # Why these
  needs: [work,  talk] # two
  phones:
    # The one to call first
    - number: "75 00 00 01"
      opening_hours: "24/7"
    # For messages
    - number: "75 00 00 02"
      types: [sms]
  evidence:
    - of: [name]
      source: {url: https://lykta.example}

# ── Another section ──

- id: fyret
  name: Fyret
"""


def merged(text: str, values: dict[str, Any], id: str, name: str = "actors") -> str:
    """A data file's text with new values for one entry."""
    return changed(DataFile(Path(), name, text), id, values).after


def whole(file: DataFile, value: Any) -> str:
    """A data file's text with other values."""
    return rewritten(file.text, file.path, file.name, value)


def text_with(id: str = "lykta", text: str = ACTOR, **fields: Any) -> str:
    """``text`` with other values in one entry; None takes a field out."""
    file = DataFile(Path(), "actors", text)
    values = file.entry(id) | fields
    return merged(text, {name: value for name, value in values.items() if value is not None}, id)


def difference(before: str, after: str) -> str:
    """Removed and added lines, without the lines that tell where."""
    change = FileChange(Path(), "a", before, after, lambda: change)
    lines = change.diff().splitlines()[2:]
    return "".join(f"{line}\n" for line in lines if line[0] in "+-")


@pytest.mark.parametrize("name", FILES)
def test_the_same_values_leave_every_byte_of_a_data_file(name: str) -> None:
    file = read_file(ROOT, name)
    assert whole(file, copy.deepcopy(file.yaml.value)) == file.text
    assert file.text.encode() == (ROOT / f"data/{name}.yaml").read_bytes()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"name": "Lykta Nord"}, "-  name: 'Lykta'\n+  name: 'Lykta Nord'\n", id="single quotes stay"
        ),
        pytest.param(
            {"summary": 'Si "hei"\\'},
            '-  summary: "Du kan ringe."\n+  summary: "Si \\"hei\\"\\\\"\n',
            id="double quotes stay",
        ),
        pytest.param(
            {"needs": ["work", "law", "talk"]},
            "-  needs: [work,  talk] # two\n+  needs: [work, law, talk] # two\n",
            id="a list in brackets stays one, its comment too",
        ),
        pytest.param(
            {"needs": None},
            "-  # Why these\n-  needs: [work,  talk] # two\n",
            id="a field goes with its own comments",
        ),
        pytest.param(
            {"label": "Hjelp: nå", "url": "https://lykta.example", "minimum_age": 18, "anonymous": True},
            '+  label: "Hjelp: nå"\n+  minimum_age: 18\n+  url: https://lykta.example\n+  anonymous: true\n',
            id="new fields stand in the model's order, with quotes where a colon is",
        ),
        pytest.param(
            {"checked": {"by": "duty_officer", "date": "2030-03-01"}},
            "+  checked: {date: 2030-03-01, by: duty_officer}\n",
            id="a small group of fields stands on one line",
        ),
        pytest.param(
            {"offices": ["Nordby", "no", "7", "Øst, vest"]},
            '+  offices: [Nordby, "no", "7", "Øst, vest"]\n',
            id="words that YAML would take for something else get quotes",
        ),
    ],
)
def test_only_what_differs_is_written(fields: dict[str, Any], expected: str) -> None:
    assert difference(ACTOR, text_with(**fields)) == expected


PHONES = [{"number": "75 00 00 01", "opening_hours": "24/7"}, {"number": "75 00 00 02", "types": ["sms"]}]


@pytest.mark.parametrize(
    ("phones", "expected"),
    [
        pytest.param(
            [PHONES[0] | {"number": "75 00 00 09"}, PHONES[1]],
            '-    - number: "75 00 00 01"\n+    - number: "75 00 00 09"\n',
            id="changed",
        ),
        pytest.param(
            [PHONES[0], {"number": "112"}, PHONES[1]],
            '+    - number: "112"\n',
            id="added",
        ),
        pytest.param(
            [PHONES[1]],
            '-    # The one to call first\n-    - number: "75 00 00 01"\n-      opening_hours: "24/7"\n',
            id="removed with its comment",
        ),
        pytest.param(
            [{"number": "112"}],
            dedent("""\
                -    - number: "75 00 00 01"
                -      opening_hours: "24/7"
                -    # For messages
                -    - number: "75 00 00 02"
                -      types: [sms]
                +    - number: "112"
                """),
            id="replaced by another",
        ),
        pytest.param(
            [PHONES[0], {"types": ["sms"]}],
            '-    - number: "75 00 00 02"\n-      types: [sms]\n+    - types: [sms]\n',
            id="without its first field",
        ),
    ],
)
def test_an_item_of_a_list_is(phones: list[Any], expected: str) -> None:
    assert difference(ACTOR, text_with(phones=phones)) == expected


def test_a_moved_item_takes_its_comment_along() -> None:
    first, second = ACTOR.index("    # The one to call"), ACTOR.index("    # For messages")
    end = ACTOR.index("  evidence:")
    moved = ACTOR[:first] + ACTOR[second:end] + ACTOR[first:second] + ACTOR[end:]
    assert text_with(phones=PHONES[::-1]) == moved


def test_an_entry_that_goes_leaves_the_headings() -> None:
    file = DataFile(Path(), "actors", ACTOR)
    fyret = whole(file, file.yaml.value[1:])
    assert fyret.split("\n\n") == [
        "# Head of the file",
        "# ── A section ──",
        "# ── Another section ──",
        "- id: fyret\n  name: Fyret\n",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("# Head of the file\n", id="the head of the file"),
        pytest.param("# Head\n\n# The two\n", id="a heading over several"),
    ],
)
def test_what_stands_over_more_than_the_entry_stays(heading: str) -> None:
    file = DataFile(Path(), "figures", f"{heading}- id: a\n- id: b\n")
    assert removed(file, "a").after == f"{heading}- id: b\n"


def test_a_folded_text_stays_folded_below_its_comment() -> None:
    text = "- id: a\n  # Why\n  title: >- # twice\n    one two\n    three four\n- id: b\n"
    long = "ord " * 40 + "slutt"
    after = merged(text, {"id": "a", "title": long}, "a", "vignettes")
    assert after.startswith("- id: a\n  # Why\n  # twice\n  title: >-\n    ord ord")
    assert after.endswith(" slutt\n- id: b\n")
    assert max(map(len, after.splitlines())) <= 110


def test_a_text_too_long_for_a_line_is_folded_where_its_neighbours_are() -> None:
    text = "- id: a\n  content:\n    - >-\n      one\n      two\n"
    long = "ord " * 40 + "slutt"
    after = merged(text, {"id": "a", "content": ["one two", long]}, "a", "measures")
    assert after.startswith(text + "    - >-\n      ord ord")
    assert max(map(len, after.splitlines())) <= 110


def test_spaces_around_a_text_are_no_change() -> None:
    assert text_with(name=" Lykta  ") == ACTOR


def test_a_file_without_a_last_newline_gets_one_with_the_first_change() -> None:
    text = ACTOR.removesuffix("\n")
    assert text_with(text=text) == text
    assert text_with("fyret", text, url="https://fyret.example") == ACTOR + "  url: https://fyret.example\n"


def test_a_text_that_no_command_can_change_is_refused() -> None:
    file = DataFile(Path(), "terms", "- id: a\n...\n")
    with pytest.raises(Problems, match=r"terms\.yaml:1: is written in a way that no command can change"):
        added(file, {"id": "b"})


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param(
            "- ? id\n  : lykta\n  name: Lykta\n",
            "- ? id\n  : lykta\n  name: Ny\n  url: x\n",
            id="with signs for names",
        ),
        pytest.param("- {id: lykta, name: L} # c\n", "- {id: lykta, name: Ny, url: x} # c\n", id="in braces"),
        pytest.param("[{id: lykta, name: L}]\n", "[{id: lykta, name: Ny, url: x}]\n", id="all in brackets"),
        pytest.param(
            "-\n  # c\n  id: lykta\n", "  # c\n- id: lykta\n  name: Ny\n  url: x\n", id="below the dash"
        ),
        pytest.param(
            "- id: lykta\n  name: [\n    L, # one\n    M # two\n  ] # three\n",
            "- id: lykta\n  # one\n  # two\n  # three\n  name: Ny\n  url: x\n",
            id="with comments in brackets",
        ),
        pytest.param(
            "- id: lykta\n  name:\n    L # one\n  # two\n",
            "- id: lykta\n  # one\n  name: Ny\n  url: x\n  # two\n",
            id="below its name",
        ),
    ],
)
def test_an_entry_that_is_written_otherwise_changes_too(text: str, after: str) -> None:
    assert merged(text, {"id": "lykta", "name": "Ny", "url": "x"}, "lykta") == after


def test_an_id_never_changes() -> None:
    with pytest.raises(Problems, match=r"data/actors\.yaml:6: the id 'lykta' never changes"):
        merged(ACTOR, {"id": "lampa"}, "lykta")


COMMENT = re.compile(r"(?:^| )#.*$", re.MULTILINE)


def others(text: str, id: str) -> tuple[str, str]:
    """What stands before an entry and what comes after it."""
    before, _, rest = re.split(rf"^(- (?:id|code): {re.escape(id)}\n)", text, maxsplit=1, flags=re.MULTILINE)
    next_entry = re.search(r"^(?=(?:#.*\n|\n)*- )", rest, re.MULTILINE)
    return before, rest[next_entry.start() :] if next_entry else ""


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("plan", "releases")])
def test_no_other_entry_of_a_data_file_changes_a_byte_and_comments_stay(name: str) -> None:
    file = read_file(ROOT, name)
    ids = file.ids()
    for id in {ids[0], ids[len(ids) // 2], ids[-1]}:
        values = file.entry(id)
        for key, held in values.items():
            if key not in ("id", "code"):
                is_list = isinstance(held, list)
                values[key] = {"x": held} if isinstance(held, dict) else [*held, held[0]] if is_list else "y"
        after = changed(file, id, values).after
        assert others(after, id) == others(file.text, id), id
        assert COMMENT.findall(after) == COMMENT.findall(file.text), id


WORDS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12),
    st.sampled_from(
        [
            "a, b",
            "x: y",
            "#c",
            "a #b",
            "24/7",
            "true",
            "Ja",
            "2026-11-22",
            "2026",
            "- x",
            "? x",
            "[a]",
            "'",
            '"',
        ]
    ),
    st.just("lang tekst " * 20 + "slutt"),
)
VALUES = st.recursive(
    st.one_of(WORDS, st.integers(), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "date", "note"]), inner, max_size=3),
    ),
    max_leaves=5,
)


def mutated(draw: Any, value: Any) -> Any:
    """``value`` with one change somewhere in it."""
    if not value or not isinstance(value, dict | list):
        return draw(VALUES)
    places = list(value) if isinstance(value, dict) else list(range(len(value)))
    place = draw(st.sampled_from(places))
    match draw(st.sampled_from(["within", "within", "remove", "add", "move"])):
        case "within":
            value[place] = mutated(draw, value[place])
        case "remove":
            del value[place]
        case "add" if isinstance(value, dict):
            value[draw(st.sampled_from(["label", "url", "chat", "phones"]))] = draw(VALUES)
        case "add":
            value.insert(place, draw(VALUES))
        case _ if isinstance(value, list):
            value.insert(draw(st.sampled_from(places)), value.pop(place))
    return value


@pytest.fixture(scope="module")
def texts() -> dict[str, DataFile]:
    return {name: read_file(ROOT / "tests/miniature", name) for name in ("actors", "measures", "figures")}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_merged_is_what_the_file_then_says(
    texts: dict[str, DataFile], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(texts)))
    file = texts[name]
    value = copy.deepcopy(file.yaml.value)
    for _ in range(data.draw(st.integers(1, 3))):
        value = mutated(data.draw, value)
    if isinstance(value, dict | list):
        try:
            after = DataFile(file.root, name, whole(file, value))
        except Problems as refused:
            # Signs that load refuses anywhere are refused here too; nothing else is.
            assert "no command" not in str(refused)
        else:
            assert json.dumps(after.yaml.value, sort_keys=True) == json.dumps(value, sort_keys=True)
            assert whole(after, value) == after.text
