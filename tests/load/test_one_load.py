"""Every room reads a project in one way, so that each of them tells the same faults."""

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from commands import run
from made_up_words import whole_miniature
from veiviser.desk.builder import Builder, Job
from veiviser.load.project import read_project
from veiviser.release import publication

TODAY = date(2026, 11, 21)
COMMANDS = (
    ("check-data",),
    ("build", "--site", "{root}/build"),
    ("handouts",),
    ("release", "--check"),
)
"""What an editor runs; each must tell what stands in the pages and not only in the data."""


@pytest.fixture
def broken(tmp_path: Path) -> tuple[Path, str]:
    """A project in which a page names an actor that is not there, and what is to be told of it."""
    root = whole_miniature(tmp_path / "miniature")
    page = root / "docs/nb/hjelp.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n{{{{ call nobody-here }}}}\n", "utf-8")
    return root, f"docs/nb/hjelp.md:{len(text.splitlines()) + 2}: marker 'call' names unknown 'nobody-here'"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_broken_marker_is_told_by_every_command(broken: tuple[Path, str], command: tuple[str, ...]) -> None:
    root, told = broken
    arguments = [part.format(root=root) for part in command]
    said = run("veiviser", *arguments, "--root", str(root), "--lang", "en")
    assert "ended with 1" in said
    assert told in said


def test_a_broken_marker_is_told_by_the_preview(broken: tuple[Path, str]) -> None:
    root, told = broken
    builder = Builder(root, TODAY)
    try:
        finished = builder.do(Job(code="nb", folder=None, state="a"))
    finally:
        builder.close()
    assert told in [str(problem) for problem in finished.problems]


COUNTING = """
import os, sys
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def note(event, arguments):
    if event == "open" and str(arguments[0]).endswith((".yaml", ".po")):
        os.write(log, (str(arguments[0]) + chr(10)).encode())
sys.addaudithook(note)
from veiviser.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""Runs a command and notes each source file that it opens, also in the processes that fork from it."""


@pytest.mark.parametrize(
    "command", [("check-data",), ("build", "--site", "{root}/build")], ids=lambda held: held[0]
)
def test_a_command_reads_each_source_once(tmp_path: Path, command: tuple[str, ...]) -> None:
    root, log = whole_miniature(tmp_path / "miniature"), tmp_path / "opened"
    arguments = [part.format(root=root) for part in (*command, "--root", "{root}")]
    subprocess.run([sys.executable, "-c", COUNTING, log, *arguments], check=True, capture_output=True)
    opened = Counter(Path(line) for line in log.read_text("utf-8").splitlines())
    sources = [*(root / "data").rglob("*.yaml"), *(root / "data").rglob("*.po")]
    assert len(sources) > 10
    assert {path.name: opened[path] for path in sources} == {path.name: 1 for path in sources}


def test_a_release_that_leaves_languages_out_reads_the_data_of_the_project_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, read = whole_miniature(tmp_path / "miniature"), []
    monkeypatch.setattr(
        publication, "read_project", lambda *given: (read.append(given[0]), read_project(*given))[1]
    )
    with publication.staging_copy(root, leave_out_unreviewed=True) as staged:
        left = (staged / "data/languages.yaml").read_text("utf-8")
    assert left != (root / "data/languages.yaml").read_text("utf-8")
    assert read == [root]
