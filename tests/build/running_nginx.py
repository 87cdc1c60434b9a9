"""Debian's nginx delivering a built site, on this machine alone."""

import os
import select
import signal
import socket
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from patience import PATIENCE
from project import ROOT, language_codes
from veiviser.build.delivery import http_part, read_delivery, server_part, whole_config
from veiviser.build.headers import Delivery

NGINX = "/usr/sbin/nginx"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True, slots=True)
class Nginx:
    """A running server."""

    port: int
    prefix: Path
    delivery: Delivery

    @property
    def address(self) -> str:
        """Address of the site's root, with a slash at its end."""
        return f"http://127.0.0.1:{self.port}{self.delivery.base}"

    @property
    def log(self) -> str:
        """All it has written about its work."""
        return (self.prefix / "log").read_text(encoding="utf-8")

    @property
    def pid(self) -> int:
        return int((self.prefix / "run" / "nginx.pid").read_text(encoding="utf-8"))

    @property
    def written_files(self) -> set[Path]:
        """The files on disk that it holds open to write in."""
        written = set()
        for entry in Path(f"/proc/{self.pid}/fd").iterdir():
            # A file that it has just sent may be closed meanwhile.
            with suppress(FileNotFoundError):
                if entry.lstat().st_mode & stat.S_IWUSR and entry.readlink().is_file():
                    written.add(entry.readlink())
        return written

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        """One request, for exactly ``path``; an underscore in a header's name stands for a dash."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Accept-Encoding": "identity"} | named)
            response = connection.getresponse()
            received = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, received, response.read())
        finally:
            connection.close()


def project_delivery(site: Path) -> Delivery:
    """How the project's built ``site`` is to be delivered."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    address = next(line.partition(": ")[2] for line in settings if line.startswith("site_url: "))
    return read_delivery(site, address, language_codes())


@contextmanager
def running_nginx(site: Path, delivery: Delivery, prefix: Path) -> Iterator[Nginx]:
    """Delivers ``site`` while the context lasts; nginx keeps its own files in the new folder ``prefix``."""
    config = prefix / "site.delivery"
    for folder in (config, prefix / "run"):
        folder.mkdir(parents=True)
    (prefix / "site").symlink_to(site)
    (config / "nginx-http.conf").write_text(http_part(delivery), encoding="utf-8")
    (config / "nginx-server.conf").write_text(server_part(delivery), encoding="utf-8")
    command = [NGINX, "-p", str(prefix), "-c", str(config / "nginx.conf"), "-g", "master_process off;"]
    with _own_port() as port, (prefix / "log").open("wb") as log:
        # A port that may be shared has a queue for each worker, and here there is but one process.
        settings = whole_config(f"127.0.0.1:{port} reuseport").replace("processes auto;", "processes 1;")
        (config / "nginx.conf").write_text(settings, encoding="utf-8")
        # It goes to the background by itself as soon as it listens.
        started = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False)
        server = Nginx(port, prefix, delivery)
        assert started.returncode == 0, server.log
        try:
            yield server
        finally:
            _end(server.pid)


@contextmanager
def _own_port() -> Iterator[int]:
    """A port that only processes of this user get, if they ask to share it, as long as the context lasts."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


def _end(pid: int) -> None:
    handle = os.pidfd_open(pid)
    try:
        os.kill(pid, signal.SIGTERM)
        ended, _, _ = select.select([handle], [], [], PATIENCE)
        assert ended, f"nginx {pid} does not end"
    finally:
        os.close(handle)
