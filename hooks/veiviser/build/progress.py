"""Tells how long work goes on; quiet when nobody is watching."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from veiviser.model.message import Message


@dataclass
class Progress:
    """Counts steps of known number."""

    steps: int
    translate: Callable[[str], str] = str
    """Takes English words and gives those of whoever is watching."""
    done: int = 0

    def tell(self, what: str) -> None:
        """Says what is being done within a step; prints only on a terminal."""
        if sys.stderr.isatty():
            print(f"[{self.done + 1}/{self.steps}] {what}", file=sys.stderr)

    def step(self, what: Message) -> None:
        """Says that one step is done; prints only on a terminal."""
        self.done += 1
        if sys.stderr.isatty():
            print(f"[{self.done}/{self.steps}] {what.said(self.translate)}", file=sys.stderr)
