"""Bad data folders pin every message: what an editor reads when ``veiviser check-data`` finds faults."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from messages_in_code import messages_of
from project import ROOT

BAD = ROOT / "tests/bad_data"
LOADERS = (
    *("guide", "entry_faults", "rules", "actor_rules", "reaching_rules", "plan_rules", "guide_rules"),
    "yaml_file",
)
NOT_PINNED = {
    "holds lists inside lists without end; close the brackets",
    "holds several lines; write one, or one '- ' line for each paragraph",
    "cannot be read as it stands; write it as in the other entries",
    "has not come yet; write a check when it is done",
    "has not come yet; write the day when it has been done",
    "has no number that can be called on",
}
"""What tests of single YAML files and of builds pin, and a kind of value that no field has yet."""
PINNED = {"en": "expected.txt", "nb": "forventet.txt"}
"""The file in each folder that pins what is said, by language."""


def check_data(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("veiviser")
    return subprocess.run(
        [program, "check-data", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("language", PINNED)
@pytest.mark.parametrize("folder", sorted(path.name for path in BAD.iterdir()))
def test_every_problem_comes_at_once_with_its_line(folder: str, language: str) -> None:
    done = check_data("--data", BAD / folder, "--lang", language)
    assert done.stderr == (BAD / folder / PINNED[language]).read_text("utf-8")
    assert (done.returncode, done.stdout) == (1, "")


def test_the_real_data_have_no_problems() -> None:
    done = check_data("--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(": no problems\n")


@pytest.mark.parametrize("arguments", [["--data", "data/none"], ["--dato", "data"]])
def test_wrong_usage_is_told_apart(arguments: list[str]) -> None:
    done = check_data(*arguments, "--lang", "en")
    assert done.returncode == 2
    assert "usage: veiviser" in done.stderr


def messages(source: str) -> Iterator[str]:
    """The longest fixed part of each message of some words in a module."""
    for english in messages_of(source):
        fixed = (part for part, *_ in Formatter().parse(english))
        longest = max((part.strip(" ';:") for part in fixed), key=len)
        if longest.count(" ") >= 2:
            yield longest


def test_every_message_is_pinned() -> None:
    pinned = "".join(path.read_text("utf-8") for path in BAD.glob("*/expected.txt"))
    sources = {name: (ROOT / f"hooks/veiviser/load/{name}.py").read_text("utf-8") for name in LOADERS}
    told = {message for source in sources.values() for message in messages(source)}
    assert len(told) > 30
    assert {message for message in told if message not in pinned} == NOT_PINNED


def test_a_message_nobody_pinned_is_found() -> None:
    planted = 'def f(x):\n    return msg("{thing} is far too loud; speak softly", thing=x)\n'
    assert list(messages(planted)) == ["is far too loud; speak softly"]
