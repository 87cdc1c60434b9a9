"""What a change does to an actor's values, its sources and its check."""

import re
import unicodedata
from contextlib import suppress
from copy import deepcopy
from dataclasses import fields
from datetime import date
from typing import Any

from veiviser.edit.fields import OUR_WORDS, ActorField, held_by, put
from veiviser.edit.pairing import canonical
from veiviser.load.actor_rules import NEEDS_NO_EVIDENCE
from veiviser.load.web_address import host_of
from veiviser.model.actor import Actor
from veiviser.model.message import ParseError
from veiviser.model.phone import PhoneNumber, digest_of
from veiviser.model.source import Confidence

_Values = dict[str, Any]
ABOUT_FACTS = {"section", "evidence", "conflicts"}
"""Fields that say where facts come from and where they are shown."""

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t"})


def suggested_id(name: str, taken: list[str]) -> str:
    """``rode-kors`` for «Røde Kors»; a number at the end where that is taken; empty where no letter stays."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    stem = "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
    if not stem or stem not in taken:
        return stem
    return next(f"{stem}-{number}" for number in range(2, len(taken) + 3) if f"{stem}-{number}" not in taken)


def new_actor(given: _Values, source: _Values, confidence: str | None) -> _Values:
    """An actor nobody has checked, each of whose fields rests on the one source."""
    values = {name: value for name, value in given.items() if value not in (None, "", [])}
    names = [field.name for field in fields(Actor) if field.name in values]
    facts = [name for name in names if name not in NEEDS_NO_EVIDENCE]
    rest_on(values, facts, source, confidence or likely_confidence(source, values.get("url")))
    return values


def confirmed(values: _Values, role: str, on: date) -> _Values:
    """Checked on a day by somebody in a role, with the numbers as they stand."""
    check = {"date": on.isoformat(), "by": role}
    # The check of all data tells what is wrong with a number that is none.
    with suppress(ParseError):
        numbers = [PhoneNumber.parse(phone.get("number", "")) for phone in values.get("phones", [])]
        check |= {"of": digest_of(numbers)} if numbers else {}
    return values | {"checked": check}


def settled(values: _Values, field: str, source: _Values, confidence: str | None) -> _Values:
    """What stands in a field is right after all: it rests on ``source`` alone, and no conflict is left."""
    after = deepcopy(values)
    rest_no_more(after, field)
    rest_on(after, [field], source, confidence or likely_confidence(source, values.get("url")))
    return without_conflicts(after, field)


def without_conflicts(values: _Values, field: str) -> _Values:
    kept = [conflict for conflict in values.get("conflicts", []) if conflict.get("field") != field]
    others = {name: value for name, value in values.items() if name != "conflicts"}
    return others | ({"conflicts": kept} if kept else {})


def with_fact(
    values: _Values, fact: ActorField, value: Any, phone: int, source: _Values | None, confidence: str | None
) -> _Values:
    """``values`` with another fact, changed in place.

    Nobody has checked the new value, so an older check goes. With ``source`` the field rests on that alone;
    where the actor has other numbers, these rest on what they rested on before. Without one, the sources
    named before are taken to say the new value too.
    """
    if canonical(held_by(values, fact, phone)) == canonical(value):
        return values
    before = deepcopy(values)
    put(values, fact, value, phone)
    others = [held for held in values.get("conflicts", []) if not _is_about(held, fact, value)]
    if others:
        values["conflicts"] = others
    else:
        values.pop("conflicts", None)
    if fact.field not in values:
        rest_no_more(values, fact.field)
    elif source is not None and fact.field not in NEEDS_NO_EVIDENCE:
        if fact.of_phone is None or len(values["phones"]) == 1:
            rest_no_more(values, fact.field)
        rest_on(values, [fact.field], source, confidence or likely_confidence(source, values.get("url")))
    return without_old_check(before, values)


def _is_about(conflict: _Values, fact: ActorField, value: Any) -> bool:
    """Whether a fact now says what the other source says; the spaces of a number do not count."""
    other = conflict.get("other_value")
    if fact.of_phone == "number" and other:
        other, value = PhoneNumber(other).digits, PhoneNumber(value).digits
    return bool(conflict.get("field") == fact.field and other == value)


def without_old_check(held: _Values, values: _Values) -> _Values:
    """An actor's new values without a check from before they changed: nobody has checked them since."""
    names = held.keys() | values.keys()
    changed = {name for name in names if canonical(held.get(name)) != canonical(values.get(name))}
    if "checked" in changed or not changed - OUR_WORDS - ABOUT_FACTS:
        return values
    return {name: value for name, value in values.items() if name != "checked"}


def source_of(text: str) -> dict[str, str]:
    """``https://…`` is a page; ``plan-2026:kapittel 4`` or ``plan-2026`` is a place in a document."""
    if "://" in text:
        return {"url": text}
    document, _, place = (part.strip() for part in text.partition(":"))
    return {"document": document, "place": place} if place else {"document": document}


def likely_confidence(source: _Values, url: object) -> str:
    """A page below the service's own address confirms; another page makes plausible; a document prints."""
    if "url" not in source:
        return str(Confidence.PRINTED.value)
    is_own = isinstance(url, str) and _site(url) == _site(source["url"])
    return str((Confidence.CONFIRMED if is_own else Confidence.PLAUSIBLE).value)


def rest_on(values: _Values, fields: list[str], source: _Values, confidence: str) -> None:
    """Names the source of ``fields``, beside one that says as much of the same source."""
    evidence = values.setdefault("evidence", [])
    for entry in evidence:
        if entry.get("source") == source and entry.get("confidence") == confidence:
            entry["of"] += [field for field in fields if field not in entry["of"]]
            return
    evidence.append({"of": fields, "source": source, "confidence": confidence})


def rest_no_more(values: _Values, field: str) -> None:
    """Takes a field out of all evidence; what then tells of nothing goes."""
    for entry in values.get("evidence", []):
        entry["of"] = [name for name in entry["of"] if name != field]
    values["evidence"] = [entry for entry in values.get("evidence", []) if entry["of"]]


def _site(address: str) -> str:
    return host_of(address).removeprefix("www.")
