"""Phrases in the source language beside the reader's own."""

from dataclasses import dataclass

from veiviser.site.localized_site import LocalizedSite
from veiviser.site.words import language_name

BLANK = "______"
"""Stands for a language name where the reader's language is the source language."""


@dataclass(frozen=True, slots=True)
class PhrasePair:
    """What to show, and what it means."""

    source_words: str
    own_words: str | None
    """None where the reader's language is the source language."""


def phrase_pairs(localized: LocalizedSite) -> tuple[PhrasePair, ...]:
    """Every phrase, with the name of the reader's language put in."""
    if localized.language.is_source:
        return tuple(PhrasePair(_filled(phrase.words, BLANK), None) for phrase in localized.guide.phrases)
    in_source = language_name(localized.language.code, localized.source_locale)
    return tuple(
        PhrasePair(_filled(source.words, in_source), _filled(own.words, localized.language.name))
        for source, own in zip(localized.source_guide.phrases, localized.guide.phrases, strict=True)
    )


def _filled(words: str, language: str) -> str:
    return words.replace("{language}", language)
