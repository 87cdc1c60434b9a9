"""A file is written whole or not at all, and only what holds one thing does it."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from project import ROOT
from veiviser.files import write_durably, write_whole

PACKAGE = ROOT / "hooks/veiviser"
WRITERS = pytest.mark.parametrize("write", [write_whole, write_durably])
Write = Callable[[Path, bytes], None]


def only_in(words: str) -> list[str]:
    """The modules of the package that hold the words."""
    return [
        path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*.py"))
        if words in path.read_text("utf-8")
    ]


@WRITERS
def test_a_file_is_new_or_replaced(write: Write, tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        write(tmp_path / "a.yaml", content)
        assert (tmp_path / "a.yaml").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@WRITERS
@pytest.mark.parametrize("step", ["replace", "open"])
def test_what_fails_leaves_the_old_file_and_nothing_beside(
    write: Write, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.yaml", b"old")

    def fail(*arguments: object, **_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(OSError):
        write(tmp_path / "a.yaml", b"new")
    monkeypatch.undo()
    assert (tmp_path / "a.yaml").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_data_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_durably(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_data_file_is_on_disk_before_it_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    replace = Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append("fsync"))
    monkeypatch.setattr(Path, "replace", lambda old, new: steps.append("replace") or replace(old, new))
    write_durably(tmp_path / "a.yaml", b"new")
    assert steps == ["fsync", "replace", "fsync"]


@pytest.mark.parametrize(
    ("words", "module"),
    [
        ("StrictUndefined,", "templates.py"),
        ("FileSystemLoader(", "templates.py"),
        ("(HTMLParser)", "markup.py"),
        ("os.fsync(", "files.py"),
        ("fcntl.flock(", "files.py"),
    ],
)
def test_one_module_alone_does_it(words: str, module: str) -> None:
    assert only_in(words) == [module]
