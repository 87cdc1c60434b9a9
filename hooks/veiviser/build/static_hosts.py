"""Sets up hosts of static sites that read ``_headers`` and ``_redirects`` from the site itself.

Some hosts join the values of two rules that fit one path, others let the last win. So no header stands in
two rules that can fit the same path, and what must differ between files differs by folder or not at all:
the policy of all pages lets the search program run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from veiviser.build.csp import page_policy
from veiviser.build.headers import OPEN_DATA, Delivery
from veiviser.build.server_templates import render

HOST_CHOOSES = "Cache-Control"
"""Left to the host outside immutable files: hosts ask again for each page and know when it changed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers for the paths that fit; ``*`` at the end stands for anything."""

    path: str
    headers: dict[str, str]


def headers_file(delivery: Delivery, site: Path) -> str:
    """Contents of ``_headers``."""
    return render("_headers", rules=header_rules(delivery, site))


def redirects_file(delivery: Delivery) -> str:
    """Contents of ``_redirects``: what to show where there is nothing."""
    return render("_redirects", delivery=delivery)


def header_rules(delivery: Delivery, site: Path) -> tuple[Rule, ...]:
    """The rules for the files in ``site``."""
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
