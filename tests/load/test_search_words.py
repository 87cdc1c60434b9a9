"""What people type leads to a service or a section that exists, or its fault is told with the line."""

from pathlib import Path

import pytest

from builders import copy_miniature
from veiviser.load.project import load_project
from veiviser.model.problem import Problems


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_miniature(tmp_path / "miniature")


def write(root: Path, text: str, code: str = "nb") -> None:
    path = root / f"data/search/{code}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def test_words_lead_to_services_pages_and_sections(root: Path) -> None:
    write(
        root,
        "- service: lykta\n  also_asked_as: [redd, noen truer meg]\n"
        "- page: hjelp.md\n  also_asked_as: [hjelp meg]\n",
    )
    write(root, "- service: lykta\n  also_asked_as: [خائف]\n", "ar")
    asked = load_project(root, is_draft=True).asked
    assert asked == {
        "nb": {"#lykta": ("redd", "noen truer meg"), "hjelp.md": ("hjelp meg",)},
        "ar": {"#lykta": ("خائف",)},
    }


def questions_page(root: Path) -> None:
    for code in ("nb", "ar"):
        text = "---\ntitle: Spør\ndescription: Spør\n---\n\n# Spør\n\n{{ questions }}\n"
        (root / f"docs/{code}/sporsmal.md").write_text(text, "utf-8")


def test_words_lead_to_a_question_of_the_data(root: Path) -> None:
    questions_page(root)
    write(root, "- page: sporsmal.md#betale\n  also_asked_as: [gratis]\n")
    assert load_project(root, is_draft=True).asked["nb"] == {"sporsmal.md#betale": ("gratis",)}


def test_a_question_that_nobody_asks_is_told(root: Path) -> None:
    questions_page(root)
    write(root, "- page: sporsmal.md#betalt\n  also_asked_as: [gratis]\n")
    fault = r"nb.yaml:1: 'sporsmal.md' has no anchor 'betalt'; did you mean 'betale'\?"
    with pytest.raises(Problems, match=fault):
        load_project(root, is_draft=True)


def test_a_language_without_a_file_has_no_words(root: Path) -> None:
    assert load_project(root, is_draft=True).asked == {"nb": {}, "ar": {}}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("service: lykte", "2: 'lykte' is no service; did you mean 'lykta'?"),
        ("page: hjelpe.md", "2: there is no page 'hjelpe.md'; did you mean 'hjelp.md'?"),
        ("page: hjelp.md#ingensteds", "2: 'hjelp.md' has no anchor 'ingensteds'"),
        ("service: fyret\n  page: hjelp.md", "2: write 'service' or 'page', one of them"),
        ("words: [a]", "2: this entry: 'words' is not a field here"),
        ("service: lykta\n  also_asked_as: redd", "3: this entry: 'also_asked_as' must be a list"),
    ],
)
def test_words_that_lead_nowhere_are_told(root: Path, entry: str, fault: str) -> None:
    more = "" if "also" in entry else "\n  also_asked_as: [redd]"
    write(root, f"# words\n- {entry}{more}\n")
    with pytest.raises(Problems) as caught:
        load_project(root, is_draft=True)
    assert [
        str(problem)[: len("data/search/nb.yaml:") + len(fault)] for problem in caught.value.problems
    ] == [f"data/search/nb.yaml:{fault}"]


def test_two_lists_for_one_place_are_told(root: Path) -> None:
    write(root, "- service: lykta\n  also_asked_as: [a]\n- service: lykta\n  also_asked_as: [b]\n")
    with pytest.raises(Problems, match=r"nb.yaml:3: '#lykta' stands twice"):
        load_project(root, is_draft=True)
