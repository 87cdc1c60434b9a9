"""The language that commands, and Python's own words about their arguments, speak to whoever runs them."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from veiviser.messages import LANGUAGES, language_of_machine, translator
from veiviser.model.message import Message


@dataclass(frozen=True, slots=True)
class Console:
    """Says things in one language."""

    language: str

    @property
    def translate(self) -> Callable[[str], str]:
        """Takes English words and gives those of the language."""
        return translator(self.language)

    def __call__(self, words: str, /, **values: object) -> str:
        """``words`` with their ``{places}`` filled, in the language."""
        return Message.of(words, **values).said(self.translate)


def add_language(parser: argparse.ArgumentParser, say: Console) -> None:
    parser.add_argument(
        "--lang", choices=LANGUAGES, help=say("language of messages (default: the machine's, else English)")
    )


def chosen_language(arguments: Sequence[str]) -> str:
    """What ``--lang`` says, wherever it stands, else the machine's language.

    It must be known before the arguments are parsed, because the help is said in it too.
    """
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    first.add_argument("--lang", nargs="?")
    given = first.parse_known_args([*arguments])[0].lang
    return given if given in LANGUAGES else language_of_machine()


@contextmanager
def argparse_says(translate: Callable[[str], str]) -> Iterator[None]:
    """Parsers that are made and used inside say ``usage``, ``options`` and their errors by ``translate``.

    argparse looks up its words under gettext's usual names in its own module. Other ways in than those two
    names would need compiled files and a changed environment.
    """

    def counted(one: str, many: str, number: int) -> str:
        return translate(one if number == 1 else many)

    words = vars(argparse)
    before = {name: words[name] for name in ("_", "ngettext")}
    words.update({"_": translate, "ngettext": counted})
    try:
        yield
    finally:
        words.update(before)
