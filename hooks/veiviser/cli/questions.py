"""Asks whoever sits at the terminal for what a command still needs."""

import sys
from collections.abc import Mapping

from veiviser.cli.command import PROBLEMS
from veiviser.cli.console import Console
from veiviser.model.message import did_you_mean


def can_ask() -> bool:
    """Somebody can answer: the command was not given its input by a program."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Questions:
    """Each answer is one line; an empty one takes the suggestion, where there is one.

    Whoever stops answering ends the command.
    """

    def __init__(self, say: Console) -> None:
        self.say = say

    def text(self, question: str, suggestion: str = "", is_needed: bool = False) -> str:
        """``question`` is already in the reader's language."""
        shown = f"{question} [{suggestion}]: " if suggestion else f"{question}: "
        while not (answer := self._line(shown) or suggestion) and is_needed:
            print(self.say("This must be answered. Ctrl-C stops, and nothing is written."))
        return answer

    def word(self, question: str, labels: Mapping[str, str]) -> str:
        """One of the words, written out or as its number in the list."""
        return self._chosen(question, labels, is_needed=True)[0]

    def words(self, question: str, labels: Mapping[str, str]) -> list[str]:
        """Any of the words, with commas between."""
        return self._chosen(question, labels, is_needed=False)

    def _line(self, shown: str) -> str:
        try:
            return input(shown).strip()
        except (EOFError, KeyboardInterrupt):
            print(f"\n{self.say('Nothing is written.')}", file=sys.stderr)
            raise SystemExit(PROBLEMS) from None

    def _chosen(self, question: str, labels: Mapping[str, str], is_needed: bool) -> list[str]:
        numbered = {str(number): word for number, word in enumerate(labels, 1)}
        for number, word in numbered.items():
            print(f"  {number:>2}  {word}: {labels[word]}")
        while True:
            parts = [part.strip() for part in self.text(question, is_needed=is_needed).split(",")]
            chosen = [numbered.get(part, part) for part in parts if part]
            wrong = [word for word in chosen if word not in labels]
            if not wrong:
                return chosen
            near = did_you_mean(wrong[0], labels)
            print(self.say("'{word}' is not in the list{near}", word=wrong[0], near=near))
