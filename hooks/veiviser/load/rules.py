"""Rules that span fields, entries and files."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum

from babel import Locale, localedata
from babel.core import get_global

from veiviser.load.actor_rules import ACTOR_RULES, ROLES
from veiviser.load.guide_rules import GUIDE_RULES
from veiviser.load.plan_rules import PLAN_RULES
from veiviser.load.raw_entries import Files, entries, ids, items, named, problem_at, unknown
from veiviser.load.reaching_rules import first_named
from veiviser.load.typed_numbers import typed_numbers
from veiviser.load.web_address import address_fault
from veiviser.load.yaml_file import Place, YamlFile
from veiviser.model.actor import AddressType, Cost, Guest, Provider, Secrecy, Section
from veiviser.model.guide import TRANSLATED, Guide
from veiviser.model.measure import Area, Status
from veiviser.model.message import NOTHING, Message, did_you_mean, msg
from veiviser.model.need import Audience, Need
from veiviser.model.page import HandoutName
from veiviser.model.phone import PhoneType
from veiviser.model.plan import PlanStatus
from veiviser.model.problem import Problem
from veiviser.model.source import Confidence, Whereabouts, WorkKind

MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LABELLED: dict[str, type[Enum]] = {
    "section": Section,
    "provider": Provider,
    "need": Need,
    "need_words": Need,
    "audience": Audience,
    "cost": Cost,
    "guest": Guest,
    "secrecy": Secrecy,
    "phone_type": PhoneType,
    "address_type": AddressType,
    "confidence": Confidence,
    "area": Area,
    "status": Status,
    "plan_status": PlanStatus,
    "work_kind": WorkKind,
    "whereabouts": Whereabouts,
    "handout": HandoutName,
    "handout_use": HandoutName,
}
"""Closed vocabularies whose every word has a label in vocabularies.yaml."""


def broken_rules(guide: Guide, files: Files) -> Iterator[Problem]:
    """Everything that each entry alone cannot know is wrong."""
    for rule in (
        repeated_ids,
        unknown_references,
        unsafe_addresses,
        missing_labels,
        odd_languages,
        typed_numbers,
        *PLAN_RULES,
        *GUIDE_RULES,
        *ACTOR_RULES,
    ):
        yield from rule(guide, files)


def repeated_ids(guide: Guide, files: Files) -> Iterator[Problem]:
    """Ids that stand twice, or that could not be an anchor."""
    for name in TRANSLATED:
        seen: set[str] = set()
        for index, entry in entries(files, name):
            if not (id := str(entry.get("id") or "")):
                continue
            if not ID.fullmatch(id) and name != "vocabularies":
                message = msg("'{id}' cannot be an id; use a-z, 0-9 and single hyphens", id=id)
                yield problem_at(files, name, (index, "id"), message)
            if id in seen:
                message = msg("the id '{id}' is taken; choose another", id=id)
                yield problem_at(files, name, (index, "id"), message)
            seen.add(id)


def unknown_references(guide: Guide, files: Files) -> Iterator[Problem]:
    """Ids that point at nothing."""
    actors = ids(files, "actors")
    for index, entry in entries(files, "measures"):
        for at, id, hint in unknown(entry, "actors", actors):
            message = msg(
                "measure '{measure}' names unknown actor '{id}'{hint}",
                measure=entry.get("id"),
                id=id,
                hint=hint,
            )
            yield problem_at(files, "measures", (index, "actors", at), message)
    with_number = [str(entry.get("id")) for _, entry in entries(files, "actors") if entry.get("phones")]
    for place, id in first_named(guide):
        if id not in with_number:
            hint = did_you_mean(id, with_number)
            yield problem_at(
                files, "plan", place, msg("'{id}' is no actor with a number{hint}", id=id, hint=hint)
            )
    documents = ids(files, "documents")
    for name, file in files.items():
        for place, id in named(file.value, "document", "cited_by"):
            if id not in documents:
                hint = did_you_mean(id, documents)
                yield problem_at(files, name, place, msg("unknown document '{id}'{hint}", id=id, hint=hint))


def unsafe_addresses(guide: Guide, files: Files) -> Iterator[Problem]:
    """Addresses that are not plain, or not https unless a source shows only http; and mail addresses."""
    for name, file in files.items():
        found = list(named(file.value, "url", "answer_url", "chat", "exit_url", "email", "security_email"))
        shown = {address for place, address in found if {"source", "sources"}.intersection(place)}
        for place, address in found:
            whose = _whose(file, place)
            is_mail = str(place[-1]).endswith("email")
            if not is_mail and (fault := address_fault(address, may_be_http=address in shown)):
                message = msg("{whose}'{field}' {fault}", whose=whose, field=place[-1], fault=fault)
                yield problem_at(files, name, place, message)
            elif is_mail and not MAIL.fullmatch(address):
                words = {"whose": whose, "field": place[-1]}
                message = msg("{whose}'{field}' must be an address such as post@example.no", **words)
                yield problem_at(files, name, place, message)


def _whose(file: YamlFile, place: Place) -> Message:
    """Names the entry that a place belongs to."""
    entry = file.value[place[0]] if isinstance(place[0], int) else file.value
    return msg("'{id}': ", id=entry["id"]) if isinstance(entry, dict) and entry.get("id") else NOTHING


def missing_labels(guide: Guide, files: Files) -> Iterator[Problem]:
    """Words of a closed vocabulary that have no label, and labels of words that do not exist."""
    held = {
        (str(words.get("id")), str(label.get("id"))): (index, "labels", at)
        for index, words in entries(files, "vocabularies")
        for at, label in enumerate(items(words, "labels"))
        if isinstance(label, dict)
    }
    wanted = {(name, str(word.value)) for name, words in LABELLED.items() for word in words}
    index_of = {str(words.get("id")): (index,) for index, words in entries(files, "vocabularies")}
    for name, word in sorted(wanted - held.keys()):
        place = index_of.get(name, ())
        message = msg("vocabulary '{name}' lacks a label for '{word}'; add it", name=name, word=word)
        yield problem_at(files, "vocabularies", place, message)
    for name, word in sorted(held.keys() - wanted):
        if name == ROLES:
            continue
        known = [other for vocabulary, other in wanted if vocabulary == name]
        hint = did_you_mean(word, known) if known else did_you_mean(name, LABELLED)
        message = msg(
            "'{name}' has no word '{word}'; remove the label{hint}", name=name, word=word, hint=hint
        )
        yield problem_at(files, "vocabularies", held[name, word], message)


def code_fault(code: str) -> Message | None:
    """Why no language of the site can have this code."""
    if len(code) == 2 and code.islower() and localedata.exists(code):
        return None
    known = re.match(r"[a-z]{2,3}(?=[-_]|\Z)", code.lower())
    near = str(get_global("language_aliases").get(known[0], known[0]))[:3].rstrip("_") if known else ""
    near = near if len(near) == 2 and localedata.exists(near) else ""
    if len(code) == 3 and (near or localedata.exists(code) or code in Locale("en").languages):
        return msg(
            "'{code}' has three letters, and the folders and addresses of a language have two; {remedy}",
            code=code,
            remedy=msg("write '{near}'", near=near)
            if near
            else msg("a language without such a code has no place"),
        )
    if near:
        return msg("'{code}' is not a code for a language; write '{near}'", code=code, near=near)
    return msg("'{code}' is not a code for a language; write one such as 'en'", code=code)


def odd_languages(guide: Guide, files: Files) -> Iterator[Problem]:
    """Not exactly one source language, a language twice, or codes and locales that nobody uses."""
    if sum(language.is_source for language in guide.languages) != 1:
        yield problem_at(files, "languages", (), msg("exactly one language has 'is_source: true'"))
    codes = Counter(language.code for language in guide.languages)
    for index, entry in entries(files, "languages"):
        code = str(entry.get("code"))
        if codes[code] > 1:
            message = msg("language '{code}' stands {count} times; keep one", code=code, count=codes[code])
            yield problem_at(files, "languages", (index, "code"), message)
        locale = entry.get("locale")
        if isinstance(locale, str) and not localedata.exists(locale):
            message = msg("'{locale}' is no locale; write one such as 'en_GB'", locale=locale)
            yield problem_at(files, "languages", (index, "locale"), message)
        if codes[code] and (fault := code_fault(code)):
            yield problem_at(files, "languages", (index, "code"), fault)
