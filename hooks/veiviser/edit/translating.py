"""Writes what is known of translations: strings to translate, and what was translated from what."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale

from veiviser.edit.entry import added, read_file
from veiviser.edit.fields import labels, word_for
from veiviser.edit.saving import save
from veiviser.load.actor_rules import ROLES
from veiviser.load.catalog import untranslated
from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.guide import load_guide
from veiviser.load.origin_files import keep_source_texts, read_origins, write_origins
from veiviser.load.origins import Origin, Review, digest, lags, texts_of, with_new_blocks
from veiviser.load.pages import Prose, load_prose
from veiviser.load.po_file import read_catalog
from veiviser.load.reviews import groups, with_reviews
from veiviser.load.rules import code_fault
from veiviser.model.guide import Guide
from veiviser.model.message import msg
from veiviser.model.plan import Language
from veiviser.model.problem import Problem, Problems

_STRINGS = re.compile(r"data/translations/(?P<code>[a-z]{2})\.po")
_EXAMPLE = "data/translations/ar.po#actors"
_LANGUAGES = "data/languages.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageUpdate:
    """What a language has after it was brought up to date."""

    code: str
    strings: int
    left: int
    """Strings to translate or to mend."""


def bring_language_up_to_date(root: Path, guide: Guide, language: Language) -> LanguageUpdate:
    """Writes the strings that a language needs, and what its new blocks were translated from."""
    wanted = wanted_strings(guide, root / "overrides", for_residents=language.is_resident_only)
    path = root / "data" / "translations" / f"{language.code}.po"
    catalog = update_translations(path, language.code, wanted)
    source, other = source_and_other(root, guide, language.code)
    known = read_origins(root, language.code)
    now = with_new_blocks(source, other, known)
    if now != known:
        write_origins(root, language.code, now)
    keep_source_texts(root, source, others(guide))
    left = sum(1 for _ in untranslated(catalog, wanted, str(path)))
    return LanguageUpdate(code=language.code, strings=len(catalog), left=left)


def add_resident_language(root: Path, code: str, name: str = "") -> str:
    """Writes a language for residents into the list, and a file for its strings; gives its own name.

    Raises Problems where the code is none or the language is there.
    """
    if fault := code_fault(code):
        raise Problems([Problem(_LANGUAGES, 1, fault)])
    name = name or Locale.parse(code).get_display_name(code) or code
    # Only the first letter is made large: Tiếng Việt has two.
    name = name[0].upper() + name[1:]
    values = {"code": code, "name": name, "is_resident_only": True}
    guide = save(added(read_file(root, "languages"), values)).guide
    bring_language_up_to_date(root, guide, guide.language(code))
    return name


def source_and_other(root: Path, guide: Guide, code: str) -> tuple[Prose, Prose]:
    return load_prose(root / "docs", guide.source, root), load_prose(root / "docs", code, root)


def accept(root: Path, place: str, by: str, today: date) -> list[str]:
    """Writes that blocks still hold though their source has changed, and gives the anchors of those.

    ``place`` is ``docs/ar/hjelp.md#tid``, or a page for all its blocks. Raises Problems where it is none.
    """
    guide = load_guide(root / "data", root).guide
    role = _role(guide, by)
    path, _, anchor = place.partition("#")
    code, page = _translated_page(guide, path)
    source, other = source_and_other(root, guide, code)
    if page not in source.pages or page not in other.pages:
        raise Problems([Problem(path, 1, msg("there is no such page; mend its name"))])
    texts, known = texts_of(source.pages[page]), read_origins(root, code)
    if "#" in place and anchor not in texts:
        raise Problems([Problem(path, 1, msg("no block has the anchor '{anchor}'", anchor=anchor))])
    behind = [
        lag.anchor
        for lag in lags(source, other, known)
        if lag.page == page and ("#" not in place or lag.anchor == anchor)
    ]
    for held in behind:
        known = known.with_block(page, held, Origin(source=digest(texts[held]), by=role, date=today))
    write_origins(root, code, known)
    keep_source_texts(root, source, others(guide))
    return behind


def review(root: Path, places: Sequence[str], by: str, day: date) -> list[str]:
    """Writes that a person who speaks a language has read texts as they are now; gives what was read.

    A place is a page (``docs/ar/hjelp.md``), a language's short strings (``data/translations/ar.po``), or one
    group of them (``data/translations/ar.po#actors``). Raises Problems where one is none, and writes nothing.
    """
    guide = load_guide(root / "data", root).guide
    read = Review(by=_role(guide, by), date=day, text="")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    problems: list[Problem] = []
    for place in places:
        try:
            code, texts = _texts_at(root, guide, place)
            found[code] |= texts
        except Problems as error:
            problems += error.problems
    if problems:
        raise Problems(problems)
    for code, texts in found.items():
        write_origins(root, code, with_reviews(read_origins(root, code), texts, read))
    return [f"{code}: {name}" for code, texts in found.items() for name in texts]


def _texts_at(root: Path, guide: Guide, place: str) -> tuple[str, dict[str, str]]:
    """A language's code, and the texts that ``place`` names, by page or group."""
    path, _, group = place.partition("#")
    if named := _STRINGS.fullmatch(path):
        code = named["code"] if named["code"] in others(guide) else ""
        texts = groups(read_catalog(root / path, path)) if code else {}
        if group:
            texts = {name: words for name, words in texts.items() if name == group}
    else:
        code, page = _translated_page(guide, path)
        pages = load_prose(root / "docs", code, root).pages
        texts = {page: pages[page]} if page in pages and not group else {}
    if not texts:
        message = msg("there is nothing of that name to read; write a page, or {path}", path=_EXAMPLE)
        raise Problems([Problem(place, 1, message)])
    return code, texts


def _translated_page(guide: Guide, path: str) -> tuple[str, str]:
    """Code and name of a page. Raises Problems where it is in no language that is translated to."""
    parts = path.split("/", 2)
    if len(parts) < 3 or parts[0] != "docs" or parts[1] not in others(guide):
        message = msg("is no translated page; write it as docs/{code}/hjelp.md#anchor", code="ar")
        raise Problems([Problem(path, 1, message)])
    return parts[1], parts[2]


def _role(guide: Guide, by: str) -> str:
    """A word of the vocabulary of roles, for that word or its label. Raises Problems where it is none."""
    role, known = word_for(guide, ROLES, by), labels(guide, ROLES)
    if role not in known:
        message = msg(
            "'{by}' is no role; write one of these, never a name: {roles}", by=by, roles=", ".join(known)
        )
        raise Problems([Problem("data/vocabularies.yaml", 1, message)])
    return role


def others(guide: Guide) -> list[str]:
    """Codes of the languages but the source."""
    return [held.code for held in guide.languages if not held.is_source]
