"""Each block of a translated page knows what it was translated from, and readers are told of old parts."""

import re
from datetime import date
from pathlib import Path

import pytest

from builders import LANGUAGES, copy_miniature
from veiviser.cli import main
from veiviser.edit.translating import accept, bring_language_up_to_date
from veiviser.load.guide import load_guide
from veiviser.load.origin_files import read_origins, source_texts
from veiviser.load.origins import Lag, as_translated, digest, lags, texts_of
from veiviser.load.pages import load_prose
from veiviser.load.project import read_project
from veiviser.model.problem import Problems
from veiviser.todo.languages import lagging_blocks
from veiviser.todo.task import situation

TODAY = date(2030, 3, 2)
PAGE = """---
title: {title}
description: {title}
exit: true
---

# {title}

{start}

## {title} {{#en}}

{one}

## {title} {{#to}}

{two}
"""
PAGE_BEFORE = (
    PAGE.format(title="Hjelp", start="Du kan ringe.", one="Alle svarer.", two="Ingen får vite det.")
    .replace("{{", "{")
    .replace("}}", "}")
)


def write(root: Path, code: str, **words: str) -> None:
    said = {"title": "Hjelp", "start": "Du kan ringe.", "one": "Alle svarer.", "two": "Ingen får vite det."}
    if code == "ar":
        said = {"title": "مساعدة", "start": "يمكنك الاتصال.", "one": "الجميع يرد.", "two": "لن يعرف أحد."}
    (root / f"docs/{code}/hjelp.md").write_text(PAGE.format(**said | words), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_miniature(tmp_path / "miniature")
    write(root, "nb")
    write(root, "ar")
    bring_language_up_to_date(root, load_guide(root / "data").guide, LANGUAGES[2])
    return root


def behind(root: Path) -> list[str]:
    source, other = (load_prose(root / "docs", code, root) for code in ("nb", "ar"))
    return [f"{lag.page}#{lag.anchor}" for lag in lags(source, other, read_origins(root, "ar"))]


def test_nothing_is_older_than_what_it_was_just_translated_from(root: Path) -> None:
    assert behind(root) == []


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ({"one": "Alle svarer ikke."}, "en"),
        ({"two": "Noen får vite det."}, "to"),
        ({"start": "Du må ringe."}, ""),
    ],
)
def test_a_changed_source_marks_the_block_that_lags_and_no_other(
    root: Path, words: dict[str, str], anchor: str
) -> None:
    write(root, "nb", **words)
    assert behind(root) == [f"hjelp.md#{anchor}"]
    (task,) = lagging_blocks(situation(read_project(root), TODAY))
    assert task.problem.path == "docs/ar/hjelp.md"
    assert task.blocks_release == task.problem
    assert f"accept docs/ar/hjelp.md#{anchor} --by ROLE" in str(task.command)


def test_a_changed_title_or_description_is_a_changed_start(root: Path) -> None:
    text = (root / "docs/nb/hjelp.md").read_text("utf-8")
    (root / "docs/nb/hjelp.md").write_text(text.replace("description: Hjelp", "description: Råd"), "utf-8")
    assert behind(root) == ["hjelp.md#"]


def test_white_space_is_no_change(root: Path) -> None:
    write(root, "nb", one="Alle\nsvarer.")
    assert behind(root) == []


def test_a_word_that_is_changed_in_the_translation_clears_nothing(root: Path) -> None:
    write(root, "nb", one="Alle svarer ikke.")
    write(root, "ar", start="يمكنك الاتصال الآن.", one="الجميع يردون.")
    bring_language_up_to_date(root, load_guide(root / "data").guide, LANGUAGES[2])
    assert behind(root) == ["hjelp.md#en"]


def test_somebody_says_that_a_block_still_holds(root: Path) -> None:
    write(root, "nb", one="Alle svarer ikke.", two="Noen får vite det.")
    assert accept(root, "docs/ar/hjelp.md#en", "oversetter", TODAY) == ["en"]
    assert behind(root) == ["hjelp.md#to"]
    known = read_origins(root, "ar").blocks["hjelp.md"]["en"]
    assert (known.by, known.date) == ("translator", TODAY)
    assert accept(root, "docs/ar/hjelp.md", "oversetter", TODAY) == ["to"]
    assert behind(root) == []
    write(root, "nb", one="Alle svarer alltid.")
    assert behind(root) == ["hjelp.md#en", "hjelp.md#to"]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("hjelp.md", "is no translated page; write it as docs/ar/hjelp.md#anchor"),
        ("docs/nb/hjelp.md", "is no translated page"),
        ("docs/ar/hjlp.md#en", "there is no such page"),
        ("docs/ar/hjelp.md#tre", "no block has the anchor 'tre'"),
    ],
)
def test_a_place_that_is_none_is_told(root: Path, place: str, message: str) -> None:
    with pytest.raises(Problems, match=message):
        accept(root, place, "oversetter", TODAY)


def test_the_command_tells_what_lags_and_writes_that_it_holds(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, "nb", one="Alle svarer ikke.")
    said = ("--root", str(root), "--lang", "en")
    assert main(["translations", "status", *said]) == 1
    told = capsys.readouterr().out
    assert "1 older than the source" in told
    assert "\n  docs/ar/hjelp.md#en\n" in told
    assert main(["translations", "accept", "docs/ar/hjelp.md#en", "--by", "oversetter", *said]) == 0
    assert capsys.readouterr().out == "docs/ar/hjelp.md#en: still holds\n"
    assert main(["translations", "accept", "docs/ar/hjelp.md#en", "--by", "oversetter", *said]) == 0
    assert capsys.readouterr().out == "docs/ar/hjelp.md#en: nothing there is older than its source\n"
    assert main(["translations", "accept", "docs/ar/hjelp.md#en", "--by", "Kari Nordmann", *said]) == 1
    assert "'Kari Nordmann' is no role; write one of these" in capsys.readouterr().err


def test_what_is_wrong_with_a_page_of_the_source_is_told_where_nothing_can_be_compared(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = root / "docs/nb/hjelp.md"
    page.write_text(page.read_text("utf-8") + "\n#### For dypt\n", "utf-8")
    assert main(["translations", "status", "--root", str(root), "--lang", "en"]) == 1
    assert "docs/nb/hjelp.md" in capsys.readouterr().err


def test_a_lag_has_the_line_of_its_block(root: Path) -> None:
    write(root, "nb", two="Noen får vite det.")
    source, other = (load_prose(root / "docs", code, root) for code in ("nb", "ar"))
    assert list(lags(source, other, read_origins(root, "ar"))) == [Lag(page="hjelp.md", anchor="to", line=15)]


def test_a_digest_is_of_the_words() -> None:
    texts = texts_of(PAGE.format(title="A", start="b", one="c", two="d"))
    assert set(texts) == {"", "en", "to"}
    assert re.fullmatch(r"[0-9a-f]{16}", digest(texts["en"]))


def faults(root: Path) -> list[str]:
    return [str(problem) for problem in read_project(root).problems if "hjelp.md" in str(problem)]


NEW_FACTS = [
    ({"one": "Alle svarer ikke."}, "a denial"),
    ({"one": "Alle svarer i 2027."}, "a number"),
    ({"one": "Alle svarer.\n\n{{ call lykta }}"}, "a marker"),
    ({"one": "Alle svarer.\n\n- Straks."}, "a list item"),
    ({"start": "Du kan ikke ringe."}, "a denial before the first heading"),
]


@pytest.mark.parametrize(("words", "what"), NEW_FACTS, ids=[what for _, what in NEW_FACTS])
def test_a_new_fact_of_the_source_stops_no_build_and_is_told_as_a_lag(
    root: Path, words: dict[str, str], what: str
) -> None:
    write(root, "nb", **words)
    assert faults(root) == []
    (task,) = lagging_blocks(situation(read_project(root), TODAY))
    assert task.blocks_release is not None, what


def test_what_a_translation_loses_of_the_words_it_was_made_from_is_told_though_it_lags(root: Path) -> None:
    write(root, "nb", one="Ingen ringer 12 ganger.\n\n{{ call lykta }}")
    write(root, "ar", one="لا أحد يتصل 12 مرة.\n\n{{ call lykta }}")
    accept(root, "docs/ar/hjelp.md", "oversetter", TODAY)
    write(root, "nb", one="Ingen ringer 13 ganger lenger.\n\n{{ call lykta }}")
    assert (faults(root), behind(root)) == ([], ["hjelp.md#en"])
    write(root, "ar", one="أحد يتصل 11 مرة.")
    told = "\n".join(faults(root))
    assert "lacks the marker {{ call lykta }}" in told
    assert "lacks the number 12" in told
    assert "has the number 11" in told
    write(root, "ar", one="يتصل 12 مرة.\n\n{{ call lykta }}")
    (told,) = faults(root)
    assert "denies nothing where the source says 'Ingen ringer 12 ganger.'" in told


def test_a_translation_is_held_to_the_new_words_once_somebody_says_that_it_has_them(root: Path) -> None:
    write(root, "nb", one="Alle svarer i 2027.")
    accept(root, "docs/ar/hjelp.md#en", "oversetter", TODAY)
    (told,) = faults(root)
    assert "under '{#en}' the page lacks the number 2027" in told


def test_where_the_former_words_are_lost_the_new_ones_count(root: Path) -> None:
    (root / "data/translations/sources.json").unlink()
    write(root, "nb", one="Alle svarer i 2027.")
    (told,) = faults(root)
    assert "lacks the number 2027" in told


def test_a_title_of_the_former_start_of_a_page_is_no_part_of_its_text(root: Path) -> None:
    write(root, "nb", start="Du må ringe.")
    source, other = (load_prose(root / "docs", code, root) for code in ("nb", "ar"))
    former = as_translated(source, other, read_origins(root, "ar"), source_texts(root)).pages["hjelp.md"]
    assert former.split() == PAGE_BEFORE.split()


NEW_PART = "\n## Ny del {#ny}\n\nRing 12 ganger.\n"


def add_part(root: Path) -> None:
    with (root / "docs/nb/hjelp.md").open("a", encoding="utf-8") as page:
        page.write(NEW_PART)


def test_a_new_part_of_the_source_stops_no_build_and_is_told_at_the_desk_and_the_gate(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_part(root)
    assert faults(root) == []
    (task,) = lagging_blocks(situation(read_project(root), TODAY))
    assert "lacks the part '#ny' of docs/nb/hjelp.md; translate it" in str(task.problem)
    assert task.blocks_release == task.problem
    assert main(["translations", "status", "--root", str(root), "--lang", "en"]) == 1
    capsys.readouterr()
    write(
        root,
        "ar",
        two="لن يعرف أحد.\n\n## جزء جديد {{#ny}}\n\nاتصل 12 مرة.".replace("{{", "{").replace("}}", "}"),
    )
    assert list(lagging_blocks(situation(read_project(root), TODAY))) == []


def test_a_part_that_was_translated_and_is_taken_out_stops_the_build(root: Path) -> None:
    page = root / "docs/ar/hjelp.md"
    text = page.read_text("utf-8")
    page.write_text(text[: text.index("## ")] + text[text.rindex("## ") :], "utf-8")
    (told,) = faults(root)
    assert "no heading has the anchor '{#en}' of docs/nb/hjelp.md; add it" in told


def test_a_new_chapter_of_the_plan_stops_the_build_for_pages_lead_to_it(root: Path) -> None:
    with (root / "docs/nb/hjelp.md").open("a", encoding="utf-8") as page:
        page.write("\n## Kapittel {#kapittel-9}\n\nMer.\n")
    assert any("the anchor '{#kapittel-9}' of docs/nb/hjelp.md; add it" in told for told in faults(root))
