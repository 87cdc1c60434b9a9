"""Whether a person who speaks a language has read its pages and short strings as they are now.

A review is of a text. When that text is changed, it no longer holds; that the source has changed is told by
the marks of what is older.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from babel.messages.catalog import Catalog

from veiviser.load.markers import MARKER
from veiviser.load.origins import Origins, Review, digest
from veiviser.load.pages import REQUIRED, Prose
from veiviser.model.plan import Language

_OF_LANGUAGE = re.compile(
    r"docs/(?P<pages>[a-z]{2})(?:/|\Z)|data/translations/(?P<strings>[a-z]{2})\.po\Z"
    r"|data/search/(?P<search>[a-z]{2})\.yaml\Z"
)
FROM_TEMPLATES = "templates"
"""The group of strings that stand in templates."""
_AROUND = {FROM_TEMPLATES, "menu", "plan", "vocabularies", "terms", "actors"}
"""Groups that stand around a page whatever it says: menus, its foot, words explained, the exit."""


class State(Enum):
    """What is known about a text."""

    READ = "read"
    CHANGED = "changed"
    """Somebody has read it, and it has been changed since."""
    UNREAD = "unread"


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageReview:
    """What of a language has been read."""

    pages: Mapping[str, State] = field(default_factory=dict)
    strings: Mapping[str, State] = field(default_factory=dict)
    """By group."""
    plain_pages: Collection[str] = ()
    """Pages that put nothing from the data between their own words."""

    def covers(self, page: str | None = None) -> bool:
        """Whether a page has been read with the strings that it may show; without one, all strings.

        A page with a marker may show any string, as far as is known here: better to tell once too often.
        """
        groups = _AROUND & self.strings.keys() if page in self.plain_pages else self.strings.keys()
        states = [self.pages.get(page, State.READ)] if page else []
        return all(state is State.READ for state in (*states, *(self.strings[group] for group in groups)))

    def with_state(self, state: State) -> tuple[str, ...]:
        """Pages and groups of strings in a state."""
        return tuple(name for name, held in {**self.pages, **self.strings}.items() if held is state)

    @property
    def is_whole(self) -> bool:
        return not self.with_state(State.UNREAD) and not self.with_state(State.CHANGED)

    @property
    def is_readable(self) -> bool:
        """Whether what every language must have has been read once, so that some of it can be published."""
        needed = (*self.strings.values(), *(self.pages.get(page, State.UNREAD) for page in REQUIRED))
        return State.UNREAD not in needed


WHOLE = LanguageReview()
"""Of the source language, which is no translation."""
UNREAD = LanguageReview(strings={FROM_TEMPLATES: State.UNREAD})
"""Of a language of which nothing is known."""


def language_review(prose: Prose | None, catalog: Catalog | None, origins: Origins) -> LanguageReview:
    """What is known of a language's pages and strings as they are now; what cannot be read is unread."""
    if prose is None or catalog is None:
        # What was published is not left out in silence because a file is damaged today.
        known = dict.fromkeys(origins.reviewed, State.CHANGED)
        pages = {name: state for name, state in known.items() if name.endswith(".md")}
        strings = {name: state for name, state in known.items() if name not in pages}
        return LanguageReview(pages=pages, strings=strings or UNREAD.strings)
    return LanguageReview(
        pages={page: _state(text, origins.reviewed.get(page)) for page, text in prose.pages.items()},
        strings={group: _state(text, origins.reviewed.get(group)) for group, text in groups(catalog).items()},
        plain_pages=frozenset(page for page, text in prose.pages.items() if not MARKER.search(text)),
    )


def groups(catalog: Catalog) -> dict[str, str]:
    """The words of a language's short strings by group: the data file, the menu, or the templates."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in catalog:
        if entry.id:
            context = str(entry.context) if entry.context else f"{FROM_TEMPLATES}/{entry.id}"
            found[context.partition("/")[0]].append(f"{context} {entry.string}")
    return {group: "\n".join(sorted(words)) for group, words in sorted(found.items())}


def waiting_languages(languages: Iterable[Language], reviews: Mapping[str, LanguageReview]) -> frozenset[str]:
    """Codes of those that are not published until somebody has read what every language must have."""
    return frozenset(
        held.code
        for held in languages
        if not held.is_source
        and held.publish_unreviewed is False
        and not reviews.get(held.code, UNREAD).is_readable
    )


def unread_languages(reviews: Mapping[str, LanguageReview]) -> frozenset[str]:
    """Codes of those of which no person has read all."""
    return frozenset(code for code, review in reviews.items() if review.with_state(State.UNREAD))


def published_pages(
    prose: Mapping[str, Prose], languages: Iterable[Language], reviews: Mapping[str, LanguageReview]
) -> dict[str, Prose]:
    """By language code. A page that a change has made unread stays: what people saved must lead somewhere."""
    waiting = {
        held.code: reviews.get(held.code, UNREAD).with_state(State.UNREAD)
        for held in languages
        if held.publish_unreviewed is False
    }
    return {
        code: replace(
            held, pages={page: text for page, text in held.pages.items() if page not in waiting.get(code, ())}
        )
        for code, held in prose.items()
    }


def language_of(path: str) -> str:
    """Code of the language whose words a file has, from the project's root; empty for others."""
    found = _OF_LANGUAGE.match(path)
    return str(next(filter(None, found.groups()))) if found else ""


def with_reviews(origins: Origins, texts: Mapping[str, str], review: Review) -> Origins:
    """``origins`` with a review of each of ``texts``, which stand by page or group."""
    added = {name: replace(review, text=digest(text)) for name, text in texts.items()}
    return replace(origins, reviewed={**origins.reviewed, **added})


def _state(text: str, review: Review | None) -> State:
    if review is None:
        return State.UNREAD
    return State.READ if review.text == digest(text) else State.CHANGED
