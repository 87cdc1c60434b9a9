"""Every room reads a project in one way, so that each of them tells the same faults."""

import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pytest

from commands import run
from desk.running_preview import running_preview
from made_up_words import whole_miniature
from release.releasable import TODAY as RELEASED
from release.releasable import in_order, links_file
from veiviser.desk.builder import Builder, Job

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
    if event != "open" or "w" in str(arguments[1]) or not str(arguments[0]).endswith((".yaml", ".po")):
        return
    frame = sys._getframe()
    # To hash a file, which tells whether what is kept of it still counts, is not to read it.
    while frame and not (frame.f_code.co_name == "_state" and "kept_reading" in frame.f_code.co_filename):
        frame = frame.f_back
    if not frame:
        os.write(log, (str(arguments[0]) + chr(10)).encode())
sys.addaudithook(note)
from veiviser.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""Runs a command and notes each source file that it reads, also in the processes that fork from it."""


def opened_by(command: Sequence[str], log: Path) -> Counter[Path]:
    """How often a command reads each source file."""
    subprocess.run([sys.executable, "-c", COUNTING, log, *command], check=True, capture_output=True)
    return Counter(map(Path, log.read_text("utf-8").splitlines()))


def sources(root: Path) -> list[Path]:
    found = [*(root / "data").rglob("*.yaml"), *(root / "data").rglob("*.po")]
    assert len(found) > 10
    return found


@pytest.mark.parametrize(
    "command", [("check-data",), ("build", "--site", "{root}/build")], ids=lambda held: held[0]
)
def test_a_command_reads_each_source_once(tmp_path: Path, command: tuple[str, ...]) -> None:
    root = whole_miniature(tmp_path / "miniature")
    arguments = [part.format(root=root) for part in (*command, "--root", "{root}")]
    opened = opened_by(arguments, tmp_path / "opened")
    assert {path.name: opened[path] for path in sources(root)} == {path.name: 1 for path in sources(root)}


@pytest.mark.parametrize("option", ["--leave-out-unreviewed", "--lang=nb"])
def test_a_release_reads_each_source_once_from_its_copy(tmp_path: Path, option: str) -> None:
    root = in_order(tmp_path / "fjellvik")
    given = ("--root", root, "--today", f"{RELEASED}", "--links-from", links_file(root), option)
    # What is kept would spare it even that.
    (root / ".cache/reading").unlink()
    before = sources(root)
    opened = opened_by(("release", *map(str, given)), tmp_path / "opened")
    copied = Counter(path.name for path in opened.elements() if not path.is_relative_to(root))
    # The file of releases is read as data, and as the text that goes on with the new one.
    assert {name: copied[name] for name in (path.name for path in before)} == {
        path.name: 2 if path.name == "releases.yaml" else 1 for path in before
    }


def test_a_page_of_the_desk_reads_nothing_that_the_pages_were_not_made_from(tmp_path: Path) -> None:
    log, root = tmp_path / "opened", tmp_path / "fjellvik"
    with running_preview(tmp_path, program=(sys.executable, "-c", COUNTING, str(log))) as preview:
        for _ in range(2):
            with urlopen(preview.desk) as page:
                assert b"Lykta" in page.read()
        assert preview.end() == 0
    opened = Counter(map(Path, log.read_text("utf-8").splitlines()))
    # What the languages are called is asked for each address.
    held = [path for path in sources(root) if path.name != "languages.yaml"]
    assert {path.name: opened[path] for path in held} == {path.name: 1 for path in held}
