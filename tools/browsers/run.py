"""Tries the built site in old and new browsers: those that packages carry, and those of this machine.

Prints a table, one line for each browser, and with --write keeps it as the data that the site shows.
Exit codes: 0 all was tried, 1 a browser could not be tried.
"""

import argparse
import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools import opened
from journeys import Page, in_text, journeys
from qt import chromium_in_qt
from ruamel.yaml import YAML
from webdriver import WEBKIT_DRIVER, firefox, webkitgtk

from serve import serve

IN_QT = ("5.9.2", "5.10.1")
"""Versions of PyQt5, which carry Chromium 56 and 61."""
CARRIED = ("1.11.2", "2.1.1", "5.5.0", "10.1.0")
"""Versions of chrome-aws-lambda, which carry Chromium 72, 80, 88 and 92."""
TEXT = ("lynx", "w3m", "elinks", "links2")
UNPACK = """const z = require("zlib"), fs = require("fs");
for (const f of process.argv.slice(1))
  fs.writeFileSync(f.slice(0, -3), z.brotliDecompressSync(fs.readFileSync(f)));"""
COLUMNS = ("numbers", "first_screen", "uncovered", "menu", "exit", "shift", "folds", "search")
HEAD = """# yaml-language-server: $schema=schema/clients.schema.json
# Nettleserne vi har prøvd nettstedet i, og hva som virket. «make browsers» skriver fila. Skriv ikke her selv.
"""
Told = dict[str, object]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--cache", type=Path, default=Path(".cache/browsers"), help="where browsers are kept")
    parser.add_argument("--write", type=Path, help="data file that is to hold the table")
    arguments = parser.parse_args()
    print("browser".ljust(18), *(name.ljust(13) for name in COLUMNS))
    tried: list[Told] = []
    missed = 0
    with serve(arguments.site.resolve()) as address, _display() as display:
        for name, attempt in _attempts(address, arguments.cache, display):
            try:
                tried.append(_told(attempt()))
            except (TimeoutError, OSError) as error:
                print(f"{name}: {error}", file=sys.stderr)
                missed += 1
    if arguments.write:
        _write(arguments.write, tried)
    return 1 if missed else 0


def _attempts(site: str, cache: Path, display: str) -> Iterator[tuple[str, Callable[[], Told]]]:
    """Every browser that this machine can have, by name."""
    for version in IN_QT:
        yield f"PyQt5 {version}", lambda version=version: _in_qt(version, site, cache, display)
    for version in CARRIED:
        yield (
            f"chrome-aws-lambda {version}",
            lambda version=version: _in_chromium(*_fetched(version, cache), site),
        )
    if program := shutil.which("chromium"):
        yield "Chromium", lambda: _in_chromium(Path(program), None, site)
    if program := shutil.which("firefox-esr") or shutil.which("firefox"):
        yield "Firefox", lambda: _in_firefox(program, site)
    if WEBKIT_DRIVER.exists():
        yield "WebKitGTK", lambda: _in_webkitgtk(display, site)
    for program in filter(shutil.which, TEXT):
        yield program, lambda program=program: in_text(program, site)


def _in_qt(version: str, site: str, cache: Path, display: str) -> Told:
    with chromium_in_qt(version, cache, display) as page:
        return _in_page("Chromium", page.evaluate(CHROMIUM), page, site)


def _in_chromium(program: Path, libraries: Path | None, site: str) -> Told:
    with opened(program, libraries, "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1") as tab:
        return _in_page("Chromium", tab.evaluate(CHROMIUM), tab, site)


def _in_firefox(program: str, site: str) -> Told:
    with firefox(program) as (version, window):
        return _in_page("Firefox", version, window, site)


def _in_webkitgtk(display: str, site: str) -> Told:
    with webkitgtk(display) as (version, window):
        return _in_page("WebKitGTK", version, window, site)


CHROMIUM = "navigator.userAgent.split('Chrome/')[1].split('.')[0]"


def _in_page(name: str, version: str, page: Page, site: str) -> Told:
    told = journeys(page, site)
    return {"name": name, "version": version, "width": page.evaluate("innerWidth")} | told


def _told(told: Told) -> Told:
    name = f"{told['name']} {told['version']}"
    print(name.ljust(18), *(str(told.get(column, "-")).ljust(13) for column in COLUMNS), flush=True)
    return told


def _write(path: Path, tried: list[Told]) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    entries = [
        {"id": f"{told['name']}-{told['version']}".lower().replace(".", "-"), "name": told["name"]}
        | {"version": str(told["version"]), "date": today}
        | {name: told[name] for name in ("width", *COLUMNS) if name in told}
        for told in tried
    ]
    yaml = YAML()
    yaml.representer.ignore_aliases = lambda _: True
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        yaml.dump(entries, file)


@contextmanager
def _display() -> Iterator[str]:
    """A screen that nobody sees, for browsers that need one; the name of it."""
    read, write = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f":{os.read(read, 16).decode().strip()}"
    finally:
        process.terminate()
        process.wait()
        os.close(read)
        os.close(write)


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


if __name__ == "__main__":
    sys.exit(main())
