"""What a chart draws says the same as its numbers, and the numbers are there without the drawing."""

import re
from dataclasses import replace

import pytest

from builders import SOURCE, document, figure, guide, localized, real_guide, shown
from veiviser.model.figure import Chart, ChartRow, Drawn, Kind
from veiviser.model.source import Source
from veiviser.model.story import Event
from veiviser.site.charts import chart_view, dots_view

REPORTED = {
    "kunder": [(92,), (46, 60), (45, 66), (81, 183)],
    "etterforsket": [(2,), (0,), (0,), (0,), (0,), (0,), (0,)],
    "mulige-ofre": [(4,), (4,), (7,), (12,)],
    "mulige-ofre-2011": [(1,), (6,), (1,)],
    "kom-alder": [(191, 18), (32, 33)],
    "kom-former": [(187,), (66,)],
    "dommer": [(25,), (1,), (1,)],
    "barn-2009": [(69,), (49,), (14,)],
    "opplaring": [(6,), (27,), (2,), (21,)],
    "sosial-dumping": [(4,), (10,), (5,)],
}
"""The cells of the report of 2013, read from it."""


def chart(
    drawn: Drawn = Drawn.BARS, *rows: tuple[str, ...], columns: tuple[str, ...] = ("Saker", "Forhold")
) -> Chart:
    return Chart(
        id="saker",
        title="Saker",
        drawn=drawn,
        columns=columns,
        rows=tuple(ChartRow(figures=row) for row in rows),
        shows="Hvor mange.",
        hides="Hvorfor.",
        source=SOURCE,
    )


@pytest.mark.parametrize("id", REPORTED)
def test_the_cells_are_those_of_the_report(id: str) -> None:
    held = real_guide()
    rows = [tuple(held.figure(name).value for name in row.figures) for row in held.chart(id).rows]
    assert rows == REPORTED[id]


def test_every_figure_stands_in_a_chart() -> None:
    held = real_guide()
    shown_somewhere = {id for chart in held.charts for row in chart.rows for id in row.figures}
    assert {figure.id for figure in held.figures} - shown_somewhere == {"kom-2011"}


def test_a_range_in_a_chart_is_said_in_words_where_a_dash_could_be_read_backwards() -> None:
    held = guide(
        figures=(figure("a", 20, highest=30, period="2022-2024"),),
        charts=(chart(Drawn.NUMBERS, ("a",), columns=()),),
    )
    in_words = {"ar": {(None, "%(start)s–%(end)s"): "%(start)s til %(end)s"}}
    told = shown(held, "{{ chart saker }}", "ar", translations=in_words)
    assert ">20 til 30<" in told
    assert ">2022 til 2024<" in told


def test_a_bar_is_as_long_as_its_number_says() -> None:
    held = guide(figures=(figure("a", 92, period="2009"), figure("b", 46, period="2010"), figure("c", 184)))
    view = chart_view(localized(held), chart(Drawn.BARS, ("a",), ("b", "c")))
    assert [[cell and cell.length for cell in row.cells] for row in view.rows] == [[50, None], [25, 100]]
    assert [row.name for row in view.rows] == ["2009", "2010"]


def test_a_chart_of_nothing_but_zeros_has_bars_of_no_length() -> None:
    view = chart_view(
        localized(guide(figures=(figure("a", 0),))), chart(Drawn.BARS, ("a",), columns=("Saker",))
    )
    assert [cell and cell.length for row in view.rows for cell in row.cells] == [0]


@pytest.mark.parametrize(
    ("values", "full", "empty"),
    [
        ({"value": 10}, 10, 0),
        ({"value": 20, "highest": 30}, 20, 10),
        ({"value": 10, "kind": Kind.ONE_IN}, 1, 9),
        ({"value": 274}, 274, 0),
        ({"value": 0}, 0, 0),
    ],
)
def test_there_is_one_dot_for_each(values: dict[str, object], full: int, empty: int) -> None:
    view = dots_view(figure(**values), 40)
    assert sum(length // 14 + 1 for _, length in view.full) == full
    assert len(view.empty) == empty


def test_the_numbers_are_text_and_the_drawing_is_for_the_eye_alone() -> None:
    held = guide(figures=(figure("a", 92), figure("b", 46)), charts=(chart(Drawn.BARS, ("a", "b"), ("b",)),))
    html = shown(held, "{{ chart saker }}")
    assert re.findall(r'<span class="amount">(\d+)</span>', html) == ["92", "46", "46"]
    assert html.count("<svg") == html.count('aria-hidden="true"') == 3
    assert "<td>ikke oppgitt</td>" in html
    assert "<text" not in html


def test_a_chart_says_where_its_source_is_in_doubt() -> None:
    doubtful = replace(chart(Drawn.NUMBERS, ("a",), columns=()), doubt="Det går ikke opp.")
    assert "Det går ikke opp." in shown(
        guide(figures=(figure("a"),), charts=(doubtful,)), "{{ chart saker }}"
    )


def test_an_event_has_its_day_in_words() -> None:
    events = tuple(
        Event(id=f"e{at}", date=on, title="Noe", words="Noe hendte.", source=SOURCE)
        for at, on in enumerate(("2003", "2007-08", "2021-10-27"))
    )
    html = shown(guide(timeline=events), "{{ timeline }}")
    assert re.findall(r'<time datetime="([^"]+)">([^<]+)', html) == [
        ("2003", "2003"),
        ("2007-08", "august 2007"),
        ("2021-10-27", "27. oktober 2021"),
    ]


@pytest.mark.parametrize(
    ("code", "first", "last", "told"),
    [
        ("nb", "2010-05-03", "2010-05-04", "3.–4. mai 2010"),
        ("nb", "2009-11", "2009-12", "november–desember 2009"),
        ("nb", "2009-01-01", "2012-04", "1. januar 2009–april 2012"),
        ("nb", "2008", "2010", "2008–2010"),
    ],
)
def test_what_two_moments_have_in_common_is_said_once(code: str, first: str, last: str, told: str) -> None:
    lasting = Event(id="e", date=first, until=last, title="Noe", words="Noe hendte.", source=SOURCE)
    html = shown(guide(timeline=(lasting,)), "{{ timeline }}", code)
    assert f'<p class="moment">{told}</p>' in html


def test_dots_of_one_chart_are_alike() -> None:
    few, many = dots_view(figure(value=2), 27), dots_view(figure(value=27), 27)
    assert few.width / few.box[0] == many.width / many.box[0]
    alone = dots_view(figure(value=2), 2)
    assert alone.width > few.width


def test_a_source_that_is_history_says_so_with_its_year() -> None:
    old = document("rapporten", title="Rapport om Fjellvik", published="2013-04", is_history=True)
    then = Event(id="e", date="2010", title="Noe", words="Noe hendte.", source=Source(document="rapporten"))
    now = replace(then, id="f", source=SOURCE)
    html = shown(guide(documents=(document(), old), timeline=(then, now)), "{{ timeline }}")
    assert "Rapport om Fjellvik (<bdi>2013</bdi>, historie)" in html
    assert html.count("historie") == 1
