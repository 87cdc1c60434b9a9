"""Tells what a browser fetches to show each page of the built site: ``python -m tools.weigh [SITE]``.

Exit codes: 0 all are light enough, 1 some are not, 2 there is no built site.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.browser_weight import measure
from tools.weight import too_heavy, weight_table


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.weigh", description=__doc__)
    parser.add_argument(
        "site", type=Path, nargs="?", default=Path("build"), help="built site (default: build)"
    )
    site = parser.parse_args(arguments).site
    if not (site / "index.html").is_file():
        parser.error(f"'{site}' is not a built site; run: make site")
    weights = measure(site)
    print(weight_table(weights))
    found = list(too_heavy(weights))
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
