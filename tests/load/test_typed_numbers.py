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
