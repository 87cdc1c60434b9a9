"""A sound data folder, with one fault planted in it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from project import ROOT
from veiviser.load.guide import load_guide
from veiviser.model.problem import Problems

SOUND = ROOT / "tests/miniature/data"
Plant = Callable[..., list[str]]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Puts ``new`` in the place of ``old`` in a data file and tells the problems as ``line: message``."""
    data = tmp_path / "data"
    shutil.copytree(SOUND, data)

    def planted(name: str, old: str, new: str) -> list[str]:
        path = data / f"{name}.yaml"
        text = path.read_text("utf-8")
        assert text.count(old) >= 1, f"{old!r} does not stand in {name}.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return told(data)

    return planted


def told(data: Path) -> list[str]:
    """The problems of a data folder as ``file:line: message``."""
    try:
        load_guide(data)
    except Problems as error:
        return [str(problem).removeprefix(f"{data.name}/") for problem in error.problems]
    return []
