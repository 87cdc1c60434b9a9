"""Every handout of the project, made once for all tests, and what can be seen of one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

import pypdfium2
from babel import Locale
from PIL.Image import Image

from pdf.printed import printed_lines
from pdf.read import Structure, read_structure
from project import ROOT
from veiviser.build.handout_files import handout_cache, load_handouts
from veiviser.build.mkdocs_build import print_settings
from veiviser.load.project import Project, load_project
from veiviser.model.page import Handout, HandoutName, handouts_in
from veiviser.paper.pdf.boxes import Box
from veiviser.paper.printing import drafts
from veiviser.paper.prose import PrintSettings
from veiviser.paper.sheet import Draft
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

TODAY = date(2026, 11, 22)
SETTINGS = print_settings(ROOT / "mkdocs.yml")


def expected() -> list[tuple[HandoutName, str]]:
    """Name and language of each handout there should be."""
    return [
        (name, language.code)
        for language in the_project().guide.languages
        for name in handouts_in(language, the_project().prose[language.code].pages)
    ]


@cache
def the_project() -> Project:
    return load_project(ROOT)


def codes(*, with_all_pages: bool = False) -> list[str]:
    """The languages that handouts are made in; perhaps those alone that have the pages for work."""
    languages = the_project().guide.languages
    return [held.code for held in languages if not (with_all_pages and held.is_resident_only)]


def codes_from_the_right() -> list[str]:
    return [code for code in codes() if Locale.parse(code).text_direction == "rtl"]


def site_of(project: Project, settings: PrintSettings = SETTINGS) -> Site:
    """The project on the tests' day, at the address that its paper tells."""
    return Site(project, TermLinks(), settings.address, TODAY)


@cache
def the_drafts() -> Mapping[tuple[HandoutName, str], Draft]:
    return {(draft.name, draft.language): draft for draft in drafts(site_of(the_project()), SETTINGS)}


@dataclass(frozen=True)
class Made:
    """A handout as it lies in the cache."""

    handout: Handout
    folder: Path

    @cached_property
    def pdf(self) -> bytes:
        return (self.folder / f"{self.handout.key}.pdf").read_bytes()

    @cached_property
    def structure(self) -> Structure:
        return read_structure(self.pdf)

    @cached_property
    def words(self) -> str:
        """Everything that is read, on one line, with ordinary spaces."""
        return plain(self.structure.text)

    def pictures(self, dots_per_inch: int) -> Iterator[Image]:
        """Each page as it is printed."""
        with pypdfium2.PdfDocument(BytesIO(self.pdf)) as document:
            for sheet in document:
                yield sheet.render(scale=dots_per_inch / 72).to_pil()

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The letters of each page from left to right and down, as they lie on the paper, without spaces."""
        with pypdfium2.PdfDocument(BytesIO(self.pdf)) as document:
            return tuple("".join(f"{line}\n" for line in printed_lines(sheet)) for sheet in document)


@dataclass(frozen=True)
class Printing:
    """What came of printing everything."""

    root: Path

    @property
    def folder(self) -> Path:
        return handout_cache(self.root)

    @property
    def made(self) -> list[Made]:
        return [Made(handout, self.folder) for handout in load_handouts(self.root)]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def is_of(box: Box, kind: str) -> bool:
    """Whether a laid out box belongs to an element of the class ``kind``."""
    return box.element is not None and kind in box.element.get("class", "").split()
