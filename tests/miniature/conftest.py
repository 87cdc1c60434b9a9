"""The invented municipality's project, built once for the tests that run in its worker."""

import subprocess
import sys
from pathlib import Path

import pytest

from made_up_words import whole_miniature


@pytest.fixture(scope="session")
def built_miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder, with all that a build leaves there."""
    root = whole_miniature(tmp_path_factory.mktemp("miniature") / "fjellvik")
    program = Path(sys.executable).with_name("veiviser")
    done = subprocess.run([program, "build", "--root", root], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr or "failed without a word"
    return root


@pytest.fixture(scope="session")
def site_of_fjellvik(built_miniature: Path) -> Path:
    return built_miniature / "build"
