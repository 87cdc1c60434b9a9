"""What the page of one thing shows."""

import json
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from veiviser.desk.form_faults import Told
from veiviser.desk.form_fields import Field
from veiviser.desk.form_project import FormProject, source_words
from veiviser.desk.form_request import Reply, Request
from veiviser.desk.form_sections import sections_of
from veiviser.desk.form_things import ONLY_CHANGED, SORTS, id_of
from veiviser.desk.form_undo import Done
from veiviser.desk.form_values import FormDraft
from veiviser.desk.form_view import controls_of
from veiviser.edit.entry import Values
from veiviser.model.message import msg
from veiviser.model.phone import EMERGENCY

NOT_SHOWN = {"id", "code", "checked"}
"""Fields that never change, or that have questions of their own."""


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
    site: str

    def reply(
        self, draft: FormDraft, told: Told | None = None, *, focus: str = "", done: Done | None = None
    ) -> Reply:
        """``focus`` is the name of the list or row that the keyboard goes on in."""
        told, project, request, held = told or Told(), self.project, self.request, self.was or {}
        fields, notes = fields_shown(project, self.sort), dict(_sources(project, held))
        controls = controls_of(draft, fields, told.at_fields, notes)
        is_read = request.sent is None
        values: dict[str, Any] = {
            "sort": self.sort,
            "collection": project.collection(self.sort),
            "thing": project.thing(self.sort, id_of(self.sort, held)) if held else None,
            "checked": held.get("checked"),
            "was": json.dumps(self.was, ensure_ascii=False),
            "sections": tuple(sections_of(self.sort, controls)),
            "faults": told.at_fields,
            "elsewhere": project.elsewhere(told.elsewhere),
            "focus": focus,
            "sent": {name: texts[0] for name, texts in (request.sent or {}).items()},
            "today": self.today,
            "done": done,
            "word": request.one("saved"),
            "is_saved": is_read and "saved" in request.query,
            "is_undone": is_read and "undone" in request.query,
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
    numbers = (str(phone.get("number", "")).replace(" ", "") for phone in held.get("phones", []))
    return any(number in EMERGENCY for number in numbers)
