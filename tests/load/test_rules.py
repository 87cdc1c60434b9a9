"""Each rule finds its planted fault and names the place and the remedy, and nothing else is blamed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from builders import Plant, copy_miniature
from project import ROOT
from veiviser.cli import main
from veiviser.load.guide import load_guide
from veiviser.load.reaching_rules import checks_to_come, not_true_yet
from veiviser.model.source import Check

ROOM = "    - of: [name, provider, summary, needs, audiences, phones]\n"


def test_the_sound_folder_has_no_problems(plant: Plant) -> None:
    assert plant("actors", "name: Lykta", "name: Lykta") == []


def test_an_id_stands_once_in_its_file(plant: Plant) -> None:
    assert "actors.yaml [- id: lykta] the id 'lykta' is taken; choose another" in plant(
        "actors", "id: velferdskontoret", "id: lykta"
    )


def test_an_id_can_be_an_anchor(plant: Plant) -> None:
    assert plant("figures", "id: innbyggere", "id: Innbyggere i Fjellvik") == [
        "figures.yaml [- id: Innbyggere i Fjellvik] "
        "'Innbyggere i Fjellvik' cannot be an id; use a-z, 0-9 and single hyphens"
    ]


def test_a_missing_id_is_told_once(plant: Plant) -> None:
    assert plant("figures", "- id: innbyggere\n  value", "- value") == [
        "figures.yaml [- value: 12000] this entry: lacks 'id'; add it"
    ]


def test_a_measure_names_actors_that_exist(plant: Plant) -> None:
    assert plant("measures", "[velferdskontoret]", "[velferdskontorett]") == [
        "measures.yaml [actors: [velferdskontorett]] "
        "measure 'dorvakt' names unknown actor 'velferdskontorett'; "
        "did you mean 'velferdskontoret'?"
    ]


def test_the_first_numbers_belong_to_actors_with_a_number(plant: Plant) -> None:
    assert plant("plan", "actor: lykta", "actor: lykten") == [
        "plan.yaml [- {actor: lykten, when: Døgnåpent}] "
        "'lykten' is no actor with a number; did you mean 'lykta'?"
    ]


def test_the_emergency_numbers_belong_to_actors_with_a_number(plant: Plant) -> None:
    assert plant("plan", "[politiet]", "[brannvesenet]") == [
        "plan.yaml [emergency_numbers: [brannvesenet]] 'brannvesenet' is no actor with a number"
    ]


def test_the_numbers_on_posters_belong_to_actors_with_a_number(plant: Plant) -> None:
    assert plant(
        "plan", "handout_numbers: [politiet, lykta, velferdskontoret]", "handout_numbers: [lykta, vakta]"
    ) == [
        "plan.yaml [handout_numbers: [lykta, vakta]] 'vakta' is no actor with a number; did you mean 'lykta'?"
    ]


def test_a_source_names_a_document_that_exists(plant: Plant) -> None:
    assert plant("terms", "trygge-dager", "trygge-dag") == [
        "terms.yaml [- {document: trygge-dag, place: kapittel 1}] "
        "unknown document 'trygge-dag'; did you mean 'trygge-dager'?"
    ]


def test_a_number_is_typed_once(plant: Plant) -> None:
    assert plant("actors", '"75 00 00 02"', "+47 75000001".join('""')) == [
        'actors.yaml [- number: "+47 75000001"] '
        "'velferdskontoret': +47 75000001 already stands under 'lykta'; keep it in one place"
    ]


@pytest.mark.parametrize("written", ["+4775000001", "75000001", "0x70", "1_000", "00000", "-0"])
def test_a_number_without_quotes_is_shown_as_it_was_written(plant: Plant, written: str) -> None:
    (found,) = plant("actors", 'number: "75 00 00 01"', f"number: {written}")
    assert found.endswith(f"'phones[0].number' must be text; write it in quotes: \"{written}\"")


def test_a_number_is_typed_once_also_within_one_actor(plant: Plant) -> None:
    assert plant("actors", '    - number: "112"\n', '    - number: "112"\n    - number: "112"\n') == [
        'actors.yaml [- number: "112"] '
        "'politiet': 112 already stands under 'politiet'; keep it in one place"
    ]


def test_a_value_has_a_source(plant: Plant) -> None:
    assert plant("actors", "addresses, minimum_age, cost", "addresses, cost") == [
        "actors.yaml [minimum_age: 18] "
        "'velferdskontoret': 'minimum_age' has no source; name it under 'evidence: - of:'"
    ]


def test_a_source_is_of_fields_that_exist(plant: Plant) -> None:
    assert plant("actors", "needs, audiences, phones]\n      source: {url", "needz]\n      source: {url") == [
        "actors.yaml [needs: [danger]] 'politiet': 'needs' has no source; name it under 'evidence: - of:'",
        "actors.yaml [audiences: [self, child, worried, professional]] "
        "'politiet': 'audiences' has no source; name it under 'evidence: - of:'",
        "actors.yaml [phones:] 'politiet': 'phones' has no source; name it under 'evidence: - of:'",
        "actors.yaml [- of: [name, provider, summary, needz]] "
        "'politiet': evidence names unknown field 'needz'; did you mean 'needs'?",
    ]


def test_an_address_on_the_web_is_secure(plant: Plant) -> None:
    for address in ("http://lykta.example", "javascript:alert(1)", "www.lykta.example", "//lykta.example"):
        assert plant("actors", "url: https://lykta.example", f'url: "{address}"') == [
            f"actors.yaml [url: \"{address}\"] 'lykta': 'url' must be an address that starts with https://"
        ]
        plant("actors", f'url: "{address}"', "url: https://lykta.example")


def test_an_address_may_be_insecure_where_a_source_shows_it_so(plant: Plant) -> None:
    plant("actors", "url: https://lykta.example", "url: http://lykta.example")
    assert plant("actors", "{document: trygge-dager, place: kapittel 1}", "{url: http://lykta.example}") == []


def test_a_document_and_the_exit_have_secure_addresses(plant: Plant) -> None:
    plant("documents", "author:", "url: http://fjellvik.example/plan\n  author:")
    assert plant("plan", "https://weather.example/", "http://weather.example/") == [
        "documents.yaml [url: http://fjellvik.example/plan] "
        "'trygge-dager': 'url' must be an address that starts with https://",
        "plan.yaml [exit_url: http://weather.example/] 'exit_url' must be an address that starts with https://",
    ]


def test_an_address_for_mail_is_one(plant: Plant) -> None:
    plant("actors", "phones, url]", "phones, url, email]")
    assert plant("actors", "  is_critical: true", "  email: hjelp@lykta.example\n  is_critical: true") == []
    assert plant("actors", "hjelp@lykta.example", "hjelp@lykta.example?bcc=x@y.no") == [
        "actors.yaml [email: hjelp@lykta.example?bcc=x@y.no] "
        "'lykta': 'email' must be an address such as post@example.no"
    ]


def test_a_secret_address_does_not_stand_in_the_file(plant: Plant) -> None:
    plant("actors", "minimum_age, cost", "address_is_secret, minimum_age, cost")
    assert plant("actors", "  minimum_age: 18", "  address_is_secret: true\n  minimum_age: 18") == [
        'actors.yaml [addresses: [{street: Storgata 1, postal_code: "8999", city: Fjellvik}]] '
        "'velferdskontoret': the address is secret; remove 'addresses'"
    ]


def test_every_word_of_a_vocabulary_has_a_label_and_no_other_has(plant: Plant) -> None:
    assert plant("vocabularies", "{id: county,", "{id: country,") == [
        "vocabularies.yaml [- id: provider] vocabulary 'provider' lacks a label for 'county'; add it",
        "vocabularies.yaml [- {id: country, name: Fylkeskommunen}] "
        "'provider' has no word 'country'; remove the label; did you mean 'county'?",
    ]


def test_one_language_is_the_source(plant: Plant) -> None:
    assert plant("languages", "  is_source: true\n", "") == [
        "languages.yaml [- code: nb] exactly one language has 'is_source: true'"
    ]


def test_a_language_stands_once(plant: Plant) -> None:
    assert plant("languages", "- code: ar", "- code: nb") == [
        "languages.yaml [- code: nb] language 'nb' stands 2 times; keep one",
        "languages.yaml [- code: nb] language 'nb' stands 2 times; keep one",
    ]


def test_a_language_has_a_code_that_is_known(plant: Plant) -> None:
    for code in ("xx", "arab", "../ar"):
        assert plant("languages", "- code: ar", f"- code: {code}") == [
            f"languages.yaml [- code: {code}] '{code}' is not a code for a language; write one such as 'en'"
        ]
        plant("languages", f"- code: {code}", "- code: ar")


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("ckb", "a language without such a code has no place"),
        ("fil", "a language without such a code has no place"),
        *(("prs", "write 'fa'"), ("kmr", "write 'ku'"), ("eng", "write 'en'"), ("nor", "write 'no'")),
    ],
)
def test_a_code_of_three_letters_is_told_why_it_cannot_be_used(plant: Plant, code: str, remedy: str) -> None:
    assert plant("languages", "- code: ar", f"- code: {code}") == [
        f"languages.yaml [- code: {code}] '{code}' has three letters, and the folders and addresses of a "
        f"language have two; {remedy}"
    ]


@pytest.mark.parametrize(("code", "near"), [("EN", "en"), ("pt_BR", "pt"), ("en-GB", "en"), ("iw", "he")])
def test_a_code_that_is_written_otherwise_is_told_as_it_is_here(plant: Plant, code: str, near: str) -> None:
    assert plant("languages", "- code: ar", f"- code: {code}") == [
        f"languages.yaml [- code: {code}] '{code}' is not a code for a language; write '{near}'"
    ]


@pytest.mark.parametrize(("locale", "is_one"), [("nb_NO", True), ("nb-NO", False), ("xx_YY", False)])
def test_dates_are_written_as_in_a_land_that_is_known(plant: Plant, locale: str, is_one: bool) -> None:
    told = [f"languages.yaml [locale: {locale}] '{locale}' is no locale; write one such as 'en_GB'"]
    named = "name: Norsk bokmål\n"
    assert plant("languages", named, f"{named}  locale: {locale}\n") == ([] if is_one else told)


@pytest.mark.parametrize(("highest", "is_one"), [(12001, True), (12000, False), (12, False)])
def test_a_range_ends_higher_than_it_begins(plant: Plant, highest: int, is_one: bool) -> None:
    told = [f"figures.yaml [highest: {highest}] 'innbyggere': 'highest' must be more than 'value'"]
    value = "value: 12000\n"
    assert plant("figures", value, f"{value}  highest: {highest}\n") == ([] if is_one else told)


def test_a_poster_has_room_for_four_numbers(plant: Plant) -> None:
    assert plant("plan", "[politiet, lykta,", "[politiet, lykta, lykta,") == []
    (found,) = plant("plan", "[politiet, lykta,", "[politiet, lykta, lykta,")
    assert found.endswith("'handout_numbers' has 4 at the most; take some out")


def test_a_spoken_language_has_a_code_that_is_known(plant: Plant) -> None:
    assert plant("actors", "languages: [nb, ar]", "languages: [nb, arabisk]") == [
        "actors.yaml [languages: [nb, arabisk]] "
        "'velferdskontoret': 'arabisk' is not a code for a language; write one such as 'en'"
    ]


def test_ages_are_those_of_people(plant: Plant) -> None:
    for age in (-1, 121):
        (message,) = plant("actors", "minimum_age: 18", f"minimum_age: {age}")
        assert message.startswith(f"actors.yaml [minimum_age: {age}] 'velferdskontoret': ages ")
        plant("actors", f"minimum_age: {age}", "minimum_age: 18")


def test_a_plan_is_adopted_by_somebody_on_a_day(plant: Plant) -> None:
    told = "an adopted plan has 'status: adopted', 'adopted_by' and 'adopted_on'; a draft has none of them"
    assert plant("plan", "status: adopted", "status: hearing_draft") == [
        f"plan.yaml [status: hearing_draft] {told}"
    ]
    plant("plan", "status: hearing_draft", "status: adopted")
    assert plant("plan", "adopted_by: Bygdetinget\n", "") == [f"plan.yaml [status: adopted] {told}"]


@pytest.mark.parametrize("period", ["2030", "2030-2033"])
def test_the_years_of_the_plan_can_be_reckoned_with(plant: Plant, period: str) -> None:
    assert plant("plan", '"2030-2033"', f'"{period}"') == []
    assert plant("plan", f'"{period}"', '"2030 til nå"') == [
        'plan.yaml [period: "2030 til nå"] \'period\' must be the first and the last year, as "2026-2030"'
    ]


def test_the_last_report_on_a_measure_is_the_newest(plant: Plant) -> None:
    newer = "- {date: 2030-04-01, status: done, source: {document: trygge-dager}}\n    "
    (found,) = plant("measures", "- date: 2030-03-01", f"{newer}- date: 2030-03-01")
    assert found.endswith("'dorvakt': the report of 2030-03-01 stands after 2030-04-01; move it up")


def test_nobody_reports_that_nobody_has_reported(plant: Plant) -> None:
    (found,) = plant("measures", "status: under_way", "status: not_reported")
    assert found.endswith("'not_reported' cannot be reported; write not_started, under_way, done, stopped")


def test_a_faulty_entry_is_not_said_to_be_missing(plant: Plant) -> None:
    plant("documents", "published:", "publisert:")
    plant("vocabularies", "- id: cost\n", "- id: cost\n  navn: kostnad\n")
    assert plant("actors", '"75 00 00 01"', '"75 00"') == [
        "actors.yaml [- number: \"75 00\"] 'lykta': 'phones[0].number': '75 00' is not a Norwegian number; "
        "write it as it is dialled, in quotes",
        'documents.yaml [publisert: "2030"] '
        "'trygge-dager': 'publisert' is not a field here; remove it or mend its name; "
        "did you mean 'published'?",
        "vocabularies.yaml [navn: kostnad] 'cost': 'navn' is not a field here; remove it or mend its name",
    ]


def test_lists_that_are_not_lists_are_told_and_stop_nothing(plant: Plant) -> None:
    plant("measures", "actors: [velferdskontoret]", "actors: 5")
    plant("vocabularies", "- id: cost\n  labels:", "- id: cost\n  labels: 7\n  andre:")
    plant("terms", "- id: gjeldsslaveri", "- 3\n- id: gjeldsslaveri")
    told = plant("actors", "of: [name, provider", "of: [[name], provider")
    assert (
        "measures.yaml [actors: 5] 'dorvakt': 'actors' must be a list: one '- ' line for each, or [a, b]"
        in told
    )
    assert "terms.yaml [- 3] this entry: must be written as fields, one on each line" in told
    assert any("'evidence[0].of[0]' must be text" in message for message in told)


@pytest.mark.parametrize(
    ("written", "blamed", "ages"),
    [
        ("minimum_age: -1", "minimum_age: -1", "-1 to 120"),
        ("minimum_age: 121", "minimum_age: 121", "121 to 120"),
        ("minimum_age: 18\n  maximum_age: 17", "maximum_age: 17", "18 to 17"),
        ("minimum_age: 18\n  maximum_age: 121", "maximum_age: 121", "18 to 121"),
        ("minimum_age: 18\n  maximum_age: 0", "maximum_age: 0", "18 to 0"),
        ("minimum_age: 130\n  maximum_age: 17", "minimum_age: 130", "130 to 17"),
        ("maximum_age: -1", "maximum_age: -1", "0 to -1"),
    ],
)
def test_an_age_that_cannot_be_is_told_where_it_stands(
    plant: Plant, written: str, blamed: str, ages: str
) -> None:
    plant("actors", "addresses, minimum_age, cost", "addresses, minimum_age, maximum_age, cost")
    told = [problem for problem in plant("actors", "minimum_age: 18", written) if "ages" in problem]
    assert told == [f"actors.yaml [{blamed}] 'velferdskontoret': ages {ages} cannot be right"]


def test_the_check_of_the_data_tells_what_is_not_true_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy_miniature(tmp_path / "fjellvik") / "data"
    path = data / "actors.yaml"
    checked = "  name: Lykta\n  checked: {date: 2026-11-30, by: duty_officer}\n"
    path.write_text(path.read_text("utf-8").replace("  name: Lykta\n", checked), "utf-8")
    asked = ["check-data", "--data", str(data), "--lang", "en", "--today"]
    assert main([*asked, "2026-11-29"]) == 1
    assert "actors.yaml:6: 'lykta': 2026-11-30 has not come yet" in capsys.readouterr().err
    assert main([*asked, "2026-11-30"]) == 0


def test_nobody_has_signed_a_promise_on_a_day_to_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy_miniature(tmp_path / "fjellvik") / "data"
    with (data / "plan.yaml").open("a", encoding="utf-8") as held:
        held.write(
            "commitments:\n  - id: vern\n    words: Vi hjelper.\n    proposed: Vi vil hjelpe.\n"
            "    source: {document: trygge-dager, place: kapittel 1}\n"
            "    signed: {date: 2062-01-01, by: plan_owner}\n"
        )
    asked = ["check-data", "--data", str(data), "--lang", "en", "--today"]
    assert main([*asked, "2061-12-31"]) == 1
    assert "'vern': 2062-01-01 has not come yet; write the day when" in capsys.readouterr().err
    assert main([*asked, "2062-01-01"]) == 0


@pytest.mark.parametrize("other", ["47 75 00 00 03", "4775000003", "0047 75 00 00 02"])
def test_the_other_number_of_a_conflict_has_its_plus_too(plant: Plant, other: str) -> None:
    (found, *_) = plant("actors", 'other_value: "75 00 00 03"', f'other_value: "{other}"')
    assert f"'{other}' has the country code without its plus; write \"+47 75" in found


@pytest.mark.parametrize("by", ["Kari", "Kari Nordmann", "ROLLE", "ROLE", "rollen din", "rolle"])
def test_a_check_is_made_by_a_role_and_not_by_a_name(plant: Plant, by: str) -> None:
    checked = f"  checked: {{date: 2026-01-01, by: {by}}}\n"
    (found,) = plant("actors", "  name: Lykta\n", f"  name: Lykta\n{checked}")
    assert f"'lykta': '{by}' is no role; write one of these: communications_adviser, duty_officer, " in found


def test_what_was_once_called_on_is_told_its_new_name(plant: Plant) -> None:
    """Programs that read YAML 1.1 take ``on`` for true."""
    (found,) = plant(
        "actors", "  name: Lykta\n", "  name: Lykta\n  checked: {on: 2026-01-01, by: duty_officer}\n"
    )
    assert found.endswith("'on' is called 'date' here, because many programs read on as true; write date:")


@pytest.mark.parametrize("path", sorted((ROOT / "data").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_key_is_a_word_to_every_reader_of_yaml(path: Path) -> None:
    assert [key for key in keys(yaml.safe_load(path.read_text("utf-8"))) if not isinstance(key, str)] == []


def test_a_key_that_is_no_word_is_found() -> None:
    assert list(keys(yaml.safe_load("- checked: {on: 2026-01-01}"))) == ["checked", True]


def keys(value: Any) -> Iterator[Any]:
    """Every key of a document, as PyYAML reads it."""
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from value if isinstance(value, dict) else ()
    for part in held:
        yield from keys(part)


def test_a_check_in_the_future_is_found(tmp_path: Path) -> None:
    loaded = load_guide(copy_miniature(tmp_path / "miniature") / "data")
    check = Check(date=date(2026, 11, 22), by="duty_officer")
    guide = replace(loaded.guide, actors=(replace(loaded.guide.actors[0], checked=check),))
    told = [str(found.message) for found in checks_to_come(guide, loaded.files, date(2026, 11, 21))]
    assert told == [f"'{guide.actors[0].id}': 2026-11-22 has not come yet; write a check when it is done"]
    assert list(checks_to_come(guide, loaded.files, date(2026, 11, 22))) == []


@pytest.mark.parametrize(
    ("day", "times"),
    [(date(2030, 2, 28), 2), (date(2030, 3, 1), 0), (date(2030, 3, 31), 0), (date(2030, 4, 1), 2)],
    ids=["before", "first", "last", "after"],
)
def test_a_number_that_stands_first_can_be_called_on_the_day_of_the_build(
    tmp_path: Path, day: date, times: int
) -> None:
    root = copy_miniature(tmp_path / "miniature")
    actors, number = root / "data/actors.yaml", '    - number: "75 00 00 01"\n'
    days = "      valid_from: 2030-03-01\n      valid_until: 2030-03-31\n"
    actors.write_text(actors.read_text("utf-8").replace(number, number + days), "utf-8")
    loaded = load_guide(root / "data")
    told = [str(found.message) for found in not_true_yet(loaded.guide, loaded.files, day)]
    said = f"'lykta' has no number that can be called on {day}; write one, or name another service"
    # It stands first on the screen, and on paper.
    assert told == [said] * times


def test_a_conflict_is_about_a_field_that_exists(plant: Plant) -> None:
    # By the field's name it is known that the number of an important service keeps a release back.
    assert plant("actors", "- field: phones", "- field: phone") == [
        "actors.yaml [- field: phone] 'velferdskontoret': a conflict names unknown field 'phone'; "
        "did you mean 'phones'?"
    ]


@pytest.mark.parametrize("other", ["75 00 00 02", "75000002", "+47 75 00 00 02"])
def test_a_conflict_about_the_number_that_stands_is_refused(plant: Plant, other: str) -> None:
    (found,) = plant("actors", 'other_value: "75 00 00 03"', f'other_value: "{other}"')
    assert "says" in found and "remove the conflict" in found
