"""Faults in charts and in the line of time are told with the line and the remedy."""

from pathlib import Path

import pytest

from builders import copy_miniature
from project import ROOT
from veiviser.load.guide import load_guide
from veiviser.model.problem import Problems

CHART = """- id: folk
  title: Folk
  drawn: bars
  columns: [Personer]
  rows:
    - figures: [{figures}]
  shows: Hvor mange.
  hides: Hvem.
  source: {{document: trygge-dager, place: kapittel 1}}
"""
KIRKEN = """- id: kirken
  name: Kirken
  section: help
  provider: voluntary
  summary: De lytter.
  evidence:
    - {{of: [name, provider, summary, {field}], source: {{document: trygge-dager}}, confidence: printed}}
"""
EVENT = """- id: {id}
  date: "{on}"
  title: Noe
  words: Noe hendte.
  source: {{document: trygge-dager}}
"""


@pytest.fixture
def told(tmp_path: Path):
    """Writes a data file beside the sound ones; gives the line and the message of every problem."""
    data = copy_miniature(tmp_path / "miniature") / "data"

    def tell(name: str, text: str) -> list[str]:
        (data / f"{name}.yaml").write_text(text, encoding="utf-8")
        try:
            load_guide(data)
        except Problems as error:
            return [f"{problem.line}: {problem.message}" for problem in error.problems]
        return []

    return tell


def test_a_sound_chart_and_a_sound_line_of_time_are_let_pass(told) -> None:
    assert told("charts", CHART.format(figures="innbyggere")) == []
    moments = "".join(
        EVENT.format(id=f"a{at}", on=on) for at, on in enumerate(("2003", "2007-08", "2009-01-31"))
    )
    assert told("timeline", moments) == []


def test_a_chart_shows_figures_that_exist(told) -> None:
    assert told("charts", CHART.format(figures="innbyggerne")) == [
        "6: 'folk' shows unknown figure 'innbyggerne'; did you mean 'innbyggere'?"
    ]


@pytest.mark.parametrize(
    ("way", "is_one"),
    [
        ("email: post@fjellvik.example", True),
        ("addresses: [{street: Storgata 1, city: Fjellvik}]", True),
        ("addresses: [{street: Postboks 1, city: Fjellvik, type: postal}]", False),
    ],
)
def test_whoever_is_named_as_a_helper_can_be_reached(told, way: str, is_one: bool) -> None:
    needs = "- {id: gjeld, words: De sier at jeg skylder dem penger., services: [lykta, kirken]}\n"
    assert told("needs", needs) == ["1: 'gjeld' names unknown actor 'kirken'"]
    sound = (ROOT / "tests/miniature/data/actors.yaml").read_text("utf-8")
    field = way.partition(":")[0]
    found = told("actors", f"{sound}\n{KIRKEN.format(field=field)}  {way}\n")
    assert found == ([] if is_one else ["1: 'gjeld' names 'kirken', which nobody can reach; choose another"])


@pytest.mark.parametrize("figures", ["", "innbyggere, innbyggere"])
def test_a_row_has_a_figure_for_each_column_and_no_more(told, figures: str) -> None:
    assert told("charts", CHART.format(figures=figures)) == [
        "6: 'folk': a row has one figure for each column, 1 at the most"
    ]


def test_a_chart_has_rows(told) -> None:
    text = CHART.replace("  rows:\n    - figures: [{figures}]\n", "  rows: []\n").format()
    assert told("charts", text) == ["1: 'folk' has no rows; add one, or remove the chart"]


@pytest.mark.parametrize("on", ["i fjor", "2003-13", "03", "2009-02-30"])
def test_an_event_has_a_year_a_month_or_a_day(told, on: str) -> None:
    assert told("timeline", EVENT.format(id="noe", on=on)) == [
        "2: 'date' must be a year, a month or a day, as 2003, 2007-08 or 2021-10-27"
    ]


def test_events_stand_in_the_order_they_came(told) -> None:
    text = EVENT.format(id="sist", on="2010") + EVENT.format(id="forst", on="2003-05")
    assert told("timeline", text) == ["7: 'forst' stands after what came later; move it up"]


RELEASE = '- version: "{0}"\n  date: "{1}"\n  languages: [nb]\n  is_first: false\n'


def test_releases_stand_once_and_in_their_order(told) -> None:
    first, second = RELEASE.format("2026.11.9", "2026-11-09"), RELEASE.format("2026.11.10", "2026-11-10")
    assert told("releases", first + second) == []
    assert told("releases", second + first) == [
        "6: release 2026.11.9 is older than 2026.11.10 above it; put it first"
    ]
    assert told("releases", first + first) == ["5: release 2026.11.9 stands twice; keep one"]
