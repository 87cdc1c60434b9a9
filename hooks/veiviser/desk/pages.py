"""The site's own pages as they become, or what keeps them from being made; open ones are told of changes."""

import mimetypes
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from pathlib import Path
from threading import BoundedSemaphore
from urllib.parse import parse_qs, urlencode
from wsgiref.types import StartResponse, WSGIEnvironment

from veiviser.desk.build_cache import BuildCache, Shown
from veiviser.desk.server import TEMPLATES, Render, redirect, short_answer
from veiviser.model.page import PageName

_HTML = "text/html; charset=utf-8"
LAST_GOOD = "last-good"
"""Word of the address that asks for the pages as they were before a fault."""
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
END_OF_PAGE = "</body>"


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
MOST_STREAMS = 3
"""Pages that are told at once; a browser has six connections to a host, and each stream takes one."""
ASK_AGAIN = b"retry: 1000\n\n"
"""In milliseconds."""


class SitePages:
    """The application that shows the site."""

    def __init__(self, build_cache: BuildCache, render: Render) -> None:
        self._build_cache, self._render = build_cache, render

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").removeprefix("/")
        if path.endswith(".html") or not Path(path).suffix:
            return self._page(path, environ, start_response)
        return self._file(path, start_response)

    def _page(self, path: str, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        build_cache = self._build_cache
        build_cache.previewed = code = build_cache.language_of(path)
        shown = build_cache.bring_up_to_date(code)
        wants_last = LAST_GOOD in parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        if shown.folder is None or not (shown.is_good or wants_last):
            faults = self._render("faults.html", shown=shown, last_good=f"?{LAST_GOOD}")
            return self._answer(faults, HTTPStatus.INTERNAL_SERVER_ERROR, path, code, shown, start_response)
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if (file := inside(shown.folder, name)) is None:
            if inside(shown.folder, f"{path}/index.html"):
                return redirect(f"{environ['SCRIPT_NAME']}{environ['PATH_INFO']}/", start_response)
            prefix = "" if code == build_cache.source else f"{code}/"
            if (file := inside(shown.folder, f"{prefix}404.html")) is None:
                return short_answer(HTTPStatus.NOT_FOUND, start_response)
            return self._answer(_text(file), HTTPStatus.NOT_FOUND, path, code, shown, start_response)
        return self._answer(_text(file), HTTPStatus.OK, path, code, shown, start_response)

    def _answer(
        self,
        html: str,
        status: HTTPStatus,
        path: str,
        code: str,
        shown: Shown,
        start_response: StartResponse,
    ) -> list[bytes]:
        """A page with what the preview adds to each: it is shown anew when its files change."""
        added = self._render(
            "added.html",
            changes=urlencode({"language": code, "version": shown.version}),
            is_search=path.rstrip("/").rpartition("/")[2] == Path(PageName.SEARCH).stem,
            is_old=not shown.is_good and status is HTTPStatus.OK,
        )
        before, end, after = html.rpartition(END_OF_PAGE)
        start_response(f"{status.value} {status.phrase}", [("Content-Type", _HTML)])
        return [f"{before}{added}{end}{after}".encode()]

    def _file(self, path: str, start_response: StartResponse) -> Iterable[bytes]:
        file = self._find(path)
        if file is None:
            # Handouts and the like are laid into the source language's pages alone.
            self._build_cache.bring_up_to_date(self._build_cache.source)
            file = self._find(path)
        if file is None:
            return short_answer(HTTPStatus.NOT_FOUND, start_response)
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        start_response("200 OK", [("Content-Type", kind)])
        return [file.read_bytes()]

    def _find(self, path: str) -> Path | None:
        found = (inside(folder, path) for folder in self._build_cache.folders())
        return next((file for file in found if file), None)


def inside(folder: Path, name: str) -> Path | None:
    """The file of that name below ``folder``; None where there is none, or it is not below it."""
    try:
        file = (folder / name).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except (OSError, ValueError):
        return None


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


class LiveChanges:
    """The application behind ``/_preview/``."""

    def __init__(self, build_cache: BuildCache) -> None:
        self._build_cache = build_cache
        self._free = BoundedSemaphore(MOST_STREAMS)

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
        if not self._free.acquire(blocking=False):
            # The page asks again by itself, and the browser keeps connections for the other tabs.
            is_new = self._build_cache.wait_for_change(language, version, 0)
            yield CHANGED if is_new else ASK_AGAIN
            return
        try:
            yield STILL_THERE
            while not self._build_cache.wait_for_change(language, version, SECONDS_OF_SILENCE):
                yield STILL_THERE
            yield CHANGED
        finally:
            self._free.release()
