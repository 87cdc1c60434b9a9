"""What the content system asks of the form's server, without the content system."""

import io
import json
import random
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from project import ROOT
from veiviser.desk.form import application
from veiviser.desk.form_choices import Choices
from veiviser.desk.form_fields import Field, Fields
from veiviser.desk.form_words import norwegian
from veiviser.messages import translator

CMS = ROOT / ".cache/form"


def form_of(root: Path) -> WSGIApplication:
    return application(root, translator("nb"), CMS)


def fields_of(name: str) -> list[Field]:
    words = norwegian()
    return Fields(words, Choices(ROOT / "data", words)).of_file(name)


def ask(
    form: WSGIApplication, method: str, path: str, body: bytes = b"", **environ: Any
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content of an answer; ``environ`` has what differs from a browser's request."""
    asked: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "/skjema",
        "PATH_INFO": path,
        "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/json; charset=utf-8",
        "wsgi.input": io.BytesIO(body),
    } | environ
    setup_testing_defaults(asked)
    told: list[Any] = []
    content = b"".join(form(asked, lambda status, headers, *_: told.extend((status, headers))))  # type: ignore[arg-type,return-value]
    return int(told[0].split()[0]), dict(told[1]), content


def action(form: WSGIApplication, name: str, **params: Any) -> tuple[int, Any]:
    """Status and answer of one action of the protocol."""
    body = json.dumps({"branch": "master", "action": name, "params": {"branch": "master"} | params})
    status, _, content = ask(form, "POST", "/api/v1", body.encode())
    return status, json.loads(content)


def opened(form: WSGIApplication, path: str) -> tuple[str, dict[str, Any]]:
    """An entry as the form is given it: as text and as values."""
    status, entry = action(form, "getEntry", path=path)
    assert status == 200
    return entry["data"], json.loads(entry["data"])


def save(form: WSGIApplication, path: str, values: dict[str, Any], was: str | None) -> tuple[int, Any]:
    file = {"path": path, "slug": Path(path).stem, "raw": json.dumps(values, indent=2), "was": was}
    return action(form, "persistEntry", dataFiles=[file], assets=[], options={"commitMessage": "Update"})


def as_it_sends(shown: dict[str, Any], form: list[Field], chance: random.Random) -> dict[str, Any]:
    """An entry nobody changed: in another order, and what nobody filled in sent empty or left out."""
    sent = json.loads(json.dumps(shown))
    for field in form:
        name = field["name"]
        if name not in sent:
            sent |= chance.choice([{}, {name: ""}, {name: None}, {name: _empty(field)}])
        elif field["widget"] == "object":
            sent[name] = as_it_sends(sent[name], field["fields"], chance)
        elif "fields" in field:
            sent[name] = [as_it_sends(item, field["fields"], chance) for item in sent[name]]
    return dict(chance.sample(list(sent.items()), len(sent)))


def _empty(field: Field) -> Any:
    if field["widget"] == "object":
        return {inner["name"]: "" for inner in field["fields"]}
    return [] if field["widget"] == "list" or field.get("multiple") else ""
