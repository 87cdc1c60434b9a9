"""Tables as CSV (RFC 4180, UTF-8) that no spreadsheet takes for formulas."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from veiviser.export.public import alert, stable_id
from veiviser.model.actor import Actor, Address
from veiviser.model.hours import COUNTRY, EACH_DAY, OpeningHours
from veiviser.model.phone import Phone

FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\n\0])")
"""Where a cell would begin a formula: at its start, and after what some spreadsheets divide cells by.

A Norwegian spreadsheet that opens a file by a double click divides it by semicolons, quotes or no quotes.
The last four signs are the wide forms of the first four, which some spreadsheets read alike.
"""
BETWEEN = " | "
"""Between the parts of a cell that holds several."""
UNEVEN = {"source", "updates", "chapters", "responsibilities"}
"""What has no place in one cell."""


def csv_text(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows that all have the same names, under a line of those names; empty without rows."""
    held = [{name: cell(value) for name, value in row.items()} for row in rows]
    text = io.StringIO()
    if held:
        writer = csv.DictWriter(text, held[0].keys(), strict=True)
        writer.writeheader()
        writer.writerows(held)
    return text.getvalue()


def cell(value: Any) -> str:
    """A value as a cell. Words that would begin a formula get an apostrophe in front; numbers stay."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case tuple() | list():
            return cell(BETWEEN.join(value))
        case _:
            return FORMULA.sub("'", str(value))


def service_row(actor: Actor) -> dict[str, Any]:
    """One line for each actor; its numbers stand in a table of their own."""
    return {
        "id": stable_id("service", actor.id),
        "name": actor.name,
        "common_name": actor.common_name,
        "label": actor.label,
        "also_known_as": actor.also_known_as,
        "section": actor.section.value,
        "provider": actor.provider.value,
        "run_by": actor.run_by,
        "summary": actor.summary,
        "eligibility": actor.eligibility,
        "guests": [guest.value for guest in actor.guests],
        "minimum_age": actor.minimum_age,
        "maximum_age": actor.maximum_age,
        "needs": [need.value for need in actor.needs],
        "audiences": [audience.value for audience in actor.audiences],
        "phones": [phone.uri for phone in actor.phones],
        "email": actor.email,
        "url": actor.url,
        "chat": actor.chat,
        "chat_hours": _hours(actor.chat_hours),
        "addresses": [_in_one_line(address) for address in actor.addresses],
        "in_person": actor.in_person,
        "offices": actor.offices,
        "opening_hours": _hours(actor.opening_hours),
        "hours_note": actor.hours_note,
        "languages": actor.languages,
        "interpreter": actor.interpreter,
        "cost": actor.cost and actor.cost.value,
        "anonymous": actor.anonymous,
        "referral_needed": actor.referral_needed,
        "secrecy": actor.secrecy and actor.secrecy.value,
        "tells_whom": actor.tells_whom,
        "assured_date": actor.checked and actor.checked.date.isoformat(),
        "alert": alert(actor),
    }


def phone_row(actor: Actor, phone: Phone) -> dict[str, Any]:
    """One line for each number, written as an address: a spreadsheet keeps ``tel:02800`` and its zero."""
    return {
        "service_id": stable_id("service", actor.id),
        "service_name": actor.name,
        "phone": phone.uri,
        "uses": [kind.value for kind in phone.types],
        "opening_hours": _hours(phone.opening_hours),
        "free": phone.free,
        "is_for_emergencies": phone.answers_emergencies,
        "valid_from": phone.valid_from and phone.valid_from.isoformat(),
        "valid_until": phone.valid_until and phone.valid_until.isoformat(),
        "note": phone.note,
        "busy_note": phone.busy_note,
        "second_choice": phone.second_choice and stable_id("service", phone.second_choice),
    }


def address_row(actor: Actor, address: Address) -> dict[str, Any]:
    """One line for each address. The postal code begins with its country: a spreadsheet keeps ``NO-0150``."""
    return {
        "service_id": stable_id("service", actor.id),
        "service_name": actor.name,
        "name": address.name,
        "type": address.type.value,
        "street": address.street,
        "postal_code": _postal_code(address),
        "city": address.city,
        "hours_note": address.hours_note,
    }


def _postal_code(address: Address) -> str | None:
    return f"{COUNTRY}-{address.postal_code}" if address.postal_code else None


def _in_one_line(address: Address) -> str:
    city = " ".join(filter(None, (_postal_code(address), address.city)))
    return ", ".join(filter(None, (address.name, address.street, city)))


def flat(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry as one line: its source in cells of its own, its reports counted.

    Chapters stay out: a spreadsheet makes a date of "2.3".
    """
    row = {name: value for name, value in entry.items() if name not in UNEVEN}
    if "updates" in entry:
        row["updates"] = len(entry["updates"])
    return row | {f"source_{name}": value for name, value in entry["source"].items()}


def _hours(hours: OpeningHours | None) -> str | None:
    """Hours as they were written, but for "24/7", of which a spreadsheet makes a date."""
    if hours is None:
        return None
    return EACH_DAY if hours.is_always else hours.expression
