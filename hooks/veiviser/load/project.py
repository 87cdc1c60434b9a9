"""Everything a build starts from: data, translations and prose of every language, read once and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from babel.messages.catalog import Catalog

from veiviser.load.catalog import (
    Translations,
    broken_translations,
    drifted_translations,
    lacking_translations,
    translations_of,
)
from veiviser.load.extraction import strings_of_project, wanted_strings
from veiviser.load.guide import Loaded, load_guide
from veiviser.load.kept_reading import kept_or_read
from veiviser.load.origin_files import read_origins
from veiviser.load.origins import Lag, Origins, lags
from veiviser.load.outdated import Outdated, as_it_is_wanted, outdated_texts
from veiviser.load.page_links import faulty_prose
from veiviser.load.pages import Prose, load_prose
from veiviser.load.po_file import read_catalog
from veiviser.load.reviews import (
    UNREAD,
    WHOLE,
    LanguageReview,
    language_of,
    language_review,
    published_pages,
    unread_languages,
    waiting_languages,
)
from veiviser.load.search_words import Asked, load_search_words
from veiviser.load.sound_pairs import SoundPairs
from veiviser.load.strays import sound_drawing, stray_files
from veiviser.load.yaml_file import YamlFile
from veiviser.model.guide import Guide
from veiviser.model.problem import Problem, Problems


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """A sound project, ready to be rendered."""

    root: Path
    guide: Guide
    """In the source language."""
    files: Mapping[str, YamlFile]
    """What the guide was read from, by the file's name without its ending."""
    translations: Mapping[str, Translations]
    """By language code, in the languages' order; the source language among them."""
    prose: Mapping[str, Prose]
    asked: Mapping[str, Asked] = field(default_factory=dict)
    """What people type when they search, by language code."""
    untranslated: tuple[Problem, ...] = ()
    """Strings that a draft lacks in a language; none in a project that can be published."""
    origins: Mapping[str, Origins] = field(default_factory=dict)
    """What pages were translated from and who has read them, by language code."""
    reviews: Mapping[str, LanguageReview] = field(default_factory=dict)
    """What of each language somebody has read, by code."""
    drawing: str = ""
    """The place, drawn as SVG; empty where nobody has drawn it."""

    def review(self, code: str) -> LanguageReview:
        """What of a language somebody has read."""
        return self.reviews.get(code, WHOLE if code == self.guide.source else UNREAD)

    def lags(self, code: str) -> Iterator[Lag]:
        """Blocks of a language's pages that are older than the source."""
        if code != self.guide.source and code in self.origins:
            yield from lags(self.prose[self.guide.source], self.prose[code], self.origins[code])


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """As much of a project as could be read, and everything that is wrong with it."""

    root: Path
    loaded: Loaded | None
    """The data; None where they are unsound, and then nothing else has been read."""
    translations: Mapping[str, Translations] = field(default_factory=dict)
    """Of the languages whose file could be read."""
    prose: Mapping[str, Prose] = field(default_factory=dict)
    """Of the languages whose every page could be read."""
    asked: Mapping[str, Asked] = field(default_factory=dict)
    """Of the languages whose file of words could be read."""
    problems: tuple[Problem, ...] = ()
    untranslated: tuple[Problem, ...] = ()
    """Strings that a language lacks, which only a draft may."""
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    """Short strings as translators see them, by language code."""
    outdated: tuple[Outdated, ...] = ()
    """Texts that are published as they were before their source changed."""
    origins: Mapping[str, Origins] = field(default_factory=dict)
    """What pages were translated from and who has read them, by language code."""
    reviews: Mapping[str, LanguageReview] = field(default_factory=dict)
    drawing: str = ""
    unread: frozenset[str] = frozenset()
    """Codes of languages that are left out this once, because somebody has not read all of them."""

    @property
    def source(self) -> Prose | None:
        """Pages of the source language; None where they could not be read."""
        return self.prose.get(self.loaded.guide.source) if self.loaded else None

    def without_unread(self) -> "Reading":
        """The same without the languages of which no person has read all."""
        return replace(self, unread=unread_languages(self.reviews))

    @property
    def left_out(self) -> frozenset[str]:
        """Codes of languages that wait until somebody has read them, so that no fault there stops a build."""
        languages = self.loaded.guide.languages if self.loaded else ()
        return self.unread | waiting_languages(languages, self.reviews)

    def project(self, *, is_draft: bool = False) -> Project:
        """A draft has what waits for a reader too, once it has pages. Raises Problems with what is wrong."""
        out = self.left_out - {code for code, held in self.prose.items() if is_draft and held.pages}
        found = self.problems if is_draft else (*self.problems, *self.untranslated)
        problems = [problem for problem in found if language_of(problem.path) not in out]
        if problems or self.loaded is None:
            raise Problems(problems)
        languages = tuple(held for held in self.loaded.guide.languages if held.code not in out)
        prose = {held.code: self.prose[held.code] for held in languages}
        return Project(
            root=self.root,
            guide=replace(self.loaded.guide, languages=languages),
            files=self.loaded.files,
            translations={code: self.translations[code] for code in prose},
            prose=prose if is_draft else published_pages(prose, languages, self.reviews),
            asked={code: self.asked[code] for code in prose},
            untranslated=self.untranslated,
            origins=self.origins,
            reviews=self.reviews,
            drawing=self.drawing,
        )


def load_project(root: Path, *, is_draft: bool = False) -> Project:
    """Reads ``data/``, ``docs/`` and the strings of ``overrides/`` below ``root``, and checks all of them.

    In a draft the source's words stand for those not translated yet. Raises Problems with all that is wrong.
    """
    return read_project(root).project(is_draft=is_draft)


def read_project(root: Path) -> Reading:
    """The same for those who need what is sound of a project that is not."""
    reading: Reading = kept_or_read(root, _read)
    return replace(reading, root=root)


def _read(root: Path) -> Reading:
    try:
        loaded = load_guide(root / "data", root)
    except Problems as error:
        return Reading(root=root, loaded=None, problems=tuple(error.problems))
    guide, problems, untranslated = loaded.guide, list[Problem](), list[Problem]()
    overrides, sound = root / "overrides", SoundPairs(root / ".cache" / "sound-pairs")
    said = strings_of_project(overrides)
    wanted_by = {
        for_residents: wanted_strings(guide, overrides, for_residents=for_residents, of_project=said)
        for for_residents in {held.is_resident_only for held in guide.languages if not held.is_source}
    }
    translations: dict[str, Translations] = {}
    prose: dict[str, Prose] = {}
    asked: dict[str, Asked] = {}
    origins: dict[str, Origins] = {}
    outdated: list[Outdated] = []
    catalogs: dict[str, Catalog] = {}
    reviews: dict[str, LanguageReview] = {}
    for language in guide.languages:
        code = language.code
        origins[code] = Origins()
        try:
            origins[code] = read_origins(root, code)
        except Problems as error:
            problems.extend(error.problems)
        try:
            prose[code] = load_prose(root / "docs", code, root)
            asked[code] = load_search_words(root, guide, prose[code])
        except Problems as error:
            problems.extend(error.problems)
        if language.is_source:
            translations[code], reviews[code] = Translations(code), WHOLE
            continue
        wanted = wanted_by[language.is_resident_only]
        name = f"data/translations/{code}.po"
        try:
            catalog = as_it_is_wanted(read_catalog(root / name, name), wanted)
        except Problems as error:
            problems.extend(error.problems)
        else:
            drifted = drifted_translations(catalog, wanted, name, guide.source, sound.differences)
            problems.extend((*broken_translations(catalog, wanted, name), *drifted))
            untranslated.extend(lacking_translations(catalog, wanted, name))
            outdated.extend(outdated_texts(catalog, name, guide))
            translations[code], catalogs[code] = translations_of(catalog, code), catalog
        reviews[code] = language_review(prose.get(code), catalogs.get(code), origins[code])
    problems.extend(faulty_prose(loaded, prose, root, sound.differences, origins, catalogs))
    sound.store()
    drawing, faults = sound_drawing(root)
    problems.extend((*stray_files(root / "docs", root, {held.code for held in guide.languages}), *faults))
    return Reading(
        root=root,
        loaded=loaded,
        translations=translations,
        prose=prose,
        asked=asked,
        problems=tuple(problems),
        untranslated=tuple(untranslated),
        outdated=tuple(outdated),
        origins=origins,
        catalogs=catalogs,
        reviews=reviews,
        drawing=drawing,
    )
