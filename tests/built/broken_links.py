"""What LinkChecker says of a served site, and which of its links name an anchor that is not there.

LinkChecker can look for anchors too, but reads a page anew for each of them: twenty times the time.
"""

import csv
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import urlopen

from lxml import html
from lxml.html import HtmlElement

SETTINGS = Path(__file__).with_name("linkcheckerrc")
# As root LinkChecker becomes nobody, who may not read a project in a private folder.
START = """
from linkcheck.command import linkchecker
linkchecker.drop_privileges = lambda: None
linkchecker.linkchecker()
"""


@dataclass(frozen=True)
class Report:
    """Every link that was looked at, as LinkChecker's table tells it."""

    rows: tuple[dict[str, str], ...]
    lost_anchors: tuple[str, ...]

    @property
    def broken(self) -> list[str]:
        """Links that lead nowhere, and links to anchors that are not there."""
        broken = (
            f"{row['parentname']} line {row['line']}: {row['urlname']}: "
            + (row["warningstring"] or row["result"])
            for row in self.rows
            if row["valid"] != "True" or row["warningstring"]
        )
        return sorted((*broken, *self.lost_anchors))

    @property
    def reached(self) -> set[str]:
        """Addresses that were opened."""
        return _reached(self.rows)


def check_links(addresses: Iterable[str]) -> Report:
    """Follows every link inside the site from ``addresses`` on."""
    done = subprocess.run(
        [sys.executable, "-c", START, "--config", str(SETTINGS), *addresses],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    rows = tuple(csv.DictReader(lines, delimiter=";"))
    assert rows, done.stderr
    return Report(rows, tuple(_lost_anchors(_pages(_reached(rows)))))


def _reached(rows: Iterable[dict[str, str]]) -> set[str]:
    return {urldefrag(row["url"]).url for row in rows if row["result"].startswith("200")}


def _pages(addresses: Iterable[str]) -> dict[str, HtmlElement]:
    """Those that are pages, read."""
    found = {}
    for address in addresses:
        with urlopen(address) as answer:
            content = answer.read()
            if answer.headers.get_content_type() == "text/html":
                found[address] = html.document_fromstring(content, html.HTMLParser(encoding="utf-8"))
    return found


def _lost_anchors(pages: Mapping[str, HtmlElement]) -> Iterator[str]:
    anchors = {address: set(page.xpath("//@id | //a/@name")) for address, page in pages.items()}
    for address, page in pages.items():
        for element in page.xpath("//*[contains(@href, '#')]"):
            target, anchor = urldefrag(urljoin(address, element.get("href")))
            if anchor and target in anchors and unquote(anchor) not in anchors[target]:
                where = f"{address} line {element.sourceline}: {element.get('href')}"
                yield f"{where}: Anchor `{anchor}' is not there"
