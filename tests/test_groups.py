"""Tests that share something costly run in one worker."""

import os

import pytest


@pytest.mark.xdist_group("costly")
def test_the_name_of_a_group_reaches_the_workers(request: pytest.FixtureRequest) -> None:
    assert request.node.nodeid.endswith("@costly") == ("PYTEST_XDIST_WORKER" in os.environ)
