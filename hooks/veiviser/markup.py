"""The one reader of built pages: their tags and words, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Start:
    """Where an element begins."""

    name: str
    attributes: Mapping[str, str]
    """Empty text for those without a value."""
    line: int
    """Counted from 1."""


@dataclass(frozen=True, slots=True)
class End:
    """Where an element ends."""

    name: str


Markup = list[Start | End | str]
"""Tags, and the text between them with its entities resolved; what stands in scripts and styles is text."""


def read_markup(html: str) -> Markup:
    """Everything on a page, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.markup


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.markup: Markup = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.markup.append(Start(tag, attributes, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        self.markup.append(End(tag))

    def handle_data(self, data: str) -> None:
        self.markup.append(data)
