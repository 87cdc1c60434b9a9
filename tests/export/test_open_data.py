"""The open data hold everyone and everything once, under names that stay, and nothing that is secret."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from builders import SOURCE, TODAY, actor, figure, guide, measure, phone, project, real_guide, real_project
from project import ROOT, language_codes
from veiviser.build.headers import OPEN_DATA
from veiviser.export.open_data import DATA_FOLDER, LICENCE, open_data, write_open_data
from veiviser.model.actor import Address, Cost
from veiviser.model.guide import Guide
from veiviser.model.hours import OpeningHours
from veiviser.model.need import Need
from veiviser.model.phone import PhoneType
from veiviser.model.source import Check, Conflict, Source
from veiviser.model.story import Event

ADDRESS = "https://fjellvik.example/hjelp/"


def read(held: Guide, name: str, today: date = TODAY) -> Any:
    text = open_data(held, ADDRESS, today)[name]
    return json.loads(text) if name.endswith(".json") else list(csv.DictReader(io.StringIO(text, newline="")))


def the_service(held: Guide, today: date = TODAY) -> dict[str, Any]:
    (only,) = read(held, "services.json", today)["contents"]
    return dict(only)


def ids(value: Any) -> Iterator[tuple[str, str]]:
    """Every identifier with what bears it, wherever it stands."""
    if isinstance(value, dict):
        if "id" in value:
            yield value["id"], json.dumps(value, sort_keys=True)
        for part in value.values():
            yield from ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from ids(part)


@pytest.fixture(scope="module")
def real() -> Guide:
    return real_guide()


def test_everyone_stands_once_in_every_file(real: Guide) -> None:
    names = [actor.name for actor in real.actors]
    page = read(real, "services.json")
    assert [entry["name"] for entry in page["contents"]] == names
    assert [row["name"] for row in read(real, "services.csv")] == names
    assert [entry["name"] for entry in read(real, "schema-org.json")["@graph"]] == names
    assert page["total_items"] == page["size"] == len(names)


def test_every_service_has_a_file_of_its_own(real: Guide) -> None:
    files = open_data(real, ADDRESS, TODAY)
    for entry in read(real, "services.json")["contents"]:
        assert json.loads(files[f"services/{entry['id']}.json"]) == entry
    assert sum(name.startswith("services/") for name in files) == len(real.actors)


def test_every_number_stands_once_in_the_table(real: Guide) -> None:
    wanted = [phone.uri for actor in real.actors for phone in actor.phones]
    assert [row["phone"] for row in read(real, "phones.csv")] == wanted


def test_every_measure_and_figure_stands_in_both_forms(real: Guide) -> None:
    for name, entries in (("measures", real.measures), ("figures", real.figures)):
        wanted = [entry.id for entry in entries]
        assert [entry["id"] for entry in read(real, f"{name}.json")] == wanted
        assert [row["id"] for row in read(real, f"{name}.csv")] == wanted


def test_an_identifier_is_a_uuid_of_one_thing_alone(real: Guide) -> None:
    borne: dict[str, str] = {}
    for id, bearer in ids(read(real, "services.json")["contents"]):
        assert UUID(id).version == 5
        assert borne.setdefault(id, bearer) == bearer


def test_identifiers_never_change() -> None:
    service = the_service(guide(actors=(actor("lykta"),)))
    assert service["id"] == "e547c814-c4d4-5a7a-a74b-543f59047bc0"
    assert (
        service["organization_id"] == service["organization"]["id"] == "27412b01-407b-5840-a3c0-31a584457636"
    )


def test_identifiers_do_not_hang_on_the_order_or_the_words() -> None:
    first, other = actor("lykta"), actor("havna")
    renamed = actor("lykta", name="Nye Lykta", summary="Noe annet.")
    before = read(guide(actors=(first, other)), "services.json")["contents"]
    after = read(guide(actors=(other, renamed)), "services.json")["contents"]
    assert [entry["id"] for entry in before] == [entry["id"] for entry in reversed(after)]


def test_measures_name_services_by_their_identifier(real: Guide) -> None:
    known = {entry["id"] for entry in read(real, "services.json")["contents"]}
    named = {id for entry in read(real, "measures.json") for id in entry["services"]}
    assert named and named <= known


def test_a_service_says_what_is_known() -> None:
    held = actor(
        minimum_age=0,
        maximum_age=20,
        eligibility="Unge.",
        cost=Cost.FREE,
        languages=("nb", "pl"),
        needs=(Need.TALK, Need.LAW),
        also_known_as=("Lyset", "Lampa"),
        tells_whom="Ingen.",
        anonymous=False,
        checked=Check(date=date(2026, 11, 1), by="duty_officer"),
        addresses=(Address(street="Storgata 1", postal_code="0001", city="Fjellvik"),),
        phones=(phone("75 00 00 01", types=(PhoneType.VOICE, PhoneType.WHATSAPP), free=True),),
    )
    service = the_service(guide(actors=(held,)))
    assert (service["minimum_age"], service["maximum_age"]) == (0, 20)
    assert service["alternate_name"] == "Lyset; Lampa"
    assert service["eligibility_description"] == "Unge."
    assert service["assured_date"] == "2026-11-01"
    assert service["fees_description"] == "ord free"
    assert [(cost["amount"], cost["currency"]) for cost in service["cost_options"]] == [(0, "NOK")]
    assert [(held["code"], held["name"]) for held in service["languages"]] == [
        ("nb", "norsk bokmål"),
        ("pl", "polsk"),
    ]
    assert [(held["number"], held["type"]) for held in service["phones"]] == [
        ("+4775000001", "voice"),
        ("+4775000001", "x-whatsapp"),
    ]
    (place,) = service["service_at_locations"]
    assert place["location"]["addresses"][0] | {"id": "", "location_id": ""} == {
        "id": "",
        "location_id": "",
        "address_1": "Storgata 1",
        "city": "Fjellvik",
        "state_province": "",
        "postal_code": "0001",
        "country": "NO",
        "address_type": "physical",
    }
    terms = [
        (entry["link_type"], entry["taxonomy_term"]["code"], entry["taxonomy_term"]["name"])
        for entry in service["attributes"]
        if "taxonomy_term" in entry
    ]
    assert ("need", "talk", "ord talk") in terms and ("need", "law", "ord law") in terms
    values = {entry["link_type"]: entry["value"] for entry in service["attributes"] if "value" in entry}
    assert values == {"tells_whom": "Ingen.", "anonymous": "false"}


def test_what_is_not_known_is_absent() -> None:
    service = the_service(guide(actors=(actor(phones=(), needs=(), audiences=()),)))
    assert set(service) == {
        *("id", "organization_id", "name", "description", "status", "organization", "attributes")
    }


def test_a_secret_address_is_nowhere() -> None:
    told = Conflict(
        field="addresses", other_value="Skjulgata 9", source=Source(place="x"), note="Også {other_value}."
    )
    held = actor(
        addresses=(Address(street="Skjulgata 9", city="Fjellvik"),), address_is_secret=True, conflicts=(told,)
    )
    files = open_data(guide(actors=(held,)), ADDRESS, TODAY)
    assert [name for name, text in files.items() if "Skjulgata" in text] == []


def test_a_note_for_editors_is_nowhere(real: Guide) -> None:
    notes = {entry.note for actor in real.actors for entry in actor.evidence if entry.note}
    said = "".join(open_data(real, ADDRESS, TODAY).values())
    assert [note for note in notes if json.dumps(note, ensure_ascii=False)[1:-1] in said] == []


def test_what_sources_disagree_about_is_told() -> None:
    told = Conflict(
        field="phones", other_value="75 00 00 09", source=Source(place="x"), note="Planen har {other_value}."
    )
    held = guide(actors=(actor(conflicts=(told,)),))
    assert the_service(held)["alert"] == "Planen har 75 00 00 09."
    assert read(held, "services.csv")[0]["alert"] == "Planen har 75 00 00 09."


def test_old_hours_and_dead_links_are_not_given_out() -> None:
    held = actor(
        url="https://lykta.example/",
        expires=TODAY + timedelta(days=100),
        checked=Check(date=TODAY, by="duty_officer"),
        phones=(phone(hours="Mo-Fr 09:00-15:00"),),
        opening_hours=OpeningHours.parse("Mo 10:00-12:00"),
    )
    fresh = the_service(guide(actors=(held,)))
    old = the_service(guide(actors=(held,)), TODAY + timedelta(days=200))
    assert (len(fresh["schedules"]), fresh["url"]) == (2, "https://lykta.example/")
    assert "schedules" not in old and "url" not in old
    assert old["phones"] == fresh["phones"] and old["assured_date"] == TODAY.isoformat()


def test_linked_data_bear_the_identifiers_of_the_directory_page() -> None:
    linked = read(guide(actors=(actor("lykta"),)), "schema-org.json")
    assert linked["@context"] == ["https://schema.org", {"@base": f"{ADDRESS}tjenester/"}]
    assert linked["@graph"][0]["@id"] == "#lykta"


def test_the_index_names_every_file_and_the_licence(real: Guide) -> None:
    index = read(real, "index.json")
    told = {entry["contentUrl"].removeprefix(f"{ADDRESS}data/") for entry in index["distribution"]}
    files = {name for name in open_data(real, ADDRESS, TODAY) if "/" not in name}
    assert told == files - {"index.json"}
    assert index["license"] == LICENCE


def test_the_credit_names_the_municipality_in_the_data_and_on_every_page(real: Guide) -> None:
    credit = read(real, "index.json")["creditText"]
    assert credit.endswith(f" distributed by {real.plan.municipality.name}.")
    pages = [page.read_text("utf-8") for page in (ROOT / "docs").glob("*/data.md")]
    assert len(pages) == len(language_codes())
    assert all(credit in page for page in pages)


def test_the_same_guide_gives_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    for folder in (tmp_path / "a", tmp_path / "b"):
        write_open_data(real_project(), folder, ADDRESS, TODAY)
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "a", tmp_path / "b")
    )
    assert first == second and len(first) > 9


def test_lines_of_a_table_end_as_rfc_4180_says(tmp_path: Path) -> None:
    event = Event(id="start", date="2030-03", title="Det begynte", words="Slik.", source=SOURCE)
    places = (Address(street="Storgata 1", postal_code="0150", city="Fjellvik"),)
    held = project(
        guide(
            actors=(actor(addresses=places),), figures=(figure(),), measures=(measure(),), timeline=(event,)
        )
    )
    write_open_data(held, tmp_path, ADDRESS, TODAY)
    for path in tmp_path.glob("data/*.csv"):
        content = path.read_bytes()
        assert content.endswith(b"\r\n") and b"\r\r" not in content


def test_a_guide_without_entries_gives_empty_files() -> None:
    files = open_data(guide(), ADDRESS, TODAY)
    assert files["services.csv"] == files["figures.csv"] == ""
    assert json.loads(files["services.json"])["empty"] is True


def test_servers_know_the_folder() -> None:
    assert DATA_FOLDER == OPEN_DATA


def test_the_line_of_time_stands_whole_in_both_files() -> None:
    files = open_data(real_guide(), ADDRESS, TODAY)
    told = json.loads(files["timeline.json"])
    assert [(event["id"], event["date"], event["until"]) for event in told] == [
        (event.id, event.date, event.until) for event in real_guide().timeline
    ]
    rows = list(csv.DictReader(io.StringIO(files["timeline.csv"])))
    assert [row["title"] for row in rows] == [event["title"] for event in told]
    assert all(row["source_title"] or row["source_url"] for row in rows)
