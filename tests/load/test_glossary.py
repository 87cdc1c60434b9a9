"""Each language has one word for a term; translators are shown it, and another word is told."""

from pathlib import Path

import pytest

from builders import copy_miniature
from project import ROOT
from veiviser.cli import main
from veiviser.load.glossary import GLOSSARY, glossary_faults, read_glossary
from veiviser.load.project import read_project

TERMS = """- source: tolk
  terms:
    ar: [مترجم]
  never:
    ar: [ترجمان]
- source: ROSA
  terms:
    ar: [روزا]
"""


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        ("Tolken er gratis.", "المترجم مجاني.", []),
        ("Tolken er gratis.", "الترجمان مجاني.", ["calls 'tolk' 'ترجمان'; write 'مترجم'"]),
        ("Tolken er gratis.", "هو مجاني.", ["has 'tolk', and not 'مترجم'; write it"]),
        ("Den er gratis.", "هو مجاني.", []),
        ("Ring ROSA når du vil.", "اتصل عندما تريد.", ["has 'ROSA', and not 'روزا'; write it"]),
        ("Rapport om tolk", "Rapport om tolk (تقرير)", []),
    ],
)
def test_another_word_for_a_term_is_told(tmp_path: Path, source: str, text: str, told: list[str]) -> None:
    path = tmp_path / GLOSSARY
    path.parent.mkdir(parents=True)
    path.write_text(TERMS, "utf-8")
    assert [str(fault) for fault in glossary_faults(read_glossary(tmp_path), source, text, "ar")] == told


def test_a_part_and_a_string_are_told_with_their_place(tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "miniature")
    (root / GLOSSARY).write_text(TERMS, "utf-8")
    for code, words in (("nb", "Tolk"), ("ar", "شخص")):
        with (root / f"docs/{code}/hjelp.md").open("a", encoding="utf-8") as page:
            page.write(f"\n## {words} {{#tolk}}\n\n{words}.\n")
    told = [str(problem) for problem in read_project(root).problems]
    assert any(
        line.startswith("docs/ar/hjelp.md:") and "has 'tolk', and not 'مترجم'" in line for line in told
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("source: tolk\n", "1: must be a list of terms"),
        ("- ord: tolk\n  terms: {ar: [a]}\n", "1: this entry: lacks 'source'; add it"),
        (
            "- source: tolk\n  terms: {ar: [a]}\n  nevr: {ar: [b]}\n",
            "3: this entry: 'nevr' is not a field here; remove it or mend its name; did you mean 'never'?",
        ),
        ("- source: tolk\n  term: {ar: [a]}\n", "is it 'term' that should be called so?"),
        ("- source: tolk\n  terms: {ar: a}\n", "2: this entry: 'terms.ar' must be a list"),
    ],
    ids=["no list", "without a word", "a misspelt field", "a misspelt list", "a word alone"],
)
def test_a_glossary_that_cannot_be_read_is_told(tmp_path: Path, text: str, told: str) -> None:
    root = copy_miniature(tmp_path / "miniature")
    (root / GLOSSARY).write_text(text, "utf-8")
    problems = [str(problem) for problem in read_project(root).problems]
    assert any(line.startswith(f"{GLOSSARY}:") and told in line for line in problems), problems


def test_a_translator_is_shown_the_word(tmp_path: Path) -> None:
    path = tmp_path / "veiviser.ar.po"
    assert main(["translations", "export", "ar", "--to", str(path), "--root", str(ROOT)]) == 0
    assert "#. menneskehandel = الاتجار\n" in path.read_text("utf-8")


def test_every_term_of_the_site_has_a_word_in_each_language_that_stands() -> None:
    held = read_glossary(ROOT)
    assert {term.source for term in held} >= {"menneskehandel", "grov menneskehandel", "krisesenter"}
    assert all({"en", "ar"} <= term.terms.keys() for term in held)
