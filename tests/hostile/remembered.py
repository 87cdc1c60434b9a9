"""Loads one project again and again in the time that its one damaged file takes.

Whatever was made of the same bytes and the same values before is taken as it was; each rule still runs on all
that a damage can change.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from veiviser.load import glossary, guide, origins, page_links, pages, parity, project, search_words

MANY, MOST = 4_000, 100_000
"""So many pages, and so many texts, are remembered of a rule."""
FEW = 60
"""So many languages and whole projects."""
OF_FILES: dict[Any, dict[str, Callable[..., Iterable[Path]]]] = {
    guide: {"read_yaml": lambda path, name: [path]},
    glossary: {"read_glossary": lambda root: [root / glossary.GLOSSARY]},
    search_words: {"read_yaml": lambda path, name: [path]},
    project: {
        "load_guide": lambda data, root: sorted(data.glob("*.yaml")),
        "load_prose": lambda docs, code, root: sorted((docs / code).rglob("*.md")),
        "load_search_words": lambda root, guide, prose: [root / "data/search" / f"{prose.code}.yaml"],
        "read_catalog": lambda path, name: [path],
        "read_origins": lambda root, code: [root / "data/translations" / f"{code}.json"],
    },
    page_links: {"former_texts": lambda root: [root / "data/translations/sources.json"]},
}
"""What is read, and the files that it is read from."""
OF_LANGUAGES = {
    project: (
        *("strings_of_project", "wanted_strings", "as_it_is_wanted", "broken_translations"),
        *("drifted_translations", "lacking_translations", "outdated_texts", "translations_of"),
        "language_review",
    ),
    page_links: (
        *("owners_of_numbers", "faulty_links", "missing_files", "as_translated", "differing_anchors"),
        *("differing_settings", "drifted_pages"),
    ),
    glossary: ("_drift_of",),
}
OF_PAGES = {
    pages: ("unsafe_prose", "faulty_front_matter", "_doubled_anchors", "drift_of_page"),
    page_links: ("faulty_markers", "numbers_in_prose", "_markers_for_work"),
    origins: ("texts_of",),
    glossary: ("blocks",),
}
OF_TEXTS = {parity: ("text_differences",), glossary: ("glossary_faults", "plain_text")}


class Known:
    """A value by which it is and not by what it holds; kept, so that no other gets its place."""

    def __init__(self, value: Any) -> None:
        self.value = value
        # What compares two texts is bound to a new list of pairs each time, and compares alike.
        self.mark = value.__qualname__ if callable(value) else id(value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known) and self.mark == other.mark

    def __hash__(self) -> int:
        return hash(self.mark)


@contextmanager
def remembering() -> Iterator[None]:
    """Until its end, loading a project costs time for what was not seen before."""
    with pytest.MonkeyPatch.context() as patch:
        for module, readers in OF_FILES.items():
            for name, files in readers.items():
                patch.setattr(module, name, of_same_files(getattr(module, name), files))
        for rules, most in ((OF_LANGUAGES, FEW), (OF_PAGES, MANY), (OF_TEXTS, MOST)):
            for module, names in rules.items():
                for name in names:
                    patch.setattr(module, name, of_same_values(getattr(module, name), most))
        yield


def of_same_values(make: Callable[..., Any], most: int) -> Callable[..., Any]:
    """Texts and places are the same by what they say, all else by what it is."""

    @lru_cache(maxsize=most)
    def kept(*known: Any, **named: Any) -> Any:
        made = make(*map(plain, known), **{name: plain(held) for name, held in named.items()})
        return tuple(made) if isinstance(made, Iterator) else made

    def making(*values: Any, **named: Any) -> Any:
        return kept(*map(as_key, values), **{name: as_key(held) for name, held in named.items()})

    return making


def of_same_files(read: Callable[..., Any], files: Callable[..., Iterable[Path]]) -> Callable[..., Any]:
    """What cannot be read is never remembered."""

    @lru_cache(maxsize=FEW * 4)
    def kept(contents: tuple[tuple[Path, bytes], ...], *known: Any, **named: Any) -> Any:
        return read(*map(plain, known), **{name: plain(held) for name, held in named.items()})

    def reading(*values: Any, **named: Any) -> Any:
        contents = tuple((path, path.read_bytes()) for path in files(*values, **named) if path.is_file())
        return kept(contents, *map(as_key, values), **{name: as_key(held) for name, held in named.items()})

    return reading


def as_key(value: Any) -> Any:
    return value if isinstance(value, str | Path | bool) else Known(value)


def plain(key: Any) -> Any:
    return key.value if isinstance(key, Known) else key
