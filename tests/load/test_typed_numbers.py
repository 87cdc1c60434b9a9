"""A telephone number stands in data/ alone; elsewhere a marker follows it when it changes."""

from pathlib import Path

import pytest

from builders import Plant, actor, copy_miniature, guide, phone
from veiviser.load.project import load_project
from veiviser.load.text_file import sound_text
from veiviser.load.typed_numbers import numbers_in_prose, owners_of_numbers
from veiviser.model.problem import Problems

HELD = guide(
    actors=(actor(), actor("politi", phones=(phone("112"),)), actor("krise", phones=(phone("116 006"),)))
)


def told(words: str) -> list[str]:
    return [str(problem) for problem in numbers_in_prose(words, "hjelp.md", owners_of_numbers(HELD))]


@pytest.mark.parametrize(
    "typed",
    ["75 00 00 01", "75000001", "+47 75 00 00 01", "750 00 001", "75\u00a000\u00a000\u00a001", "٧٥ ٠٠ ٠٠ ٠١"],
)
def test_a_typed_number_is_told_with_the_marker_to_write(typed: str) -> None:
    assert told(f"Velkommen.\nRing oss på {typed}.") == [
        f"hjelp.md:2: '{typed}' is typed here; write {{{{ number lykta }}}}"
    ]


@pytest.mark.parametrize(("typed", "id"), [("112", "politi"), ("116 006", "krise"), ("116006", "krise")])
def test_a_short_number_that_somebody_has_is_told(typed: str, id: str) -> None:
    assert told(f"Ring {typed}, nå.") == [f"hjelp.md:1: '{typed}' is typed here; write {{{{ number {id} }}}}"]


@pytest.mark.parametrize("typed", ["75 00 00 09", "75000009", "900 00 009", "02899", "116 999"])
def test_a_number_that_nobody_has_is_told_too(typed: str) -> None:
    assert told(f"Ring {typed}.") == [
        f"hjelp.md:1: '{typed}' looks like a telephone number; "
        "write it in data/actors.yaml and {{ number id }} here"
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        *((words, words) for words in ("7500 0001", "75 00 0001", "7 5 0 0 0 0 0 1", "75/00/00/01")),
        *((words, words) for words in ("75 000 001", "75  00  00  01", "75\u201300\u201300\u201301")),
        *((words, words) for words in ("75 00 **00 01", "75&nbsp;00&nbsp;00&nbsp;01", "0047-75-00-00-01")),
        ("tlf.75000001", "75000001"),
        ("(75) 00 00 01", "75) 00 00 01"),
        ("`75 00 00 01`", "75 00 00 01"),
        ("75 00\n00 01", "75 00 00 01"),
    ],
)
def test_a_number_that_somebody_has_is_told_however_it_is_written(typed: str, shown: str) -> None:
    assert told(f"Ring {typed} nå.") == [f"hjelp.md:1: '{shown}' is typed here; write {{{{ number lykta }}}}"]


def test_of_two_numbers_side_by_side_each_is_told_in_its_turn() -> None:
    for words in ("75 00 00 01/22 33 44 55", "{{ number lykta }}/22 33 44 55"):
        assert len(told(words)) == 1
    assert len(told("Ring 112/113.")) == 1


def test_a_number_at_the_top_of_a_page_is_to_be_left_out_for_no_marker_works_there() -> None:
    page = "---\ntitle: Ring 75 00 00 01\n---\n# Ring 75 00 00 01\n"
    assert told(page) == [
        "hjelp.md:2: '75 00 00 01' stands under phones of 'lykta'; leave it out here",
        "hjelp.md:4: '75 00 00 01' is typed here; write {{ number lykta }}",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Mo-Fr 09:00-15:30; PH off", 'Mo-Fr 09:00-15:30; week 29 off \\"ring 75 00 00 01\\"'),
        ("street: Storgata 1", "street: Storgata 1 (7500 0001)"),
    ],
)
def test_a_number_is_told_in_a_reason_and_in_an_address_too(plant: Plant, old: str, new: str) -> None:
    (found, *_) = plant("actors", old, new)
    assert "stands under phones of 'lykta'; leave it out here" in found


@pytest.mark.parametrize(
    "words",
    [
        *(
            "27. november 2026",
            "2026-11-28",
            "2026-2030",
            "28.11.2026",
            "kl. 10.00-12.30",
            "10 000 000 kroner",
        ),
        *("§ 112", "7012 Trondheim", "org.nr. 970 010 000", "1 112 saker", "112 345 personer", "3.112"),
        *("{{ number lykta }}", "[ord](https://www.fjellvik.example/75000001)", "https://www.116111.no"),
    ],
)
def test_other_groups_of_digits_are_left_alone(words: str) -> None:
    assert told(words) == []


def test_a_number_in_a_text_of_the_data_is_told(plant: Plant) -> None:
    summary = "summary: Lykta hjelper. Ring 75 00 00 01."
    (found,) = plant("actors", "  name: Lykta\n", f"  name: Lykta\n  hours_note: {summary[9:]}\n")[:1]
    assert "'75 00 00 01' stands under phones of 'lykta'; leave it out here" in found


@pytest.mark.parametrize("page", ["docs/nb/hjelp.md", "docs/ar/hjelp.md"])
def test_a_number_typed_in_any_language_stops_the_project(tmp_path: Path, page: str) -> None:
    root = copy_miniature(tmp_path / "miniature")
    with (root / page).open("a", encoding="utf-8") as file:
        file.write("\n75 00 00 01\n")
    with pytest.raises(Problems) as caught:
        load_project(root)
    assert any(
        f"{page}:" in str(problem) and "number lykta" in str(problem) for problem in caught.value.problems
    )


def test_two_versions_mixed_are_told_in_every_source() -> None:
    with pytest.raises(Problems) as caught:
        sound_text("# Hjelp\n\n<<<<<<< HEAD\nRing.\n=======\nSkriv.\n>>>>>>> gren\n", "docs/nb/hjelp.md")
    (problem,) = caught.value.problems
    assert str(problem).startswith("docs/nb/hjelp.md:3: two versions of the file are mixed; keep one")


def test_a_heading_underlined_with_equal_signs_is_no_mixed_version() -> None:
    assert sound_text("Hjelp\n=======\n", "docs/nb/hjelp.md")
