"""What LinkChecker says of a served site."""

import csv
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

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

    @property
    def broken(self) -> list[str]:
        """Links that lead nowhere, and links to anchors that are not there."""
        return sorted(
            f"{row['parentname']} line {row['line']}: {row['urlname']}: "
            + (row["warningstring"] or row["result"])
            for row in self.rows
            if row["valid"] != "True" or row["warningstring"]
        )

    @property
    def reached(self) -> set[str]:
        """Addresses that were opened, without their anchors."""
        return {row["url"].partition("#")[0] for row in self.rows if row["result"].startswith("200")}


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
    return Report(rows)
