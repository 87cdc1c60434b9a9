"""What all tests share: the guide, and the whole site built once and served."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from commands import build_started, once, run
from project import ROOT
from serve import serve
from veiviser.load.guide import load_guide
from veiviser.model.guide import Guide

# The same cases in every run, however busy the machine, and nothing kept in the project's folder.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    # It measures seconds, which a busy machine takes.
    suppress_health_check=(HealthCheck.too_slow,),
)
settings.load_profile("repeatable")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    seed = config.getoption("randomly_seed", None)
    if seed is not None:
        terminalreporter.write_line(f"The same order again: make test SEED={seed}")


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The project's data, in the source language."""
    return load_guide(ROOT / "data").guide


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(shared_folder: Path) -> Path:
    """The whole project, built once for all workers."""
    folder = shared_folder / "site"

    def build() -> str:
        build_started(shared_folder).touch()
        return run("veiviser", "build", "--site", str(folder))

    faults = once(shared_folder / "site.built", build)
    assert not faults, f"the site does not build:\n{faults}"
    return folder


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Address of the built site, with a slash at its end."""
    with serve(site) as address:
        yield address
