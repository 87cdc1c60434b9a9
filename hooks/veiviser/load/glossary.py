"""The one word that each language has for a term, which translators are shown and a check holds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from pydantic import ConfigDict, TypeAdapter, ValidationError

from veiviser.load.entry_faults import entry_problems
from veiviser.load.pages import Prose
from veiviser.load.parity import blocks, plain_text
from veiviser.load.yaml_file import YamlFile, read_yaml
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem, Problems

GLOSSARY = "data/translations/glossary.yaml"
_ADDED = re.compile("[\u064b-\u0652\u0640]")
"""Arabic vowel signs, which a word may have or lack."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryTerm:
    """A term, and what it is called."""

    source: str
    """How the source language starts every form of it: "menneskehandel"."""
    terms: Mapping[str, tuple[str, ...]]
    """By language code, how each form of the one word for it may start; the first is shown to translators."""
    never: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By language code, words that were used for it before."""


Glossary = tuple[GlossaryTerm, ...]


def read_glossary(root: Path) -> Glossary:
    """No terms where there is no file. Raises Problems where it cannot be read."""
    path = root / GLOSSARY
    if not path.exists():
        return ()
    file: YamlFile = read_yaml(path, GLOSSARY)
    if not isinstance(file.value, list):
        message = msg("must be a list of terms, each with 'source' and 'terms' by language code")
        raise Problems([Problem(GLOSSARY, 1, message)])
    terms: list[GlossaryTerm] = []
    problems: list[Problem] = []
    for index, entry in enumerate(file.value):
        try:
            terms.extend(_ADAPTER.validate_python((entry,)))
        except ValidationError as error:
            problems.extend(entry_problems(error, file, (index,), entry, GlossaryTerm))
    if problems:
        raise Problems(problems)
    return tuple(terms)


def glossary_faults(glossary: Glossary, source: str, text: str, code: str) -> Iterator[Message]:
    """Terms of a source text that its translation does not call by the one word for them."""
    # A title that is kept, to be explained after it, has the source's own words.
    if source in text:
        return
    asked = source.lower()
    for term in glossary:
        if term.source.lower() not in asked or not (words := term.terms.get(code, ())):
            continue
        said = _plain(text)
        if used := [word for word in term.never.get(code, ()) if _plain(word) in said]:
            yield msg(
                "calls '{source}' '{used}'; write '{word}'", source=term.source, used=used[0], word=words[0]
            )
        elif not any(_plain(word) in said for word in words):
            yield msg("has '{source}', and not '{word}'; write it", source=term.source, word=words[0])


def glossary_drift(
    root: Path, prose: Mapping[str, Prose], sources: Mapping[str, Prose], catalogs: Mapping[str, Catalog]
) -> Iterator[Problem]:
    """Every part of a page and every string that calls a term something else.

    ``sources`` is what each language was translated from.
    """
    try:
        glossary = read_glossary(root)
    except Problems as error:
        yield from error.problems
        return
    for code, source in sources.items():
        yield from _drift_of(glossary, source, prose[code], catalogs.get(code))


def _drift_of(glossary: Glossary, source: Prose, other: Prose, catalog: Catalog | None) -> Iterator[Problem]:
    for page in sorted(source.pages.keys() & other.pages.keys()):
        held = blocks(other.pages[page])
        for anchor, block in blocks(source.pages[page]).items():
            if anchor in held:
                text = held[anchor]
                words = plain_text(block.text), plain_text(text.text)
                for message in glossary_faults(glossary, *words, other.code):
                    yield Problem(f"{other.folder}/{page}", text.line, message)
    for entry in catalog or ():
        if isinstance(entry.id, str) and entry.id and entry.string and not entry.fuzzy:
            # What people may type in a search is no term, and a title is its own.
            if str(entry.context).startswith(("vocabularies/need_words/", "documents/")):
                continue
            for message in glossary_faults(glossary, entry.id, str(entry.string), other.code):
                yield Problem(f"data/translations/{other.code}.po", entry.lineno or 1, message)


def _plain(text: str) -> str:
    return _ADDED.sub("", text).lower()


# A dataclass alone takes no configuration from outside, so each term is read as a tuple of one.
_ADAPTER = TypeAdapter(tuple[GlossaryTerm], config=ConfigDict(extra="forbid"))
