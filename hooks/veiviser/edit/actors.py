"""What the commands on an actor do to its values."""

import re
import unicodedata
from copy import deepcopy
from dataclasses import fields
from datetime import date
from typing import Any

from veiviser.edit.evidence import likely_confidence, rest_no_more, rest_on
from veiviser.edit.facts import OUR_WORDS, Fact, held_by, put
from veiviser.edit.pairing import canonical
from veiviser.load.actor_rules import NEEDS_NO_EVIDENCE
from veiviser.model.actor import Actor

Values = dict[str, Any]
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


def new_actor(given: Values, source: Values, confidence: str | None) -> Values:
    """An actor nobody has checked, each of whose fields rests on the one source."""
    values = {name: value for name, value in given.items() if value not in (None, "", [])}
    names = [field.name for field in fields(Actor) if field.name in values]
    msg = [name for name in names if name not in NEEDS_NO_EVIDENCE]
    rest_on(values, msg, source, confidence or likely_confidence(source, values.get("url")))
    return values


def confirmed(values: Values, role: str, on: date) -> Values:
    """Checked on a day by somebody in a role."""
    return values | {"checked": {"on": on.isoformat(), "by": role}}


def with_fact(
    values: Values, fact: Fact, value: Any, phone: int, source: Values | None, confidence: str | None
) -> Values:
    """``values`` with another fact, changed in place.

    Nobody has checked the new value, so an older check goes. With ``source`` the field rests on that alone;
    where the actor has other numbers, these rest on what they rested on before. Without one, the sources
    named before are taken to say the new value too.
    """
    if canonical(held_by(values, fact, phone)) == canonical(value):
        return values
    before = deepcopy(values)
    put(values, fact, value, phone)
    if fact.field not in values:
        rest_no_more(values, fact.field)
    elif source is not None and fact.field not in NEEDS_NO_EVIDENCE:
        if fact.of_phone is None or len(values["phones"]) == 1:
            rest_no_more(values, fact.field)
        rest_on(values, [fact.field], source, confidence or likely_confidence(source, values.get("url")))
    return without_old_check(before, values)


def without_old_check(held: Values, values: Values) -> Values:
    """An actor's new values without a check from before they changed: nobody has checked them since."""
    names = held.keys() | values.keys()
    changed = {name for name in names if canonical(held.get(name)) != canonical(values.get(name))}
    if "checked" in changed or not changed - OUR_WORDS - ABOUT_FACTS:
        return values
    return {name: value for name, value in values.items() if name != "checked"}
