"""The weight of pages as Debian's Chromium finds it, which needs the tools for tests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from playwright.sync_api import Browser, Request, sync_playwright

from tools.serving import running
from tools.weight import Weight, pages

CHROMIUM = "/usr/bin/chromium"
TABS = 10
"""Pages that load at once."""


def measure(site: Path) -> list[Weight]:
    """Opens every page of ``site``, each with an empty cache, and adds up what arrives."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        weights = measure_in(browser, site, pages(site))
        browser.close()
    return weights


def measure_in(browser: Browser, site: Path, names: Sequence[str]) -> list[Weight]:
    """The pages that are named, in a browser that is already open."""
    weights: list[Weight] = []
    with serve_compressed(site) as root:
        for start in range(0, len(names), TABS):
            tabs = [_Tab(browser, root, name) for name in names[start : start + TABS]]
            weights += [tab.weight() for tab in tabs]
    return weights


class _Tab:
    """One page, loading with an empty cache."""

    def __init__(self, browser: Browser, root: str, name: str) -> None:
        self._root, self._name = root, name
        self._page = browser.new_context().new_page()
        self._finished: list[Request] = []
        self._page.on("requestfinished", lambda request: self._finished.append(request))
        self._page.goto(root + name.removesuffix("index.html"), wait_until="commit")

    def weight(self) -> Weight:
        """Waits until nothing more arrives."""
        self._page.wait_for_load_state("networkidle")
        parts = tuple(
            (request.url.removeprefix(self._root) or "./", request.sizes()["responseBodySize"])
            for request in self._finished
            if request.url.startswith(self._root)
        )
        self._page.context.close()
        return Weight(self._name, parts)


@contextmanager
def serve_compressed(site: Path) -> Iterator[str]:
    """Serves ``site`` on this machine with its Brotli copies; gives the address of its root, with a slash."""
    with running(ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))) as address:
        yield address


class _Handler(SimpleHTTPRequestHandler):
    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        compressed = path.with_name(f"{path.name}.br")
        if "br" not in self.headers.get("Accept-Encoding", "") or not compressed.exists():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path.name))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(compressed.stat().st_size))
        self.end_headers()
        return compressed.open("rb")

    def log_message(self, format: str, *args: Any) -> None:
        pass
