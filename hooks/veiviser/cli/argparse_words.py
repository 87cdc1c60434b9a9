"""Python's own words about a command's arguments, in the language of the commands."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager


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
