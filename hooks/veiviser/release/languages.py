"""Languages: has somebody read the translation, is it whole, and does it follow what was written since?"""

from collections.abc import Iterator

from veiviser.model.message import msg
from veiviser.model.plan import Language
from veiviser.model.problem import Problem
from veiviser.release.baseline import Baseline, page_digest
from veiviser.release.obstacle import Candidate, Obstacle

CORE_PAGES = ("index.md", "hjelp.md", "tjenester.md", "tegn.md", "rettigheter.md", "trygg-pa-nett.md")
"""Pages that a reader in need must be able to trust, in every language."""


def unread_languages(candidate: Candidate) -> Iterator[Obstacle]:
    """Languages that no person who speaks them has read."""
    file = candidate.loaded.files["languages"]
    for index, language in enumerate(candidate.loaded.guide.languages):
        if not language.is_reviewed:
            message = msg(
                "nobody who speaks {language} has read the translation; write is_reviewed: true when it is "
                "done, or publish without it: --leave-out-unreviewed",
                language=language.name,
            )
            problem = Problem(file.path, file.line((index,)), message)
            yield Obstacle(problem, candidate.speaker(language.code))


def missing_core_pages(candidate: Candidate) -> Iterator[Obstacle]:
    """Core pages that a language lacks."""
    for language, path, page in _translations(candidate):
        if page is None:
            message = msg("a page that everybody must be able to read is not translated; translate it")
            yield Obstacle(Problem(path, 1, message), candidate.speaker(language.code))


def outdated_core_pages(candidate: Candidate) -> Iterator[Obstacle]:
    """Core pages that changed in the source language since the last release, and not in the translation."""
    if candidate.last is None:
        return
    source = next(language.code for language in candidate.loaded.guide.languages if language.is_source)
    for language, path, page in _translations(candidate):
        name = path.partition(f"/{language.code}/")[2]
        is_outdated = (
            page is not None
            and _has_changed(candidate.last, f"{source}/{name}", candidate.prose[source].pages[name])
            and f"{language.code}/{name}" in candidate.last.pages
            and not _has_changed(candidate.last, f"{language.code}/{name}", page)
        )
        if is_outdated and path not in candidate.still_holds:
            message = msg(
                "{source} has changed since release {version}, and this page has not; bring it up to date, "
                "or tell that it is right as it is: --still-holds {path}",
                source=f"{candidate.prose[source].folder}/{name}",
                version=candidate.last.version,
                path=path,
            )
            yield Obstacle(Problem(path, 1, message), candidate.speaker(language.code))


def _translations(candidate: Candidate) -> Iterator[tuple[Language, str, str | None]]:
    """Each core page that the source language has, in each other language: its path and words, if any."""
    languages = [
        language for language in candidate.loaded.guide.languages if language.code in candidate.prose
    ]
    source = next((candidate.prose[held.code] for held in languages if held.is_source), None)
    for language in languages:
        pages = candidate.prose[language.code]
        if source and not language.is_source:
            for name in CORE_PAGES:
                if name in source.pages:
                    yield language, f"{pages.folder}/{name}", pages.pages.get(name)


def _has_changed(last: Baseline, place: str, markdown: str) -> bool:
    held = last.pages.get(place)
    return held is not None and held.facts["words"] != page_digest(markdown)
