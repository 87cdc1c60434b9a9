"""ProperDocs builds the pages that MkDocs builds, to the last byte; what differs is found."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from made_up_words import whole_miniature
from project import ROOT

TRACE = """import sys

def on_post_page(output, page, config):
    name = "properdocs" if "properdocs" in sys.argv[0] else "mkdocs"
    return output + f"<!-- {name} -->" if page.is_homepage else output
"""
BROKEN = """def on_post_page(output, page, config):
    raise RuntimeError("no page today")
"""


@pytest.fixture
def fjellvik(tmp_path: Path) -> Path:
    root = whole_miniature(tmp_path / "fjellvik")
    return root


def cross_check(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "tools/cross_check.py", "--root", root]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def plant(root: Path, hook: str) -> None:
    (root / "planted.py").write_text(hook, "utf-8")
    settings = root / "mkdocs.yml"
    hooks = "hooks: [hooks/mkdocs_events.py"
    assert hooks in settings.read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace(hooks, f"{hooks}, planted.py"), "utf-8")


def test_both_build_the_same_files(fjellvik: Path) -> None:
    done = cross_check(fjellvik)
    assert done.stderr == ""
    assert done.stdout.endswith("files: the same from mkdocs and properdocs\n")
    assert int(done.stdout.split()[0]) > 15


def test_a_planted_trace_of_the_generator_is_found(fjellvik: Path) -> None:
    plant(fjellvik, TRACE)
    done = cross_check(fjellvik)
    assert done.returncode == 1
    assert re.fullmatch(r"index.html:\d+: differs between mkdocs and properdocs\n", done.stderr)


def test_a_site_that_one_of_them_does_not_build_is_told(fjellvik: Path) -> None:
    plant(fjellvik, BROKEN)
    done = cross_check(fjellvik)
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs does not build the pages:")
    assert "no page today" in done.stderr
