"""Prints one handout in the largest type that fits, and makes a small picture of its first page."""

import gc
import tempfile
from io import BytesIO
from pathlib import Path

import pypdfium2

from veiviser.files import write_whole
from veiviser.model.message import Message
from veiviser.paper.pdf import PdfError, write_pdf
from veiviser.paper.sheet import Draft
from veiviser.paper.style import STYLES

PICTURE_WIDTH = 180
"""In pixels."""
PICTURE_COLOURS = 16


def prepare_worker(temporary: str) -> None:
    """Makes a process ready to print; what the engine stores for itself goes into the folder ``temporary``.

    Spares it the search for unused memory during a handout, when nearly all is in use.
    """
    # The engine removes its fonts when Python ends, which no worker of a pool lives to see.
    tempfile.tempdir = temporary
    gc.freeze()
    gc.disable()


def print_one(draft: Draft, pdf: Path, picture: Path) -> list[Message]:
    """Writes both files, or tells the faults of the smallest size and writes neither."""
    gc.collect()
    identifier = f"{draft.name.value}-{draft.language}"
    for size in draft.sizes:
        try:
            content = write_pdf(
                draft.in_size(size), STYLES, identifier=identifier, most_pages=draft.most_pages
            )
        except PdfError as error:
            faults = error.faults
        else:
            write_whole(picture, _picture(content))
            write_whole(pdf, content)
            return []
    return faults


def _picture(content: bytes) -> bytes:
    with pypdfium2.PdfDocument(content) as document:
        sheet = document[0]
        small = sheet.render(scale=PICTURE_WIDTH / sheet.get_width()).to_pil()
    drawing = BytesIO()
    small.quantize(PICTURE_COLOURS).save(drawing, "png", optimize=True)
    return drawing.getvalue()
