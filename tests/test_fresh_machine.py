"""Machines that are set otherwise: Git with the line ends of Windows, and a Python that is too old."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from project import ROOT

KINDS = ("data/schema/actors.schema.json", "data/actors.yaml", "docs/nb/hjelp.md", "deploy/load.sh")
TOO_OLD = """#!/bin/sh
[ "$1" = -c ] || exit 1
exec {python} -c 'import sys; sys.version_info = ({version}); exec(sys.argv[1])' "$2"
"""


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Redaksjon", "-c", "user.email=redaksjon@fjellvik.example")
    subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, check=True)


@pytest.mark.parametrize("setting", ["true", "input", "false"])
def test_a_clone_has_the_line_ends_that_were_committed_whatever_git_is_set_to(
    tmp_path: Path, setting: str
) -> None:
    kept = tmp_path / "kept"
    for name in (*KINDS, ".gitattributes", "overrides/vendor"):
        path = kept / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, path)
        else:
            shutil.copy(ROOT / name, path)
    git(kept, "init", "-q")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "all")
    git(tmp_path, "-c", f"core.autocrlf={setting}", "clone", "-q", "kept", "clone")
    assert [name for name in KINDS if b"\r" in (tmp_path / "clone" / name).read_bytes()] == []
    for path in (kept / "overrides/vendor").iterdir():
        assert (tmp_path / "clone/overrides/vendor" / path.name).read_bytes() == path.read_bytes()


def test_without_its_attributes_such_a_clone_would_have_other_line_ends(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    shutil.copy(ROOT / "data/languages.yaml", kept)
    git(kept, "init", "-q")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "all")
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "-q", "kept", "clone")
    assert b"\r\n" in (tmp_path / "clone/languages.yaml").read_bytes()


@pytest.mark.parametrize(
    ("version", "is_told"), [("3, 10, 13", True), ("3, 9, 2", True), ("3, 11, 0", False)]
)
def test_a_python_that_is_too_old_is_told_before_anything_is_installed(
    tmp_path: Path, version: str, is_told: bool
) -> None:
    python = tmp_path / "python"
    python.write_text(TOO_OLD.format(python=sys.executable, version=version), "utf-8")
    python.chmod(0o755)
    place = tmp_path / "env"
    done = subprocess.run(
        ["make", f"PYTHON={python}", f"VENV={place}", f"{place}/bin/python"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = "This needs Python 3.11 or newer; name it: make PYTHON=python3.11"
    assert (told in done.stderr) == is_told, done.stderr
    assert not place.exists()
    assert done.returncode != 0
