"""A server for one person on this machine: each address has its application, with templates for its pages."""

import socketserver
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from veiviser.model.message import Message
from veiviser.templates import page_templates

TEMPLATES = Path(__file__).with_name("templates")
HOME = "127.0.0.1"
OWN_NAMES = {HOME, "localhost"}
"""What this machine is called by itself. Another name in ``Host`` is a stranger's that leads here."""
READING = {"GET", "HEAD"}
EVERYWHERE = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
)
"""Headers of every answer."""


class PreviewServer(socketserver.ThreadingMixIn, WSGIServer):
    """Answers each request in a thread of its own; the threads end with the program."""

    daemon_threads = True

    def server_bind(self) -> None:
        # HTTPServer asks the network for this machine's name, which may take seconds.
        socketserver.TCPServer.server_bind(self)
        host, port = self.socket.getsockname()
        self.server_name, self.server_port = str(host), int(port)
        self.setup_environ()

    @property
    def address(self) -> str:
        """Of its root, with a slash at its end."""
        return f"http://{HOME}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves before the answer is no fault."""


def ready_server(mounts: Mapping[str, WSGIApplication], port: int) -> PreviewServer:
    """A server that listens at ``port``, or at any free one for 0; raises OSError where that is taken.

    ``mounts`` has applications by the start of their addresses, with a slash at both ends; the longest that
    fits wins. An application finds that start in ``SCRIPT_NAME`` without its last slash, and the rest, with
    its first slash, in ``PATH_INFO``.
    """
    server = PreviewServer((HOME, port), _QuietHandler)
    server.set_app(guarded(mounted(mounts)))
    return server


def mounted(mounts: Mapping[str, WSGIApplication]) -> WSGIApplication:
    """One application that hands each address to the one it belongs to."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"] or "/"
        fitting = [prefix for prefix in mounts if path.startswith(prefix)]
        if fitting:
            prefix = max(fitting, key=len)
            at = len(prefix) - 1
            return mounts[prefix](
                environ | {"SCRIPT_NAME": path[:at], "PATH_INFO": path[at:]}, start_response
            )
        if f"{path}/" in mounts:
            return redirect(f"{path}/", start_response)
        return short_answer(HTTPStatus.NOT_FOUND, start_response)

    return application


def guarded(application: WSGIApplication) -> WSGIApplication:
    """``application`` for this machine alone; another site's page in the same browser changes nothing."""

    def guard(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not _is_meant_for_this_machine(environ):
            return short_answer(HTTPStatus.FORBIDDEN, start_response)
        if environ["REQUEST_METHOD"] not in READING and _comes_from_a_stranger(environ):
            return short_answer(HTTPStatus.FORBIDDEN, start_response)

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            given = {name.lower() for name, _ in headers}
            missing = [pair for pair in EVERYWHERE if pair[0].lower() not in given]
            return start_response(status, [*headers, *missing], *more)

        answer = application(environ, start)
        return answer if environ["REQUEST_METHOD"] != "HEAD" else _without_body(answer)

    return guard


def short_answer(status: HTTPStatus, start_response: StartResponse) -> list[bytes]:
    """A status in words, for what is no page."""
    start_response(f"{status.value} {status.phrase}", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{status.value} {status.phrase}\n".encode()]


def redirecting(address: str) -> WSGIApplication:
    """An application that leads on to ``address`` from everywhere."""
    return lambda environ, start_response: redirect(address, start_response)


def redirect(address: str, start_response: StartResponse) -> list[bytes]:
    """Leads the browser on to ``address``."""
    start_response("302 Found", [("Location", address), ("Content-Length", "0")])
    return []


def _without_body(answer: Iterable[bytes]) -> Iterable[bytes]:
    # An application that yields has not told its status before its first piece is asked for.
    next(iter(answer), None)
    if close := getattr(answer, "close", None):
        close()
    return ()


def _is_meant_for_this_machine(environ: WSGIEnvironment) -> bool:
    try:
        return urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname in OWN_NAMES
    except ValueError:
        # No address: "[".
        return False


def _comes_from_a_stranger(environ: WSGIEnvironment) -> bool:
    """Whether another site's page sent the request; browsers say so, other programs say nothing."""
    sent_from = environ.get("HTTP_SEC_FETCH_SITE")
    if sent_from is not None:
        return sent_from not in {"same-origin", "none"}
    origin = environ.get("HTTP_ORIGIN")
    return origin is not None and origin != f"http://{environ.get('HTTP_HOST')}"


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


class Render(Protocol):
    """Fills a template."""

    def __call__(self, template: str, **values: object) -> str: ...


def templates_in(language: str, translate: Callable[[str], str]) -> Render:
    """Fills templates with words of ``language``, which ``translate`` gives for English ones."""

    def say(words: str | Message, /, **values: object) -> str:
        return (words if isinstance(words, Message) else Message.of(words, **values)).said(translate)

    environment = page_templates(TEMPLATES)
    environment.globals.update(say=say, language=language)

    def render(template: str, **values: object) -> str:
        return environment.get_template(template).render(values)

    return render
