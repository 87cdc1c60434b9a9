"""Tells each cell of a table its column, for screens too narrow for columns."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class TableLabels(Extension):
    """A Markdown extension; a cell's ``data-label`` is the heading of its column."""

    def extendMarkdown(self, md: Markdown) -> None:
        # After inline patterns (20), so that a heading's words stand without their marks.
        md.treeprocessors.register(_Labels(md), "table_labels", 5)


class _Labels(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            labels = ["".join(heading.itertext()).strip() for heading in table.iterfind("thead/tr/th")]
            for row in table.iterfind("tbody/tr"):
                for label, cell in zip(labels, row, strict=False):
                    cell.set("data-label", label)


def makeExtension() -> TableLabels:
    """As Python-Markdown finds an extension by the name of its module."""
    return TableLabels()
