"""Finds every short string that a translator must see, and brings the PO files up to date."""

import json
from collections.abc import Iterable
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog

from veiviser.files import write_whole
from veiviser.load.outdated import bring_up_to_date
from veiviser.load.po_file import catalog_of, read_catalog, store_catalog
from veiviser.model.guide import Guide

SETTINGS = "mkdocs.yml"
MENU = "menu"
"""Context of the headings of the menu."""
PACKAGE = Path(__file__).parents[1]
_TEMPLATES = dict.fromkeys((".html", ".xml"), "jinja2.ext:babel_extract")
_CODE = {".py": "babel.messages.extract:extract_python"}
"""What is said to readers in calls of ``gettext``."""
JINJA_OPTIONS = {"trimmed": "true", "newstyle_gettext": "true", "extensions": "jinja2.ext.i18n"}
_SIGNS = (b"gettext", b"_(", b"trans")
"""One of these stands in each call that is looked for, in templates and in code."""

_Found = tuple[str | tuple[str, ...], list[str], str | None]
"""Words, what is said to translators of them, and their context."""
Placed = tuple[str, _Found]
"""A file, and what stands in it."""


def wanted_strings(
    guide: Guide, overrides: Path, *, for_residents: bool = False, of_project: Iterable[Placed] = ()
) -> Catalog:
    """A catalogue without translations: texts of the data with their context, then template strings.

    ``for_residents`` leaves out the texts that a language with pages for residents alone never shows.
    ``of_project`` spares to read the templates again.
    """
    catalog = Catalog(fuzzy=False, charset="utf-8")
    for name, field, words in guide.texts(for_residents=for_residents):
        catalog.add(words, context=field, locations=[(f"data/{name}.yaml", 0)])
    for where, (message, comments, context) in of_project or strings_of_project(overrides):
        catalog.add(message, locations=[(where, 0)], auto_comments=comments, context=context)
    return catalog


def strings_of_project(overrides: Path) -> list[Placed]:
    """What is said outside the data, and where: headings of the menu, strings of templates and of code."""
    kept = _Kept(overrides.parent / ".cache" / "strings.json")
    found: list[Placed] = [
        (SETTINGS, (heading, [], MENU)) for heading in _menu_headings(overrides.parent / SETTINGS)
    ]
    for name, folder, kinds in (
        ("overrides", overrides, _TEMPLATES),
        ("paper", PACKAGE / "paper" / "templates", _TEMPLATES),
        ("site", PACKAGE / "site", _CODE),
    ):
        # As Babel walks a folder, for the order of the PO files.
        for path in sorted(folder.rglob("*"), key=lambda path: (path.parent, path.name)):
            if path.suffix in kinds:
                where = f"{name}/{path.relative_to(folder).as_posix()}"
                found += ((where, said) for said in kept.strings(kinds[path.suffix], path.read_bytes()))
    kept.store()
    return found


def _menu_headings(settings: Path) -> list[str]:
    """None from settings that cannot be read, which is told to those who build."""
    try:
        menu = yaml.load(settings.read_bytes(), yaml.CSafeLoader)["nav"]
    except (OSError, yaml.YAMLError, LookupError, TypeError):
        return []
    entries = (entry for entry in menu if isinstance(entry, dict)) if isinstance(menu, list) else ()
    return [str(title) for entry in entries for title, below in entry.items() if isinstance(below, list)]


class _Kept:
    """What was found in each file before, by a hash of its text: reading templates takes long.

    ``path`` can be removed at any time.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._used = path, dict[str, tuple[_Found, ...]]()

    def strings(self, kind: str, source: bytes) -> tuple[_Found, ...]:
        if not any(sign in source for sign in _SIGNS):
            return ()
        key = sha256(b"\0".join((_readers(), kind.encode(), source))).hexdigest()
        held = _held(self._path)
        if key not in held:
            held[key] = _extracted(kind, source)
        self._used[key] = held[key]
        return held[key]

    def store(self) -> None:
        """Writes what has been asked for, where the file tells something else and can be written."""
        held = _held(self._path)
        if held.keys() != self._used.keys() or not self._path.exists():
            held.clear()
            held.update(self._used)
            with suppress(OSError):
                self._path.parent.mkdir(exist_ok=True)
                write_whole(self._path, json.dumps(held).encode())


@lru_cache(maxsize=100)
def _held(path: Path) -> dict[str, tuple[_Found, ...]]:
    try:
        read: dict[str, Any] = json.loads(path.read_bytes())
        return {
            key: tuple((words if isinstance(words, str) else tuple(words), *rest) for words, *rest in found)
            for key, found in read.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


@cache
def _readers() -> bytes:
    """Another version may find other strings."""
    return f"{version('babel')} {version('jinja2')} {JINJA_OPTIONS}".encode()


def _extracted(kind: str, source: bytes) -> tuple[_Found, ...]:
    # They take long to import, and seldom has a file changed.
    from babel.messages.extract import extract

    found = extract(
        kind, BytesIO(source), comment_tags=("Translators:",), options=JINJA_OPTIONS, strip_comment_tags=True
    )
    return tuple((message, comments, context) for _line, message, comments, context in found)


def update_translations(path: Path, code: str, wanted: Catalog) -> Catalog:
    """Writes ``path`` with every wanted string; what is translated stays, though its source be gone."""
    catalog = bring_up_to_date(read_catalog(path) if path.exists() else catalog_of(code), wanted)
    store_catalog(path, catalog)
    return catalog
