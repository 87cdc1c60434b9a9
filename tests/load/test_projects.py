"""A project is sound in data, translations and prose, or every fault in any of them is told at once."""

import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from builders import copy_miniature
from veiviser.load.catalog import untranslated
from veiviser.load.project import load_project
from veiviser.model.problem import Problems


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The miniature in its source language alone, so that nothing waits for translation."""
    root = copy_miniature(tmp_path / "miniature")
    shutil.rmtree(root / "docs/ar")
    languages = root / "data/languages.yaml"
    languages.write_text(languages.read_text("utf-8").split("- code: ar")[0], "utf-8")
    return root


def faults(root: Path) -> list[str]:
    with pytest.raises(Problems) as caught:
        load_project(root)
    return [str(problem) for problem in caught.value.problems]


def add_language(root: Path, code: str) -> None:
    with (root / "data/languages.yaml").open("a", encoding="utf-8") as file:
        file.write(f"- code: {code}\n  name: Annet språk\n")


def test_a_sound_project_is_whole(root: Path) -> None:
    project = load_project(root)
    assert project.guide.source == "nb"
    assert set(project.prose["nb"].pages) >= {"index.md", "plan/index.md"}
    assert project.translations["nb"].gettext("Meny") == "Meny"


def test_a_page_without_a_title_is_told(root: Path) -> None:
    (root / "docs/nb/index.md").write_text("# Hjem\n\ntitle: nei\n", "utf-8")
    assert faults(root) == [
        "docs/nb/index.md:1: has no title; "
        "start the page with a line '---', a line 'title: …' and a line '---'"
    ]


def test_a_fault_in_a_page_of_the_source_is_told_alone(tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "both")
    (root / "docs/nb/ord.md").write_text("# Ord\n", "utf-8")
    (told,) = (fault for fault in faults(root) if fault.startswith("docs/"))
    assert told.startswith("docs/nb/ord.md:1: has no title"), "no link of another language leads to nothing"


def test_a_page_that_is_not_utf8_is_told(root: Path) -> None:
    (root / "docs/nb/index.md").write_bytes(b"---\ntitle: Tr\xf8ndelag\n---\n")
    assert faults(root) == ["docs/nb/index.md:2: holds a character that is not UTF-8; save the file as UTF-8"]


def test_a_measure_names_chapters_that_stand_in_the_prose(root: Path) -> None:
    path = root / "data/measures.yaml"
    path.write_text(path.read_text("utf-8").replace('["1.1"]', '["1.1", "2.3"]'), "utf-8")
    assert faults(root) == [
        "data/measures.yaml:14: measure 'dorvakt' names chapter '2.3', "
        "but no heading in docs/nb has {#kapittel-2-3}"
    ]


def test_a_language_without_translations_or_with_broken_ones_is_told_by_its_file(root: Path) -> None:
    add_language(root, "en")
    add_language(root, "ar")
    (root / "data/translations/ar.po").write_text("hei og hopp\n", "utf-8")
    first, second, *others = faults(root)
    assert first.startswith("data/translations/ar.po:1: is not a PO file: ")
    assert second == (
        "data/translations/en.po:1: cannot be opened (No such file or directory); "
        "make it with 'veiviser translations'"
    )
    assert others == [
        f"docs/{code}:1: has no pages; take them in with 'veiviser translations import', or take the "
        "language out of data/languages.yaml"
        for code in ("ar", "en")
    ]


@pytest.mark.parametrize(
    ("translation", "told"),
    [
        ("Sist endret", "the translation lacks %(day)s; put it in"),
        ("%(day)s %(dag)s", "the translation has %(dag)s, which stands for nothing; take it out"),
        ("%(day)s 100 %", "the translation has a lone %; write it in words"),
        ("<b>%(day)s</b>", "the translation has '<'; write plain text"),
    ],
)
def test_a_translation_that_would_break_a_page_is_refused(translation: str, told: str) -> None:
    wanted, held = Catalog(), Catalog(locale="en")
    wanted.add("Sist endret %(day)s.")
    held.add("Sist endret %(day)s.", translation)
    (problem,) = untranslated(held, wanted, "en.po")
    assert str(problem).endswith(told)


def test_faults_in_translations_and_prose_come_together(root: Path) -> None:
    add_language(root, "en")
    (root / "data/translations/en.po").write_text('msgid ""\nmsgstr ""\n', "utf-8")
    (root / "docs/en").mkdir()
    (root / "docs/en/ord.md").write_text("---\ntitle: Words\n---\n# Words {#words}\n", "utf-8")
    told = faults(root)
    assert any(fault.startswith("data/translations/en.po:1: plan/title: lacks") for fault in told)
    assert any(fault.startswith("docs/en/ord.md:1: the anchor '{#words}'") for fault in told)
    assert any(
        "the front matter differs from docs/nb/ord.md: write 'template: light.html'" in fault
        for fault in told
    )


def test_every_faulty_marker_of_every_page_is_told(root: Path) -> None:
    for name in ("hjelp.md", "plan/index.md"):
        path = root / "docs/nb" / name
        path.write_text(path.read_text("utf-8").replace("{{ ", "{{ x", 1), "utf-8")
    assert faults(root) == [
        "docs/nb/hjelp.md:10: unknown marker 'xfirst_numbers'; did you mean 'first_numbers'?",
        "docs/nb/plan/index.md:8: unknown marker 'xcommission'; did you mean 'commission'?",
    ]


def test_faulty_data_are_told_before_the_prose_is_read(root: Path) -> None:
    (root / "data/terms.yaml").write_text("", "utf-8")
    (root / "docs/nb/hjelp.md").write_text("{{ x }}", "utf-8")
    assert faults(root) == ["data/terms.yaml:1: the file is empty; restore it from the last version"]
