"""Closed days, days of a number, addresses and second choices in the form, and what is told of mistakes."""

import pytest
from form_client import Client, Page

SAME = {"found__same": "ja"}
"""The sources named before say it too."""


def fault(page: Page, field: str) -> str:
    told = page.soup.select_one(f"#{field}-fault")
    assert told is not None, page.faults
    return " ".join(told.get_text(" ").split())


@pytest.mark.parametrize(
    "hours",
    [
        "Mo-Fr 09:00-15:00; PH off; week 29 off; Jul off; Dec 24 off",
        'Mo-Fr 09:00-15:00; 2027 Mar 01-2027 Mar 05 off "flytting"',
        "24/7; Dec 23 09:00-12:00",
    ],
)
def test_closed_days_are_written_with_the_hours(client: Client, hours: str) -> None:
    page = client.service("lykta").fill(phones__0__opening_hours=hours, **SAME).save()
    assert "Lagret." in page.words
    assert client.service("lykta").value("phones.0.opening_hours") == hours


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("Mo-Fr 09:00-15:00; uke 29 stengt", "Skriv for eksempel: week 29 off."),
        ("Mo-Fr 09:00-15:00; 24.12 off", "Dec 24 off"),
        ("Mo-Fr 09:00-15:00; week 29 off; PH off", "PH står foran dem."),
        ("Mo-Fr 09:00-15:00; Feb 30 off", "Feb 30 finnes ikke."),
        ("Mo-Fr 09:00-15:00; week 60 off", "Ikke noe år har en uke 60."),
        ("Mo-Fr 09:00-15:00; 2027 Mar 05-2027 Mar 01 off", "slutter før det begynner"),
        ("Mo-Su 20:00-02:00; Dec 24 off", "en helligdag eller en stengt dag slutter"),
        ("Mo-Fr 09:00-09:00", "stenger før det åpner"),
        ("mandag-fredag 9-15", "er ikke en åpningstid"),
    ],
)
def test_hours_that_cannot_be_read_are_told_at_their_field(client: Client, hours: str, told: str) -> None:
    before = client.data()
    page = client.service("lykta").fill(phones__0__opening_hours=hours, **SAME).save()
    assert page.status == 422 and client.data() == before
    assert told in fault(page, "phones-0-opening_hours")
    assert page.value("phones.0.opening_hours") == hours


def test_the_days_of_a_number_are_saved_and_their_order_is_told(client: Client) -> None:
    days = {"phones__0__valid_from": "2027-01-01", "phones__0__valid_until": "2026-12-31"}
    page = client.service("lykta").fill(**days, **SAME).save()
    assert page.status == 422
    assert "75 00 00 01 slutter 2026-12-31, før det begynner 2027-01-01." in fault(
        page, "phones-0-valid_until"
    )
    assert page.fill(phones__0__valid_until="2027-12-31", **SAME).save().status == 200
    assert "valid_from: 2027-01-01\n      valid_until: 2027-12-31\n" in client.data()


def test_a_busy_number_has_a_note_and_another_service_to_call(client: Client) -> None:
    page = client.service("lykta")
    (choice,) = page.soup.select('select[name="phones.0.second_choice"]')
    assert "Velferdskontoret" in choice.get_text()
    busy = {"phones__0__busy_note": "Det er ofte opptatt.", "phones__0__second_choice": "lykta"}
    told = page.fill(**busy, **SAME).save()
    assert "Velg en annen tjeneste som har et nummer." in fault(told, "phones-0-second_choice")
    assert told.fill(phones__0__second_choice="velferdskontoret", **SAME).save().status == 200
    assert "second_choice: velferdskontoret" in client.data()


def test_several_addresses_are_told_apart_and_a_postal_code_keeps_its_zero(client: Client) -> None:
    page = client.service("velferdskontoret").press("add addresses")
    second = {"addresses__1__street": "Lillegata 2", "addresses__1__city": "Fjellvik"}
    told = page.fill(**second, addresses__1__postal_code="150", **SAME).save()
    assert told.status == 422
    assert any("Skriv hva hvert av stedene heter." in fault for fault in told.faults)
    assert any("Skriv fire sifre." in fault for fault in told.faults)
    names = {
        "addresses__0__name": "Midtbyen",
        "addresses__1__name": "Heimdal",
        "addresses__1__postal_code": "0150",
    }
    assert told.fill(**names, **SAME).save().status == 200
    assert '"0150"' in client.data() and "name: Heimdal" in client.data()


def test_a_number_is_marked_for_emergencies_and_the_question_of_the_check_changes(client: Client) -> None:
    page = client.service("lykta")
    assert "Ring nummeret, eller åpne siden" in page.words
    page.fill(phones__0__is_for_emergencies="ja", **SAME).save()
    assert "is_for_emergencies: true" in client.data()
    assert "Ring aldri dette nummeret for å prøve." in client.service("lykta").words
