"""What the command on a measure does to its values."""

from datetime import date
from typing import Any

Values = dict[str, Any]


def reported(values: Values, status: str, note: str, source: Values, on: date) -> Values:
    """``values`` with one more report, changed in place; reports stand by day, oldest first."""
    updates = values.setdefault("updates", [])
    day = on.isoformat()
    later = [index for index, update in enumerate(updates) if update["on"] > day]
    report = {"on": day, "status": status, "note": note, "source": source}
    updates.insert(later[0] if later else len(updates), report)
    return values
