"""What an editor waits for, and what paper costs: figures without anything of stock MkDocs beside them."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.compare import VEIVISER, build_command
from bench.copies import Numbers, change_a_number
from bench.measure import Cost, answer, middle, run

BARE = [sys.executable, "-c", "import argparse, gettext"]
"""The least that a command which speaks two languages imports."""
LITTLE = 3
"""What takes little is run so many times as often."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value."""

    what: str
    value: float
    unit: str
    aim: float | None = None
    """The most that it should be."""


def figures_of_commands(root: Path, today: date, runs: int) -> Iterator[Figure]:
    """Processor time of what an editor starts and does all day. Changes numbers in the copy ``root``."""
    often = range(runs * LITTLE)
    pairs = [(run(BARE, root), run([VEIVISER, "--help"], root)) for _ in often]
    bare, told = (middle(list(costs)).processor for costs in zip(*pairs, strict=True))
    yield Figure("veiviser --help, beside Python alone", told / bare, "times", 6)
    checked = middle([run([VEIVISER, "check-data"], root) for _ in often])
    yield Figure("veiviser check-data", checked.processor, "s of processor", 0.5)
    saved = float(answer([sys.executable, "-m", "bench.form_save", ".", today.isoformat()], root))
    yield Figure("a save in the form", saved, "s of processor", 1)
    painted = float(answer([sys.executable, "-m", "bench.painted", "."], root))
    yield Figure("from a save until the preview is painted", painted, "s")


def figures_of_paper(root: Path, today: date, runs: int) -> Iterator[Figure]:
    """Handouts with nothing kept and with one number changed, and a build in which nothing has changed."""
    command = [sys.executable, "-m", "bench.handouts", ".", today.isoformat()]
    cold = run(command, root)
    pages = int((root / "said.txt").read_text("utf-8").split()[-1])
    yield Figure(f"handouts of {pages} pages, nothing kept", cold.seconds, "s")
    yield Figure("  a page", cold.processor / pages, "s of processor")
    run(build_command(today), root)
    again = middle([run(build_command(today), root) for _ in range(runs)])
    yield Figure("veiviser build, nothing changed", again.seconds, "s")
    yield Figure("  of all processors", again.processor, "s of processor")
    numbers = Numbers((root / "data" / "actors.yaml").read_text("utf-8"))
    changed: list[Cost] = []
    for _ in range(runs):
        change_a_number(root, numbers.fresh())
        changed.append(run(command, root))
    yield Figure("handouts, one number changed", middle(changed).seconds, "s")


def profile_of_paper(root: Path, today: date) -> dict[str, float]:
    """The share of the time of the directory on paper that each package takes."""
    command = [sys.executable, "-m", "bench.handouts", ".", today.isoformat(), "--profile"]
    shares: dict[str, float] = json.loads(answer(command, root).splitlines()[-1])
    return shares
