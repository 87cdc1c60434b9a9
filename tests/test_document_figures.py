"""Every figure is what its document says, cell by cell, in the data as in the table that readers fetch."""

import csv
import io
import re
from dataclasses import dataclass, replace

import pytest
from ruamel.yaml import YAML

from builders import TODAY, real_guide
from project import ROOT
from veiviser.export.open_data import open_data
from veiviser.model.figure import Figure, Kind, Qualifier
from veiviser.model.guide import Guide

WORDS = {"en": 1, "et": 1, "én": 1, "to": 2, "tre": 3, "fem": 5, "ti": 10}
UNITS = {"euro": "EUR", "kr": "NOK", "kroner": "NOK"}
SIGNS = {
    "over": Qualifier.MORE_THAN,
    "mer enn": Qualifier.MORE_THAN,
    "ca": Qualifier.ABOUT,
}
CELL = re.compile(
    r"(?P<sign>over|mer enn|ca)?\.? ?(?P<one_in>én av )?(?P<value>[\d ]+|[a-zéæøå]+?)"
    r"(?: ?(?:-|–|til) ?(?P<highest>\d+))?(?P<percent> ?%)?(?: (?P<unit>euro|kr|kroner))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cell:
    """A number of a document."""

    id: str
    document: str
    section: str
    written: str
    is_estimate: bool
    years: str | None

    def faults(self, figure: Figure) -> list[str]:
        """What the figure says otherwise than the document."""
        found = CELL.fullmatch(self.written)
        assert found, self.written
        place = figure.source.place or ""
        sign = SIGNS.get((found["sign"] or "").lower(), Qualifier.EXACTLY)
        kind = Kind.ONE_IN if found["one_in"] else Kind.PERCENT if found["percent"] else Kind.COUNT
        wanted = {
            "value": (figure.value, number(found["value"])),
            "highest": (figure.highest, number(found["highest"]) if found["highest"] else None),
            "qualifier": (figure.qualifier, Qualifier.ABOUT if self.is_estimate else sign),
            "kind": (figure.kind, kind),
            "unit": (figure.unit, UNITS.get(found["unit"] or "")),
            "document": (figure.source.document, self.document),
            "place": (place.removeprefix("kapittel "), self.section),
            "period": (figure.period, self.years or figure.period),
        }
        return [f"{self.id}: {name} {has}, not {says}" for name, (has, says) in wanted.items() if has != says]


def number(written: str) -> int:
    return WORDS.get(written.lower()) or int(written.replace(" ", ""))


def cells() -> list[Cell]:
    documents = YAML(typ="safe").load(ROOT / "tests/document_cells.yaml")
    return [
        Cell(
            id,
            document,
            section,
            written,
            id in held.get("estimates", ()),
            next((years for years, ids in held.get("years", {}).items() if id in ids), None),
        )
        for document, sections in documents.items()
        for section, held in sections.items()
        for id, written in held["cells"].items()
    ]


def otherwise(guide: Guide) -> list[str]:
    figures = {figure.id: figure for figure in guide.figures}
    return [fault for cell in cells() for fault in cell.faults(figures[cell.id])]


def test_every_figure_is_a_cell_of_a_document_and_every_cell_a_figure() -> None:
    assert sorted(cell.id for cell in cells()) == sorted(figure.id for figure in real_guide().figures)


def test_every_figure_says_what_its_document_says() -> None:
    assert otherwise(real_guide()) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"value": 47}, "kunder-2010: value 47, not 46"),
        ({"highest": 50}, "kunder-2010: highest 50, not None"),
        ({"period": "2011"}, "kunder-2010: period 2011, not 2010"),
        ({"qualifier": Qualifier.ABOUT}, "kunder-2010: qualifier Qualifier.ABOUT, not Qualifier.EXACTLY"),
    ],
)
def test_a_figure_that_differs_is_named(changed: dict[str, object], told: str) -> None:
    guide = real_guide()
    figures = tuple(
        replace(figure, **changed) if figure.id == "kunder-2010" else figure for figure in guide.figures
    )
    assert otherwise(replace(guide, figures=figures)) == [told]


def test_the_published_table_has_every_cell() -> None:
    text = open_data(real_guide(), "https://example.org/", TODAY)["figures.csv"]
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert len(rows) == len(cells())
    for figure in real_guide().figures:
        row = rows[figure.id]
        assert (row["value"], row["highest"]) == (str(figure.value), str(figure.highest or ""))
