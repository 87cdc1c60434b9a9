"""What the form is asked, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from email import policy
from email.parser import BytesParser
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

TOKEN_FIELD = "token"
FORM_TYPE, FILES_TYPE = "application/x-www-form-urlencoded", "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Request:
    """A request."""

    path: str
    """Below the form's own address, with its first slash."""
    query: dict[str, list[str]]
    sent: dict[str, list[str]] | None
    """None where nothing was sent."""
    files: dict[str, bytes] = field(default_factory=dict)
    """What was chosen among the files of the machine."""

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


def sent_parts(body: bytes, content_type: str) -> tuple[dict[str, list[str]], dict[str, bytes]]:
    """The texts and the files of a form that was sent. Raises ValueError for what is none."""
    if content_type.partition(";")[0].strip().lower() == FORM_TYPE:
        return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20_000), {}
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=policy.HTTP).parsebytes(head + body)
    texts: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        name = str(part.get_param("name", "", header="content-disposition"))
        content = part.get_payload(decode=True)
        if part.get_filename() is not None:
            files[name] = bytes(content or b"")
        else:
            texts.setdefault(name, []).append(bytes(content or b"").decode("utf-8", "replace"))
    return texts, files
