"""``veiviser handouts`` makes them one by one, tells what each costs, and keeps what has not changed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders import copy_miniature
from made_up_words import fill
from project import ROOT
from veiviser.cli import main
from veiviser.load.handouts import load_handouts

ROW = re.compile(r"^ *(\d+) +(\d+) +(\d+\.\d)  (new|kept) +(utskrift/\S+\.pdf)$", re.MULTILINE)


@pytest.fixture(scope="module")
def fjellvik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_miniature(tmp_path_factory.mktemp("handouts") / "fjellvik")
    for shared in ("hooks", "overrides"):
        (root / shared).symlink_to(ROOT / shared)
    fill(root)
    return root


def rows(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[tuple[str, ...]]:
    assert main(["handouts", "--lang", "en", "--root", str(root), *options]) == 0
    told = capsys.readouterr().out
    assert re.search(r"^\d+ handouts, at most \d+ MB in one process$", told, re.MULTILINE)
    return ROW.findall(told)


def test_each_handout_is_told_with_its_cost_and_kept_until_it_changes(
    fjellvik: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = rows(fjellvik, capsys)
    made = load_handouts(fjellvik)
    assert [(row[0], row[1], row[4]) for row in first] == [
        (str(held.pages), str(round(held.bytes / 1000)), held.path) for held in made
    ]
    assert {row[3] for row in first} == {"new"}

    again = rows(fjellvik, capsys)
    assert [(row[3], row[4]) for row in again] == [("kept", row[4]) for row in first]

    actors = fjellvik / "data/actors.yaml"
    text = actors.read_text("utf-8")
    actors.write_text(text.replace("https://lykta.example", "https://lykta.example/ny"), "utf-8")
    anew = {row[4] for row in rows(fjellvik, capsys) if row[3] == "new"}
    assert anew == {"utskrift/nb/tjenester.pdf", "utskrift/nb/plan.pdf", "utskrift/ar/tjenester.pdf"}


def test_all_can_be_made_anew_aside(fjellvik: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows(fjellvik, capsys)
    before = {path.name: path.stat().st_mtime_ns for path in (fjellvik / ".cache/handouts").iterdir()}
    assert {row[3] for row in rows(fjellvik, capsys, "--fresh")} == {"new"}
    assert {path.name: path.stat().st_mtime_ns for path in (fjellvik / ".cache/handouts").iterdir()} == before


@pytest.mark.parametrize("options", [[], ["--fresh"]], ids=["kept", "fresh"])
def test_nothing_is_left_in_the_folder_for_temporary_files(
    options: list[str], fjellvik: Path, tmp_path: Path
) -> None:
    shutil.rmtree(fjellvik / ".cache/handouts", ignore_errors=True)
    program = str(Path(sys.executable).with_name("veiviser"))
    done = subprocess.run(
        [program, "handouts", "--root", str(fjellvik), *options],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert " new " in done.stdout or " ny " in done.stdout
    assert list(tmp_path.iterdir()) == []
