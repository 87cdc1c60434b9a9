"""Tells open pages that they have changed, and serves the little that the preview itself needs."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIEnvironment

from veiviser.desk.build_cache import BuildCache
from veiviser.desk.server import short_answer
from veiviser.desk.templating import TEMPLATES

SECONDS_OF_SILENCE = 15.0
"""After which a word is sent, which fails when the page is no longer there."""
OWN_FILES = {
    "/preview.css": "text/css; charset=utf-8",
    "/form.css": "text/css; charset=utf-8",
    "/preview.js": "text/javascript; charset=utf-8",
}
CHANGED = b"event: changed\ndata: changed\n\n"
"""What a page waits for, as a server-sent event."""
STILL_THERE = b": still there\n\n"


class LiveChanges:
    """The application behind ``/_preview/``."""

    def __init__(self, build_cache: BuildCache) -> None:
        self._build_cache = build_cache

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/changes":
            asked = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
            language, version = asked.get("language", [""])[0], asked.get("version", [""])[0]
            start_response("200 OK", [("Content-Type", "text/event-stream")])
            return self._changes(language, version)
        if path in OWN_FILES:
            start_response("200 OK", [("Content-Type", OWN_FILES[path])])
            return [(TEMPLATES / path[1:]).read_bytes()]
        return short_answer(HTTPStatus.NOT_FOUND, start_response)

    def _changes(self, language: str, version: str) -> Iterator[bytes]:
        yield STILL_THERE
        while not self._build_cache.wait_for_change(language, version, SECONDS_OF_SILENCE):
            yield STILL_THERE
        yield CHANGED
