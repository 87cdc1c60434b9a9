"""Writes what servers need to know of a finished site."""

import json
from collections.abc import Sequence
from pathlib import Path

from veiviser.build.csp import blocked_markup, inline_hashes, page_markup
from veiviser.build.headers import Delivery, describe_delivery
from veiviser.build.nginx import http_part, server_part, whole_config
from veiviser.build.static_hosts import headers_file, redirects_file
from veiviser.model.problem import Problems


def delivery_folder(site: Path) -> Path:
    """Where a site's settings for servers lie: beside it, for they are not to be published."""
    return site.with_name(f"{site.name}.delivery")


def read_delivery(site: Path, base_url: str, languages: Sequence[str]) -> Delivery:
    """How the pages of ``site`` are to be delivered; raises Problems for what browsers would block."""
    pages = {path: page_markup(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    if problems := list(blocked_markup(site, pages)):
        raise Problems(problems)
    return describe_delivery(base_url, languages, inline_hashes(pages.values()))


def write_delivery(site: Path, base_url: str, languages: Sequence[str]) -> None:
    """Writes ``_headers`` and ``_redirects`` into a finished site, and what other servers need beside it.

    Raises Problems for what browsers would block.
    """
    delivery = read_delivery(site, base_url, languages)
    _write(site, {"_headers": headers_file(delivery, site), "_redirects": redirects_file(delivery)})
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
