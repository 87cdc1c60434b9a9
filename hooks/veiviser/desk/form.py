"""A form in the browser for editors who use no files: Decap CMS on this machine, before the data files.

The content system is a bundle that ``make edit`` fetches; nothing of it is ever published. It loads its
settings and its entries from here, and asks no other machine for anything.
"""

import json
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from ruamel.yaml import YAML

from veiviser.desk.form_entries import Entries
from veiviser.desk.form_protocol import Response, answered
from veiviser.desk.form_settings import decap_config
from veiviser.desk.form_words import norwegian
from veiviser.desk.server import guarded
from veiviser.model.message import msg
from veiviser.model.problem import Problems
from veiviser.templates import page_templates

PAGE = Path(__file__).parent / "form_page"
BUNDLE = "decap-cms.js"
API = "/api/v1"
LARGEST_BODY = 1_000_000
"""Bytes of a request; the longest entry has a few thousand."""
JSON = "application/json"
FILES = {
    "/form.js": (PAGE / "form.js", "text/javascript; charset=utf-8"),
    "/form.css": (PAGE / "form.css", "text/css; charset=utf-8"),
    "/words.json": (PAGE / "words.nb.json", JSON),
}
"""What lies beside this module, and its type, by its address in the form."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        # The content system checks its settings with code that it makes while it runs.
        "script-src 'self' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Lets the page ask this server alone, whatever the bundle would like."""
_Translate = Callable[[str], str]


def application(root: Path, translate: _Translate, cms: Path) -> WSGIApplication:
    """The form for the project in ``root``, to be mounted below any address.

    ``translate`` says English messages in the editor's language; ``cms`` is the folder of the bundle.
    """
    files = FILES | {f"/{BUNDLE}": (cms / BUNDLE, "text/javascript; charset=utf-8")}
    entries = Entries(root)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path, method = environ.get("PATH_INFO") or "/", environ["REQUEST_METHOD"]
        send = partial(_send, start_response, method)
        if path == API:
            return _send_json(send, *_api(environ, entries, translate))
        if method not in ("GET", "HEAD"):
            return send(HTTPStatus.METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", b"")
        if path == "/":
            return send(HTTPStatus.OK, "text/html; charset=utf-8", _page(root))
        if path == "/settings.json":
            return _send_json(send, *_settings(root, environ, translate))
        if path in files and files[path][0].is_file():
            file, kind = files[path]
            return send(HTTPStatus.OK, kind, file.read_bytes())
        return send(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"")

    return guarded(answer)


def _api(environ: WSGIEnvironment, entries: Entries, translate: _Translate) -> Response:
    """A page of another site can send no JSON without asking first, and is never told that it may."""
    refused = {
        "error": msg("the form asked for something that is not here; load the page again").said(translate)
    }
    if environ["REQUEST_METHOD"] != "POST":
        return HTTPStatus.METHOD_NOT_ALLOWED, refused
    if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != JSON:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, refused
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        return HTTPStatus.LENGTH_REQUIRED, refused
    if int(length) > LARGEST_BODY:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, refused
    try:
        request = json.loads(environ["wsgi.input"].read(int(length)))
    except (ValueError, RecursionError):
        return HTTPStatus.BAD_REQUEST, refused
    return answered(request, entries, translate)


def _settings(root: Path, environ: WSGIEnvironment, translate: _Translate) -> Response:
    try:
        return HTTPStatus.OK, decap_config(
            root,
            norwegian(),
            api=environ.get("SCRIPT_NAME", "") + API,
            site=urlsplit(_setting(root, "site_url")).path or "/",
        )
    except Problems as error:
        words = "\n".join(problem.said(translate) for problem in error.problems)
        return HTTPStatus.UNPROCESSABLE_ENTITY, {"error": words}


def _page(root: Path) -> bytes:
    return page_templates(PAGE).get_template("form.html").render(name=_setting(root, "site_name")).encode()


def _setting(root: Path, name: str) -> str:
    """What mkdocs.yml says on one line, read without what MkDocs alone understands in it; else nothing."""
    lines = (root / "mkdocs.yml").read_text("utf-8").splitlines()
    line = next((line for line in lines if line.startswith(f"{name}:")), f"{name}: ''")
    return str(YAML(typ="safe").load(line)[name])


def _send_json(send: Callable[..., Any], status: HTTPStatus, msg: Any) -> Iterable[bytes]:
    sent: Iterable[bytes] = send(status, JSON, json.dumps(msg, ensure_ascii=False).encode())
    return sent


def _send(
    start_response: StartResponse, method: str, status: HTTPStatus, kind: str, content: bytes
) -> Iterable[bytes]:
    headers = [
        ("Content-Type", kind),
        ("Content-Length", str(len(content))),
        ("Content-Security-Policy", POLICY),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
    ]
    start_response(f"{status.value} {status.phrase}", headers)
    return [b"" if method == "HEAD" else content]
