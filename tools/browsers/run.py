"""Tries the built site in old browsers from npm, in this machine's Chromium, and in lynx and w3m.

Prints a table, one line for each browser. Exit codes: 0 all was tried, 1 a browser could not be tried.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from devtools import opened
from journeys import in_text, journeys

from serve import serve

CARRIED = ("1.11.2", "2.1.1", "5.5.0", "10.1.0")
"""Versions of chrome-aws-lambda, which carry Chromium 72, 80, 88 and 92."""
UNPACK = """const z = require("zlib"), fs = require("fs");
for (const f of process.argv.slice(1))
  fs.writeFileSync(f.slice(0, -3), z.brotliDecompressSync(fs.readFileSync(f)));"""
COLUMNS = ("numbers", "apart", "first_screen", "uncovered", "menu", "exit", "shift", "folds", "search")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--cache", type=Path, default=Path(".cache/browsers"), help="where browsers are kept")
    arguments = parser.parse_args()
    print("browser".ljust(14), *(name.ljust(13) for name in COLUMNS))
    with serve(arguments.site.resolve()) as address:
        return _try_all(address, arguments.cache)


def _try_all(site: str, cache: Path) -> int:
    status = 0
    places = [_fetched(version, cache) for version in CARRIED]
    for program, libraries in [*places, (Path(shutil.which("chromium") or "chromium"), None)]:
        try:
            with opened(program, libraries, "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1") as tab:
                name = "Chromium " + tab.evaluate("navigator.userAgent").split("Chrome/")[1].split(".")[0]
                _tell(name, journeys(tab, site))
        except (TimeoutError, OSError) as error:
            print(f"{program}: {error}", file=sys.stderr)
            status = 1
    for text_browser in filter(shutil.which, ("lynx", "w3m")):
        _tell(text_browser, in_text(text_browser, site))
    return status


def _fetched(version: str, cache: Path) -> tuple[Path, Path | None]:
    """The program and its libraries, fetched once."""
    place = (cache / version).resolve()
    held = place / "package" / "bin"
    if not held.exists():
        place.mkdir(parents=True)
        pack = ["npm", "pack", "--silent", "--pack-destination", str(place), f"chrome-aws-lambda@{version}"]
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)
        (archive,) = place.glob("*.tgz")
        subprocess.run(["tar", "-xzf", str(archive), "-C", str(place)], check=True)
        subprocess.run(["node", "-e", UNPACK, *map(str, held.glob("*.br"))], check=True)
        for inner in held.glob("*.tar"):
            subprocess.run(["tar", "-xf", str(inner), "-C", str(held)], check=True)
    program = next(path for path in held.glob("chromium*") if path.suffix != ".br")
    program.chmod(0o755)
    return program, held / "lib" if (held / "lib").exists() else None


def _tell(name: str, told: dict[str, str]) -> None:
    print(name.ljust(14), *(told.get(column, "-").ljust(13) for column in COLUMNS), flush=True)


if __name__ == "__main__":
    sys.exit(main())
