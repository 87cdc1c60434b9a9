"""What more actors and more languages cost."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.compare import pages_command
from bench.growth import grow
from bench.measure import Cost, run


@dataclass(frozen=True, slots=True)
class Grown:
    """One size and its cost."""

    count: int
    cost: Cost


def grown_actors(root: Path, folder: Path, today: date, counts: Sequence[int], languages: int) -> list[Grown]:
    """Everything but the handouts, cold, for each number of actors."""
    return [
        Grown(count, _all_but_handouts(root, folder / str(count), today, count, languages))
        for count in counts
    ]


def grown_languages(root: Path, folder: Path, today: date, counts: Sequence[int], actors: int) -> list[Grown]:
    """Everything but the handouts, cold, for each number of languages."""
    return [
        Grown(count, _all_but_handouts(root, folder / str(count), today, actors, count)) for count in counts
    ]


def grown_directory(root: Path, folder: Path, today: date, counts: Sequence[int]) -> list[Grown]:
    """The directory on paper in the source language: the handout that grows with the number of actors."""
    command = [sys.executable, "-m", "bench.handouts", ".", today.isoformat(), "--directory"]
    return [
        Grown(count, run(command, grow(root, folder / str(count), count, 0), watch_memory=True))
        for count in counts
    ]


def _all_but_handouts(root: Path, folder: Path, today: date, actors: int, languages: int) -> Cost:
    grown = grow(root, folder, actors, languages)
    return run(pages_command(today, "--with-rest"), grown, watch_memory=True)
