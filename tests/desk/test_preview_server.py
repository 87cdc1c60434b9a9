"""The server of the preview: each address to its application, and nobody but this machine."""

from collections.abc import Iterable, Iterator
from http.client import HTTPConnection, HTTPResponse
from threading import Thread
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest

from patience import PATIENCE
from veiviser.desk.server import PreviewServer, ready_server


def saying(name: str) -> WSGIApplication:
    """An application that says its name and the address it was given."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{name} {environ['SCRIPT_NAME']} {environ['PATH_INFO']}".encode()]

    return application


@pytest.fixture(scope="module")
def server() -> Iterator[PreviewServer]:
    server = ready_server({"/": saying("site"), "/redaksjon/": saying("desk")}, 0)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def ask(server: PreviewServer, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=names)
    return connection.getresponse()


@pytest.mark.parametrize(
    ("path", "said"),
    [("/", b"site  /"), ("/ar/hjelp/", b"site  /ar/hjelp/"), ("/redaksjon/a", b"desk /redaksjon /a")],
)
def test_each_address_goes_to_the_application_it_belongs_to(
    server: PreviewServer, path: str, said: bytes
) -> None:
    assert ask(server, path).read() == said


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "192.0.2.1", "[", "[::1", "a]:8000"],
)
def test_a_foreign_name_for_this_machine_is_refused(server: PreviewServer, host: str) -> None:
    answer = ask(server, "/", Host=host)
    assert (answer.status, answer.read()) == (403, b"403 Forbidden\n")


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000"])
def test_its_own_names_are_taken(server: PreviewServer, host: str) -> None:
    assert ask(server, "/", Host=host).status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "same-origin", "Origin": "null"}, 200),
        ({}, 200),
    ],
)
def test_another_sites_page_changes_nothing(
    server: PreviewServer, headers: dict[str, str], status: int
) -> None:
    assert ask(server, "/redaksjon/", "POST", **headers).status == status


def test_no_answer_is_kept_or_shown_inside_another_sites_page(server: PreviewServer) -> None:
    headers = ask(server, "/").headers
    assert (headers["Cache-Control"], headers["X-Frame-Options"]) == ("no-store", "SAMEORIGIN")


def test_a_question_for_the_head_alone_gets_no_body(server: PreviewServer) -> None:
    answer = ask(server, "/", "HEAD")
    assert (answer.status, answer.read()) == (200, b"")
