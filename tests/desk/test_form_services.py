"""An editor changes services in the form: what is saved, what is asked, what is told and what is undone."""

import difflib
import re

import pytest
from form_client import Client

from veiviser.desk.form_pages import mentions
from veiviser.desk.form_things import SORTS
from veiviser.load.markers import ARGUMENTS
from veiviser.release.commit import lock

NEW = {"found__source__url": "https://lykta.example/om"}
"""Where the new value stands."""


def changes(before: str, after: str) -> list[str]:
    """Lines taken out and put in."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:3] not in ("---", "+++") and not line.startswith("@@")]


def test_a_new_number_rests_on_the_source_that_was_named(client: Client) -> None:
    before = client.data()
    page = client.service("lykta").fill(phones__0__number="75 00 00 09", **NEW).save()
    assert "Lagret." in page.words
    assert changes(before, client.data()) == [
        '-    - number: "75 00 00 01"',
        '+    - number: "75 00 00 09"',
        "-    - of: [name, label, provider, summary, needs, audiences, phones, url]",
        "+    - of: [name, label, provider, summary, needs, audiences, url]",
        "+    - of: [phones]",
        "+      source: {url: https://lykta.example/om}",
        "+      confidence: confirmed",
    ]


def test_a_new_number_without_a_source_is_asked_for_one(client: Client) -> None:
    before = client.data()
    page = client.service("lykta").fill(phones__0__number="75 00 00 09").save()
    assert page.status == 422 and len(page.faults) == 1 and "Skriv hvor det nye står" in page.faults[0]
    assert page.value("phones.0.number") == "75 00 00 09" and client.data() == before
    kept = page.fill(found__same="ja").save()
    assert kept.status == 200
    assert changes(before, client.data()) == ['-    - number: "75 00 00 01"', '+    - number: "75 00 00 09"']


def test_our_own_words_are_changed_without_a_new_source(client: Client) -> None:
    before = client.data()
    client.service("lykta").fill(summary="Du kan ringe når du vil.").save()
    assert len(changes(before, client.data())) == 2


@pytest.mark.parametrize("id", ["lykta", "velferdskontoret", "politiet"])
def test_saving_without_a_change_leaves_the_file_as_it_is(client: Client, id: str) -> None:
    before = client.data()
    page = client.service(id).save()
    assert "Ingenting var endret" in page.words and client.data() == before


def test_a_wrong_number_is_told_at_its_field_in_words_about_the_number(client: Client) -> None:
    before = client.data()
    page = client.service("lykta").fill(phones__0__number="75 00", **NEW).save()
    assert page.status == 422 and client.data() == before
    told = page.soup.select_one("#phones-0-number-fault")
    assert told and "75 00" in told.get_text()
    field = page.soup.select_one("#phones-0-number")
    assert (
        field
        and field["aria-invalid"] == "true"
        and "phones-0-number-fault" in str(field["aria-describedby"])
    )
    assert not re.search(r"\bfil|linje|anførsel|yaml|lykta\b", " ".join(page.faults))


def test_a_group_of_fields_that_lacks_something_names_what_is_told_and_no_field_is_called_wrong_for_it(
    client: Client,
) -> None:
    page = client.service("lykta").fill(phones__0__number="75 00 00 09").save()
    group = page.soup.select_one("#found-source")
    assert group and group["aria-describedby"] == "found-source-fault"
    assert page.soup.select_one("#found-source-fault") and not page.soup.select("fieldset[aria-invalid]")


def test_all_that_is_wrong_is_told_at_once(client: Client) -> None:
    page = client.service("lykta").fill(url="lykta.example", email="lykta", **NEW).save()
    assert page.soup.select_one("#url-fault") and page.soup.select_one("#email-fault")


def test_several_numbers_are_added_moved_and_taken_away(client: Client) -> None:
    page = client.service("lykta").press("add phones").fill(phones__1__number="75 00 00 08")
    page = page.press("up phones.1")
    assert [page.value(f"phones.{at}.number") for at in (0, 1)] == ["75 00 00 08", "75 00 00 01"]
    page.fill(**NEW).save()
    assert client.data().index("75 00 00 08") < client.data().index("75 00 00 01")
    page = client.service("lykta").press("remove phones.0").fill(found__same="ja").save()
    assert page.status == 200 and "75 00 00 08" not in client.data()


def test_a_row_that_nobody_filled_in_is_left_out(client: Client) -> None:
    before = client.data()
    assert client.service("lykta").press("add phones").save().status == 200
    assert client.data() == before


def test_what_somebody_else_has_changed_is_not_written_over(client: Client) -> None:
    page = client.service("lykta")
    client.write("75 00 00 01", "75 00 00 05")
    told = page.fill(label="Ny").save()
    assert told.status == 422 and "endret" in told.faults[0]
    assert told.value("label") == "Ny" and "75 00 00 05" in client.data()


def test_what_somebody_else_has_changed_in_another_service_stays(client: Client) -> None:
    page = client.service("lykta")
    client.write("Ring hvis det haster.", "Ring med en gang.")
    assert page.fill(label="Ny").save().status == 200
    assert "Ring med en gang." in client.data() and "label: Ny" in client.data()


def test_what_was_saved_is_undone_to_the_last_byte(client: Client) -> None:
    before = client.data()
    page = client.service("lykta").fill(label="Ny").save()
    assert client.data() != before
    assert "Angret" in page.undo().words and client.data() == before


def test_undoing_leaves_what_others_have_saved_since(client: Client) -> None:
    page = client.service("lykta").fill(label="Ny").save()
    client.write("Ring hvis det haster.", "Ring med en gang.")
    page.undo()
    assert "label: Hjelp på telefon" in client.data() and "Ring med en gang." in client.data()


def test_undoing_never_takes_back_what_somebody_else_wrote_there(client: Client) -> None:
    page = client.service("lykta").fill(label="Ny").save()
    client.write("label: Ny", "label: Nyere")
    assert page.undo().status == 422 and "label: Nyere" in client.data()


def test_a_check_is_made_by_a_role_of_the_list_and_not_after_today(client: Client) -> None:
    page = client.service("lykta")
    roles = [option["value"] for option in page.soup.select("#check-role option")]
    assert "duty_officer" in roles
    told = page.fill(check__by="duty_officer", check__date="2026-11-29").save()
    assert told.status == 422 and "har ikke vært ennå" in told.faults[0]
    told.fill(check__date="2026-11-28").save()
    assert "checked: {date: 2026-11-28, by: duty_officer, of: " in client.data()


def test_a_check_by_somebody_who_is_no_role_is_refused(client: Client) -> None:
    before = client.data()
    page = client.service("lykta").fill(check__by="ROLLE").save()
    assert page.status == 422 and client.data() == before


def test_an_older_check_goes_with_the_fact_it_was_about(client: Client) -> None:
    client.service("lykta").fill(check__by="duty_officer").save()
    page = client.service("lykta").fill(phones__0__number="75 00 00 09", **NEW).save()
    assert "ingen har kontrollert det nye" in page.words and "checked" not in client.data()


def test_a_number_is_changed_and_checked_at_once(client: Client) -> None:
    client.service("lykta").fill(phones__0__number="75 00 00 09", check__by="duty_officer", **NEW).save()
    assert (
        "75 00 00 09" in client.data()
        and "checked: {date: 2026-11-28, by: duty_officer, of: " in client.data()
    )


SETTLED = {"found__source__url": "https://fjellvik.example/", "check__by": "service_manager"}


@pytest.mark.parametrize(("which", "number"), [("shown", "75 00 00 02"), ("other", "75 00 00 03")])
def test_a_conflict_is_settled_with_a_source_and_a_check(client: Client, which: str, number: str) -> None:
    page = client.service("velferdskontoret")
    told = page.fill(settle__0=which).save()
    assert told.status == 422 and len(told.faults) == 2
    kept = told.fill(**SETTLED).save()
    assert kept.status == 200
    entry = client.data().partition("id: velferdskontoret")[2].partition("- id:")[0]
    assert f'- number: "{number}"' in entry and "conflicts" not in entry
    assert "- of: [phones]\n      source: {url: https://fjellvik.example/}" in entry
    assert "checked: {date: 2026-11-28, by: service_manager, of: " in entry


def test_a_new_service_gets_a_short_name_of_its_own_and_its_source(client: Client) -> None:
    before = client.data()
    page = client.open("/ny/actors/").fill(name="Åpen dør", section="help", provider="voluntary")
    told = page.fill(summary="Du kan komme inn.").save()
    assert told.status == 422 and "Skriv hvor dette står" in told.faults[0]
    kept = told.fill(**NEW).save()
    assert kept.status == 200 and kept.path.startswith("/actors/apen-dor/")
    assert all(line.startswith("+") for line in changes(before, client.data()))
    assert "of: [name, provider, summary]" in client.data()
    assert kept.undo().status == 200 and client.data() == before


def test_what_must_be_filled_in_is_told_at_its_field(client: Client) -> None:
    page = client.open("/ny/actors/").fill(name="Åpen dør", **NEW).save()
    assert page.status == 422
    assert all(page.soup.select_one(f"#{name}-fault") for name in ("section", "provider", "summary"))


def test_a_service_that_is_used_is_not_deleted_and_the_page_says_where(client: Client) -> None:
    before = client.data()
    page = client.open("/slett/actors/velferdskontoret/")
    assert "Velferdskontoret" in page.words and "brukt her" in page.words and page.faults
    assert not page.soup.select("main form")
    sent = client.send("/slett/actors/velferdskontoret/", [("token", client.token)])
    assert sent.status == 422 and client.data() == before


def test_a_service_that_nothing_names_is_deleted_and_comes_back_when_undone(client: Client) -> None:
    page = client.open("/ny/actors/").fill(name="Åpen dør", section="help", provider="voluntary")
    page.fill(summary="Du kan komme inn.", **NEW).save()
    before = client.data()
    sent = client.send("/slett/actors/apen-dor/", [("token", client.token)])
    deleted = client.open(sent.headers["Location"].removeprefix("/skjema"))
    assert "Slettet." in deleted.words and "apen-dor" not in client.data()
    deleted.undo()
    assert client.data() == before


def test_a_service_that_the_prose_names_is_not_deleted(client: Client) -> None:
    page = client.open("/ny/actors/").fill(name="Åpen dør", section="help", provider="voluntary")
    page.fill(summary="Du kan komme inn.", **NEW).save()
    (client.root / "docs/nb/ny.md").write_text("# Ny\n\nSe [dem](tjenester.md#apen-dor).\n", "utf-8")
    assert client.open("/slett/actors/apen-dor/").faults


@pytest.mark.parametrize(("marker", "is_told"), [("call apen-dor", True), ("story apen-dor", False)])
def test_what_the_prose_names_is_told_apart_from_things_of_the_same_name(
    client: Client, marker: str, is_told: bool
) -> None:
    (client.root / "docs/nb/ny.md").write_text(f"# Ny\n\n{{{{ {marker} }}}}\n", "utf-8")
    assert bool([*mentions(client.root, "apen-dor", SORTS["actors"])]) is is_told


def test_each_marker_that_names_a_thing_of_the_data_is_known_to_the_form() -> None:
    words = {"actors", "commitment", "handout", "measures", "measures_by", "services"}
    asked = {name for name, names in ARGUMENTS.items() if names} - words
    assert {marker for sort in SORTS.values() for marker in sort.markers} == asked


def test_services_are_searched_and_moved_within_their_section(client: Client) -> None:
    for name in ("Åpen dør", "Nattravnene"):
        page = client.open("/ny/actors/").fill(name=name, section="help", provider="voluntary")
        page.fill(summary="Du kan komme inn.", **NEW).save()
    assert [a.get_text() for a in client.open("/actors/?q=ravn").soup.select(".things a")] == ["Nattravnene"]
    client.open("/actors/").press("up nattravnene")
    assert client.data().index("nattravnene") < client.data().index("apen-dor")
    assert not client.open("/actors/").soup.select('button[value="up nattravnene"]')


def test_whoever_saves_while_a_release_is_made_is_told_to_wait(client: Client) -> None:
    before, page = client.data(), client.service("lykta").fill(label="Ny")
    with lock(client.root):
        told = page.save()
    assert told.status == 422 and "en ny utgave" in told.faults[0] and client.data() == before


def test_nobody_is_told_to_ring_an_emergency_number(client: Client) -> None:
    words = client.service("politiet").words
    assert "Ring aldri dette nummeret for å prøve" in words and "Ring nummeret" not in words
    assert "Ring nummeret" in client.service("lykta").words
