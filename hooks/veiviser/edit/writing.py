"""New values as YAML, in the style of their neighbours in the file."""

from dataclasses import dataclass
from typing import Any

from veiviser.edit.field_order import field_order, in_order
from veiviser.edit.neighbours import ITEM, Kind, Neighbours
from veiviser.edit.scalars import WIDTH, can_be_folded, field_name, folded, written

SHORT = 40
"""Characters; lists of longer texts get one line for each."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values for one data file."""

    name: str
    """The file's name without its ending."""
    neighbours: Neighbours

    def after_key(self, value: Any, column: int, kind: Kind) -> str:
        """What follows the colon of a field whose name stands at ``column``."""
        if self._on_one_line(value, kind):
            return (
                " " + self.flow(value, kind)
                if isinstance(value, dict | list)
                else self._new_text(value, column, kind)
            )
        start = "\n" + " " * (column + 2)
        if isinstance(value, list):
            return "".join(start + self.item(held, column + 2, (*kind, ITEM)) for held in value)
        return "".join(start + field for field in self._fields(value, column + 2, kind))

    def item(self, value: Any, column: int, kind: Kind) -> str:
        """An item of a list, with its dash at ``column``."""
        return "-" + self.after_dash(value, column, kind)

    def after_dash(self, value: Any, column: int, kind: Kind) -> str:
        """What follows the dash at ``column``."""
        if isinstance(value, dict) and not self._on_one_line(value, kind):
            return " " + ("\n" + " " * (column + 2)).join(self._fields(value, column + 2, kind))
        if isinstance(value, dict | list):
            return " " + self.flow(value, kind)
        return self._new_text(value, column, kind)

    def field(self, key: str, value: Any, column: int, kind: Kind) -> str:
        """A field with its name at ``column``; ``kind`` is its own."""
        return f"{field_name(key)}:{self.after_key(value, column, kind)}"

    def flow(self, value: Any, kind: Kind) -> str:
        """On one line, within brackets or braces where it is a collection."""
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(held, (*kind, ITEM)) for held in value) + "]"
        if isinstance(value, dict):
            return (
                "{"
                + ", ".join(
                    self.flow_field(key, value[key], (*kind, key)) for key in self._order(value, kind)
                )
                + "}"
            )
        return written(value, self.neighbours.quotes(kind), in_flow=True)

    def flow_field(self, key: str, value: Any, kind: Kind) -> str:
        return f"{field_name(key)}: {self.flow(value, kind)}"

    def text(self, value: Any, column: int, kind: Kind, style: str | None) -> str:
        """A text, number or truth value of a field or item that begins at ``column``, outside brackets."""
        line = written(value, style)
        used = column + (1 if kind[-1:] in ((), (ITEM,)) else len(kind[-1]) + 1)
        if isinstance(value, str) and used + 1 + len(line) > WIDTH and self.neighbours.fold(kind):
            return folded(value, column + 2) if can_be_folded(value) else line
        return line

    def _new_text(self, value: Any, column: int, kind: Kind) -> str:
        return " " + self.text(value, column, kind, self.neighbours.quotes(kind))

    def _fields(self, value: dict[str, Any], column: int, kind: Kind) -> list[str]:
        return [self.field(key, value[key], column, (*kind, key)) for key in self._order(value, kind)]

    def _order(self, value: dict[str, Any], kind: Kind) -> list[str]:
        return in_order(list(value), field_order(self.name, kind))

    def _on_one_line(self, value: Any, kind: Kind) -> bool:
        if not isinstance(value, dict | list) or not value:
            return True
        if (known := self.neighbours.are_flow(kind)) is not None:
            return known
        if isinstance(value, list):
            return all(not isinstance(held, dict | list) and len(str(held)) <= SHORT for held in value)
        return kind[-1:] != (ITEM,) and not any(isinstance(held, dict | list) for held in value.values())
