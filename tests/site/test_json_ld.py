"""What machines read of the directory is of schema.org's types, as schema-dts has them."""

import json
from pathlib import Path
from typing import Any

import pytest

from builders import TODAY, actor, phone
from node_tools import MODULES, said
from veiviser.model.actor import Address
from veiviser.model.guide import Guide
from veiviser.model.hours import OpeningHours
from veiviser.site.directory import directory_json_ld

HOURS = {"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/Monday"]}


def faults(graph: dict[str, Any], folder: Path) -> str:
    """What TypeScript says of the graph as a value of schema-dts' type."""
    source = folder / "graph.ts"
    types = (MODULES / "schema-dts").as_posix()
    told = json.dumps(graph, ensure_ascii=False)
    source.write_text(
        f'import type {{ Graph }} from "{types}";\nexport const graph: Graph = {told};\n', "utf-8"
    )
    return said(
        str(MODULES / ".bin/tsc"),
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--typeRoots",
        str(source.parent / "none"),
        str(source),
    )


def described(**values: Any) -> dict[str, Any]:
    (entry,) = directory_json_ld((actor("lykta", **values),), TODAY)["@graph"]
    return dict(entry)


def test_the_whole_directory_is_of_schema_org_s_types(guide: Guide, tmp_path: Path) -> None:
    graph = directory_json_ld(guide.actors, TODAY)
    assert "null" not in json.dumps(graph)
    assert any(
        "hoursAvailable" in point for entry in graph["@graph"] for point in entry.get("contactPoint", ())
    )
    assert faults(graph, tmp_path) == ""


@pytest.mark.parametrize(
    "planted",
    [
        {"openingHoursSpecification": [HOURS]},
        {"email": None},
        {"contactPoint": [{"@type": "ContactPoint", "hoursAvailable": "Mo-Su 00:00-24:00"}]},
        {"contactPoint": [{"@type": "ContactPoint", "hoursAvailable": [HOURS | {"dayOfWeek": "Mandag"}]}]},
        {"@type": "Hjelp"},
    ],
)
def test_what_is_not_of_schema_org_s_types_would_be_noticed(planted: dict[str, Any], tmp_path: Path) -> None:
    entry = {"@type": "NGO", "name": "Lykta"}
    assert faults({"@context": "https://schema.org", "@graph": [entry]}, tmp_path) == ""
    assert faults({"@context": "https://schema.org", "@graph": [entry | planted]}, tmp_path)


def test_the_hours_of_a_number_are_told_by_the_days_that_share_them() -> None:
    (point,) = described(phones=(phone(hours="Mo-Tu 09:00-12:00,13:00-15:00; Sa 20:00-24:00; PH off"),))[
        "contactPoint"
    ]
    assert [
        ([day.rsplit("/", 1)[1] for day in entry["dayOfWeek"]], entry["opens"], entry["closes"])
        for entry in point["hoursAvailable"]
    ] == [
        (["Monday", "Tuesday"], "09:00", "12:00"),
        (["Monday", "Tuesday"], "13:00", "15:00"),
        (["Saturday"], "20:00", "23:59"),
        (["PublicHolidays"], "00:00", "00:00"),
    ]


def test_day_and_night_is_every_day_of_the_week_from_its_start_to_its_end() -> None:
    (point,) = described(phones=(phone(hours="24/7"),))["contactPoint"]
    (hours,) = point["hoursAvailable"]
    assert len(hours["dayOfWeek"]) == 7
    assert (hours["opens"], hours["closes"]) == ("00:00", "23:59")


def test_what_is_not_known_of_an_address_is_left_out() -> None:
    place = described(addresses=(Address(street="Storgata 1", city="Fjellvik"),))["location"][0]
    assert place["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Storgata 1",
        "addressLocality": "Fjellvik",
        "addressCountry": "NO",
    }


def test_closed_days_and_short_days_are_special_hours_with_their_dates(tmp_path: Path) -> None:
    text = "Mo-Fr 09:00-15:00; Dec 24 off; 2027 Mar 01-05 Mo,We 10:00-12:00; 2020 Jan 02 off"
    place = described(opening_hours=OpeningHours.parse(text), phones=(phone(hours=text),))
    dates = [
        (entry["validFrom"], entry["validThrough"], entry["opens"], entry["closes"])
        for entry in place["location"][0]["specialOpeningHoursSpecification"]
    ]
    assert dates == [
        ("2026-12-24", "2026-12-24", "00:00", "00:00"),
        ("2027-12-24", "2027-12-24", "00:00", "00:00"),
        ("2027-03-01", "2027-03-05", "10:00", "12:00"),
    ]
    week, *special = place["contactPoint"][0]["hoursAvailable"]
    assert week["opens"] == "09:00" and "validFrom" not in week
    assert special == place["location"][0]["specialOpeningHoursSpecification"]
    assert special[-1]["dayOfWeek"] == ["https://schema.org/Monday", "https://schema.org/Wednesday"]
    assert faults({"@context": "https://schema.org", "@graph": [place]}, tmp_path) == ""
