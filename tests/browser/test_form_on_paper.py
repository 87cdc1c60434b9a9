"""The form for consent in Chromium's own viewer: filled in by keys, saved, and read back by another.

Its boxes take a click, and the character of a space. The key of the space itself does nothing in
Chromium 156, whatever a form's boxes are made of.
"""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Frame, Page

from browser.conftest import new_context
from paper.made_handouts import the_drafts
from serve import serve
from veiviser.model.page import HandoutName
from veiviser.paper.pdf import write_pdf
from veiviser.paper.sheet import STYLES

pytestmark = pytest.mark.xdist_group("whole browser")
IS_SHOWN = """() => {
  const viewer = document.querySelector("pdf-viewer");
  return viewer?.currentController && viewer.shadowRoot.querySelector("viewer-toolbar")?.docLength > 0;
}"""
HAS_KEYS = "() => document.querySelector('pdf-viewer').shadowRoot.activeElement?.id === 'plugin'"
IN_A_FIELD = "() => document.querySelector('pdf-viewer').formFieldFocus_ === 'text'"
"""Until it knows that, the viewer takes a space for itself."""
SAVED = """async () => {
  const { dataToSave } = await document.querySelector("pdf-viewer").currentController.save("EDITED");
  return btoa(Array.from(new Uint8Array(dataToSave), (byte) => String.fromCharCode(byte)).join(""));
}"""
PAGE_PLACE = """(at) => {
  const viewer = document.querySelector("pdf-viewer");
  const {x, y, width, height} = viewer.viewport.getPageScreenRect(at);
  const around = viewer.shadowRoot.querySelector("#plugin, embed").getBoundingClientRect();
  return {x: x + around.x, y: y + around.y, width, height};
}"""
"""Where a page of the document is in the window."""
WINDOW = {"width": 900, "height": 1100}
MARGIN = 850, 700
"""Where the first page is blank in such a window."""
NAME, NUMBER, CASE, WHAT = "Åse Bjørnø", "01010012345", "Lønn og bolig", "Adressen"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    draft = the_drafts()[HandoutName.CONSENT, "nb"]
    pdf = write_pdf(draft.in_size(draft.sizes[0]), STYLES, identifier="samtykke", most_pages=draft.most_pages)
    path = tmp_path / "samtykke.pdf"
    path.write_bytes(pdf)
    return path


def test_it_is_filled_in_by_keys_and_read_back(whole_chromium: Browser, form: Path) -> None:
    with serve(form.parent) as address:
        context = new_context(whole_chromium, viewport=WINDOW)
        page = context.new_page()
        viewer = viewer_of(page, f"{address}{form.name}")
        for written in (NAME, NUMBER, CASE, WHAT):
            page.keyboard.press("Tab")
            viewer.wait_for_function(IN_A_FIELD)
            page.keyboard.type(written)
        # The boxes stand on the next page, and the step over costs a Tab of its own.
        page.keyboard.press("Tab")
        for _ in range(2):
            page.keyboard.press("Tab")
            page.keyboard.insert_text(" ")
        told = read_back(viewer)
        context.close()
    texts = {"navn": NAME, "fodselsnummer": NUMBER, "saken": CASE, "opplysninger": WHAT}
    assert told == texts | {"hvem-1": "/on", "hvem-2": "/on"}


def test_a_box_is_ticked_and_cleared_by_a_click(whole_chromium: Browser, form: Path) -> None:
    with pikepdf.open(form) as document:
        box = next(held for held in document.Root.AcroForm.Fields if str(held.T) == "hvem-1")
        left, top, right, foot = map(float, box.Rect)
        at, page_of = next(
            (n, each) for n, each in enumerate(document.pages) if box.objgen in annotations(each)
        )
        wide, high = float(page_of.mediabox[2]), float(page_of.mediabox[3])
    with serve(form.parent) as address:
        context = new_context(whole_chromium, viewport=WINDOW)
        page = context.new_page()
        viewer = viewer_of(page, f"{address}{form.name}")
        place = viewer.evaluate(PAGE_PLACE, at)
        across, down = (left + right) / 2 / wide, 1 - (top + foot) / 2 / high
        middle = place["x"] + across * place["width"], place["y"] + down * place["height"]
        page.mouse.click(*middle)
        ticked = read_back(viewer)
        page.mouse.click(*middle)
        cleared = read_back(viewer)
        context.close()
    assert (ticked, cleared) == ({"hvem-1": "/on"}, {})


def annotations(page: pikepdf.Page) -> set[tuple[int, int]]:
    return {held.objgen for held in page.get("/Annots", ())}


def read_back(viewer: Frame) -> dict[str, str]:
    """What stands in the fields of the form as it is saved now."""
    with pikepdf.open(BytesIO(b64decode(viewer.evaluate(SAVED)))) as document:
        fields = {str(held.T): str(held.get("/V", "")) for held in document.Root.AcroForm.Fields}
    return {name: value for name, value in fields.items() if value not in ("", "/Off")}


def viewer_of(page: Page, address: str) -> Frame:
    """The viewer, once it shows the document and the keys go there."""
    with page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-extension:")) as held:
        page.goto(address)
    held.value.wait_for_function(IS_SHOWN)
    page.mouse.click(*MARGIN)
    held.value.wait_for_function(HAS_KEYS)
    return held.value
