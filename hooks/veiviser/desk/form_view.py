"""What a template prints of a form: each field with its name, what stands in it and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from veiviser.desk.form_fields import Field, FieldKind
from veiviser.desk.form_values import WAS, FormDraft, draft_of

Faults = Mapping[str, list[str]]
"""What is wrong, in words, by the name of the field: ``phones.0.number``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormRow:
    """One item of a list."""

    name: str
    number: int
    """Counted from 1."""
    is_first: bool
    is_last: bool
    was: str = ""
    text: str = ""
    """What is chosen, where a row holds one choice."""
    controls: tuple["Control", ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return _id(self.name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Control:
    """A field as it is shown."""

    field: Field
    name: str
    text: str = ""
    chosen: tuple[str, ...] = ()
    rows: tuple[FormRow, ...] = ()
    controls: tuple["Control", ...] = ()
    faults: tuple[str, ...] = ()
    note: str = ""
    """Where the value stands, and how sure that is."""

    @property
    def kind(self) -> str:
        return self.field.kind.name.lower()

    @property
    def id(self) -> str:
        return _id(self.name)

    @property
    def has_faults(self) -> bool:
        """Here or further in."""
        rows = any(row.faults or any(inner.has_faults for inner in row.controls) for row in self.rows)
        return bool(self.faults) or rows or any(inner.has_faults for inner in self.controls)

    @property
    def described_by(self) -> str:
        """Ids of what explains the field."""
        parts = (("hint", self.field.hint), ("fault", self.faults), ("note", self.note))
        return " ".join(f"{self.id}-{part}" for part, is_there in parts if is_there)

    @property
    def rows_of_text(self) -> int:
        """How high a box for the text must be, at some 70 signs a line."""
        lines = sum(1 + len(line) // 70 for line in self.text.split("\n"))
        return min(max(lines + 1, 2), 20)


def controls_of(
    draft: FormDraft, fields: Iterable[Field], faults: Faults, notes: Mapping[str, str], prefix: str = ""
) -> tuple[Control, ...]:
    return tuple(
        _control(draft[field.name], field, f"{prefix}{field.name}", faults, notes) for field in fields
    )


def _control(shown: Any, field: Field, name: str, faults: Faults, notes: Mapping[str, str]) -> Control:
    parts: dict[str, Any] = {}
    match field.kind:
        case FieldKind.GROUP:
            parts["controls"] = controls_of(shown, field.fields, faults, notes, f"{name}.")
        case FieldKind.ROWS:
            parts["rows"] = tuple(
                FormRow(
                    name=f"{name}.{at}",
                    number=at + 1,
                    is_first=at == 0,
                    is_last=at == len(shown) - 1,
                    was=row.get(WAS, ""),
                    controls=controls_of(
                        draft_of({}, field.fields) | row, field.fields, faults, notes, f"{name}.{at}."
                    ),
                    faults=tuple(faults.get(f"{name}.{at}", ())),
                )
                for at, row in enumerate(shown)
            )
        case FieldKind.ORDERED:
            words = [*shown, ""]
            parts["rows"] = tuple(
                FormRow(
                    name=f"{name}.{at}",
                    number=at + 1,
                    is_first=at == 0,
                    is_last=at >= len(shown) - 1,
                    text=word,
                    faults=tuple(faults.get(f"{name}.{at}", ())),
                )
                for at, word in enumerate(words)
            )
        case FieldKind.SEVERAL:
            parts["chosen"] = tuple(shown)
        case _:
            parts["text"] = shown
    return Control(
        field=field, name=name, faults=tuple(faults.get(name, ())), note=notes.get(name, ""), **parts
    )


def _id(name: str) -> str:
    return name.replace(".", "-")
