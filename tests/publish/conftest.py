"""The built site, delivered by nginx."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from project import ROOT, language_codes
from publish.running_nginx import Nginx, running_nginx
from veiviser.publish.delivery import read_delivery
from veiviser.publish.headers import Delivery


@pytest.fixture(scope="session")
def site_url() -> str:
    """The address in the project's settings."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return next(
        str(line.split(": ", 1)[1]) for line in settings.splitlines() if line.startswith("site_url: ")
    )


@pytest.fixture(scope="session")
def delivery(site: Path, site_url: str) -> Delivery:
    """How the built site is to be delivered."""
    return read_delivery(site, site_url, language_codes())


@pytest.fixture(scope="session")
def nginx(site: Path, delivery: Delivery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """nginx with the built site."""
    with running_nginx(site, delivery, tmp_path_factory.mktemp("nginx")) as server:
        yield server
