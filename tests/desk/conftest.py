"""A form on a copy of the invented municipality's data."""

from pathlib import Path

import pytest
from form_client import Client

from builders import copy_miniature


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return Client(copy_miniature(tmp_path / "fjellvik"))
