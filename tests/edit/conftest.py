"""A project of the invented municipality to change."""

from pathlib import Path

import pytest

from builders import copy_miniature


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_miniature(tmp_path / "fjellvik")
