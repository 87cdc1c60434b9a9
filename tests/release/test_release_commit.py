"""A release is published whole or not at all, whatever happens to the machine."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from project import ROOT
from release.tiny_release import release, told
from veiviser.model.problem import Problems
from veiviser.release.commit import artifacts, lock

PROGRAM = Path(__file__).with_name("tiny_release.py")


def tried(fault: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, str(PROGRAM), fault, str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("fault", ["kill", "ENOSPC", "kill+build"])
def test_a_fault_at_any_moment_leaves_one_release_in_the_site_the_data_and_the_papers(
    fault: str, tmp_path: Path
) -> None:
    found = tried(fault, tmp_path)
    assert found["wrong"] == []
    assert found["old"] >= 20
    assert found["new"] >= 5


def test_a_release_that_writes_the_data_first_is_found_out(tmp_path: Path) -> None:
    assert any("the whole tells" in fault for fault in tried("kill+carelessly", tmp_path)["wrong"])


def test_a_release_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(ZeroDivisionError), artifacts(tmp_path, tmp_path / "site", "new"):
        raise ZeroDivisionError
    assert list((tmp_path / "releases").iterdir()) == []


def test_two_releases_at_once_are_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with lock(tmp_path), pytest.raises(Problems, match="another release is being made"), lock(tmp_path):
        pass
    release(tmp_path, "new")
    assert told(tmp_path) == {"new"}
