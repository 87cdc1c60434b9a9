"""Larger copies of a project: more actors, more languages."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from babel.messages.pofile import write_po

from bench.copies import NUMBER, Numbers, copy_project
from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.guide import load_guide
from veiviser.load.po_file import catalog_of, read_catalog

EXTRA = ("de", "es", "it", "nl", "sv", "da", "fi", "pt", "et", "el", "bg", "hu")
"""Languages for copies of a translation: Material knows them all, and they count as English does."""
ENTRY = re.compile(r"^- id: ", re.MULTILINE)
CONFLICTS = re.compile(r"^  conflicts:\n(?:    .*\n|\n)+", re.MULTILINE)


def grow(root: Path, folder: Path, actors: int, languages: int) -> Path:
    """A copy of the project below ``root`` with at least its own and at most so many of each.

    Further actors are copies with numbers of their own; further languages are copies of the last one.
    """
    copy_project(root, folder)
    _add_languages(folder, languages)
    _add_actors(folder / "data" / "actors.yaml", actors)
    _translate(folder)
    return folder


def _add_actors(path: Path, wanted: int) -> None:
    text = path.read_text("utf-8")
    numbers = Numbers("\n".join(NUMBER.findall(text)))
    entries = ENTRY.split(text)[1:]
    copies = [text.rstrip("\n") + "\n"]
    for index in range(len(entries), wanted):
        entry = CONFLICTS.sub("", entries[index % len(entries)])
        identifier, newline, rest = entry.partition("\n")
        rest = NUMBER.sub(lambda _: numbers.fresh(), rest).rstrip()
        copies.append(f"\n- id: {identifier}-{index}{newline}{rest}\n")
    path.write_text("".join(copies), "utf-8")


def _add_languages(root: Path, wanted: int) -> None:
    data = root / "data" / "languages.yaml"
    held: list[dict[str, Any]] = yaml.safe_load(data.read_text("utf-8"))
    model = next(entry for entry in held if not entry.get("is_source"))
    for code in EXTRA[: max(0, wanted - len(held))]:
        held.append({**model, "code": code, "name": code, "locale": code})
        shutil.copytree(root / "docs" / model["code"], root / "docs" / code)
        catalogs = root / "data" / "translations"
        _copy_catalog(catalogs / f"{model['code']}.po", catalogs / f"{code}.po")
        if (told_from := catalogs / f"{model['code']}.json").exists():
            shutil.copyfile(told_from, catalogs / f"{code}.json")
    data.write_text(yaml.safe_dump(held, allow_unicode=True, sort_keys=False), "utf-8")


def _copy_catalog(model: Path, path: Path) -> None:
    """The same words for another language, which may count otherwise."""
    catalog = catalog_of(path.stem)
    for message in read_catalog(model, model.name):
        if message.id:
            forms = message.string
            if not isinstance(forms, str):
                forms = [forms[min(at, len(forms) - 1)] for at in range(catalog.num_plurals)]
            catalog.add(message.id, forms, flags=message.flags, context=message.context)
    with path.open("wb") as file:
        write_po(file, catalog)


def _translate(root: Path) -> None:
    """Gives the copies of actors the translations of their models."""
    guide = load_guide(root / "data", root).guide
    for language in guide.languages:
        if not language.is_source:
            for_residents = language.is_resident_only
            wanted = wanted_strings(guide, root / "overrides", for_residents=for_residents)
            path = root / "data" / "translations" / f"{language.code}.po"
            catalog = update_translations(path, language.code, wanted)
            known = {message.id: message.string for message in catalog if message.string}
            for message in catalog:
                if message.id and not message.string:
                    message.string = known[message.id]
            with path.open("wb") as file:
                write_po(file, catalog)
