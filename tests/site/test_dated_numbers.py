"""A number is one to call from its first day to its last; several addresses and a busy number are told."""

import re
from datetime import date

import pytest

from builders import actor, guide, phone, plan, shown
from said import html_of, one, told
from veiviser.export.open_data import open_data
from veiviser.model.actor import Address, AddressType
from veiviser.model.hours import OpeningHours
from veiviser.model.plan import FirstNumber
from veiviser.model.source import Check, Confidence, Evidence, Source
from veiviser.site.directory import directory_json_ld

OLD, NEW = "tel:+4775000001", "tel:+4775000002"
LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)
CHANGING = one(phones=(phone("75 00 00 02", valid_from=FIRST), phone("75 00 00 01", valid_until=LAST)))
"""The new number stands first in the data, as an editor may well write it."""


@pytest.mark.parametrize("on_paper", [False, True], ids=["page", "paper"])
def test_before_its_day_a_number_is_words_and_no_link(*, on_paper: bool) -> None:
    html = html_of(CHANGING, today=LAST, on_paper=on_paper)
    assert f'href="{OLD}"' in html and f'href="{NEW}"' not in html
    words = told(CHANGING, today=LAST, on_paper=on_paper)
    assert "Nummeret gjelder til og med 31. desember 2026" in words
    assert words.index("75 00 00 01") < words.index("75 00 00 02") < words.index("gjelder fra 1. januar 2027")


@pytest.mark.parametrize("on_paper", [False, True], ids=["page", "paper"])
def test_after_its_day_a_number_is_gone_and_the_new_one_is_to_be_called(*, on_paper: bool) -> None:
    html = html_of(CHANGING, today=FIRST, on_paper=on_paper)
    assert f'href="{NEW}"' in html and "75000001" not in html
    assert "gjelder" not in told(CHANGING, today=FIRST, on_paper=on_paper)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "en",
            ("The number works up to and including 31 December 2026", "The number works from 1 January 2027"),
        ),
        ("ar", ("الرقم يعمل حتى نهاية يوم 31 ديسمبر 2026", "الرقم يعمل من 1 يناير 2027")),
    ],
)
def test_the_days_of_a_number_are_said_in_each_language(code: str, words: tuple[str, str]) -> None:
    assert all(sentence in told(CHANGING, code, LAST) for sentence in words)


def test_a_number_with_both_days_says_both() -> None:
    held = one(phones=(phone(valid_from=FIRST, valid_until=date(2027, 6, 30)),))
    assert "Nummeret gjelder fra 1. januar 2027 til og med 30. juni 2027" in told(held, today=LAST)
    assert "Nummeret gjelder til og med 30. juni 2027" in told(held, today=FIRST)


def test_what_a_script_needs_stands_at_the_number_and_nowhere_else() -> None:
    html = html_of(CHANGING, today=LAST)
    assert f'data-v="/2026-12-31/{OLD}"' in html and f'data-v="2027-01-01//{NEW}"' in html
    assert "data-v" not in html_of(one(), today=LAST)


@pytest.mark.parametrize(
    "marker", ["{{ call lykta }}", "{{ number lykta }}", "{{ first_numbers }}", "{{ emergency }}"]
)
def test_wherever_a_number_stands_its_last_day_is_said(marker: str) -> None:
    first = plan(first_numbers=(FirstNumber(actor="lykta", when="Fare nå"),), emergency_numbers=("lykta",))
    held = guide(plan=first, actors=(actor(phones=(phone(valid_until=LAST),)),))
    assert "Nummeret gjelder til og med 31. desember 2026" in shown(held, marker)


def test_a_service_whose_only_number_has_ended_is_a_link_to_its_card() -> None:
    held = guide(actors=(actor(phones=(phone(valid_until=date(2026, 11, 20)),)),))
    for marker in ("{{ call lykta }}", "{{ number lykta }}"):
        html = shown(held, f"Ring {marker} nå.")
        assert "tel:" not in html and "tjenester/#lykta" in html


def test_machines_are_told_the_days_and_never_a_number_that_has_not_begun_as_one_to_call() -> None:
    graph = directory_json_ld(CHANGING.as_of(LAST).actors, LAST)["@graph"]
    assert [point["telephone"] for point in graph[0]["contactPoint"]] == ["+4775000001"]
    table = open_data(CHANGING, "https://x.example/", LAST)["phones.csv"]
    assert "2026-12-31" in table and "2027-01-01" in table
    assert "+4775000001" not in open_data(CHANGING, "https://x.example/", FIRST)["phones.csv"]


PLACES = (
    Address(
        name="Heimdal", street="Storgata 1", postal_code="0150", city="Fjellvik", hours_note="Åpent mandager."
    ),
    Address(name="Midtbyen", street="Lillegata 2", city="Fjellvik"),
    Address(type=AddressType.POSTAL, street="Postboks 3", postal_code="8999", city="Fjellvik"),
)


@pytest.mark.parametrize("on_paper", [False, True], ids=["page", "paper"])
def test_each_address_is_told_with_its_name_and_its_own_hours(*, on_paper: bool) -> None:
    words = told(one(addresses=PLACES), on_paper=on_paper)
    assert "Heimdal: Storgata 1, 0150 Fjellvik. Åpent mandager. Midtbyen: Lillegata 2, Fjellvik." in words
    assert "postal: Postboks 3, 8999 Fjellvik." in words


def test_machines_are_told_of_each_place_and_of_letters_apart() -> None:
    held = one(addresses=PLACES, opening_hours=OpeningHours.parse("Mo-Fr 09:00-15:00"))
    (entry,) = directory_json_ld(held.actors, LAST)["@graph"]
    heimdal, midtbyen = entry["location"]
    assert (heimdal["name"], heimdal["description"]) == ("Heimdal", "Åpent mandager.")
    assert "openingHoursSpecification" not in heimdal and "openingHoursSpecification" in midtbyen
    assert [held["streetAddress"] for held in entry["address"]] == ["Postboks 3"]


def test_a_spreadsheet_keeps_the_zero_of_a_postal_code() -> None:
    files = open_data(one(addresses=PLACES), "https://x.example/", LAST)
    assert "Heimdal,physical,Storgata 1,NO-0150,Fjellvik,Åpent mandager." in files["addresses.csv"]
    assert '"Heimdal, Storgata 1, NO-0150 Fjellvik | Midtbyen' in files["services.csv"]


BUSY = one(
    actor("havblikk", phones=(phone("75 00 00 09"),)),
    phones=(phone(busy_note="Det er ofte opptatt om morgenen.", second_choice="havblikk"),),
)


@pytest.mark.parametrize("on_paper", [False, True], ids=["page", "paper"])
def test_a_busy_number_says_so_and_whom_to_call_then(*, on_paper: bool) -> None:
    words = told(BUSY, on_paper=on_paper).replace("\u00a0", " ")
    assert "Det er ofte opptatt om morgenen." in words
    assert "Er det opptatt? Ring Havblikk 75 00 00 09" in words


def test_the_second_choice_stands_without_a_link_to_call_when_its_number_has_ended() -> None:
    gone = actor("havblikk", phones=(phone("75 00 00 09", valid_until=date(2026, 11, 20)),))
    html = html_of(one(gone, phones=(phone(second_choice="havblikk"),)))
    assert "75000009" not in html and "Er det opptatt?" in html


@pytest.mark.parametrize("on_paper", [False, True], ids=["page", "paper"])
def test_no_reader_is_told_to_ring_an_emergency_number_to_ask(*, on_paper: bool) -> None:
    """However old the check is, and wherever the service is."""
    check = Check(date=date(2020, 1, 1), by="duty_officer")
    source = Source(url="https://lykta.example", published="2014")
    known = Evidence(of=("name", "addresses"), source=source, confidence=Confidence.PRINTED)
    for values in ({"address_is_secret": True}, {"addresses": PLACES[1:2], "evidence": (known,)}):
        danger = told(one(phones=(phone("112", hours="24/7"),), checked=check, **values), on_paper=on_paper)
        assert "Døgnåpent" in danger
        assert not re.search(r"Ring og hør|Ring før|Ring, så", danger)
        ordinary = told(one(phones=(phone(hours="24/7"),), checked=check, **values), on_paper=on_paper)
        assert re.search(r"Ring og hør", ordinary) and re.search(r"Ring før|Ring, så", ordinary)
