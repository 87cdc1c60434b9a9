"""What the README tells editors to write is tried as it stands there, in both of its languages."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import link_code
from project import ROOT
from veiviser.desk.form import ADDRESS
from veiviser.desk.serving import DESK
from veiviser.model.actor import Actor, Address
from veiviser.model.hours import OpeningHours
from veiviser.model.phone import Phone
from veiviser.model.plan import Language

README = (ROOT / "README.md").read_text("utf-8")
NORWEGIAN = "**På norsk.**"
COMMAND = re.compile(r"(?:^|[`\"])(?:\.venv/bin/)?veiviser (?P<words>[^`\n]+?)\"?(?:`|$)", re.MULTILINE)
HOURS = re.compile(r"`(?:opening_hours: ')?((?:Mo-Fr|Jul|Dec|\d{4}) [^`']+)'?`")
FIELD = re.compile(r"`(valid_\w+|busy_note|second_choice|addresses|hours_note|is_for_emergencies)")
PLACE = re.compile(r"`((?:data|docs|deploy|tests|hooks|overrides)/[\w./-]+)")
MADE_LATER = {"data/last-release.json", "data/releases.yaml", "data/translations/bg.po", "docs/bg"}
"""What a release writes, and an added language."""
OUTCOMES = {
    'actor set rosa phone "22 33 11 60" --source https://rosanorge.no': (0, "nothing is changed"),
    "actor confirm rosa --by communications_adviser": (0, "checked: {date: "),
    "actor settle rosa phones --source https://rosanorge.no --by communications_adviser": (
        0,
        "-  conflicts:",
    ),
    'measure report 1 under_way --note "…" --source plan-2026': (0, "status: under_way"),
    "translations": (0, "ar: "),
    "translations accept docs/ar/hjelp.md#godt-a-vite --by translator": (0, "older than its source"),
    "translations review docs/ar/hjelp.md data/translations/ar.po --by language_reader": (
        0,
        "ar: hjelp.md: read",
    ),
    "check-data": (0, "no problems"),
    "release --check": (1, "stand in the way of a release"),
    "rollback": (1, "there is no earlier release to go back to"),
    "upgrade": (0, ""),
}
"""How each command ends in the project as it is, and what it says."""
ELSEWHERE = {
    "actor new": "tests/edit/test_editing_commands.py",
    "translations status": "tests/load/test_origins.py",
    "build": "tests/miniature/test_add_language.py",
    "translations add bg": "tests/miniature/test_add_language.py",
    "translations export bg": "tests/miniature/test_add_language.py",
    "translations import veiviser.bg.po": "tests/miniature/test_add_language.py",
    "merge %O %A %B %P": "tests/edit/test_merging.py",
}
"""Commands that need a terminal, a whole build or Git, by the file that tries them."""


def commands(text: str) -> set[str]:
    return {
        found["words"].rstrip('"') if "%O" in found[0] else found["words"] for found in COMMAND.finditer(text)
    }


def sections() -> Iterator[tuple[str, str]]:
    """What each section with a Norwegian part says in English and in Norwegian."""
    for section in README.split("\n## "):
        english, mark, norwegian = section.partition(NORWEGIAN)
        if mark:
            yield english, norwegian


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    link_code(tmp_path)
    return tmp_path


def test_every_command_of_the_readme_is_tried_here_or_elsewhere() -> None:
    assert commands(README) == OUTCOMES.keys() | ELSEWHERE.keys()
    for command, path in ELSEWHERE.items():
        said = (ROOT / path).read_text("utf-8")
        assert any(f'"{word}"' in said or f" {word} " in said for word in command.split()), command


@pytest.mark.parametrize("command", OUTCOMES)
def test_a_command_of_the_readme_does_what_it_says(root: Path, command: str) -> None:
    code, told = OUTCOMES[command]
    program = Path(sys.executable).with_name("veiviser")
    words = [*shlex.split(command.replace("…", "Vi har begynt.")), "--lang", "en"]
    done = subprocess.run([program, *words], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, told in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr


def test_each_section_for_editors_names_no_command_in_one_language_alone() -> None:
    pairs = list(sections())
    assert len(pairs) == 5
    for english, norwegian in pairs:
        assert commands(norwegian) <= commands(english)
        assert set(re.findall(r"`(make [a-z]+)", norwegian)) <= set(re.findall(r"`(make [a-z]+)", english))


def test_hours_and_fields_that_the_readme_shows_are_understood_in_both_languages() -> None:
    for text in next(pair for pair in sections() if "Closed days" in pair[0]):
        hours = HOURS.findall(text)
        assert len(hours) >= 3
        for written in hours:
            assert OpeningHours.parse(written if written[0] == "M" else f"Mo-Fr 09:00-15:00; {written}")
        for field in FIELD.findall(text):
            assert any(field in kind.__dataclass_fields__ for kind in (Actor, Phone, Address)), field
    assert "`publish_unreviewed: false`" in README
    assert "publish_unreviewed" in Language.__dataclass_fields__


def test_addresses_and_files_that_the_readme_names_are_there() -> None:
    pages = set(re.findall(r"http://127\.0\.0\.1:8000(/[a-z/]*)", README))
    assert pages == {"/", DESK, ADDRESS, f"{ADDRESS}ny/actors/"}
    assert {path for path in PLACE.findall(README) if not (ROOT / path).exists()} <= MADE_LATER


def test_targets_of_make_that_the_readme_names_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE)) <= targets
