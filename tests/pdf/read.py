"""A PDF read back as a screen reader would: by its structure, in the words it gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from pdf.page_text import PageText, page_text

_INLINE = {"Span", "Link", "NonStruct", "Figure", "Lbl"}
"""Elements that go on in the same line; each other element starts a new one."""


@dataclass(frozen=True, kw_only=True)
class Element:
    """A structure element with what stands in it, in reading order."""

    role: str
    """PDF's name for it: ``P``, ``H1``, ``TH``, ``Link``."""
    lang: str
    """Its language, its own or inherited."""
    alt: str | None = None
    """What is read instead of a picture."""
    scope: str | None = None
    """``Row`` or ``Column`` for a header cell that says so."""
    actual_text: str | None = None
    """The exact words, where glyphs would not give them."""
    content: tuple["Element | str", ...] = ()

    @property
    def text(self) -> str:
        """All words in it, its own exact words before those of its glyphs."""
        if self.actual_text is not None:
            return self.actual_text
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def elements(self) -> Iterator["Element"]:
        """The element and all below it, in reading order."""
        yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.elements()


@dataclass(frozen=True, kw_only=True)
class Structure:
    """What a PDF says of itself and holds."""

    lang: str
    """The document's language; empty where it names none."""
    title: str
    root: Element
    artifacts: tuple[str, ...]
    """Texts that are printed but not read, such as page numbers."""
    unmarked: tuple[str, ...]
    """Texts that are neither content nor artifact: none in a PDF/UA file."""

    def all(self, role: str) -> list[Element]:
        """The elements of one role, in reading order."""
        return [element for element in self.root.elements() if element.role == role]

    @property
    def text(self) -> str:
        """Everything that is read, a line for each paragraph, heading, list item or cell."""
        return "\n".join(line.strip() for line in _lines(self.root) if line.strip())


def read_structure(pdf: bytes) -> Structure:
    """Reads a tagged PDF.

    Raises ``pikepdf.PdfError`` for what is no PDF and ``ValueError`` for one without structure.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        if "/StructTreeRoot" not in document.Root:
            raise ValueError("the PDF has no structure")
        pages = {page.obj.objgen: page_text(page) for page in document.pages}
        [top] = _listed(document.Root.StructTreeRoot.K)
        lang = str(document.Root.get("/Lang", ""))
        return Structure(
            lang=lang,
            title=str(document.docinfo.get("/Title", "")),
            root=_Reader(pages).element(top, lang, None),
            artifacts=tuple(text for page in pages.values() for text in page.artifacts),
            unmarked=tuple(text for page in pages.values() for text in page.unmarked),
        )


@dataclass(frozen=True)
class _Reader:
    pages: dict[tuple[int, int], PageText] = field(repr=False)

    def element(self, source: Any, lang: str, page: Any) -> Element:
        lang, page = str(source.get("/Lang", lang)), source.get("/Pg", page)
        parts = (self._part(kid, lang, page) for kid in _listed(source.get("/K")))
        return Element(
            role=_name(source.S),
            lang=lang,
            alt=_string(source.get("/Alt")),
            scope=_scope(source.get("/A")),
            actual_text=_string(source.get("/ActualText")),
            content=tuple(part for part in parts if part is not None),
        )

    def _part(self, kid: Any, lang: str, page: Any) -> Element | str | None:
        if isinstance(kid, int):
            return self.pages[page.objgen].marked[kid]
        if kid.get("/Type") == "/OBJR":
            return None
        return self.element(kid, lang, page)


def _lines(element: Element) -> Iterator[str]:
    """The element's text, broken before and after each element that is not inline."""
    line = ""
    if element.actual_text is not None:
        yield element.actual_text
        return
    for part in element.content:
        if isinstance(part, str):
            line += part
        elif _is_inline(part):
            line += part.text
        else:
            first, *others = _lines(part)
            yield from (line + first,) if part.role == "LBody" else (line, first)
            yield from others
            line = ""
    yield line


def _is_inline(element: Element) -> bool:
    """A group that holds paragraphs is none itself."""
    kids = (part for part in element.content if isinstance(part, Element))
    return element.role in _INLINE and all(map(_is_inline, kids))


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _scope(attributes: Any) -> str | None:
    for attribute in _listed(attributes):
        if "/Scope" in attribute:
            return _name(attribute.Scope)
    return None


def _name(value: Any) -> str:
    return str(value).removeprefix("/")


def _string(value: Any) -> str | None:
    return None if value is None else str(value)
