"""No command of the Makefile but a release writes into the folder that a web server serves."""

import re
import subprocess

import pytest

from project import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
PUBLISHED = re.compile(r"(?<![\w.:/-])(?:\.\./)*site(?![\w-])(?!\.py)|veiviser (?:release|rollback)|--site")
"""Words of a command that name the published site, or the commands that change it."""


def commands_of(target: str) -> str:
    """What ``make`` would run for a target, as far as it runs the project's own programs."""
    done = subprocess.run(
        ["make", "--dry-run", "--always-make", target], cwd=ROOT, capture_output=True, text=True, check=True
    )
    own = ("bin/veiviser", "bin/python tools", "bin/python -m", "deploy/", "run.mjs", "rm -rf")
    return "\n".join(line for line in done.stdout.splitlines() if any(name in line for name in own))


@pytest.mark.parametrize("target", sorted({*TARGETS} - {"release", "test", "lock", "help"}))
def test_a_command_leaves_the_published_site_alone(target: str) -> None:
    assert PUBLISHED.findall(commands_of(target)) == []


@pytest.mark.parametrize(
    "command",
    ["tools/run.py site", "node run.mjs ../../site", "veiviser build --site x", "rm -rf .cache site"],
)
def test_a_planted_command_is_found(command: str) -> None:
    assert PUBLISHED.findall(command)
