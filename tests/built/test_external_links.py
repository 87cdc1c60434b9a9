"""Links that lead out of the site, tried against a server on this machine."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from patience import PATIENCE
from tools.serving import running
from veiviser.checks.external_links import (
    Answer,
    Verdict,
    external_links,
    link_table,
    links_not_tried,
    try_link,
    try_links,
)
from veiviser.messages import translator

SILENCE = 0.3
"""Seconds after which a server that never answers is given up; others get all the time they need."""


class Elsewhere(BaseHTTPRequestHandler):
    """Answers with the status its address names; ``/301`` leads to ``/200``, ``/never`` does not answer."""

    finished = Event()

    def do_GET(self) -> None:
        wanted = self.path.strip("/").partition("?")[0]
        if wanted == "never":
            self.finished.wait()
            return
        self.send_response(int(wanted))
        if wanted == "301":
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    Elsewhere.finished.clear()
    with running(ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)) as address:
        yield address
        Elsewhere.finished.set()


def project(folder: Path, pages: str, data: str = "[]\n") -> tuple[Path, Path]:
    """A built site of one page, and a data folder of one file."""
    site, held = folder / "site", folder / "data"
    site.mkdir()
    held.mkdir()
    (site / "index.html").write_text(pages, encoding="utf-8")
    (held / "actors.yaml").write_text(data, encoding="utf-8")
    return site, held


def tried(url: str, timeout: float = PATIENCE) -> Answer:
    """What a link leads to; only the one that never answers is not waited for."""
    return try_link(url, SILENCE if url.endswith("/never") else timeout)


@pytest.mark.parametrize(
    ("path", "verdict", "detail"),
    [
        ("200", Verdict.WORKS, "200"),
        ("301", Verdict.MOVED, "{}200"),
        ("403", Verdict.CLOSED, "403"),
        ("404", Verdict.DEAD, "404"),
        ("never", Verdict.DEAD, ""),
    ],
)
def test_each_answer_is_understood(path: str, verdict: Verdict, detail: str, elsewhere: str) -> None:
    answer = tried(elsewhere + path)
    assert answer == Answer(elsewhere + path, verdict, detail.format(elsewhere))


def test_a_server_that_is_gone_and_an_address_that_is_none_are_dead() -> None:
    with socket.socket() as taken:
        # Bound and not listening: nobody answers here, and nobody else can.
        taken.bind(("127.0.0.1", 0))
        assert try_link(f"http://127.0.0.1:{taken.getsockname()[1]}/", PATIENCE).verdict is Verdict.DEAD
    assert try_link("https://[broken/", PATIENCE).verdict is Verdict.DEAD


def test_links_are_gathered_from_pages_and_data_with_their_places(tmp_path: Path) -> None:
    site, data = project(
        tmp_path,
        '<a href="https://one.example/#part">1</a> <a href="om/">inside</a> <a href="tel:112">112</a>'
        '<link rel="canonical" href="https://own.example/"><p>https://not-a-link.example</p>',
        '- url: "https://one.example/"\n  chat: https://two.example/?a=b&c=å\n'
        '  source: {url: "https://two.example/1,2", place: x}\n  other: {url: https://two.example/3}\n',
    )
    (site / "om").mkdir()
    (site / "om/index.html").write_text('<a href="https://one.example/">1</a>')
    assert external_links(site, data) == {
        "https://one.example/": ["/", "om/", "data/actors.yaml:1"],
        "https://two.example/1,2": ["data/actors.yaml:3"],
        "https://two.example/3": ["data/actors.yaml:4"],
        "https://two.example/?a=b&c=å": ["data/actors.yaml:2"],
    }


def test_letters_beyond_ascii_may_stand_in_an_address(elsewhere: str) -> None:
    assert try_link(f"{elsewhere}200?sted=Røros", PATIENCE).verdict is Verdict.WORKS


def reported(site: Path, data: Path, language: str = "en") -> list[str]:
    links = external_links(site, data)
    return [*link_table(map(tried, links), links, translator(language), links_not_tried(data))]


def test_an_address_that_is_not_tried_is_told_with_its_reason(tmp_path: Path, elsewhere: str) -> None:
    data = f"- url: {elsewhere}200\n  printed_url: http://gammel.example/side\n"
    assert reported(*project(tmp_path, "", data), "nb") == [
        f"virker                 {elsewhere}200  (200)  på data/actors.yaml:1",
        "ikke prøvd             http://gammel.example/side"
        "  (en gammel adresse, vist som tekst og ikke lenke på nettstedet)  i data/actors.yaml:2",
        "1 lenker: 1 virker, 0 flyttet, 0 stengt for programmer, 0 død, 1 ikke prøvd",
    ]


def test_the_report_puts_the_dead_first(tmp_path: Path, elsewhere: str) -> None:
    links = "".join(f'<a href="{elsewhere}{path}">x</a>' for path in ("200", "301", "403", "404", "never"))
    assert reported(*project(tmp_path, links)) == [
        f"dead                {elsewhere}404  (404)  on /",
        f"dead                {elsewhere}never  (no answer in time)  on /",
        f"closed to programs  {elsewhere}403  (403)  on /",
        f"moved               {elsewhere}301  (to {elsewhere}200)  on /",
        f"works               {elsewhere}200  (200)  on /",
        "5 links: 1 works, 1 moved, 1 closed to programs, 2 dead",
    ]


def test_the_report_is_norwegian_for_norwegians(tmp_path: Path, elsewhere: str) -> None:
    links = "".join(f'<a href="{elsewhere}{path}">x</a>' for path in ("200", "301", "403", "404", "never"))
    assert reported(*project(tmp_path, links, f"- {elsewhere}200\n" * 3), language="nb") == [
        f"død                    {elsewhere}404  (404)  på /",
        f"død                    {elsewhere}never  (ikke svar i tide)  på /",
        f"stengt for programmer  {elsewhere}403  (403)  på /",
        f"flyttet                {elsewhere}301  (til {elsewhere}200)  på /",
        f"virker                 {elsewhere}200  (200)  på /, data/actors.yaml:1, "
        "data/actors.yaml:2 og 1 til",
        "5 lenker: 1 virker, 1 flyttet, 1 stengt for programmer, 2 død",
    ]


def test_the_report_counts_further_places(tmp_path: Path, elsewhere: str) -> None:
    data = f"- {elsewhere}200\n" * 4
    first, *_ = reported(*project(tmp_path, f'<a href="{elsewhere}200">x</a>', data))
    assert first.startswith("works")
    assert first.endswith("on /, data/actors.yaml:1, data/actors.yaml:2 and 2 more")


def test_links_are_tried_in_their_order(elsewhere: str) -> None:
    links = [f"{elsewhere}{path}" for path in ("404", "200", "403")]
    assert [answer.url for answer in try_links(links)] == links


def test_the_exit_of_the_built_site_is_among_its_links(site: Path) -> None:
    assert any("yr.no" in url for url in external_links(site, site))
