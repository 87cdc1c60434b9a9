"""Bad data folders pin every message: what an editor reads when ``veiviser check-data`` finds faults."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from project import ROOT

BAD = ROOT / "tests/bad_data"
LOADERS = ("adapters", "rules", "actor_rules", "yaml_file")
NOT_PINNED = {"bytes; a data file holds at most", "cannot be read"}
"""A file too large for the repository, and a fault of which the YAML library says nothing."""


def check_data(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("veiviser")
    return subprocess.run(
        [program, "check-data", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("folder", sorted(path.name for path in BAD.iterdir()))
def test_every_problem_comes_at_once_with_its_line(folder: str) -> None:
    done = check_data("--data", BAD / folder)
    assert done.stderr == (BAD / folder / "expected.txt").read_text("utf-8")
    assert (done.returncode, done.stdout) == (1, "")


def test_the_real_data_have_no_problems() -> None:
    done = check_data()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(": no problems\n")


@pytest.mark.parametrize("arguments", [["--data", "data/none"], ["--dato", "data"]])
def test_wrong_usage_is_told_apart(arguments: list[str]) -> None:
    done = check_data(*arguments)
    assert done.returncode == 2
    assert "usage: veiviser" in done.stderr


def messages(source: str) -> Iterator[str]:
    """The longest fixed part of each text of some words in a module, docstrings aside."""
    tree = ast.parse(source)
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
        elif isinstance(node, ast.Constant) and id(node) not in inside | docstrings:
            fixed = [node.value]
        else:
            continue
        longest = max((part.strip(" ';:") for part in fixed if isinstance(part, str)), key=len, default="")
        if longest.count(" ") >= 2:
            yield longest


def test_every_message_is_pinned() -> None:
    pinned = "".join(path.read_text("utf-8") for path in BAD.glob("*/expected.txt"))
    sources = {name: (ROOT / f"hooks/veiviser/load/{name}.py").read_text("utf-8") for name in LOADERS}
    told = {message for source in sources.values() for message in messages(source)}
    assert len(told) > 30
    assert {message for message in told if message not in pinned} == NOT_PINNED


def test_a_message_nobody_pinned_is_found() -> None:
    planted = 'def f(x):\n    """Not this one at all."""\n    return f"{x} is far too loud; speak softly"\n'
    assert list(messages(planted)) == ["is far too loud; speak softly"]
