"""Translations that nobody made, for projects that are built in tests alone."""

from collections.abc import Callable
from pathlib import Path

from babel.messages.pofile import write_po

from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.guide import load_guide


def made_up(words: str) -> str:
    """Stands for a translation, so that a string which was not translated gives itself away."""
    return f"‹{words}›"


def fill(root: Path, words: Callable[[str], str] = made_up) -> None:
    """Gives all that is not translated, such as labels and the interface, made-up translations."""
    path = root / "data/translations/ar.po"
    catalog = update_translations(
        path, "ar", wanted_strings(load_guide(root / "data").guide, root / "overrides")
    )
    for message in catalog:
        if isinstance(message.id, tuple):
            message.string = tuple(words(message.id[-1]) for _ in range(catalog.num_plurals))
        elif message.id and not message.string:
            message.string = words(message.id)
    with path.open("wb") as file:
        write_po(file, catalog)
