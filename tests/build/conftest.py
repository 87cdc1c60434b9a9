"""The built site, delivered by nginx."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from build.running_nginx import Nginx, project_delivery, running_nginx
from veiviser.build.headers import Delivery


@pytest.fixture(scope="session")
def delivery(site: Path) -> Delivery:
    """How the built site is to be delivered."""
    return project_delivery(site)


@pytest.fixture(scope="session")
def nginx(site: Path, delivery: Delivery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """nginx with the built site."""
    with running_nginx(site, delivery, tmp_path_factory.mktemp("nginx")) as server:
        yield server
