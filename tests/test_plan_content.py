"""The retold plan keeps what the plan says: every section, figure and name that plan_sections.yaml maps."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
SOURCE_LANGUAGE = "nb"
HEADING = re.compile(r"^#{1,6} .*?\{ *#(?P<anchor>[\w-]+) *\}.*$", re.MULTILINE)
MARKER = re.compile(r"\{\{ *(?P<words>[^{}]*?) *\}\}")
YEAR_OR_SECTION = re.compile(r"\b20[0-3]\d\b|\b\d(?:\.\d)+\b")
LINK_OR_LIST_NUMBER = re.compile(r"\]\([^)]*\)|^\d\. ", re.MULTILINE)


def read_yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path)


PLAN = read_yaml(ROOT / "tests/plan_sections.yaml")
FIGURES = {figure["id"]: figure for figure in read_yaml(ROOT / "data/figures.yaml")}


def full_languages(root: Path) -> list[str]:
    """Codes of the languages that tell the plan, not the residents' pages alone, once they are begun."""
    languages = read_yaml(root / "data/languages.yaml")
    full = [language["code"] for language in languages if not language.get("is_resident_only")]
    return [code for code in full if any((root / "docs" / code / "plan").glob("*.md"))]


def read_pages(root: Path, language: str) -> dict[str, str]:
    folder = root / "docs" / language
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}


def sections_of(markdown: str) -> dict[str, str]:
    """Each anchored heading's own text, up to the next anchored heading; white space is single spaces."""
    headings = list(HEADING.finditer(markdown))
    starts = [heading.start() for heading in headings] + [len(markdown)]
    return {
        heading["anchor"]: " ".join(markdown[heading.end() : end].split())
        for heading, end in zip(headings, starts[1:], strict=False)
    }


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text, from the start of a word; a number only as a whole."""
    end = r"(?!\d)" if words[-1].isdigit() else ""
    return re.search(rf"(?<!\w){re.escape(words)}{end}", text, re.IGNORECASE) is not None


def lost_from(section: Mapping[str, Any], text: str, language: str) -> Iterator[str]:
    """What a section's text should hold and does not, as ``paragraph: thing``."""
    markers = {found["words"] for found in MARKER.finditer(text)}
    prose = MARKER.sub(" ", text)
    for key, paragraph in section["paragraphs"].items():
        wanted = list(paragraph.get("markers", ()))
        for kind in ("figure", "actor"):
            wanted += [f"{kind} {id}" for id in paragraph.get(f"{kind}s", ())]
        wanted += [f"story {id}" for id in paragraph.get("stories", ())]
        yield from (f"{key}: {{{{ {marker} }}}}" for marker in wanted if marker not in markers)
        words = list(paragraph.get("names", ()))
        if language == SOURCE_LANGUAGE:
            words += paragraph.get("concepts", ())
        yield from (f"{key}: {word}" for word in words if not stands_in(word, prose))


def lost_from_pages(plan: Mapping[str, Any], pages: Mapping[str, str], language: str) -> Iterator[str]:
    """What a language's pages lack of the plan, as ``page#anchor paragraph: thing``."""
    for section in plan["sections"]:
        place = f"{section['page']}#{section['anchor']}"
        text = sections_of(pages.get(section["page"], "")).get(section["anchor"])
        if text is None:
            yield f"{place} is missing"
        else:
            yield from (f"{place} {lost}" for lost in lost_from(section, text, language))


def typed_numbers(plan: Mapping[str, Any], pages: Mapping[str, str]) -> Iterator[str]:
    """Numbers in the plan's prose that are neither markers, years, sections nor names in the map."""
    for section in plan["sections"]:
        known = {name for paragraph in section["paragraphs"].values() for name in paragraph.get("names", ())}
        page = LINK_OR_LIST_NUMBER.sub(" ", pages[section["page"]])
        prose = MARKER.sub(" ", sections_of(page)[section["anchor"]])
        numbers = re.findall(r"\d+", YEAR_OR_SECTION.sub(" ", prose))
        yield from (f"{section['section']}: {number}" for number in numbers if number not in known)


def texts_of(entry: Any) -> str:
    """All words of a data entry, one after the other."""
    if isinstance(entry, Mapping):
        entry = list(entry.values())
    return " ".join(map(texts_of, entry)) if isinstance(entry, list) else str(entry)


def as_written(figure: Mapping[str, Any]) -> str:
    return f"{figure['value']}–{figure['highest']}" if "highest" in figure else str(figure["value"])


def lost_from_entry(wanted: Mapping[str, Any], entry: Mapping[str, Any]) -> Iterator[str]:
    """Words and figures that a story, term or measure should hold and does not."""
    text = texts_of(entry)
    words = [*wanted.get("words", ()), *(as_written(FIGURES[id]) for id in wanted.get("figures", ()))]
    yield from (word for word in words if not stands_in(word, text))


@pytest.mark.parametrize("language", full_languages(ROOT))
def test_every_section_of_the_plan_is_retold_with_its_figures_bodies_and_names(language: str) -> None:
    assert list(lost_from_pages(PLAN, read_pages(ROOT, language), language)) == []


@pytest.mark.parametrize("language", full_languages(ROOT))
def test_no_number_of_the_plan_is_typed_where_a_figure_belongs(language: str) -> None:
    assert list(typed_numbers(PLAN, read_pages(ROOT, language))) == []


@pytest.mark.parametrize("file", ["vignettes", "terms"])
def test_every_story_and_term_of_the_plan_is_told_with_all_its_facts(file: str) -> None:
    entries = {entry["id"]: entry for entry in read_yaml(ROOT / f"data/{file}.yaml")}
    assert PLAN[file].keys() <= entries.keys()
    # What the plan has no word for comes from another source, which it names; a story never does.
    added = entries.keys() - PLAN[file].keys()
    assert file == "terms" or not added
    assert [id for id in sorted(added) if not entries[id].get("sources")] == []
    lost = {id: list(lost_from_entry(wanted, entries[id])) for id, wanted in PLAN[file].items()}
    assert not {id: words for id, words in lost.items() if words}


@pytest.mark.parametrize("number", PLAN["measures"])
def test_every_measure_says_what_the_plan_says_and_who_is_responsible(number: int) -> None:
    wanted = PLAN["measures"][number]
    measure = next(entry for entry in read_yaml(ROOT / "data/measures.yaml") if entry["number"] == number)
    assert (measure["area"], measure["title"]) == (wanted["area"], wanted["title"])
    parts = measure["responsible"]
    assert [part["bodies"] for part in parts] == wanted["responsible"]
    assert [part.get("about") for part in parts] == wanted.get("divided", [None])
    assert list(lost_from_entry(wanted, measure)) == []


def test_the_plan_has_eight_measures_and_reports_on_none_of_them() -> None:
    measures = read_yaml(ROOT / "data/measures.yaml")
    assert [measure["number"] for measure in measures] == list(PLAN["measures"]) == list(range(1, 9))
    assert not any("updates" in measure for measure in measures)


def test_every_figure_is_used_where_the_plan_has_it() -> None:
    paragraphs = [paragraph for section in PLAN["sections"] for paragraph in section["paragraphs"].values()]
    used = [id for entry in [*paragraphs, *PLAN["vignettes"].values()] for id in entry.get("figures", ())]
    assert sorted(used) == sorted(
        id for id, entry in FIGURES.items() if entry["source"]["document"] == "plan-2026"
    )


def test_every_story_stands_once_in_the_plan() -> None:
    paragraphs = [paragraph for section in PLAN["sections"] for paragraph in section["paragraphs"].values()]
    assert sorted(id for entry in paragraphs for id in entry.get("stories", ())) == sorted(PLAN["vignettes"])


def test_every_chapter_in_the_prose_is_in_the_map() -> None:
    pages = read_pages(ROOT, SOURCE_LANGUAGE)
    anchors = {
        anchor for page in pages.values() for anchor in sections_of(page) if anchor.startswith("kapittel-")
    }
    assert anchors == {s["anchor"] for s in PLAN["sections"] if s["anchor"].startswith("kapittel-")}


def fault_planted_in(page: str, old: str, new: str, language: str = SOURCE_LANGUAGE) -> list[str]:
    """What is reported only once words of a real page have been changed."""
    pages = read_pages(ROOT, SOURCE_LANGUAGE)
    assert old in pages[page]
    before = list(lost_from_pages(PLAN, pages, language))
    after = lost_from_pages(PLAN, pages | {page: pages[page].replace(old, new)}, language)
    return [lost for lost in after if lost not in before]


def test_a_section_that_loses_a_name_is_reported() -> None:
    reported = fault_planted_in("plan/om-menneskehandel.md", "Delbart", "programmet")
    assert reported == ["plan/om-menneskehandel.md#kapittel-2-3 barn-og-unge: Delbart"]


def test_a_name_that_moves_to_another_section_is_reported() -> None:
    reported = fault_planted_in("plan/innledning.md", "Trondheimsløftet", "en plan")
    assert reported == ["plan/innledning.md#kapittel-1-1 planverk: Trondheimsløftet"]


def test_a_figure_typed_by_hand_is_reported() -> None:
    page = "plan/om-menneskehandel.md"
    reported = fault_planted_in(page, "{{ figure okning-i-verden }}", "25 prosent")
    assert reported == [f"{page}#kapittel-2-1 verden: {{{{ figure okning-i-verden }}}}"]
    pages = read_pages(ROOT, SOURCE_LANGUAGE)
    pages[page] = pages[page].replace("{{ figure okning-i-verden }}", "25 prosent")
    assert list(typed_numbers(PLAN, pages)) == ["2.1: 25"]


def test_a_number_hidden_in_a_longer_number_is_not_enough() -> None:
    reported = fault_planted_in("plan/om-menneskehandel.md", "under 18 år", "under 180 år")
    assert reported == ["plan/om-menneskehandel.md#kapittel-2 overalt: 18"]


def test_a_section_that_is_gone_is_reported() -> None:
    reported = fault_planted_in("plan/tiltak.md", "{#kapittel-3-2}", "{#noe-annet}")
    assert "plan/tiltak.md#kapittel-3-2 is missing" in reported


def test_words_that_are_translated_are_looked_for_in_the_source_alone() -> None:
    page, word = "plan/innledning.md", "straffesaker"
    assert fault_planted_in(page, word, "criminal cases") == [f"{page}#kapittel-1 vignetter: {word}"]
    assert fault_planted_in(page, word, "criminal cases", language="en") == []


def test_a_story_that_loses_a_sum_is_reported() -> None:
    story = {"paragraphs": ["De må betale tilbake 2000 euro hver."]}
    assert list(lost_from_entry({"figures": ["reisegjeld"], "words": ["euro hver"]}, story)) == ["200"]
