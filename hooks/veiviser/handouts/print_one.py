"""Prints one handout, and makes a small picture of its first page."""

import os
from io import BytesIO
from pathlib import Path

import pypdfium2

from veiviser.handouts.pdf import PdfError, write_pdf
from veiviser.handouts.sheet import Draft
from veiviser.handouts.style import STYLES

PICTURE_WIDTH = 180
"""In pixels."""
PICTURE_COLOURS = 16


def print_one(draft: Draft, pdf: Path, picture: Path) -> list[str]:
    """Writes both files, or tells the faults and writes neither."""
    try:
        content = write_pdf(draft.html, STYLES, identifier=f"{draft.name.value}-{draft.language}")
    except PdfError as error:
        return error.faults
    with pypdfium2.PdfDocument(content) as document:
        pages, most = len(document), draft.most_pages
        if most is not None and pages > most:
            return [f"the text fills {pages} pages, and {most} is all there is; shorten it"]
        sheet = document[0]
        small = sheet.render(scale=PICTURE_WIDTH / sheet.get_width()).to_pil()
    drawing = BytesIO()
    small.quantize(PICTURE_COLOURS).save(drawing, "png", optimize=True)
    _store(drawing.getvalue(), picture)
    _store(content, pdf)
    return []


def _store(content: bytes, path: Path) -> None:
    """Written aside and moved, so that a build that is broken off leaves no half file behind."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)
