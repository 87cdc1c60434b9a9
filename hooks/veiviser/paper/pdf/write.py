"""HTML to a tagged PDF, or an error that says what to mend."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import URLFetcher

from veiviser.model.message import Message, msg, verbatim
from veiviser.paper.pdf.boxes import PdfDocument
from veiviser.paper.pdf.fonts import font_set, missing_glyphs
from veiviser.paper.pdf.layout_faults import layout_faults
from veiviser.paper.pdf.measured_text import forget_measures
from veiviser.paper.pdf.spoken_text import finish, set_running_text_apart


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
    set_running_text_apart(document)
    return document


@contextmanager
def _warnings_raised(identifier: str) -> Iterator[None]:
    """Turns what libraries log as warnings or worse into one ``PdfError``."""
    faults: list[Message] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            faults.append(verbatim(record.getMessage()))

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
