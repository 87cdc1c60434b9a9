"""The form in the browser: pages made here, which save without a script.

Each page is a form of plain HTML. It loads a style sheet from this server and nothing else.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from email import policy
from email.parser import BytesParser
from http import HTTPStatus
from pathlib import Path
from secrets import compare_digest, token_urlsafe
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIEnvironment

from veiviser.desk.form_pages import routes
from veiviser.desk.form_project import FormProject
from veiviser.desk.form_request import Handler, Reply, Request, Undo
from veiviser.desk.server import READING, short_answer, templates_in
from veiviser.model.problem import Problems

ADDRESS = "/skjema/"
LANGUAGE = "nb"
"""The form speaks the language of the labels in the data, whatever the terminal speaks."""
TOKEN_FIELD = "token"
FORM_TYPE, FILES_TYPE = "application/x-www-form-urlencoded", "multipart/form-data"
LARGEST_BODY = 20_000_000
"""Bytes of a request: a picture from a camera."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
DRAFT = "form_preview.html"
POLICY_WITHIN = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
"""Of the draft of a text, which is shown within the form's own page."""


class Form:
    """The application behind ``/skjema/``."""

    def __init__(self, root: Path, translate: Callable[[str], str], today: date, site: str) -> None:
        """``translate`` gives Norwegian words; ``site`` is the address of the site's front page."""
        self._root, self._translate = root, translate
        self._render = templates_in(LANGUAGE, translate)
        self._token = token_urlsafe(24)
        self._site = site
        self._routes = routes(today, Undo(), site)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = self._request(environ)
        if isinstance(request, HTTPStatus):
            return short_answer(request, start_response)
        for pattern, page in self._routes:
            if found := re.fullmatch(pattern, request.path):
                return self._answer(page, request, found.groupdict(), start_response)
        return short_answer(HTTPStatus.NOT_FOUND, start_response)

    def _request(self, environ: WSGIEnvironment) -> Request | HTTPStatus:
        """The request, or why it is refused: who sends must have been given a page of this run."""
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
        query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        if environ["REQUEST_METHOD"] in READING:
            return Request(path, query, None)
        if environ["REQUEST_METHOD"] != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        content_type = environ.get("CONTENT_TYPE", "")
        if content_type.partition(";")[0].strip().lower() not in (FORM_TYPE, FILES_TYPE):
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        length = environ.get("CONTENT_LENGTH") or ""
        if not length.isdecimal():
            return HTTPStatus.LENGTH_REQUIRED
        if int(length) > LARGEST_BODY:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        try:
            sent, files = sent_parts(environ["wsgi.input"].read(int(length)), content_type)
        except ValueError:
            return HTTPStatus.BAD_REQUEST
        if not compare_digest(sent.get(TOKEN_FIELD, [""])[0].encode(), self._token.encode()):
            return HTTPStatus.FORBIDDEN
        return Request(path, query, sent, files)

    def _answer(
        self, page: Handler, request: Request, parts: dict[str, str], start_response: StartResponse
    ) -> Iterable[bytes]:
        project = FormProject(self._root, self._translate)
        try:
            answer = page(project, request, **parts)
        except Problems as error:
            told = [(None, problem.said(self._translate)) for problem in error.problems]
            answer = Reply("form_faults.html", {"faults": told}, HTTPStatus.UNPROCESSABLE_ENTITY)
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", POLICY_WITHIN if answer.template == DRAFT else POLICY),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "same-origin"),
        ]
        if answer.location:
            status = HTTPStatus.SEE_OTHER
            headers.append(("Location", f"{ADDRESS[:-1]}{answer.location}"))
            content = b""
        else:
            status = answer.status
            values = {"form": ADDRESS[:-1], "site": self._site, "token": self._token, **(answer.values or {})}
            content = self._render(answer.template, **values).encode()
        headers.append(("Content-Length", str(len(content))))
        start_response(f"{status.value} {status.phrase}", headers)
        return [content]


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
