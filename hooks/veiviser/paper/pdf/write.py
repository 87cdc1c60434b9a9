"""HTML to a tagged PDF, or an error that says what to mend."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category

from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from veiviser.model.message import Message, msg
from veiviser.model.others import in_known_words
from veiviser.paper.pdf.boxes import PdfDocument, text_boxes
from veiviser.paper.pdf.layout_faults import layout_faults
from veiviser.paper.pdf.shaped_text import forget_measures
from veiviser.paper.pdf.spoken_text import finish, set_artifacts_apart

FONTS = Path(__file__).parent.parent / "fonts"
FONT_SHEET = FONTS / "fonts.css"
_INVISIBLE = {"Cc", "Cf"}


class PdfError(Exception):
    """A handout that must not be printed: names the handout and each fault."""

    def __init__(self, identifier: str, faults: list[Message]) -> None:
        self.identifier = identifier
        self.faults = faults
        super().__init__("\n".join(f"{identifier}: {fault}" for fault in faults))


def write_pdf(html: str, base: Path, *, identifier: str, most_pages: int | None = None) -> bytes:
    """A PDF/UA-1 file; the same HTML gives the same bytes.

    ``html`` needs ``<html lang>`` and ``<title>``. Relative addresses in it start from the folder ``base``;
    nothing is fetched from a network. ``identifier`` (ASCII) names the handout in errors and in the file.

    Raises ``PdfError`` for whatever WeasyPrint warns of, for a character that no font has, for each of the
    layout's faults, and for more pages than ``most_pages``.
    """
    document = lay_out(html, base, identifier=identifier)
    if most_pages is not None and (pages := len(document.pages)) > most_pages:
        too_long = msg(
            "the text fills {pages} pages, and {most} is all there is; shorten it",
            pages=pages,
            most=most_pages,
        )
        raise PdfError(identifier, [too_long])
    if faults := [*missing_glyphs(document), *layout_faults(document)]:
        raise PdfError(identifier, faults)
    with _warnings_raised(identifier):
        content: bytes = document.write_pdf(
            finisher=finish, pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode("ascii")
        )
    return content


def lay_out(html: str, base: Path, *, identifier: str) -> PdfDocument:
    """The pages of a handout before they are written; arguments and errors as for ``write_pdf``."""
    fonts = font_set()
    forget_measures()
    with _warnings_raised(identifier):
        page = HTML(
            string=html,
            base_url=f"{base.resolve().as_uri()}/",
            url_fetcher=URLFetcher(allowed_protocols={"file", "data"}),
        )
        document = page.render(
            font_config=fonts.configuration, stylesheets=[fonts.sheet], pdf_variant="pdf/ua-1"
        )
    set_artifacts_apart(document)
    return document


@contextmanager
def _warnings_raised(identifier: str) -> Iterator[None]:
    """Turns what libraries log as warnings or worse into one ``PdfError``."""
    faults: list[Message] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            faults.append(in_known_words(record.getMessage()))

    collector = Collector(logging.WARNING)
    levels = {logger: logger.level for logger in map(logging.getLogger, ("weasyprint", "fontTools"))}
    for logger in levels:
        logger.addHandler(collector)
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, level in levels.items():
            logger.removeHandler(collector)
            logger.setLevel(level)
    if faults:
        raise PdfError(identifier, faults)


class FontSet(NamedTuple):
    """Fonts as WeasyPrint wants them, and the style sheet that names them."""

    configuration: Any
    sheet: Any


@cache
def font_set() -> FontSet:
    """Our fonts and no others, read once."""
    with _no_system_fonts():
        configuration = FontConfiguration()
    return FontSet(configuration, CSS(FONT_SHEET, font_config=configuration))


def missing_glyphs(document: PdfDocument) -> Iterator[Message]:
    """A message for each character on the pages that none of our fonts can draw."""
    for number, page in enumerate(document.pages, start=1):
        for box in text_boxes(page):
            for character in sorted(set(box.text)):
                if ord(character) not in _covered() and category(character) not in _INVISIBLE:
                    yield msg(
                        "page {number}: no font has {character} (U+{code}), which stands in {text}; write it "
                        "in words",
                        number=number,
                        character=repr(character),
                        code=f"{ord(character):04X}",
                        text=repr(box.text),
                    )


@cache
def _covered() -> frozenset[int]:
    return frozenset(code for path in FONTS.glob("*-Regular.ttf") for code in TTFont(path).getBestCmap())


@contextmanager
def _no_system_fonts() -> Iterator[None]:
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FONTS / "fontconfig.xml")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before
