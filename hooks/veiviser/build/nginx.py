"""Sets up nginx to deliver a site."""

import re
from dataclasses import dataclass

from veiviser.build.headers import ENCODED, TYPES, Delivery
from veiviser.build.server_templates import render

MODULES = "/usr/lib/nginx/modules"
"""Where Debian keeps nginx's modules."""
PORT = "8080"


@dataclass(frozen=True, slots=True)
class Header:
    """A response header whose value depends on the kind of file."""

    name: str
    variable: str
    values: tuple[tuple[str, str], ...]
    """Names of kinds and their values; other kinds go without."""


def http_part(delivery: Delivery) -> str:
    """What belongs in nginx's ``http`` block: which file gets which header."""
    return render("nginx-http.conf", delivery=delivery, headers=_headers(delivery), escaped=re.escape)


def server_part(delivery: Delivery) -> str:
    """What belongs in nginx's ``server`` block beside an address to listen on and a ``root``."""
    return render("nginx-server.conf", types=TYPES, encoded=sorted(ENCODED), headers=_headers(delivery))


def whole_config(listen: str = PORT) -> str:
    """A whole configuration that takes in both parts from its own folder.

    It serves the folder ``site`` in nginx's prefix (``-p``) and keeps its own files in ``run`` there.
    """
    return render("nginx.conf", listen=listen, modules=MODULES)


def _headers(delivery: Delivery) -> tuple[Header, ...]:
    names = sorted({name for kind in delivery.kinds for name in kind.headers})
    return tuple(
        Header(
            name,
            f"$veiviser_{name.lower().replace('-', '_')}",
            tuple((kind.name, kind.headers[name]) for kind in delivery.kinds if name in kind.headers),
        )
        for name in names
    )
