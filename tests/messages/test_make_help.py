"""``make help`` speaks the machine's language, and says what every target is for."""

import os
import re
import subprocess

import pytest

from project import ROOT

TARGETS = re.findall(r"^([a-z-]+):.* ## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
SAID = {"nb_NO.UTF-8": "bygg hele nettstedet i build/", "C.UTF-8": "build the whole site into build/"}


@pytest.mark.parametrize("locale", SAID)
def test_every_target_is_told_in_the_language_of_the_machine(locale: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        ["make", "help"], cwd=ROOT, env=kept | {"LANG": locale}, capture_output=True, text=True, check=True
    )
    lines = [line.split(maxsplit=2) for line in done.stdout.splitlines()]
    assert [line[1] for line in lines] == TARGETS
    words = dict(line[1:] for line in lines)
    assert words["site"].startswith(SAID[locale])
    assert len(set(words.values())) == len(TARGETS) and "##" not in done.stdout
