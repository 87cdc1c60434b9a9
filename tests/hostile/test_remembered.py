"""A project that is loaded again and again tells of each damage what it tells when it is loaded once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from remembered import of_same_files, of_same_values, remembering

from made_up_words import whole_miniature
from veiviser.load.project import load_project, read_project
from veiviser.model.problem import Problems

DAMAGES = {
    "docs/nb/hjelp.md": "\n{{ call nobody-here }}\n",
    "docs/ar/hjelp.md": "\n{{ call nobody-here }}\n\n## {#new}\n\n22 33 11 60\n",
    "data/translations/ar.po": '\nmsgid "unfinished\n',
    "data/actors.yaml": "\n- id: nobody\n",
    "data/plan.yaml": "\nnothing: here\n",
}


def told(root: Path) -> list[str]:
    try:
        load_project(root)
    except Problems as error:
        return list(map(str, error.problems))
    return []


def told_of_each(root: Path) -> dict[str, list[str]]:
    found = {}
    for name, more in DAMAGES.items():
        sound = (root / name).read_bytes()
        (root / name).write_bytes(sound + more.encode())
        found[name] = told(root)
        (root / name).write_bytes(sound)
    return found


def test_the_same_is_told_of_each_damage_as_when_nothing_is_remembered(tmp_path: Path) -> None:
    root = whole_miniature(tmp_path / "miniature")
    anew = told_of_each(root)
    assert all(anew.values())
    with remembering():
        assert told(root) == []
        assert [told_of_each(root) for _ in range(2)] == [anew, anew]
        assert told(root) == []
    assert read_project(root).problems == ()


def test_a_file_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    read = of_same_files(lambda place: place.read_text("utf-8"), lambda place: [place])
    for text in ("one", "two", "one"):
        path.write_text(text, "utf-8")
        assert read(path) == text


@pytest.mark.parametrize("same", [lambda value: value, list], ids=["the same list", "another list like it"])
def test_a_value_is_the_same_by_what_it_is(same: Callable[[list[str]], list[str]]) -> None:
    asked: list[object] = []
    count, held = of_same_values(asked.append, 9), ["x"]
    count(held)
    count(same(held))
    assert len(asked) == (1 if same(held) is held else 2)
