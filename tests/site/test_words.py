"""Hours and figures are said the reader's way, with Western digits in every language."""

import pytest
from babel import Locale
from jinja2 import Environment, nodes

from builders import figure, localized, real_guide
from project import ROOT
from veiviser.load.catalog import Translations
from veiviser.model.figure import Kind, Qualifier
from veiviser.model.hours import OpeningHours
from veiviser.site.printables import handout_list
from veiviser.site.words import HoursRow, clock, figure_view, hours_rows, known_name, language_name

UNTRANSLATED = Translations("")


def said(expression: str, code: str) -> list[tuple[str, str]]:
    rows = hours_rows(OpeningHours.parse(expression), Locale.parse(code), UNTRANSLATED)
    return [(", ".join(row.days), ", ".join(row.times)) for row in rows]


@pytest.mark.parametrize(
    ("code", "days"),
    [("nb", "mandag–fredag"), ("en", "Monday–Friday"), ("ar", "الاثنين–الجمعة")],
)
def test_a_run_of_days_is_said_from_its_first_to_its_last(code: str, days: str) -> None:
    assert said("Mo-Fr 09:00-15:30; PH off", code) == [(days, "09:00–15:30")]


def test_days_with_equal_hours_share_a_row_in_the_order_of_the_week() -> None:
    assert said("Mo-We 09:00-15:00; Th 10:00-18:00; Fr 09:00-15:00", "nb") == [
        ("mandag–onsdag, fredag", "09:00–15:00"),
        ("torsdag", "10:00–18:00"),
    ]


def test_a_day_can_close_for_lunch() -> None:
    assert said("Tu 10:00-12:00,13:00-15:00", "en") == [("Tuesday", "10:00–12:00, 13:00–15:00")]


def test_days_that_are_closed_are_left_out() -> None:
    assert hours_rows(OpeningHours.parse("Sa 10:00-12:00"), Locale("nb"), UNTRANSLATED) == (
        HoursRow(("lørdag",), ("10:00–12:00",)),
    )


def test_times_have_two_digits_each_and_a_day_may_end_at_24() -> None:
    assert [clock(minute) for minute in (0, 65, 600, 1440)] == ["00:00", "01:05", "10:00", "24:00"]


def number(code: str, **values: object) -> str:
    return figure_view(figure(**values), Locale.parse(code), UNTRANSLATED).number


@pytest.mark.parametrize(
    ("values", "nb", "en", "ar"),
    [
        ({"value": 7}, "7", "7", "7"),
        ({"value": 200000}, "200\u00a0000", "200,000", "200,000"),
        ({"value": 25, "kind": Kind.PERCENT}, "25\u00a0%", "25%", "25%"),
        ({"value": 20, "highest": 30}, "20–30", "20–30", "20–30"),
        ({"value": 20, "highest": 30, "kind": Kind.PERCENT}, "20–30\u00a0%", "20–30%", "20–30%"),
        ({"value": 10, "kind": Kind.ONE_IN}, "10", "10", "10"),
        ({"value": 200, "unit": "EUR"}, "200\u00a0€", "200\u00a0€", "200\u00a0€"),
        ({"value": 3000, "highest": 5000, "unit": "NOK"}, "3\u00a0000–5\u00a0000\u00a0kr", None, None),
    ],
)
def test_a_figure_is_written_as_the_language_writes_it(
    values: dict[str, object], nb: str, en: str | None, ar: str | None
) -> None:
    wanted = {"nb": nb, "en": en, "ar": ar}
    for code, text in wanted.items():
        if text is not None:
            assert number(code, **values).replace(" ", "\u00a0") == text, code


def test_a_figure_keeps_how_exact_it_is() -> None:
    view = figure_view(figure(qualifier=Qualifier.ABOUT, kind=Kind.ONE_IN), Locale("nb"), UNTRANSLATED)
    assert (view.qualifier, view.is_one_in) == (Qualifier.ABOUT, True)


def test_a_language_is_called_what_the_reader_calls_it() -> None:
    assert [language_name("so", Locale(code)) for code in ("nb", "en", "ar")] == [
        "somali",
        "Somali",
        "الصومالية",
    ]
    assert language_name("qqq", Locale("nb")) == "qqq"


def test_who_chooses_among_languages_is_told_of_norwegian_and_not_of_a_form_of_it() -> None:
    held = localized(real_guide(), "ar")
    names = {group.language.code: group.name_for_reader for group in handout_list(held, (), "ar/utskrift/")}
    assert names["nb"] == "النرويجية"
    assert [known_name(code, Locale("pl")) for code in ("nb", "en")] == ["norweski", "angielski"]


def marks_of_one_language(template: str) -> list[str]:
    """Marks between things in a row that every language would get alike."""
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(template)
    own = {
        id(held)
        for call in tree.find_all(nodes.Call)
        if getattr(call.node, "name", "") == "_"
        for held in call.args
    }
    return [
        text.value
        for text in tree.find_all(nodes.Const)
        if text.value in {", ", "; ", ": "} and id(text) not in own
    ]


def test_what_stands_between_things_in_a_row_is_the_languages_own() -> None:
    templates = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "hooks/veiviser/paper").rglob("*.html")]
    assert len(templates) > 50
    found = {path.name: marks_of_one_language(path.read_text("utf-8")) for path in templates}
    assert {name: marks for name, marks in found.items() if marks} == {}


def test_a_mark_of_one_language_is_found() -> None:
    assert marks_of_one_language('{{ "; " if not loop.last }}') == ["; "]
    assert marks_of_one_language('{{ _("; ") if not loop.last }}{{ names|join(_(", ")) }}') == []
