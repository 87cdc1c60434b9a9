"""Runs stock MkDocs and ours in turn on the same pages, and tells how many times as long ours takes."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.copies import copy_project
from bench.measure import Cost, middle, run
from bench.stock import write_stock
from veiviser.load.guide import load_guide

STOCK = [str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet"]
VEIVISER = str(Path(sys.executable).with_name("veiviser"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ours beside stock."""

    what: str
    stock: Cost
    ours: Cost
    aim: float
    """How many times stock's seconds ours should take at most."""

    @property
    def ratio(self) -> float:
        """By the clock."""
        return self.ours.seconds / self.stock.seconds

    @property
    def work(self) -> float:
        """By the processors, which says more where others use the machine too."""
        return self.ours.processor / self.stock.processor


def pages_command(today: date, *more: str) -> list[str]:
    """Builds the pages of the project in the folder where it is run."""
    return [sys.executable, "-m", "bench.pages", ".", today.isoformat(), *more]


def build_command(today: date) -> list[str]:
    """Builds everything of the project in the folder where it is run."""
    return [VEIVISER, "build", "--today", today.isoformat()]


def compare_pages(
    root: Path, folder: Path, today: date, runs: int, aims: tuple[float, float]
) -> tuple[Comparison, Comparison]:
    """The pages of all languages, by themselves and with everything but the handouts."""
    ours = copy_project(root, folder / "ours")
    stock = write_stock(ours, folder / "stock", today)
    alone, rest = pages_command(today), pages_command(today, "--with-rest")
    costs = [(run(STOCK, stock), run(alone, ours), run(rest, ours)) for _ in range(runs)]
    beside, pages, all_but_handouts = (middle(list(each)) for each in zip(*costs, strict=True))
    languages = len(load_guide(ours / "data").guide.languages)
    return (
        Comparison(f"HTML of {languages} languages", beside, pages, aims[0]),
        Comparison(f"all but handouts, {languages} languages", beside, all_but_handouts, aims[1]),
    )
