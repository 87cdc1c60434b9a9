"""Each heading, table and annex of both documents is found where the table of coverage says."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from project import ROOT

TABLE: dict[str, dict[str, list[str] | str]] = YAML(typ="safe").load(ROOT / "tests/coverage.yaml")
HEADING = re.compile(r"^#{1,6} .*\{#([\w-]+)\} *$", re.MULTILINE)
LEAST = {"plan-2026": 24, "report-2013": 74}
"""Parts that each document has; the table may be told of more, never of fewer."""


def sections(markdown: str) -> dict[str, str]:
    """Each heading's anchor, and what stands from it to the next heading of the same or a higher level."""
    found = list(HEADING.finditer(markdown))
    ends = [
        next((later.start() for later in found[at + 1 :] if level(later) <= level(one)), len(markdown))
        for at, one in enumerate(found)
    ]
    return {one[1]: markdown[one.start() : end] for one, end in zip(found, ends, strict=True)}


def level(heading: re.Match[str]) -> int:
    return len(heading[0]) - len(heading[0].lstrip("#"))


def lost(table: Mapping[str, list[str] | str], docs: Path) -> Iterator[str]:
    """Parts that have no page, no anchor, or not all their words, in one of the languages of the plan."""
    for part, place in table.items():
        if isinstance(place, str):
            if not place.startswith("left out, as "):
                yield f"{part}: has neither a place nor a reason"
            continue
        page, anchor, *words = place
        for code in ("nb", "en"):
            path = docs / code / page
            held = sections(path.read_text("utf-8")) if path.exists() else {}
            if anchor not in held:
                yield f"{part}: {code}/{page} has no #{anchor}"
                continue
            wanted = words if code == "nb" else [word for word in words if word.startswith("{{")]
            for word in wanted:
                if word not in held[anchor]:
                    yield f"{part}: {code}/{page}#{anchor} says nothing of '{word}'"


@pytest.mark.parametrize("document", LEAST)
def test_each_part_of_a_document_has_its_place(document: str) -> None:
    assert list(lost(TABLE[document], ROOT / "docs")) == []
    assert len(TABLE[document]) >= LEAST[document]


def test_a_part_that_loses_its_place_is_found(tmp_path: Path) -> None:
    table = {
        "1.1 Lov": ["a.md", "lov", "Om", "straff"],
        "1.2 Tall": ["a.md", "tall", "{{ chart a }}"],
        "1.3 Navn": "left out, as names help no reader",
    }
    for code in ("nb", "en"):
        page = tmp_path / code / "a.md"
        page.parent.mkdir()
        page.write_text("# Lov {#lov}\n\nOm straff.\n\n# Tall {#tall}\n\n{{ chart a }}\n", encoding="utf-8")
    assert list(lost(table, tmp_path)) == []
    (tmp_path / "nb/a.md").write_text(
        "# Lov {#lov}\n\nOm bot.\n\n# Straff {#tall}\n\nstraff\n", encoding="utf-8"
    )
    (tmp_path / "en/a.md").write_text("# Law {#lov}\n", encoding="utf-8")
    assert list(lost(table, tmp_path)) == [
        "1.1 Lov: nb/a.md#lov says nothing of 'straff'",
        "1.2 Tall: nb/a.md#tall says nothing of '{{ chart a }}'",
        "1.2 Tall: en/a.md has no #tall",
    ]
    assert list(lost({"1.4 Annet": "later"}, tmp_path)) == ["1.4 Annet: has neither a place nor a reason"]
