"""Measures how long it takes from a saved data file until the open page shows it, on a copy of the project.

    .venv/bin/python tools/preview_delay.py [language] [times]

A telephone number is changed in ``data/actors.yaml`` while ``veiviser serve`` runs and Chromium has the
directory open. The time goes from the save until the page holds the new number, reload by itself included.
"""

import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from playwright.sync_api import Page, sync_playwright

from veiviser.load.guide import load_guide
from veiviser.model.phone import PhoneNumber

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
WHEN_PAINTED = """addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(() => {
  const links = [...document.querySelectorAll("a[href^='tel:']")];
  console.log(links.map(link => link.getAttribute("href")).join(" ") + " ");
})));"""
"""Tells the numbers of a page once it has been painted."""


def copy_project(folder: Path) -> Path:
    """What the preview reads, with data that can be changed without harm."""
    root = folder / "project"
    root.mkdir()
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    for name in ("docs", "overrides", "hooks", ".cache"):
        if (ROOT / name).exists():
            (root / name).symlink_to(ROOT / name)
    return root


def other_numbers(root: Path) -> Iterator[tuple[str, str]]:
    """A number of eight digits in the data and one that nobody has there, there and back without end."""
    guide = load_guide(root / "data", root).guide
    taken = {phone.number.digits for actor in guide.actors for phone in actor.phones}
    first = next(
        phone.number.display
        for actor in guide.actors
        for phone in actor.phones
        if not phone.number.is_short and phone.is_open_day_and_night
    )
    other = next(
        number
        for ending in range(100)
        if (number := f"{first[:-2]}{ending:02}")
        and PhoneNumber.parse(first).digits != (digits := number.replace(" ", ""))
        and digits not in taken
    )
    while True:
        yield first, other
        yield other, first


def measure(language: str, times: int) -> list[float]:
    with TemporaryDirectory(prefix="veiviser-delay-") as folder, sync_playwright() as playwright:
        root = copy_project(Path(folder))
        program = [Path(sys.executable).with_name("veiviser"), "serve", "--root", root, "--port", "0"]
        server = subprocess.Popen([*program, "--lang", "en"], stdout=subprocess.PIPE, text=True)
        assert server.stdout
        try:
            address = next(iter(server.stdout)).split()[-1]
            page = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]).new_page()
            page.add_init_script(WHEN_PAINTED)
            page.goto(f"{address}{language and f'{language}/'}tjenester/")
            file, numbers = root / "data/actors.yaml", other_numbers(root)
            return [_once(page, file, *next(numbers)) for _ in range(times)]
        finally:
            server.terminate()
            server.wait()
            server.stdout.close()


def _once(page: Page, file: Path, old: str, new: str) -> float:
    text = file.read_text("utf-8").replace(f'"{old}"', f'"{new}"')
    wanted = f"tel:{PhoneNumber.parse(new).international} "
    with page.expect_console_message(lambda message: wanted in message.text):
        saved = monotonic()
        file.write_text(text, "utf-8")
    return monotonic() - saved


if __name__ == "__main__":
    code, count = (*sys.argv[1:], *("ar", "5")[len(sys.argv) - 1 :])
    seconds = measure("" if code == "nb" else code, int(count))
    print(" ".join(f"{second:.2f}" for second in seconds), f"median {statistics.median(seconds):.2f} s")
