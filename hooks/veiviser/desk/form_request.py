"""What the form is asked, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

TOKEN_FIELD = "token"


@dataclass(frozen=True, slots=True)
class Request:
    """A request."""

    path: str
    """Below the form's own address, with its first slash."""
    query: dict[str, list[str]]
    sent: dict[str, list[str]] | None
    """None where nothing was sent."""

    def one(self, name: str) -> str:
        """What was sent or asked for under a name; empty where that is nothing."""
        return ((self.sent or {}).get(name) or self.query.get(name) or [""])[0]


@dataclass(frozen=True, slots=True)
class Reply:
    """A page, or where to go on."""

    template: str = ""
    values: dict[str, Any] | None = None
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""
    """Below the form's own address, with its first slash."""


Handler = Callable[..., Reply]
