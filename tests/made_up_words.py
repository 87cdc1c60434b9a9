"""Translations that nobody made, for projects that are built in tests alone."""

import re
from collections.abc import Callable
from pathlib import Path

from babel.messages.pofile import write_po

from builders import linked_miniature
from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.guide import load_guide
from veiviser.load.language_facts import NUMBER_WORDS, denies

TRANSLATION = {
    "ar": "ترجمة",
    "fa": "ترجمه",
    "lt": "vertimas",
    "th": "คำแปล",
    "ti": "ትርጉም",
    "uk": "переклад",
    "vi": "dịch",
}
"""A word in each language's own letters, without which a text would pass for the source's."""

DENIAL = {
    "ar": "لا",
    "fa": "نه",
    "lt": "ne",
    "pl": "nie",
    "th": "ไม่",
    "ti": "ኣይኮነን",
    "uk": "не",
    "vi": "không",
}
"""What a translation must say where the source denies something."""
NUMBERS = NUMBER_WORDS["nb"]
KEPT_OR_WORD = re.compile(
    r"(?P<kept>\A---\n.*?\n---\n|\{\{.*?\}\}|\{#[\w-]+\}|\]\([^)]*\)|`[^`]*`|<[^>]*>)|[^\W\d_]+", re.DOTALL
)
"""What a translation keeps of a page, or a word of it."""


def made_up(words: str, code: str = "ar") -> str:
    """Stands for a translation, so that a string which was not translated gives itself away."""
    # A range of times is said in words, as all languages that are read from the right say it.
    words = words.replace(")s–%(", f")s {TRANSLATION[code]} %(")
    # A number in words is a fact that a translation must keep.
    numbers = (f" {NUMBERS[word]}" for word in re.findall(r"\w+", words.lower()) if word in NUMBERS)
    return f"‹{TRANSLATION[code]} {words}{''.join(numbers)}›"


def made_up_page(markdown: str, code: str) -> str:
    """Stands for the translation of a page: no word of the source is left, and every fact is."""

    def word(found: re.Match[str]) -> str:
        if found["kept"]:
            return found[0]
        if number := NUMBERS.get(found[0].lower()):
            return str(number)
        return DENIAL[code] if denies(found[0], "nb") else TRANSLATION[code]

    return KEPT_OR_WORD.sub(word, markdown)


def whole_miniature(folder: Path) -> Path:
    """Puts the invented municipality's project into ``folder``, whole and sound: it can be built."""
    linked_miniature(folder)
    fill(folder)
    return folder


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
