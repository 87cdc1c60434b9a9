"""Pages are known by their titles, sections and anchors, which every language shares."""

from pathlib import Path

import pytest

from veiviser.load.pages import Prose, differing_anchors, differing_settings, load_prose
from veiviser.load.prose_rules import unsafe_prose
from veiviser.model.problem import Problems


def prose(**pages: str) -> Prose:
    return Prose("en", {name.replace("__", "/") + ".md": text for name, text in pages.items()}, "docs/en")


def test_pages_are_named_by_their_path_inside_the_language(tmp_path: Path) -> None:
    (tmp_path / "docs/nb/plan").mkdir(parents=True)
    (tmp_path / "docs/nb/index.md").write_bytes("\ufeff---\r\ntitle: Hjem\r\n---\r\n".encode())
    (tmp_path / "docs/nb/plan/tiltak.md").write_text("---\ntitle: Tiltak\n---\n", "utf-8")
    held = load_prose(tmp_path / "docs", "nb", tmp_path)
    assert held.folder == "docs/nb"
    assert held.titles == {"index.md": "Hjem", "plan/tiltak.md": "Tiltak"}


def test_a_language_without_a_folder_has_no_pages(tmp_path: Path) -> None:
    assert load_prose(tmp_path / "docs", "fa", tmp_path).pages == {}


def test_a_title_may_stand_in_quotes_and_after_other_fields() -> None:
    held = prose(a='---\ndescription: x\ntitle: "Ord: forklart"\n---\n', b="# Ingen tittel\n\ntitle: nei\n")
    assert held.titles == {"a.md": "Ord: forklart"}


def test_sections_of_the_plan_are_found_by_number() -> None:
    held = prose(plan__om="# A {#kapittel-2}\n## B {#kapittel-2-1}\n## C {#annet}\n")
    assert held.chapters == {"2": "plan/om.md#kapittel-2", "2.1": "plan/om.md#kapittel-2-1"}


def test_the_same_anchors_in_each_language_are_no_problem() -> None:
    source, other = prose(a="# Ord {#ord}\n## To {#to}\n"), prose(a="# Words {#ord}\n## Two {#to}\n")
    assert list(differing_anchors(source, other)) == []


def test_a_page_may_be_missing_in_a_language() -> None:
    assert list(differing_anchors(prose(a="# A {#a}\n", b="# B {#b}\n"), prose(a="# A {#a}\n"))) == []


def test_anchors_that_differ_are_told_both_ways() -> None:
    source = Prose("nb", {"a.md": "# Ord {#ord}\n"}, "docs/nb")
    told = [str(problem) for problem in differing_anchors(source, prose(a="# Words {#words}\n"))]
    assert told == [
        "docs/en/a.md:1: no heading has the anchor '{#ord}' of docs/nb/a.md; add it",
        "docs/en/a.md:1: the anchor '{#words}' is not in docs/nb/a.md; remove it",
    ]


def test_a_page_that_the_source_language_lacks_is_told() -> None:
    source = Prose("nb", {}, "docs/nb")
    (problem,) = differing_anchors(source, prose(a="# A\n"))
    told = "docs/en/a.md:1: there is no such page in docs/nb; remove it or give it the same name"
    assert str(problem) == told


def test_front_matter_differs_in_words_alone() -> None:
    source = Prose("nb", {"a.md": "---\ntitle: Ord\ntemplate: light.html\nexit: true\n---\n"}, "docs/nb")
    same = prose(a="---\ntitle: Words\ndescription: x\nexit: true\ntemplate: light.html\n---\n")
    other = prose(a="---\ntitle: Words\ntemplate: main.html\nhidden: true\n---\n", b="# B\n")
    assert list(differing_settings(source, same)) == []
    assert [str(problem.message) for problem in differing_settings(source, other)] == [
        "the front matter differs from docs/nb/a.md: write 'exit: true'",
        "the front matter differs from docs/nb/a.md: remove 'hidden'",
        "the front matter differs from docs/nb/a.md: write 'template: light.html'",
    ]


def test_an_anchor_that_stands_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    page = tmp_path / "docs/nb/a.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: A\n---\n\n## B {#godt-a-vite}\n\n## C {#godt-a-vite}\n", "utf-8")
    with pytest.raises(Problems) as found:
        load_prose(tmp_path / "docs", "nb", tmp_path)
    assert [str(problem) for problem in found.value.problems] == [
        "docs/nb/a.md:7: the anchor '{#godt-a-vite}' stands in line 5 too; change one"
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "[Skriv](post@fjellvik.example)",
            "'post@fjellvik.example' is an e-mail address; write mailto:post@f",
        ),
        ("<mailto:post@fjellvik.example>", "write the e-mail address alone: <post@fjellvik.example>"),
        (
            "[Ring](tel:+4775000001)",
            "'tel:+4775000001' would stay when the number changes; write {{ number id",
        ),
        ("<tel:112>", "'tel:112' would stay when the number changes; write {{ number id }}"),
    ],
)
def test_what_a_link_means_is_told_as_a_page_writes_it(words: str, told: str) -> None:
    (problem,) = unsafe_prose(f"# Hjelp\n\n{words}\n", "hjelp.md")
    assert str(problem).startswith(f"hjelp.md:3: {told}")
