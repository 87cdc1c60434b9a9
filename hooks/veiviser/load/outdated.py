"""Short strings whose source has changed: the old words stay, marked, until somebody has looked at them."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from veiviser.load.parity import text_differences
from veiviser.model.guide import Guide
from veiviser.model.message import msg
from veiviser.model.problem import Problem

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
"""What a template or the data puts in."""
FUZZY = "fuzzy"
"""The flag of a translation that is in doubt."""
_LIKE_ENOUGH = 0.6
"""So like its former words must a text be that shares its place with others, from 0 to 1."""
_NEARLY_THE_SAME = 0.8
"""The same for strings of templates, which have no place."""
_CRITICAL = re.compile(r"(?:plan|needs|questions|procedures|phrases)/|actors/[^/]+/tells_whom\Z")
"""What a reader does because of it, and who gets to know."""
_SHOWN_LETTERS = 60
"""So many letters of a text are shown."""
_Key = tuple[str, str | None]
"""Words and context."""


def as_it_is_wanted(catalog: Catalog, wanted: Catalog) -> Catalog:
    """The catalogue with the outdated texts that an update would find; itself where it has every string."""
    held = {_key(entry) for entry in catalog if entry.id}
    if all(_key(entry) in held for entry in wanted if entry.id):
        return catalog
    completed = copy(catalog)
    completed._messages = dict(catalog._messages)
    for entry in bring_up_to_date(catalog, wanted):
        if entry.id and _key(entry) not in held and is_outdated(entry):
            completed[entry.id] = entry
    return completed


def bring_up_to_date(catalog: Catalog, wanted: Catalog) -> Catalog:
    """The catalogue with every wanted string, in their order.

    A string that has changed keeps its translation in doubt, with its former words. What is no longer wanted
    is kept as obsolete, and counts again when it is wanted again.
    """
    updated = Catalog(locale=catalog.locale, fuzzy=False, header_comment=catalog.header_comment)
    updated.mime_headers = catalog.mime_headers
    held = {_key(entry): entry for entry in catalog if entry.id}
    gone = {_key(entry): entry for entry in catalog.obsolete.values()}
    asked = {_key(entry) for entry in wanted if entry.id}
    free = {key: entry for key, entry in (gone | held).items() if key not in asked and is_translated(entry)}
    places = Counter(entry.context for entry in wanted if entry.id)
    for entry in wanted:
        if not entry.id:
            continue
        key = _key(entry)
        former = None
        if (known := held.get(key) or gone.get(key)) is None or not is_translated(known):
            former = _former(entry, free, places[entry.context] > 1)
        added = entry.clone()
        if former is not None:
            del free[_key(former)]
            added.string, added.user_comments = former.string, former.user_comments
            words = [former.id] if isinstance(former.id, str) else list(former.id)
            # A change that is taken back leaves no doubt.
            if not (former.fuzzy and former.previous_id and _first(former.previous_id) == _first(entry.id)):
                added.flags |= {FUZZY}
                added.previous_id = words
            added.lineno = former.lineno
        elif known is not None:
            added.string, added.user_comments = known.string, known.user_comments
            added.previous_id, added.lineno = known.previous_id, known.lineno
            added.flags |= known.flags
        updated[added.id] = added
    for entry in free.values():
        updated.obsolete[updated._key_for(entry.id, entry.context)] = entry
    return updated


@dataclass(frozen=True, kw_only=True, slots=True)
class Outdated:
    """A text of the data that readers get as it was: the same place says other words now."""

    problem: Problem
    is_critical: bool
    """Nothing may be published until somebody has looked at it."""


def outdated_texts(catalog: Catalog, name: str, guide: Guide) -> Iterator[Outdated]:
    """Those of the language whose file has the path ``name``."""
    code, first = Path(name).stem, {actor.id for actor in guide.critical_actors}
    for entry in catalog:
        if not (is_outdated(entry) and isinstance(entry.id, str)):
            continue
        kind, _, rest = str(entry.context).partition("/")
        differs = list(text_differences(entry.id, str(entry.string), guide.source, code))
        is_critical = (
            bool(differs)
            or _CRITICAL.match(str(entry.context)) is not None
            or (kind == "actors" and rest.partition("/")[0] in first)
        )
        message = msg(
            "{context}: '{words}' has changed, and readers get the old words; run 'veiviser translations', "
            "mend the translation and take out '#, fuzzy'",
            context=str(entry.context),
            words=entry.id if len(entry.id) < _SHOWN_LETTERS else f"{entry.id[: _SHOWN_LETTERS - 3]}…",
        )
        yield Outdated(problem=Problem(name, entry.lineno or 1, message), is_critical=is_critical)


def is_outdated(entry: Entry) -> bool:
    """Only a text of the data has a place that tells that the old words were about the same thing."""
    return (
        entry.fuzzy
        and bool(entry.context)
        and isinstance(entry.id, str)
        and bool(entry.string)
        and set(PLACEHOLDER.findall(entry.id)) == set(PLACEHOLDER.findall(str(entry.string)))
    )


def _former(entry: Entry, free: dict[_Key, Entry], is_shared: bool) -> Entry | None:
    """What the translation of a new string may be taken from."""
    counted = isinstance(entry.id, tuple | list)
    near = {
        _first(held.id): held
        for (_, context), held in free.items()
        if context == entry.context and isinstance(held.id, tuple | list) == counted
    }
    alike = (_LIKE_ENOUGH if is_shared else 0.0) if entry.context else _NEARLY_THE_SAME
    found = get_close_matches(_first(entry.id), near, n=1, cutoff=alike)
    return near[found[0]] if found else None


def _key(entry: Entry) -> _Key:
    return _first(entry.id), entry.context


def _first(words: str | tuple[str, ...] | list[str]) -> str:
    return words if isinstance(words, str) else words[0]


def is_translated(entry: Entry) -> bool:
    """Whether it has words, in doubt or not."""
    return any(entry.string) if isinstance(entry.string, tuple | list) else bool(entry.string)
