"""How long it takes from a saved number until the open page shows it: ``python -m bench.painted FOLDER``.

``veiviser serve`` runs, and Chromium has the directory of the second language open. The time goes from the
save until the page has been painted with the new number, reload by itself included.
"""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from bench.copies import Numbers, change_a_number
from veiviser.build.mkdocs_build import ready_config, site_address
from veiviser.load.guide import load_guide
from veiviser.model.phone import PhoneNumber

CHROMIUM = "/usr/bin/chromium"
SAVES = 3
WHEN_PAINTED = """addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(() => {
  const links = [...document.querySelectorAll("a[href^='tel:']")];
  console.log(links.map(link => link.getAttribute("href")).join(" ") + " ");
})));"""
"""Tells the numbers of a page once it has been painted."""


def main() -> None:
    root = Path(sys.argv[1]).resolve()
    code = next(held.code for held in load_guide(root / "data").guide.languages if not held.is_source)
    program = [Path(sys.executable).with_name("veiviser"), "serve", "--root", root, "--port", "0"]
    with subprocess.Popen([*program, "--lang", "en"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            base = site_address(ready_config(root / "mkdocs.yml")).path
            address = f"{next(server.stdout).split()[-1].rstrip('/')}{base}{code}/tjenester/"
            with sync_playwright() as playwright:
                page = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]).new_page()
                page.add_init_script(WHEN_PAINTED)
                page.goto(address)
                numbers = Numbers((root / "data" / "actors.yaml").read_text("utf-8"))
                print(sorted(_once(page, root, numbers) for _ in range(SAVES))[SAVES // 2])
        finally:
            server.terminate()


def _once(page: Page, root: Path, numbers: Numbers) -> float:
    number = numbers.fresh()
    wanted = f"tel:{PhoneNumber.parse(number).international} "
    with page.expect_console_message(lambda said: wanted in said.text):
        saved = perf_counter()
        change_a_number(root, number)
    return perf_counter() - saved


if __name__ == "__main__":
    main()
