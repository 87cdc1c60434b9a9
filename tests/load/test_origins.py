"""Each block of a translated page knows what it was translated from, and readers are told of old parts."""

import re
from datetime import date
from pathlib import Path

import pytest

from builders import LANGUAGES, copy_miniature
from veiviser.cli import main
from veiviser.edit.translating import accept, bring_language_up_to_date
from veiviser.load.guide import load_guide
from veiviser.load.origins import Lag, digest, lags, origins_file, read_origins, texts_of
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


def test_a_record_that_cannot_be_read_is_told(root: Path) -> None:
    (root / origins_file("ar")).write_text("{", "utf-8")
    told = [str(problem) for problem in read_project(root).problems]
    assert "data/translations/ar.json:1: cannot be read; restore it, or run" in "\n".join(told)


def test_a_lag_has_the_line_of_its_block(root: Path) -> None:
    write(root, "nb", two="Noen får vite det.")
    source, other = (load_prose(root / "docs", code, root) for code in ("nb", "ar"))
    assert list(lags(source, other, read_origins(root, "ar"))) == [Lag(page="hjelp.md", anchor="to", line=15)]


def test_a_digest_is_of_the_words() -> None:
    texts = texts_of(PAGE.format(title="A", start="b", one="c", two="d"))
    assert set(texts) == {"", "en", "to"}
    assert re.fullmatch(r"[0-9a-f]{16}", digest(texts["en"]))
