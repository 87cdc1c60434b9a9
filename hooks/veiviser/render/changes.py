"""What has changed from release to release, in a reader's words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from veiviser.model.release import Change, ChangeKind, Reader, Release
from veiviser.render.edition import Edition
from veiviser.render.links import relative

CHANGES_PAGE = "endringer.md"
FEED = "endringer.atom"
"""Name of a language's feed, which lies beside its front page."""
DIRECTORY_PAGE, WORDS_PAGE, STORIES_PAGE, MEASURES_PAGE = (
    "tjenester.md",
    "ord.md",
    "historier.md",
    "plan/tiltak.md",
)
To = Callable[[str], str]
"""Takes an address from the site's root, gives the way there."""


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """A change ready for a sentence. It holds no number: only the service's card tells which one is right."""

    kind: str
    name: str
    """What it is called now, in the reader's language; what it was called then where it is gone."""
    name_language: str | None
    """Code of the language that the name is in, where it is not the reader's."""
    url: str | None
    """Where to see it, where it still is."""
    old_name: str | None
    """What it was called before, where that is what changed."""
    status: str | None
    """Word for how far a measure has come."""


@dataclass(frozen=True, kw_only=True)
class ReleaseView:
    """A release and what it changed, for each kind of reader."""

    release: Release
    groups: tuple[tuple[str, tuple[ChangeView, ...]], ...]
    """A reader's word and what concerns that reader; readers whom nothing concerns are left out."""


@dataclass(frozen=True, kw_only=True)
class ChangesView:
    """Every release, the newest first, and where to follow them."""

    releases: tuple[ReleaseView, ...]
    feed: str


def changes(edition: Edition, page_url: str, argument: str) -> str:
    def to(address: str) -> str:
        return relative(address, page_url)

    view = ChangesView(releases=tuple(release_views(edition, to)), feed=to(feed_address(edition)))
    return edition.render("changes", view)


def feed_address(edition: Edition) -> str:
    """Address of a language's feed from the site's root."""
    return f"{edition.links.prefix}{FEED}"


def release_views(edition: Edition, to: To) -> Iterator[ReleaseView]:
    """Each release in the edition's language, the newest first; ``to`` makes its links."""
    for release in reversed(edition.guide.releases):
        if edition.language.code in release.languages:
            groups = ((reader, tuple(_told_to(reader, release, edition, to))) for reader in Reader)
            shown = tuple((reader.value, told) for reader, told in groups if told)
            yield ReleaseView(release=release, groups=shown)


def _told_to(reader: Reader, release: Release, edition: Edition, to: To) -> Iterator[ChangeView]:
    order = list(ChangeKind)
    for change in sorted(release.changes, key=lambda change: order.index(change.kind)):
        is_elsewhere = change.languages and edition.language.code not in change.languages
        if change.reader is reader and not is_elsewhere:
            yield _view(change, edition, to)


def _view(change: Change, edition: Edition, to: To) -> ChangeView:
    subject = change.kind.value.partition("_")[0]
    name, page, anchor, language = _SUBJECTS.get(subject, _gone)(change.id, edition)
    source = None if edition.language.is_source else edition.source_language
    is_reported = change.kind is ChangeKind.MEASURE_REPORTED
    return ChangeView(
        kind=change.kind.value,
        name=name or change.name,
        name_language=language if name else source,
        url=to(edition.links.url(page) + anchor) if page in edition.links.pages else None,
        old_name=change.old if change.kind is ChangeKind.SERVICE_RENAMED else None,
        status=change.new if is_reported else None,
    )


_Now = tuple[str, str, str, str | None]
"""What a thing is called now, its page, where on the page, and the language of its name if it is another."""


def _gone(id: str, edition: Edition) -> _Now:
    return "", "", "", None


def _service(id: str, edition: Edition) -> _Now:
    held = _found(edition.guide.actors, id)
    language = None if edition.language.is_source else edition.source_language
    return (held.name, DIRECTORY_PAGE, f"#{id}", language) if held else _gone(id, edition)


def _measure(id: str, edition: Edition) -> _Now:
    held = _found(edition.guide.measures, id)
    return (held.title, MEASURES_PAGE, f"#tiltak-{held.number}", None) if held else _gone(id, edition)


def _term(id: str, edition: Edition) -> _Now:
    held = _found(edition.guide.terms, id)
    return (held.name, WORDS_PAGE, f"#{id}", None) if held else _gone(id, edition)


def _story(id: str, edition: Edition) -> _Now:
    held = _found(edition.guide.vignettes, id)
    return (held.title, STORIES_PAGE, f"#historie-{id}", None) if held else _gone(id, edition)


def _figure(id: str, edition: Edition) -> _Now:
    held = _found(edition.guide.figures, id)
    return (held.what, "", "", None) if held else _gone(id, edition)


def _page(id: str, edition: Edition) -> _Now:
    title = edition.links.pages.get(id)
    return (title, id, "", None) if title else _gone(id, edition)


def _language(id: str, edition: Edition) -> _Now:
    held = next((language for language in edition.guide.languages if language.code == id), None)
    return (held.name, "", "", id) if held else _gone(id, edition)


def _found(entries: Any, id: str) -> Any:
    return next((entry for entry in entries if entry.id == id), None)


_SUBJECTS: dict[str, Callable[[str, Edition], _Now]] = {
    "number": _service,
    "hours": _service,
    "service": _service,
    "measure": _measure,
    "term": _term,
    "story": _story,
    "figure": _figure,
    "page": _page,
    "language": _language,
}
"""Where to look for what a change is about, by the first word of its kind."""
