"""``python -m bench``: how long stock MkDocs and ours take on the same pages, and how ours grows."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.compare import compare_pages
from bench.copies import copy_project, keep_languages
from bench.figures import figures_of_commands, figures_of_paper, profile_of_paper
from bench.grown import grown_actors, grown_directory, grown_languages
from bench.growth import grow
from bench.tables import comparison_table, figures_table, growth_table, shares_line

MANY_LANGUAGES = 12
FEW, MANY = (0.5, 1.2), (0.25, 0.7)
"""How many times stock's seconds our pages should take at most, alone and with all but the handouts."""
ACTORS, LANGUAGES, ON_PAPER = (60, 200, 400), (3, 6, 12), (60, 90, 120)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project to measure (default: here)")
    parser.add_argument("--quick", action="store_true", help="one run of each, and only the smaller sizes")
    parser.add_argument(
        "--runs", type=int, default=3, help="runs of which the middle one counts (default: 3)"
    )
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 22))
    options = parser.parse_args(arguments)
    runs = 1 if options.quick else options.runs
    with TemporaryDirectory(prefix="veiviser-bench-") as folder:
        _report(options.root.resolve(), Path(folder), options.today, runs, options.quick)
    return 0


def _report(root: Path, folder: Path, today: date, runs: int, quick: bool) -> None:
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; median of {runs}, in turn")
    small = keep_languages(copy_project(root, folder / "small"), LANGUAGES[0])
    comparisons = [*compare_pages(small, folder / "few", today, runs, FEW)]
    if not quick:
        many = grow(root, folder / "grown", 0, MANY_LANGUAGES)
        comparisons += compare_pages(many, folder / "many", today, runs, MANY)
    print(comparison_table(comparisons), flush=True)
    edited = copy_project(root, folder / "edited")
    _tell(figures_table(figures_of_commands(edited, today, runs)))
    _tell(figures_table(figures_of_paper(edited, today, runs)))
    _tell(shares_line(profile_of_paper(edited, today)))
    actors, languages = (ACTORS[:2], LANGUAGES[:2]) if quick else (ACTORS, LANGUAGES)
    sizes = grown_languages(small, folder / "languages", today, languages, ACTORS[0])
    _tell(growth_table(f"all but handouts, {ACTORS[0]} actors", "languages", sizes))
    sizes = grown_actors(small, folder / "actors", today, actors, LANGUAGES[0])
    _tell(growth_table(f"all but handouts, {LANGUAGES[0]} languages", "actors", sizes))
    if not quick:
        sizes = grown_directory(small, folder / "paper", today, ON_PAPER)
        _tell(growth_table("the directory on paper, one language", "actors", sizes))


def _tell(table: str) -> None:
    print(f"\n{table}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
