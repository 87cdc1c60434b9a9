"""A project whose prose names what its data lack is refused before anything is built."""

import shutil
from pathlib import Path

import pytest

from builders import copy_miniature
from veiviser.checks.sources import sound_project
from veiviser.model.problem import Problems


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The miniature in its source language alone."""
    root = copy_miniature(tmp_path / "miniature")
    shutil.rmtree(root / "docs/ar")
    languages = root / "data/languages.yaml"
    languages.write_text(languages.read_text("utf-8").split("- code: ar")[0], "utf-8")
    return root


def faults(root: Path) -> list[str]:
    with pytest.raises(Problems) as caught:
        sound_project(root)
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_project_is_handed_on(root: Path) -> None:
    assert sound_project(root).source == "nb"


def test_every_faulty_marker_of_every_page_is_told(root: Path) -> None:
    for name in ("hjelp.md", "plan/index.md"):
        path = root / "docs/nb" / name
        path.write_text(path.read_text("utf-8").replace("{{ ", "{{ x", 1), "utf-8")
    assert faults(root) == [
        "docs/nb/hjelp.md:10: unknown marker 'xfirst_numbers'; did you mean 'first_numbers'?",
        "docs/nb/plan/index.md:8: unknown marker 'xcommission'; did you mean 'commission'?",
    ]


def test_faulty_data_are_told_before_the_prose_is_read(root: Path) -> None:
    (root / "data/terms.yaml").write_text("", "utf-8")
    (root / "docs/nb/hjelp.md").write_text("{{ x }}", "utf-8")
    assert faults(root) == ["data/terms.yaml:1: the file is empty; restore it from the last version"]
