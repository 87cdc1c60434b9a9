"""The form for consent in Chromium's own viewer: filled in by keys alone, saved, and read back by another."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pikepdf
from playwright.sync_api import Browser, Frame, Page

from browser.conftest import new_context
from paper.made_handouts import the_drafts
from serve import serve
from veiviser.model.page import HandoutName
from veiviser.paper.pdf import write_pdf
from veiviser.paper.sheet import STYLES

IS_SHOWN = """() => {
  const viewer = document.querySelector("pdf-viewer");
  return viewer?.currentController && viewer.shadowRoot.querySelector("viewer-toolbar")?.docLength > 0;
}"""
HAS_KEYS = "() => document.querySelector('pdf-viewer').shadowRoot.activeElement?.id === 'plugin'"
SAVED = """async () => {
  const { dataToSave } = await document.querySelector("pdf-viewer").currentController.save("EDITED");
  return btoa(Array.from(new Uint8Array(dataToSave), (byte) => String.fromCharCode(byte)).join(""));
}"""
WINDOW = {"width": 900, "height": 1100}
MARGIN = 850, 700
"""Where the first page is blank in such a window."""
NAME, NUMBER, CASE = "Åse Bjørnø", "01010012345", "Lønn og bolig"


def test_it_is_filled_in_by_keys_and_read_back(chromium: Browser, tmp_path: Path) -> None:
    draft = the_drafts()[HandoutName.CONSENT, "nb"]
    pdf = write_pdf(draft.in_size(draft.sizes[0]), STYLES, identifier="samtykke", most_pages=draft.most_pages)
    (tmp_path / "samtykke.pdf").write_bytes(pdf)
    with serve(tmp_path) as address:
        context = new_context(chromium, viewport=WINDOW)
        page = context.new_page()
        viewer = viewer_of(page, f"{address}samtykke.pdf")
        for written in (NAME, NUMBER, CASE):
            page.keyboard.press("Tab")
            page.keyboard.type(written)
        saved = b64decode(viewer.evaluate(SAVED))
        context.close()

    with pikepdf.open(BytesIO(saved)) as document:
        fields = {str(held.T): str(held.get("/V", "")) for held in document.Root.AcroForm.Fields}
    told = {name: value for name, value in fields.items() if value not in ("", "/Off")}
    assert told == {"navn": NAME, "fodselsnummer": NUMBER, "saken": CASE}


def viewer_of(page: Page, address: str) -> Frame:
    """The viewer, once it shows the document and the keys go there."""
    with page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-extension:")) as held:
        page.goto(address)
    held.value.wait_for_function(IS_SHOWN)
    page.mouse.click(*MARGIN)
    held.value.wait_for_function(HAS_KEYS)
    return held.value
