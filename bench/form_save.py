"""Saves a number as the form does: ``python -m bench.form_save FOLDER TODAY``; tells seconds of processor."""

import io
import sys
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from lxml import html

from bench.copies import Numbers
from veiviser.desk.form import FORM_TYPE, Form
from veiviser.desk.form_actor import SAME
from veiviser.load.guide import load_guide

SAVES = 3
"""The first reads what the others find read, so the middle one is what an editor meets all day."""


def main() -> None:
    root, today = Path(sys.argv[1]).resolve(), date.fromisoformat(sys.argv[2])
    numbers = Numbers((root / "data" / "actors.yaml").read_text("utf-8"))
    shown, path = next(
        (phone.number.display, f"/actors/{actor.id}/")
        for actor in load_guide(root / "data").guide.actors
        for phone in actor.phones
        if not phone.number.is_short and not actor.conflicts
    )
    form, seconds = Form(root, str, today, "/"), []
    for _ in range(SAVES):
        [page] = html.document_fromstring(_asked(form, path)).xpath("//form[.//input[@name='token']][1]")
        new = numbers.fresh()
        sent = [(name, new if held == shown else held) for name, held in page.form_values()]
        start = process_time()
        _asked(form, path, urlencode([*sent, (SAME, "on"), ("do", "save")]).encode())
        seconds.append(process_time() - start)
        assert new in (root / "data" / "actors.yaml").read_text("utf-8"), "the form has not saved"
        shown = new
    print(sorted(seconds)[SAVES // 2])


def _asked(form: Form, path: str, body: bytes = b"") -> bytes:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "CONTENT_TYPE": FORM_TYPE,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    setup_testing_defaults(environ)
    return b"".join(form(environ, lambda status, headers: None))  # type: ignore[arg-type,return-value]


if __name__ == "__main__":
    main()
