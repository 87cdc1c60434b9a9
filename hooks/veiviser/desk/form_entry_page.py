"""What the page of one thing shows: its fields in sections, and what stands around them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from veiviser.desk.form_faults import Told
from veiviser.desk.form_fields import Field
from veiviser.desk.form_project import FormProject, source_words
from veiviser.desk.form_request import Reply, Request, Undo
from veiviser.desk.form_things import ONLY_CHANGED, SORTS, id_of
from veiviser.desk.form_values import FormDraft
from veiviser.desk.form_view import Control, controls_of
from veiviser.edit.entry import Values
from veiviser.model.message import NOTHING, Message, msg
from veiviser.model.phone import Phone, PhoneNumber

NOT_SHOWN = {"id", "code", "checked"}
"""Fields that never change, or that have questions of their own."""
_ACTOR = (
    ("om", msg("What it is"), ("name", "common_name", "label", "summary", "also_known_as")),
    (
        "kontakt",
        msg("How to reach it"),
        (
            "phones",
            "url",
            "email",
            "chat",
            "chat_hours",
            "addresses",
            "address_is_secret",
            "offices",
            "in_person",
        ),
    ),
    ("tid", msg("When it is open"), ("opening_hours", "hours_note")),
    (
        "hvem",
        msg("Whom it is for"),
        (
            "needs",
            "audiences",
            "eligibility",
            "guests",
            "minimum_age",
            "maximum_age",
            "languages",
            "interpreter",
        ),
    ),
    (
        "trygt",
        msg("What people must know first"),
        ("cost", "anonymous", "referral_needed", "secrecy", "tells_whom"),
    ),
    (
        "plass",
        msg("Where it stands and who runs it"),
        ("section", "provider", "run_by", "is_critical", "expires"),
    ),
)
_FOLDED = (
    ("kilder", msg("All sources"), ("evidence",)),
    ("uenighet", msg("What sources disagree about"), ("conflicts",)),
)


def fields_shown(project: FormProject, sort: str) -> tuple[Field, ...]:
    return tuple(field for field in project.fields(sort) if field.name not in NOT_SHOWN)


@dataclass(frozen=True, slots=True)
class EntryView:
    """One thing as it was opened."""

    project: FormProject
    request: Request
    sort: str
    was: Values | None
    """What it said then; None for one that is to be added."""
    today: date
    undo: Undo
    site: str

    def reply(self, draft: FormDraft, told: Told | None = None, *, focus: str = "") -> Reply:
        """``focus`` is the name of the list or row that the keyboard goes on in."""
        told, project, request, held = told or Told(), self.project, self.request, self.was or {}
        fields, notes = fields_shown(project, self.sort), dict(_sources(project, held))
        sections = tuple(sections_of(self.sort, controls_of(draft, fields, told.at_fields, notes)))
        shown = (control.field.name for section in sections for control in section.controls)
        places = {name: at for at, name in enumerate(shown)}
        values: dict[str, Any] = {
            "sort": self.sort,
            "collection": project.collection(self.sort),
            "thing": project.thing(self.sort, id_of(self.sort, held)) if held else None,
            "checked": held.get("checked"),
            "was": json.dumps(self.was, ensure_ascii=False),
            "sections": sections,
            "faults": dict(
                sorted(told.at_fields.items(), key=lambda told: places.get(told[0].split(".")[0], 0))
            ),
            "elsewhere": project.elsewhere(told.elsewhere),
            "focus": focus,
            "sent": {name: texts[0] for name, texts in (request.sent or {}).items()},
            "today": self.today,
            **self.undo.told(request),
            "page": f"{self.site}{SORTS[self.sort].address.format(**held)}" if held else "",
            "tell": project.tell,
            "may_delete": self.sort not in ONLY_CHANGED,
        }
        if self.sort == "actors":
            values |= {
                "roles": project.vocabulary("role"),
                "documents": [(entry["id"], entry["title"]) for entry in project.files["documents"].value],
                "conflicts": _conflicts(project, held),
                "is_emergency": _is_for_emergencies(project, held),
            }
        is_bad = bool(told.at_fields or told.elsewhere)
        return Reply("form_entry.html", values, HTTPStatus.UNPROCESSABLE_ENTITY if is_bad else HTTPStatus.OK)


def _sources(project: FormProject, held: Values) -> list[tuple[str, str]]:
    return [
        (name, project.tell(msg("Source: {source}", source=source_words(project, entry))))
        for entry in held.get("evidence", [])
        for name in entry.get("of", [])
    ]


def _conflicts(project: FormProject, held: Values) -> list[dict[str, Any]]:
    labels = dict(project.speech("actors").labels)
    return [
        {
            "field": conflict["field"],
            "label": labels.get(conflict["field"], conflict["field"]),
            "shown": _shown(held.get(conflict["field"])),
            "other": conflict.get("other_value", ""),
            "source": source_words(project, conflict),
        }
        for conflict in held.get("conflicts", [])
    ]


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(
            str(item.get("number", "")) if isinstance(item, dict) else str(item) for item in value
        )
    return str(value or "")


def _is_for_emergencies(project: FormProject, held: Values) -> bool:
    if held.get("id") in project.files["plan"].value.get("emergency_numbers", ()):
        return True
    return any(
        Phone(
            number=PhoneNumber(str(phone.get("number", ""))),
            is_for_emergencies=phone.get("is_for_emergencies"),
        ).answers_emergencies
        for phone in held.get("phones", [])
    )


@dataclass(frozen=True, slots=True)
class FormSection:
    id: str
    """Anchor on the page."""
    title: Message
    controls: tuple[Control, ...]
    is_folded: bool = False
    """Fields that few come for."""


def sections_of(sort: str, controls: Iterable[Control]) -> Iterator[FormSection]:
    """Every control once, also one that no section names; only services have more than one section."""
    held = {control.field.name: control for control in controls}
    if sort != "actors":
        yield FormSection("felt", NOTHING, tuple(held.values()))
        return
    for id, title, names in _ACTOR:
        yield FormSection(id, title, tuple(held.pop(name) for name in names if name in held))
    folded = [
        (id, title, tuple(held.pop(name) for name in names if name in held)) for id, title, names in _FOLDED
    ]
    if held:
        yield FormSection("mer", msg("More"), tuple(held.values()))
    for id, title, inner in folded:
        yield FormSection(id, title, inner, is_folded=True)
