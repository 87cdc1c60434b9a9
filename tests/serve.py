"""A small server for a built site, on this machine alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tools.serving import running


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files with their types; a page that is missing gets the nearest ``404.html`` above it."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def end_headers(self) -> None:
        # Without it LinkChecker holds itself to ten requests a second.
        self.send_header("LinkChecker", "as fast as you can")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self._not_found_page() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _not_found_page(self) -> Path | None:
        folder, wanted = Path(self.directory), Path(self.translate_path(self.path))
        near = (parent / "404.html" for parent in wanted.parents if parent.is_relative_to(folder))
        return next((page for page in near if page.is_file()), None)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serves ``folder`` while the context lasts; gives the address of its root, with a slash at its end."""
    with running(
        ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))
    ) as address:
        yield address
