"""How far each language has come: pages and strings that are translated, lag behind or are missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from veiviser.load.front_matter import is_for_residents
from veiviser.load.origins import Origins, Review, lags, new_parts, texts_of
from veiviser.load.outdated import is_outdated, is_translated
from veiviser.load.pages import Prose
from veiviser.load.parity import words_of
from veiviser.load.project import Reading
from veiviser.load.reviews import State
from veiviser.model.guide import Guide
from veiviser.model.plan import Language
from veiviser.model.problem import Problems


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageStatus:
    """How far a language has come."""

    code: str
    pages: int
    wanted_pages: int
    blocks: int
    lagging: tuple[str, ...]
    """``docs/ar/hjelp.md#tid``, one for each block that is older than its source."""
    strings: int
    missing: int
    """Strings without a translation."""
    outdated: int
    """Strings whose source has changed since."""
    words_left: int
    """Words of the source that are to be translated, or looked at again."""
    read: Mapping[str, Review]
    """Pages and groups of strings that a person has read as they are now."""
    changed: tuple[str, ...]
    """Those that have been changed since."""
    readable: int
    """How many pages and groups there are."""
    is_left_out: bool
    """Whether nothing of the language is published until somebody has read it."""


def statuses(reading: Reading) -> Iterator[LanguageStatus]:
    """One for each language but the source. Raises Problems where data or pages of the source are unsound."""
    source = reading.source
    if reading.loaded is None or source is None:
        raise Problems(list(reading.problems))
    guide = reading.loaded.guide
    for language in guide.languages:
        other = reading.prose.get(language.code)
        if language.is_source or other is None:
            continue
        known = reading.origins.get(language.code, Origins())
        behind = list(lags(source, other, known))
        names = wanted_pages(reading.prose, guide, language)
        catalog = reading.catalogs.get(language.code)
        entries = [entry for entry in catalog if entry.id] if catalog else []
        old = [entry for entry in entries if is_outdated(entry)]
        empty = [
            entry for entry in entries if not is_outdated(entry) and (entry.fuzzy or not is_translated(entry))
        ]
        review = reading.reviews[language.code]
        left = [source.pages[name] for name in names if name not in other.pages]
        lacking = new_parts(source, other, known)
        left += [texts_of(source.pages[part.page])[part.anchor] for part in (*behind, *lacking)]
        left += [entry.id if isinstance(entry.id, str) else entry.id[0] for entry in (*old, *empty)]
        yield LanguageStatus(
            code=language.code,
            pages=sum(name in other.pages for name in names),
            wanted_pages=len(names),
            blocks=sum(len(texts_of(markdown)) for markdown in other.pages.values()),
            lagging=tuple(f"{other.folder}/{lag.page}#{lag.anchor}" for lag in behind),
            strings=len(entries),
            missing=len(empty),
            outdated=len(old),
            words_left=sum(len(words_of(text)) for text in left),
            read={name: known.reviewed[name] for name in review.with_state(State.READ)},
            changed=review.with_state(State.CHANGED),
            readable=len(review.pages) + len(review.strings),
            is_left_out=language.code in reading.left_out,
        )


def wanted_pages(prose: Mapping[str, Prose], guide: Guide, language: Language) -> list[str]:
    """Pages of the source that a language is to have.

    Those for residents have a template for them, or stand in another language that is for residents alone.
    """
    source = prose[guide.source]
    shared = {
        name
        for held in guide.languages
        if held.is_resident_only and held.code in prose
        for name in prose[held.code].pages
    }
    return [
        name
        for name, markdown in source.pages.items()
        if not language.is_resident_only or name in shared or is_for_residents(markdown)
    ]
