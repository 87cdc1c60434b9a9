"""A build tells its steps and its problems in the language of whoever started it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import linked_miniature
from veiviser.build.build import Progress
from veiviser.messages import translator
from veiviser.model.message import msg


@pytest.mark.parametrize(
    ("locale", "message"),
    [("nb_NO.UTF-8", "Rett tallene."), ("C", "cannot be right")],
)
def test_mkdocs_tells_problems_in_the_language_of_the_machine(
    tmp_path: Path, locale: str, message: str
) -> None:
    root = linked_miniature(tmp_path / "miniature")
    actors = root / "data/actors.yaml"
    text = actors.read_text("utf-8")
    assert "minimum_age: 18" in text
    actors.write_text(text.replace("minimum_age: 18", "minimum_age: 180"), encoding="utf-8")
    done = subprocess.run(
        [Path(sys.executable).with_name("mkdocs"), "build", "--site-dir", tmp_path / "site"],
        cwd=root,
        env=os.environ | {"LC_ALL": locale, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert message in done.stdout


def test_a_terminal_is_told_the_steps_in_its_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = Progress(2, translator("nb"))
    progress.tell("utskrift/nb/plakat.pdf")
    progress.step(msg("search indexes"))
    progress.step(msg("{count} handouts", count=4))
    assert capsys.readouterr().err.splitlines() == [
        "[1/2] utskrift/nb/plakat.pdf",
        "[1/2] søkeregistre",
        "[2/2] 4 utskrifter",
    ]


def test_a_file_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Progress(1).step(msg("search indexes"))
    assert capsys.readouterr().err == ""
