"""What all tests share: the guide, and the whole site built once and served."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from project import ROOT
from serve import serve
from veiviser.load.guide import load_guide
from veiviser.model.guide import Guide


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
    faults = once(shared_folder / "site.built", lambda: run("veiviser", "build", "--site", str(folder)))
    assert not faults, f"the site does not build:\n{faults}"
    return folder


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Address of the built site, with a slash at its end."""
    with serve(site) as address:
        yield address


def once(outcome: Path, work: Callable[[], str]) -> str:
    """What ``work`` says; whoever comes first does it, the others wait for its outcome."""
    with outcome.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            outcome.write_text(work(), encoding="utf-8")
    return outcome.read_text(encoding="utf-8")


def run(command: str, *arguments: str) -> str:
    """Runs one of the project's commands in its folder; gives what it says when it fails, else nothing."""
    program = str(Path(sys.executable).with_name(command))
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return (
        "" if done.returncode == 0 else f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}"
    )
