"""Translations of short strings: one gettext PO file for each language but the source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from veiviser.load.outdated import PLACEHOLDER, is_outdated
from veiviser.load.parity import Compare, text_differences
from veiviser.load.text_file import TAB, character_fault
from veiviser.model.message import NOTHING, Message, msg
from veiviser.model.problem import Problem

_MAY_BE_WORDS = {"{language}"}
"""A language says its own name in the form that the sentence asks for."""


@dataclass(frozen=True, slots=True)
class Translations:
    """The short strings of one language; the source language translates to itself."""

    code: str
    messages: dict[tuple[str | None, str], str] = field(default_factory=dict)
    plurals: dict[tuple[str | None, str], tuple[str, ...]] = field(default_factory=dict)
    plural_expression: str = "n != 1"
    """Chooses the form of a counted string, in gettext's way to write it."""
    outdated: frozenset[str] = frozenset()
    """Contexts of the texts whose source has changed since they were translated."""

    def text(self, context: str, words: str) -> str:
        """The reader's words for a text of the data files."""
        return self.messages.get((context, words), words)

    def gettext(self, words: str) -> str:
        """The reader's words for a string of the templates."""
        return self.messages.get((None, words), words)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The reader's words for a counted string of the templates."""
        forms = self.plurals.get((None, singular), (singular, plural))
        return forms[min(c2py(self.plural_expression)(number), len(forms) - 1)]


def translations_of(catalog: Catalog, code: str) -> Translations:
    """What a catalogue has translated; what is empty or in doubt is left out, but for outdated texts."""
    messages: dict[tuple[str | None, str], str] = {}
    plurals: dict[tuple[str | None, str], tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or (message.fuzzy and not is_outdated(message)):
            continue
        if isinstance(message.id, tuple | list):
            forms = _forms(message.string)
            if forms and all(forms):
                plurals[message.context, message.id[0]] = forms
        elif message.string:
            messages[message.context, message.id] = str(message.string)
    contexts = frozenset(str(message.context) for message in catalog if is_outdated(message))
    return Translations(code, messages, plurals, catalog.plural_expr, contexts)


def untranslated(catalog: Catalog, wanted: Catalog, name: str) -> Iterator[Problem]:
    """Everything that is left to translate or to mend in a language before it can be published."""
    yield from lacking_translations(catalog, wanted, name)
    yield from broken_translations(catalog, wanted, name)


def lacking_translations(catalog: Catalog, wanted: Catalog, name: str) -> Iterator[Problem]:
    """Strings of ``wanted`` that the language lacks, or that were translated from other words."""
    for _, held, named in _pairs(catalog, wanted):
        if held is None:
            lacking = msg("{where}lacks '{words}'; run 'veiviser translations' and translate it", **named)
            yield Problem(name, 1, lacking)
        elif held.fuzzy and not is_outdated(held):
            changed = msg("{where}'{words}' has changed; check the translation", **named)
            yield Problem(name, held.lineno or 1, changed)
        elif not _is_translated(held):
            empty = msg("{where}'{words}' is not translated; write it after msgstr", **named)
            yield Problem(name, held.lineno or 1, empty)


def broken_translations(catalog: Catalog, wanted: Catalog, name: str) -> Iterator[Problem]:
    """Translations that would stop a template, or come out as markup."""
    told_apart = _told_apart(catalog)
    for message, held, named in _pairs(catalog, wanted):
        if held and (not held.fuzzy or is_outdated(held)) and _is_translated(held):
            for fault in _broken_words(message, held, told_apart):
                broken = msg("{where}'{words}': {fault}", fault=fault, **named)
                yield Problem(name, held.lineno or 1, broken)


def drifted_translations(
    catalog: Catalog, wanted: Catalog, name: str, source: str, compare: Compare = text_differences
) -> Iterator[Problem]:
    """Translations that hold other facts than their words in the language ``source``."""
    code = Path(name).stem.rpartition(".")[2]
    for message, held, named in _pairs(catalog, wanted):
        if held and not held.fuzzy and isinstance(message.id, str) and _is_translated(held):
            for fault in compare(message.id, str(held.string), source, code):
                drifted = msg("{where}the translation of '{words}' {fault}", fault=fault, **named)
                yield Problem(name, held.lineno or 1, drifted)


def _pairs(
    catalog: Catalog, wanted: Catalog
) -> Iterator[tuple[Entry, Entry | None, dict[str, Message | str]]]:
    """Each string that is wanted, what the language holds of it, and how messages name it."""
    for message in wanted:
        if message.id:
            words = message.id[0] if isinstance(message.id, tuple) else str(message.id)
            where = msg("{context}: ", context=message.context) if message.context else NOTHING
            shown = words if len(words) < 60 else f"{words[:57]}…"
            yield message, catalog.get(message.id, message.context), {"where": where, "words": shown}


def _is_translated(held: Entry) -> bool:
    return bool(held.string) and all(_forms(held.string))


def _told_apart(catalog: Catalog) -> set[int]:
    """Forms of counted strings that serve one number alone, so that they need not say it."""
    form = c2py(catalog.plural_expr)
    served = Counter(form(number) for number in range(200))
    return {at for at, numbers in served.items() if numbers == 1}


def _broken_words(wanted: Entry, held: Entry, told_apart: set[int]) -> Iterator[Message]:
    """What would stop a template, or come out as markup."""
    needed = {place for words in _forms(wanted.id) for place in PLACEHOLDER.findall(words)}
    for at, words in enumerate(_forms(held.string)):
        found = set(PLACEHOLDER.findall(words))
        says_it = isinstance(wanted.id, tuple | list) and at in told_apart
        for place in sorted(set() if says_it else needed - found - _MAY_BE_WORDS):
            yield msg("the translation lacks {place}; put it in", place=place)
        for place in sorted(found - needed):
            yield msg("the translation has {place}, which stands for nothing; take it out", place=place)
        if fault := TAB if "\t" in words else character_fault(words):
            yield fault
        if "\n" in words and not any("\n" in source for source in _forms(wanted.id)):
            yield msg("the translation runs over two lines; write one")
        # Strings of templates are put in as they are, within tags too.
        if wanted.context is None and (sign := next((sign for sign in '"&' if sign in words), None)):
            yield msg("the translation has {sign}; write it in words or with other signs", sign=sign)
        if wanted.context is None and "%" in PLACEHOLDER.sub("", words):
            yield msg("the translation has a lone %; write it in words")
        if "<" in words:
            yield msg("the translation has '<'; write plain text")


def _forms(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """One form of a text, or the singular and plural forms."""
    return (words,) if isinstance(words, str) else tuple(words or ())
