"""What was found the last time somebody tried the links that lead out of the site."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from veiviser.checks.external_links import Answer, Verdict
from veiviser.files import write_whole

OUTCOME = Path(".cache", "outside-links.json")
"""From the project's root. The file can be removed at any time."""


@dataclass(frozen=True, slots=True)
class LinkOutcome:
    """The answers of one day."""

    on: date
    answers: tuple[Answer, ...]

    @property
    def is_silent(self) -> bool:
        """Nobody answered at all, not even that there is nothing: the machine did not reach the web."""
        return all(
            answer.verdict is Verdict.DEAD and not answer.detail.isdecimal() for answer in self.answers
        )


def store_links(answers: Iterable[Answer], on: date, root: Path) -> None:
    """Keeps the answers for the project below ``root``."""
    path = root / OUTCOME
    path.parent.mkdir(exist_ok=True)
    held = [asdict(answer) | {"verdict": answer.verdict.value} for answer in answers]
    text = json.dumps({"on": on.isoformat(), "answers": held}, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, text.encode("utf-8"))


def last_links(root: Path) -> LinkOutcome | None:
    """The answers kept last; None where there are none, or the file is not theirs."""
    return read_links(root / OUTCOME)


def read_links(path: Path) -> LinkOutcome | None:
    """The answers in a file; None where it does not hold any."""
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


_ADAPTER = TypeAdapter(LinkOutcome)
