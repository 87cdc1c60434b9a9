"""Writes what servers need to know of a finished site: nginx, and hosts that read it from the site itself."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from veiviser.build.csp import blocked_markup, inline_hashes, page_markup, page_policy
from veiviser.build.headers import ENCODED, OPEN_DATA, TYPES, Delivery, describe_delivery
from veiviser.model.problem import Problems
from veiviser.templates import text_templates

NGINX_MODULES = "/usr/lib/nginx/modules"
"""Where Debian keeps nginx's modules."""
PORT = "8080"
HOST_CHOOSES = "Cache-Control"
"""Left to the host outside immutable files: hosts ask again for each page and know when it changed."""
_TEMPLATES = text_templates(Path(__file__).with_name("templates"))


def delivery_folder(site: Path) -> Path:
    """Where a site's settings for servers lie: beside it, for they are not to be published."""
    return site.with_name(f"{site.name}.delivery")


def is_released(site: Path) -> bool:
    """A site that was only built has no list of hashes beside it."""
    return (delivery_folder(site) / "SHA256SUMS").is_file()


def read_delivery(site: Path, base_url: str, languages: Sequence[str]) -> Delivery:
    """How the pages of ``site`` are to be delivered; raises Problems for what browsers would block."""
    pages = {path: page_markup(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    if problems := list(blocked_markup(site, pages)):
        raise Problems(problems)
    return describe_delivery(base_url, languages, inline_hashes(pages.values()))


SECURITY = ".well-known/security.txt"
"""Where RFC 9116 wants it."""


def write_security_text(site: Path, email: str, address: str, languages: Iterable[str], today: date) -> None:
    """Writes where to tell of a hole in the security of the site at ``address``; it holds for a year."""
    lines = {
        "Contact": f"mailto:{email}",
        "Expires": f"{today + timedelta(days=360)}T00:00:00Z",
        "Preferred-Languages": ", ".join(languages),
        "Canonical": f"{address.rstrip('/')}/{SECURITY}",
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    _write((site / SECURITY).parent, {Path(SECURITY).name: text})


def write_delivery(
    site: Path, base_url: str, languages: Sequence[str], moved: Mapping[str, str] | None = None
) -> None:
    """Writes ``_headers`` and ``_redirects`` into a finished site, and what other servers need beside it.

    Raises Problems for what browsers would block.
    """
    delivery = read_delivery(site, base_url, languages)
    paths = {delivery.base + before: delivery.base + now for before, now in (moved or {}).items()}
    delivery = replace(delivery, redirects=paths)
    robots = f"User-agent: *\nAllow: /\nSitemap: {base_url.rstrip('/')}/sitemap.xml\n"
    hosts = {"_headers": headers_file(delivery, site), "_redirects": redirects_file(delivery)}
    _write(site, hosts | {"robots.txt": robots})
    parts = {
        "nginx-http.conf": http_part(delivery),
        "nginx-server.conf": server_part(delivery),
        "nginx.conf": whole_config(),
        "headers.json": _as_json(delivery),
    }
    _write(delivery_folder(site), parts)


def _as_json(delivery: Delivery) -> str:
    """For servers that are set up in another way: kinds of files in the order they are tried."""
    kinds = [
        {"kind": kind.name, "pattern": kind.pattern, "headers": dict(kind.headers)} for kind in delivery.kinds
    ]
    return json.dumps(kinds, indent=2) + "\n"


def _write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Header:
    """A response header whose value depends on the kind of file."""

    name: str
    variable: str
    values: tuple[tuple[str, str], ...]
    """Names of kinds and their values; other kinds go without."""


def http_part(delivery: Delivery) -> str:
    """What belongs in nginx's ``http`` block: which file gets which header."""
    return _render("nginx-http.conf", delivery=delivery, headers=_headers(delivery), escaped=re.escape)


def server_part(delivery: Delivery) -> str:
    """What belongs in nginx's ``server`` block beside an address to listen on and a ``root``."""
    return _render(
        "nginx-server.conf",
        delivery=delivery,
        types=TYPES,
        encoded=sorted(ENCODED),
        headers=_headers(delivery),
    )


def whole_config(listen: str = PORT) -> str:
    """A whole configuration that takes in both parts from its own folder.

    It serves the folder ``site`` in nginx's prefix (``-p``) and keeps its own files in ``run`` there.
    """
    return _render("nginx.conf", listen=listen, modules=NGINX_MODULES)


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


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers for the paths that fit; ``*`` at the end stands for anything."""

    path: str
    headers: dict[str, str]


def headers_file(delivery: Delivery, site: Path) -> str:
    """Contents of ``_headers``."""
    return _render("_headers", rules=header_rules(delivery, site))


def redirects_file(delivery: Delivery) -> str:
    """Contents of ``_redirects``: what to show where there is nothing."""
    return _render("_redirects", delivery=delivery)


def header_rules(delivery: Delivery, site: Path) -> tuple[Rule, ...]:
    """The rules of ``_headers`` and ``_redirects`` for the files in ``site``.

    Some hosts join the values of two rules that fit one path, others let the last win. So no header stands in
    two rules that can fit the same path, and what must differ between files differs by folder or not at all:
    the policy of all pages lets the search program run.
    """
    page = dict(delivery.kind("/").headers)
    del page[HOST_CHOOSES]
    page["Content-Security-Policy"] = page_policy(delivery.hashes)
    open_data = {"Access-Control-Allow-Origin": "*"}
    immutable = [Rule(path, {HOST_CHOOSES: value}) for path, value in _immutable(delivery, site, site)]
    return Rule("/*", page), Rule(f"{delivery.base}{OPEN_DATA}/*", open_data), *immutable


def _immutable(delivery: Delivery, site: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Paths of files that never change and what says so; one for a folder that holds nothing else."""
    entries = sorted(folder.iterdir())
    found = []
    for entry in entries:
        path = delivery.base + entry.relative_to(site).as_posix()
        if entry.is_dir():
            yield from _immutable(delivery, site, entry)
        elif "immutable" in (
            value := delivery.kind(path.removesuffix(".br").removesuffix(".gz")).headers[HOST_CHOOSES]
        ):
            found.append((path, value))
    if found and len(found) == len(entries):
        yield f"{delivery.base}{folder.relative_to(site).as_posix()}/*", found[0][1]
    else:
        yield from (each for each in found if not each[0].endswith((".br", ".gz")))


def _render(name: str, **values: Any) -> str:
    """Fills in the template ``<name>.jinja``."""
    return _TEMPLATES.get_template(f"{name}.jinja").render(values)
