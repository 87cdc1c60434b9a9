"""What commands that change an entry have in common: they ask, write, and tell what is left to do."""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from veiviser.cli import FINE, PROBLEMS
from veiviser.cli.arguments import add_root, add_today
from veiviser.cli.console import Console
from veiviser.edit.actors import source_of
from veiviser.edit.saving import FileChange, checked, save
from veiviser.load.guide import Loaded
from veiviser.load.text_file import character_fault
from veiviser.load.web_address import address_fault
from veiviser.model.message import Message, ParseError, did_you_mean, msg
from veiviser.model.problem import Problem, Problems
from veiviser.model.source import Confidence
from veiviser.todo.languages import outdated_of, untranslated_of

Remains = Callable[[Loaded], Iterable[Problem]]
"""What is left to do besides translation, from the data as they are after the change."""


def nothing(_: Loaded) -> Iterable[Problem]:
    """After a change that leaves nothing but translation."""
    return ()


def add_writing(command: argparse.ArgumentParser, say: Console) -> None:
    """What all commands that write have in common."""
    add_root(command, say)
    add_today(command, say)
    command.add_argument("--dry-run", action="store_true", help=say("show the change and write nothing"))


def add_source(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("--source", help=say("where it stands: https://… or document:place"))


def add_confidence(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "--confidence",
        choices=[word.value for word in Confidence],
        help=say("how sure the source makes us (default: after whose page it is)"),
    )


def source_from(options: argparse.Namespace) -> dict[str, str]:
    """What ``--source`` says, else what somebody answers; ends the command where nobody can."""
    say = options.say
    if not options.source and not can_ask():
        options.fail(say("write --source: https://… or document:place"))
    question = say("Where does it stand? https://… or document:place")
    return source_of(options.source or Questions(say).text(question, is_needed=True, check=_must_be_sound))


def _must_be_sound(source: str) -> None:
    """Raises ParseError for an address that cannot be linked to."""
    if source.startswith("http") and (fault := address_fault(source, may_be_http=True)):
        raise ParseError(msg("'{text}' {fault}", text=source, fault=fault))


def carry_out(
    options: argparse.Namespace,
    change: FileChange,
    id: str,
    notes: Iterable[Message],
    remains: Remains = nothing,
) -> int:
    """Checks and writes a change of the entry ``id``; ``--dry-run`` only shows it.

    Raises Problems, and then writes nothing.
    """
    say = options.say
    if not change.lines:
        print(say("{path} says so already; nothing is changed", path=change.path))
        return FINE
    try:
        loaded = checked(change) if options.dry_run else save(change)
    except Problems:
        print(say("Nothing is written."), file=sys.stderr)
        raise
    if options.dry_run:
        print(say("Nothing is written yet. This would change:"))
    else:
        print(say("{place}: written", place=f"{change.path}:{change.lines[0]}"))
    print(change.diff(), end="")
    for note in notes:
        print(note.said(say.translate))
    entry = change.root, loaded.guide, Path(change.path).stem, id
    _tell(say("The site cannot be built until these words are translated:"), untranslated_of(*entry), say)
    _tell(say("Readers of other languages get the old words for now:"), outdated_of(*entry), say)
    _tell(say("Left to do:"), [*remains(loaded)], say)
    return FINE


def _tell(heading: str, problems: list[Problem], say: Console) -> None:
    if problems:
        print(heading)
    for problem in problems:
        print(f"- {problem.said(say.translate)}")


def can_ask() -> bool:
    """Somebody can answer: the command was not given its input by a program."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Questions:
    """Each answer is one line; an empty one takes the suggestion, where there is one.

    Whoever stops answering ends the command.
    """

    def __init__(self, say: Console) -> None:
        self.say = say

    def text(
        self,
        question: str,
        suggestion: str = "",
        is_needed: bool = False,
        check: Callable[[str], object] = lambda answer: answer,
    ) -> str:
        """``question`` is in the reader's language; ``check`` raises ParseError for a wrong answer."""
        shown = f"{question} [{suggestion}]: " if suggestion else f"{question}: "
        while True:
            answer = self._line(shown) or suggestion
            if not answer and is_needed:
                print(self.say("This must be answered. Ctrl-C stops, and nothing is written."))
                continue
            try:
                if fault := character_fault(answer):
                    raise ParseError(fault)
                if answer:
                    check(answer)
                return answer
            except ParseError as error:
                print(error.message.said(self.say.translate))

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
