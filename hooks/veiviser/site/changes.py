"""What has changed from release to release, in a reader's words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from veiviser.model.page import PageName
from veiviser.model.release import Change, ChangeKind, Reader, Release
from veiviser.site.links import relative
from veiviser.site.localized_site import LocalizedSite

FEED = "endringer.atom"
"""Name of a language's feed, which lies beside its front page."""
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


def changes_view(localized: LocalizedSite, page_url: str) -> ChangesView:
    """What is shown on the page at ``page_url``."""

    def to(address: str) -> str:
        return relative(address, page_url)

    return ChangesView(releases=tuple(release_views(localized, to)), feed=to(feed_address(localized)))


def feed_address(localized: LocalizedSite) -> str:
    """Address of a language's feed from the site's root."""
    return f"{localized.links.prefix}{FEED}"


def release_views(localized: LocalizedSite, to: To) -> Iterator[ReleaseView]:
    """Each release in the reader's language, the newest first; ``to`` makes its links."""
    for release in reversed(localized.guide.releases):
        if localized.language.code in release.languages:
            groups = ((reader, tuple(_told_to(reader, release, localized, to))) for reader in Reader)
            shown = tuple((reader.value, msg) for reader, msg in groups if msg)
            yield ReleaseView(release=release, groups=shown)


def _told_to(reader: Reader, release: Release, localized: LocalizedSite, to: To) -> Iterator[ChangeView]:
    order = list(ChangeKind)
    for change in sorted(release.changes, key=lambda change: order.index(change.kind)):
        is_elsewhere = change.languages and localized.language.code not in change.languages
        if change.reader is reader and not is_elsewhere:
            yield _view(change, localized, to)


def _view(change: Change, localized: LocalizedSite, to: To) -> ChangeView:
    subject = change.kind.value.partition("_")[0]
    name, page, anchor, language = _SUBJECTS.get(subject, _gone)(change.id, localized)
    source = None if localized.language.is_source else localized.source_language
    is_reported = change.kind is ChangeKind.MEASURE_REPORTED
    return ChangeView(
        kind=change.kind.value,
        name=name or change.name,
        name_language=language if name else source,
        url=to(localized.links.url(page) + anchor) if page in localized.links.pages else None,
        old_name=change.old if change.kind is ChangeKind.SERVICE_RENAMED else None,
        status=change.new if is_reported else None,
    )


_Now = tuple[str, str, str, str | None]
"""What a thing is called now, its page, where on the page, and the language of its name if it is another."""


def _gone(id: str, localized: LocalizedSite) -> _Now:
    return "", "", "", None


def _service(id: str, localized: LocalizedSite) -> _Now:
    held = _found(localized.guide.actors, id)
    language = None if localized.language.is_source else localized.source_language
    return (held.name, PageName.DIRECTORY, f"#{id}", language) if held else _gone(id, localized)


def _measure(id: str, localized: LocalizedSite) -> _Now:
    held = _found(localized.guide.measures, id)
    return (held.title, PageName.MEASURES, f"#tiltak-{held.number}", None) if held else _gone(id, localized)


def _term(id: str, localized: LocalizedSite) -> _Now:
    held = _found(localized.guide.terms, id)
    return (held.name, PageName.WORDS, f"#{id}", None) if held else _gone(id, localized)


def _story(id: str, localized: LocalizedSite) -> _Now:
    held = _found(localized.guide.vignettes, id)
    return (held.title, PageName.STORIES, f"#historie-{id}", None) if held else _gone(id, localized)


def _figure(id: str, localized: LocalizedSite) -> _Now:
    held = _found(localized.guide.figures, id)
    return (held.what, "", "", None) if held else _gone(id, localized)


def _page(id: str, localized: LocalizedSite) -> _Now:
    title = localized.links.pages.get(id)
    return (title, id, "", None) if title else _gone(id, localized)


def _language(id: str, localized: LocalizedSite) -> _Now:
    held = next((language for language in localized.guide.languages if language.code == id), None)
    return (held.name, "", "", id) if held else _gone(id, localized)


def _found(entries: Any, id: str) -> Any:
    return next((entry for entry in entries if entry.id == id), None)


_SUBJECTS: dict[str, Callable[[str, LocalizedSite], _Now]] = {
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
