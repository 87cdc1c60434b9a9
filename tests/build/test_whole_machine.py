"""``deploy/README.md`` followed on a machine of its own: real nginx, with encryption, as its example says."""

import re
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection, RemoteDisconnected
from pathlib import Path

import pytest

from build.running_nginx import NGINX, _end, _own_port
from patience import PATIENCE
from project import ROOT
from veiviser.build.csp import InlineHashes
from veiviser.build.delivery import NGINX_MODULES, http_part, server_part
from veiviser.build.headers import describe_delivery

EXAMPLE = ROOT / "deploy/nginx-site.example.conf"
NAME = "veiviser.example"
PARTS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
"""What nginx keeps a folder for."""


@dataclass(frozen=True)
class Machine:
    """nginx with the example as its only server."""

    folder: Path
    plain: int
    encrypted: int

    def ask(self, host: str) -> tuple[int, dict[str, str]]:
        connection = HTTPConnection("127.0.0.1", self.plain, timeout=PATIENCE)
        try:
            connection.request("GET", "/hjelp/", headers={"Host": host})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}
        finally:
            connection.close()

    def ask_encrypted(self, host: str) -> tuple[int, dict[str, str]]:
        context = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        connection = HTTPSConnection(host, self.encrypted, timeout=PATIENCE, context=context)
        connection._create_connection = lambda *_: socket.create_connection(("127.0.0.1", self.encrypted))
        try:
            connection.request("GET", "/hjelp/")
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}
        finally:
            connection.close()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    site, settings = tmp_path / "site", tmp_path / "site.delivery"
    for folder in (site / "hjelp", settings, tmp_path / "run"):
        folder.mkdir(parents=True)
    (site / "hjelp/index.html").write_text("hjelp", "utf-8")
    delivery = describe_delivery(f"https://{NAME}/", ["nb"], InlineHashes((), ()))
    (settings / "nginx-http.conf").write_text(http_part(delivery), "utf-8")
    (settings / "nginx-server.conf").write_text(server_part(delivery), "utf-8")
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                f"/CN={NAME}",
                "-days",
                "2",
            ),
            *("-addext", f"subjectAltName=DNS:{NAME}"),
            *("-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"),
        ],
        check=True,
        capture_output=True,
    )
    with _own_port() as plain, _own_port() as encrypted:
        example = EXAMPLE.read_text("utf-8")
        example = re.sub(r"^ *listen \[::\].*\n", "", example, flags=re.MULTILINE)
        example = example.replace("listen 443", f"listen 127.0.0.1:{encrypted}")
        example = example.replace("listen 80", f"listen 127.0.0.1:{plain}")
        # A port that is held for this test alone is shared with it.
        example = example.replace(" default_server;", " default_server reuseport;")
        example = example.replace("/etc/ssl/veiviser", str(tmp_path)).replace("/srv/veiviser", str(tmp_path))
        (tmp_path / "nginx.conf").write_text(
            f"load_module {NGINX_MODULES}/ngx_http_brotli_static_module.so;\n"
            "worker_processes 1;\nworker_rlimit_nofile 16384;\npid run/nginx.pid;\nerror_log stderr crit;\n"
            "events { worker_connections 4096; }\nhttp {\n"
            + "".join(
                f"{name}_temp_path run/{name};\n"
                for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            )
            + f"access_log off;\nserver_tokens off;\n{example}\n}}\n",
            "utf-8",
        )
        command = [NGINX, "-p", str(tmp_path), "-c", "nginx.conf", "-g", "master_process off;"]
        started = subprocess.run(command, capture_output=False, stdin=subprocess.DEVNULL, check=False)
        assert started.returncode == 0
        try:
            yield Machine(tmp_path, plain, encrypted)
        finally:
            _end(int((tmp_path / "run/nginx.pid").read_text("utf-8")))


def test_the_machine_answers_to_its_own_name_and_writes_nobody_down(machine: Machine) -> None:
    status, headers = machine.ask(NAME)
    assert (status, headers["location"], headers["server"]) == (301, f"https://{NAME}/hjelp/", "nginx")
    status, headers = machine.ask_encrypted(NAME)
    assert (status, headers["server"]) == (200, "nginx")
    assert headers["strict-transport-security"]
    with pytest.raises(RemoteDisconnected):
        machine.ask("192.0.2.1")
    with pytest.raises((ssl.SSLError, ConnectionResetError)):
        machine.ask_encrypted("other.example")
    assert not [path for path in machine.folder.rglob("*") if path.suffix == ".log"]


def test_the_page_for_operators_says_what_the_test_does() -> None:
    told = (ROOT / "deploy/README.md").read_text("utf-8")
    for line in ("rm /etc/nginx/sites-enabled/default", "worker_rlimit_nofile 16384;", "server_tokens off;"):
        assert line in told
