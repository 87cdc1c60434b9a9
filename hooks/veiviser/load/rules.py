"""Rules that span fields, entries and files."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from enum import Enum
from typing import Any

from veiviser.load.yaml_file import Place, YamlFile
from veiviser.model.actor import Actor, Audience, Cost, Need, Provider, Section
from veiviser.model.guide import TRANSLATED, Guide
from veiviser.model.measure import Area, Status
from veiviser.model.phone import PhoneType
from veiviser.model.plan import PlanStatus
from veiviser.model.problem import Problem
from veiviser.model.source import Confidence

Files = dict[str, YamlFile]
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LABELLED: dict[str, type[Enum]] = {
    "section": Section,
    "provider": Provider,
    "need": Need,
    "audience": Audience,
    "cost": Cost,
    "phone_type": PhoneType,
    "confidence": Confidence,
    "area": Area,
    "status": Status,
    "plan_status": PlanStatus,
}
"""Closed vocabularies whose every word has a label in vocabularies.yaml."""
NEEDS_NO_EVIDENCE = {"id", "section", "evidence", "checked", "is_critical", "conflicts", "expires"}


def broken_rules(guide: Guide, files: Files) -> Iterator[Problem]:
    """Everything that each entry alone cannot know is wrong."""
    for rule in (
        repeated_ids,
        unknown_references,
        repeated_numbers,
        values_without_evidence,
        unsafe_addresses,
        missing_labels,
        odd_languages,
        impossible_ages,
    ):
        yield from rule(guide, files)


def repeated_ids(guide: Guide, files: Files) -> Iterator[Problem]:
    """Ids that stand twice, or that could not be an anchor."""
    for name in TRANSLATED:
        seen: set[str] = set()
        for index, entry in _raw(files, name):
            id = str(entry.get("id", ""))
            if not ID.fullmatch(id) and name != "vocabularies":
                told = f"'{id}' cannot be an id; use a-z, 0-9 and single hyphens"
                yield _problem(files, name, (index, "id"), told)
            if id in seen:
                yield _problem(files, name, (index, "id"), f"the id '{id}' is taken; choose another")
            seen.add(id)


def unknown_references(guide: Guide, files: Files) -> Iterator[Problem]:
    """Ids that point at nothing."""
    actors = [actor.id for actor in guide.actors]
    for index, entry in _raw(files, "measures"):
        for at, id in enumerate(entry.get("actors") or ()):
            if id not in actors:
                told = f"measure '{entry.get('id')}' names unknown actor '{id}'{_did_you_mean(id, actors)}"
                yield _problem(files, "measures", (index, "actors", at), told)
    plan = guide.plan
    named: list[tuple[Place, str]] = [
        *((("first_numbers", at, "actor"), number.actor) for at, number in enumerate(plan.first_numbers)),
        *((("emergency_numbers", at), id) for at, id in enumerate(plan.emergency_numbers)),
    ]
    callable_ids = [actor.id for actor in guide.actors if actor.phones]
    for place, id in named:
        if id not in callable_ids:
            told = f"'{id}' is no actor with a number{_did_you_mean(id, callable_ids)}"
            yield _problem(files, "plan", place, told)
    documents = [document.id for document in guide.documents]
    for name in ("actors", "measures", "terms", "vignettes", "figures", "plan"):
        for place, id in _documents(files[name].value, ()):
            if id not in documents:
                yield _problem(files, name, place, f"unknown document '{id}'{_did_you_mean(id, documents)}")


def repeated_numbers(guide: Guide, files: Files) -> Iterator[Problem]:
    """Telephone numbers that are typed twice."""
    owner: dict[str, str] = {}
    for index, actor in _entries(guide, files):
        for at, phone in enumerate(actor.phones):
            other = owner.setdefault(phone.number.digits, actor.id)
            if other != actor.id:
                told = f"'{actor.id}': {phone.number} already stands under '{other}'; keep it in one place"
                yield _problem(files, "actors", (index, "phones", at), told)


def values_without_evidence(guide: Guide, files: Files) -> Iterator[Problem]:
    """Fields that have a value but no source, and sources of fields that are not there."""
    known = {field.name for field in fields(Actor)}
    for index, entry in _raw(files, "actors"):
        covered: set[str] = set()
        for at, evidence in enumerate(entry.get("evidence") or ()):
            names = evidence.get("of") if isinstance(evidence, dict) else None
            names = names if isinstance(names, list) else []
            covered.update(map(str, names))
            for name in names:
                if name not in known:
                    close = _did_you_mean(name, known)
                    told = f"'{entry.get('id')}': evidence names unknown field '{name}'{close}"
                    yield _problem(files, "actors", (index, "evidence", at), told)
        for name in entry:
            if name in known - NEEDS_NO_EVIDENCE - covered:
                told = f"'{entry.get('id')}': '{name}' has no source; name it under 'evidence: - of:'"
                yield _problem(files, "actors", (index, name), told)


def unsafe_addresses(guide: Guide, files: Files) -> Iterator[Problem]:
    """Addresses that are not https, unless a source shows only http; addresses that must be secret."""
    for index, actor in _entries(guide, files):
        shown = {entry.source.url for entry in actor.evidence}
        for name in ("url", "chat"):
            address = getattr(actor, name)
            if address and not _is_web_address(address, address in shown):
                told = f"'{actor.id}': '{name}' must be an address that starts with https://"
                yield _problem(files, "actors", (index, name), told)
        if actor.address and actor.address_is_secret:
            told = f"'{actor.id}': the address is secret; remove 'address'"
            yield _problem(files, "actors", (index, "address"), told)
    for at, (_, entry) in enumerate(_raw(files, "documents")):
        if entry.get("url") and not _is_web_address(str(entry["url"]), False):
            told = f"'{entry.get('id')}': 'url' must be an address that starts with https://"
            yield _problem(files, "documents", (at, "url"), told)
    if not _is_web_address(guide.plan.exit_url, False):
        yield _problem(files, "plan", ("exit_url",), "'exit_url' must start with https://")


def missing_labels(guide: Guide, files: Files) -> Iterator[Problem]:
    """Words of a closed vocabulary that have no label, and labels of words that do not exist."""
    held = {(words.id, label.id) for words in guide.vocabularies for label in words.labels}
    wanted = {(name, str(word.value)) for name, words in LABELLED.items() for word in words}
    for name, word in sorted(wanted - held):
        yield Problem(
            files["vocabularies"].path, 1, f"vocabulary '{name}' lacks a label for '{word}'; add it"
        )
    for name, word in sorted(held - wanted):
        yield Problem(files["vocabularies"].path, 1, f"'{name}' has no word '{word}'; remove the label")


def odd_languages(guide: Guide, files: Files) -> Iterator[Problem]:
    """Not exactly one source language, or a language twice."""
    if sum(language.is_source for language in guide.languages) != 1:
        yield _problem(files, "languages", (), "exactly one language has 'is_source: true'")
    for code, times in Counter(language.code for language in guide.languages).items():
        if times > 1:
            yield _problem(files, "languages", (), f"language '{code}' stands {times} times; keep one")


def impossible_ages(guide: Guide, files: Files) -> Iterator[Problem]:
    """Ages that no person has."""
    for index, actor in _entries(guide, files):
        youngest, oldest = actor.minimum_age or 0, actor.maximum_age or 120
        if not 0 <= youngest <= oldest <= 120:
            told = f"'{actor.id}': ages {youngest} to {oldest} cannot be right"
            yield _problem(files, "actors", (index, "minimum_age"), told)


def _entries(guide: Guide, files: Files) -> Iterator[tuple[int, Actor]]:
    by_id = {actor.id: actor for actor in guide.actors}
    for index, entry in _raw(files, "actors"):
        if actor := by_id.get(str(entry.get("id"))):
            yield index, actor


def _raw(files: Files, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for index, entry in enumerate(files[name].value):
        if isinstance(entry, dict):
            yield index, entry


def _documents(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for key, held in value.items():
            if key == "document" and isinstance(held, str):
                yield (*place, key), held
            yield from _documents(held, (*place, key))
    elif isinstance(value, list):
        for index, held in enumerate(value):
            yield from _documents(held, (*place, index))


def _is_web_address(address: str, http_is_shown: bool) -> bool:
    start = r"https?" if http_is_shown else r"https"
    return re.fullmatch(rf"{start}://[A-Za-z0-9.-]+(:\d+)?(/[!-~]*)?", address) is not None


def _did_you_mean(word: Any, words: Any) -> str:
    close = get_close_matches(str(word), list(words), n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _problem(files: Files, name: str, place: Place, message: str) -> Problem:
    return Problem(files[name].path, files[name].line(place), message)
