"""A language is added as the README says, step by step, and nothing else is needed."""

import re
import shutil
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import polib
import pytest

from builders import copy_miniature
from made_up_words import NUMBERS, fill
from project import ROOT

WORDS = "тук има текст на български за хора които търсят помощ и искат да знаят повече"
BULGARIAN = cycle(WORDS.split())
KEPT_OR_WORD = re.compile(
    r"(?P<kept>\{\{.*?\}\}|\{#[\w-]+\}|\]\([^)]*\)|`[^`]*`|%\(\w+\)s|\{\w+\})|[^\W\d_]+", re.DOTALL
)
STEP = re.compile(r"^\d\. `\.venv/bin/veiviser (translations [^`]+)`", re.MULTILINE)


def bulgarian(words: str) -> str:
    """Says nothing, in Bulgarian, with every fact of the source."""

    def word(found: re.Match[str]) -> str:
        if found["kept"]:
            return found[0]
        if number := NUMBERS.get(found[0].lower()):
            return str(number)
        return next(BULGARIAN)

    return KEPT_OR_WORD.sub(word, words)


def veiviser(root: Path, *arguments: str) -> str:
    program = Path(sys.executable).with_name("veiviser")
    done = subprocess.run([program, *arguments], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.xdist_group("miniature")
def test_the_steps_of_the_readme_give_a_language(built_miniature: Path, tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "fjellvik")
    # So that the handouts of the languages it had are not printed again.
    shutil.copytree(built_miniature / ".cache", root / ".cache")
    for shared in ("hooks", "overrides"):
        (root / shared).symlink_to(ROOT / shared)
    fill(root)
    text = (ROOT / "README.md").read_text("utf-8")
    steps = STEP.findall(text[text.index("## Add a language") : text.index("## Keep translations")])
    assert [step.split()[1] for step in steps] == ["add", "export", "import"]
    for step in steps:
        veiviser(root, *step.split())
        if " export " in step:
            translate(root / "veiviser.bg.po")
    veiviser(root, "build")
    page = (root / "build/bg/index.html").read_text("utf-8")
    assert '<html lang="bg" dir="ltr"' in page
    assert "For deg" not in page
    assert "Български" in (root / "build/index.html").read_text("utf-8")
    assert "/bg/tjenester/" in (root / "build/sitemap.xml").read_text("utf-8")
    assert not (root / "build/bg/plan").exists()


def translate(path: Path) -> None:
    file = polib.pofile(str(path))
    for entry in file:
        if entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(range(2), bulgarian(entry.msgid_plural))
        else:
            entry.msgstr = bulgarian(entry.msgid)
    file.save(str(path))
