"""A sound data folder, with one fault planted in it."""

from pathlib import Path

import pytest

from builders import Plant, copy_miniature
from veiviser.load.guide import load_guide
from veiviser.model.problem import Problem, Problems


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Puts ``new`` for ``old`` in a data file; tells the problems as ``file [line's text] message``."""
    data = copy_miniature(tmp_path / "miniature") / "data"

    def planted(name: str, old: str, new: str) -> list[str]:
        path = data / f"{name}.yaml"
        text = path.read_text("utf-8")
        assert text.count(old) >= 1, f"{old!r} does not stand in {name}.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return told(data)

    return planted


def told(data: Path) -> list[str]:
    """The problems of a data folder, each with the text of the line it points at."""
    try:
        load_guide(data)
    except Problems as error:
        return [f"{where(data.parent, problem)} {problem.message}" for problem in error.problems]
    return []


def where(root: Path, problem: Problem) -> str:
    path = root / problem.path
    return f"{path.name} [{path.read_text('utf-8').splitlines()[problem.line - 1].strip()}]"
