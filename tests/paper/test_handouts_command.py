"""``veiviser handouts`` makes them one by one, tells what each costs, and keeps what has not changed."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from made_up_words import whole_miniature
from veiviser.build.handout_files import load_handouts
from veiviser.cli import main

ROW = re.compile(r"^ *(\d+) +(\d+) +(\d+\.\d)  (new|kept) +(utskrift/\S+\.pdf)$", re.MULTILINE)


def rows(root: Path, *options: str) -> list[tuple[str, ...]]:
    """What the command tells of each handout."""
    with redirect_stdout(StringIO()) as said:
        assert main(["handouts", "--lang", "en", "--root", str(root), *options]) == 0
    assert re.search(r"^\d+ handouts, at most \d+ MB in one process$", said.getvalue(), re.MULTILINE)
    return ROW.findall(said.getvalue())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, ...]]]:
    """The invented municipality's project after its first printing, and what was told of it."""
    root = whole_miniature(tmp_path_factory.mktemp("handouts") / "fjellvik")
    return root, rows(root)


@pytest.fixture
def fjellvik(printed: tuple[Path, list[tuple[str, ...]]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to change, with all that was printed."""
    return shutil.copytree(printed[0], tmp_path_factory.mktemp("copy") / "fjellvik", symlinks=True)


def test_each_handout_is_told_with_its_cost_and_kept_until_it_changes(
    printed: tuple[Path, list[tuple[str, ...]]], fjellvik: Path
) -> None:
    _, first = printed
    made = load_handouts(fjellvik)
    assert [(row[0], row[1], row[4]) for row in first] == [
        (str(held.pages), str(round(held.bytes / 1000)), held.path) for held in made
    ]
    assert {row[3] for row in first} == {"new"}

    again = rows(fjellvik)
    assert [(row[3], row[4]) for row in again] == [("kept", row[4]) for row in first]

    actors = fjellvik / "data/actors.yaml"
    text = actors.read_text("utf-8")
    actors.write_text(text.replace("https://lykta.example", "https://lykta.example/ny"), "utf-8")
    anew = {row[4] for row in rows(fjellvik) if row[3] == "new"}
    assert anew == {"utskrift/nb/tjenester.pdf", "utskrift/nb/plan.pdf", "utskrift/ar/tjenester.pdf"}


def told_by_command(root: Path, temporary: Path, *options: str) -> set[str]:
    """What the command says became of handouts, where ``temporary`` is the folder for temporary files."""
    done = subprocess.run(
        [Path(sys.executable).with_name("veiviser"), "handouts", "--lang", "en", "--root", root, *options],
        env=os.environ | {"TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=True,
    )
    return {row[3] for row in ROW.findall(done.stdout)}


def test_all_can_be_made_anew_aside_and_nothing_is_left_there(fjellvik: Path, tmp_path: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in (fjellvik / ".cache/handouts").iterdir()}
    assert told_by_command(fjellvik, tmp_path, "--fresh") == {"new"}
    assert {path.name: path.stat().st_mtime_ns for path in (fjellvik / ".cache/handouts").iterdir()} == before
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_in_the_folder_for_temporary_files(fjellvik: Path, tmp_path: Path) -> None:
    for lost in load_handouts(fjellvik)[:3]:
        (fjellvik / f".cache/handouts/{lost.key}.pdf").unlink()
    assert told_by_command(fjellvik, tmp_path) == {"new", "kept"}
    assert list(tmp_path.iterdir()) == []
