"""What the program says to editors, in their language: one PO file for each but English."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("nb", "en")
NORWEGIAN = ("nb", "nn", "no")


def language_of_machine(environment: Mapping[str, str] = os.environ) -> str:
    """``nb`` where the machine's locale is Norwegian, else ``en``."""
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    return "nb" if locale[:2] in NORWEGIAN else "en"


@cache
def translator(language: str) -> Callable[[str], str]:
    """Gives the words of ``language`` for English ones; words without a translation stay English."""
    if language == "en":
        return lambda words: words
    # A command that says nothing in Norwegian need not wait for it.
    from babel.messages.pofile import read_po

    with (Path(__file__).with_name(f"{language}.po")).open("rb") as file:
        catalog = read_po(file, locale=language)
    words = {message.id: str(message.string) for message in catalog if message.id and message.string}
    return lambda english: words.get(english, english)
