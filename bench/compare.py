"""Runs stock MkDocs and ours in turn on the same pages, and tells how many times as long ours takes."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.copies import Numbers, change_a_number, copy_project, forget
from bench.measure import Cost, middle, run
from bench.stock import write_stock

STOCK = [str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet"]
VEIVISER = str(Path(sys.executable).with_name("veiviser"))
Tell = Callable[[str], None]


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


def compare_pages(root: Path, folder: Path, today: date, runs: int, what: str) -> Comparison:
    """The pages of all languages, before and beside everything else."""
    ours = copy_project(root, folder / "ours")
    stock = write_stock(ours, folder / "stock", today)
    costs = [(run(STOCK, stock), run(pages_command(today), ours)) for _ in range(runs)]
    return _comparison(what, costs, aim=0.35)


def compare_everything(root: Path, folder: Path, today: date, runs: int) -> tuple[Comparison, Comparison]:
    """The whole site with nothing kept from before, then after one telephone number has changed."""
    ours = copy_project(root, folder / "ours")
    stock = write_stock(ours, folder / "stock", today)
    numbers = Numbers((ours / "data" / "actors.yaml").read_text("utf-8"))
    cold: list[tuple[Cost, Cost]] = []
    changed: list[tuple[Cost, Cost]] = []
    for _ in range(runs):
        forget(ours)
        cold.append((run(STOCK, stock), run(build_command(today), ours)))
        change_a_number(ours, numbers)
        changed.append((run(STOCK, stock), run(build_command(today), ours)))
    return (
        _comparison("everything, nothing kept", cold, aim=2),
        _comparison("everything, one number changed", changed, aim=0.5),
    )


def _comparison(what: str, costs: list[tuple[Cost, Cost]], aim: float) -> Comparison:
    stock, ours = zip(*costs, strict=True)
    return Comparison(what, middle(list(stock)), middle(list(ours)), aim)
