"""Draws what readers see: every page, and every sheet to print, small and side by side.

``python -m tools.contact_sheet [SITE] [FOLDER]``. One picture for each language, width and scheme, and one
for the handouts of each language. A long page shows its beginning. Exit codes: 0 drawn, 2 there is no
built site.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from tools.browser_weight import CHROMIUM, serve_compressed
from tools.weight import pages

LANGUAGES = ("nb", "en", "ar")
"""The source language, a second one that runs from left to right, and one that runs from right to left."""
VIEWS = {360: (240, 8, 2.6), 1280: (620, 3, 1.5)}
"""By the width of a screen in pixels: the width of a picture, how many stand in a row, and the most of a page
that is shown, its height by its width."""
SCHEMES = ("light", "dark")
SHEET_WIDTH, SHEETS_IN_A_ROW, WHOLE = 300, 6, 9.9
ROWS = 2
"""The most in one picture."""
GAP, LABEL = 12, 18
"""Pixels."""

Named = tuple[str, Image.Image]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.contact_sheet", description=__doc__)
    parser.add_argument(
        "site", type=Path, nargs="?", default=Path("build"), help="built site (default: build)"
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path(".build/contact-sheet"))
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        parser.error(f"'{options.site}' is not a built site; run: make site")
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, sheet in contact_sheets(options.site):
        path = options.folder / f"{name}.png"
        sheet.save(path)
        print(path, flush=True)
    return 0


def contact_sheets(site: Path) -> Iterator[Named]:
    """Each sheet with its name."""
    with serve_compressed(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for language in LANGUAGES:
            for width, (small, in_a_row, tallest) in VIEWS.items():
                for scheme in SCHEMES:
                    tab = browser.new_page(viewport={"width": width, "height": 740}, color_scheme=scheme)
                    taken: list[Named] = []
                    for page in pages_in(site, language):
                        tab.goto(f"{root}{page}")
                        taken.append((page, Image.open(BytesIO(tab.screenshot(full_page=True)))))
                    tab.close()
                    yield from in_parts(f"{language}-{width}-{scheme}", taken, small, in_a_row, tallest)
        browser.close()
    for folder in sorted(path for path in (site / "utskrift").iterdir() if any(path.glob("*.pdf"))):
        drawn = [each for path in sorted(folder.glob("*.pdf")) for each in drawn_sheets(path)]
        yield from in_parts(f"utskrift-{folder.name}", drawn, SHEET_WIDTH, SHEETS_IN_A_ROW, WHOLE)


def pages_in(site: Path, language: str) -> list[str]:
    """Paths of a language's pages; the source language stands at the site's root."""
    others = {path.parent.name for path in site.glob("*/404.html")}
    place = language if language in others else ""
    return [
        page for page in pages(site) if (page.split("/")[0] if page.split("/")[0] in others else "") == place
    ]


def drawn_sheets(path: Path) -> Iterator[Named]:
    """Every sheet of a PDF."""
    with pypdfium2.PdfDocument(path) as pdf:
        for at, sheet in enumerate(pdf, 1):
            yield f"{path.stem} {at}", sheet.render(scale=SHEET_WIDTH / sheet.get_width()).to_pil()


def in_parts(name: str, taken: Sequence[Named], width: int, in_a_row: int, tallest: float) -> Iterator[Named]:
    """A few rows each, so that a part can be read when it is opened."""
    for at in range(0, len(taken), in_a_row * ROWS):
        part = joined(taken[at : at + in_a_row * ROWS], width, in_a_row, tallest)
        yield f"{name}-{at // (in_a_row * ROWS) + 1}", part


def joined(taken: Sequence[Named], width: int, in_a_row: int, tallest: float) -> Image.Image:
    """The pictures in rows, each under its name."""
    small = [(name, shrunk(image, width, tallest)) for name, image in taken]
    rows = [small[at : at + in_a_row] for at in range(0, len(small), in_a_row)]
    heights = [max(image.height for _, image in row) + LABEL + GAP for row in rows]
    whole = Image.new("RGB", (in_a_row * (width + GAP), sum(heights)), "#888888")
    pen, top = ImageDraw.Draw(whole), 0
    for row, height in zip(rows, heights, strict=True):
        for at, (name, image) in enumerate(row):
            pen.text((at * (width + GAP), top + 2), name.removesuffix("/index.html"), fill="#ffffff")
            whole.paste(image, (at * (width + GAP), top + LABEL))
        top += height
    return whole


def shrunk(image: Image.Image, width: int, tallest: float) -> Image.Image:
    """The beginning of a picture, as wide as is asked."""
    cut = image.convert("RGB").crop((0, 0, image.width, min(image.height, round(tallest * image.width))))
    return cut.resize((width, round(cut.height * width / cut.width)))


if __name__ == "__main__":
    sys.exit(main())
