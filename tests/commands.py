"""The project's commands, run as a reader of the README runs them."""

import fcntl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from project import ROOT


def once(outcome: Path, work: Callable[[], str]) -> str:
    """What ``work`` says; whoever comes first does it, the others wait for its outcome."""
    with outcome.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            outcome.write_text(work(), encoding="utf-8")
    return outcome.read_text(encoding="utf-8")


def build_started(shared_folder: Path) -> Path:
    """A file as old as the build of the whole project that all tests share."""
    return shared_folder / "site.started"


def run(command: str, *arguments: str) -> str:
    """Runs one of the project's commands in its folder; gives what it says when it fails, else nothing."""
    program = str(Path(sys.executable).with_name(command))
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return (
        "" if done.returncode == 0 else f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}"
    )
