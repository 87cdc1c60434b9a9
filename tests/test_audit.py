"""A package with a known vulnerability stops the check; a service that cannot be reached is said to be so."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from project import ROOT

FAULT = {
    "id": "PYSEC-2026-1",
    "summary": "An invented fault",
    "affected": [
        {
            "package": {"name": "holed", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.0"}]}],
            "versions": ["1.0"],
        }
    ],
}


class _Service(BaseHTTPRequestHandler):
    asked: list[str]

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = question["package"]["name"]
        self.asked.append(name)
        answer = json.dumps({"vulns": [FAULT] if name == "holed" else []})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"no answer" if name == "garbled" else answer.encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def asked() -> list[str]:
    """Names that the service was asked about."""
    return []


@pytest.fixture
def service(asked: list[str]) -> Iterator[str]:
    handler = type("Service", (_Service,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text(f"sound==1.0 --hash=sha256:{'a' * 64}\n", "utf-8")
    return path


def audit(lock: Path, service: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "tools/audit.py", lock, "--service", service]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_nothing_is_said_where_nothing_is_known(lock: Path, service: str, asked: list[str]) -> None:
    done = audit(lock, service)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert asked == ["sound"]


def test_a_planted_vulnerability_stops_the_check_and_is_named(lock: Path, service: str) -> None:
    lock.write_text(lock.read_text("utf-8") + f"holed==1.0 --hash=sha256:{'b' * 64}\n", "utf-8")
    done = audit(lock, service)
    assert done.returncode == 1
    assert "holed" in done.stderr
    assert FAULT["id"] in done.stderr


def test_a_service_that_answers_nonsense_stops_the_check(lock: Path, service: str) -> None:
    lock.write_text(f"garbled==1.0 --hash=sha256:{'b' * 64}\n", "utf-8")
    done = audit(lock, service)
    assert done.returncode == 1
    assert done.stderr


def test_a_service_out_of_reach_is_said_in_one_line_and_stops_nothing(lock: Path) -> None:
    with socket.socket() as taken:
        # Bound and not listening: nobody answers here, and nobody else can.
        taken.bind(("127.0.0.1", 0))
        service = f"http://127.0.0.1:{taken.getsockname()[1]}/v1/query"
        done = audit(lock, service)
    assert (done.returncode, done.stderr) == (0, "")
    [line] = done.stdout.splitlines()
    assert line.startswith(f"Not checked for known vulnerabilities: {service} cannot be reached (")
