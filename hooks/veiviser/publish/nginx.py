"""Sets up nginx to deliver a site."""

from dataclasses import dataclass

from veiviser.publish.headers import ENCODED, TYPES, Delivery
from veiviser.publish.templates import render

MODULES = "/usr/lib/nginx/modules"
"""Where Debian keeps nginx's modules."""
PORT = "8080"


@dataclass(frozen=True, slots=True)
class HeaderVariable:
    """A response header whose value depends on the file."""

    header: str
    variable: str
    values: tuple[tuple[str, str], ...]
    """Patterns and what they give; the first that fits counts, an empty value leaves the header out."""


def http_part(delivery: Delivery) -> str:
    """What belongs in nginx's ``http`` block: which file gets which header."""
    return render("nginx-http.conf", delivery=delivery, variables=_variables(delivery))


def server_part(delivery: Delivery) -> str:
    """What belongs in nginx's ``server`` block beside an address to listen on and a ``root``."""
    return render("nginx-server.conf", types=TYPES, encoded=sorted(ENCODED), variables=_variables(delivery))


def whole_config(listen: str = PORT) -> str:
    """A whole configuration that takes in both parts from its own folder.

    It serves the folder ``site`` in nginx's prefix (``-p``) and keeps its own files in ``run`` there.
    """
    return render("nginx.conf", listen=listen, modules=MODULES)


def _variables(delivery: Delivery) -> tuple[HeaderVariable, ...]:
    names = sorted({name for kind in delivery.kinds for name in kind.headers})
    return tuple(
        HeaderVariable(
            name,
            f"$veiviser_{name.lower().replace('-', '_')}",
            tuple((kind.pattern, kind.headers.get(name, "")) for kind in delivery.kinds),
        )
        for name in names
    )
