"""Faults of a build become problems at the place where an editor mends them."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from commands import run
from made_up_words import whole_miniature
from project import ROOT
from veiviser.build.build_faults import faulty_settings, known_problems, problem_of_warning
from veiviser.desk.builder import Builder, Job
from veiviser.messages import translator
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems


@pytest.mark.parametrize(
    ("template", "line"), [("a\n{{ nothing.at.all }}\n", 2), ("a\nb\n{% if %}\n", 3), ("{{ 1 / 0 }}", 1)]
)
def test_a_template_that_fails_is_told_with_its_line(tmp_path: Path, template: str, line: int) -> None:
    folder = tmp_path / "overrides/components"
    folder.mkdir(parents=True)
    (folder / "card.html").write_text(template, "utf-8")
    environment = Environment(loader=FileSystemLoader(tmp_path / "overrides"), undefined=StrictUndefined)
    with pytest.raises(Exception) as raised:
        environment.get_template("components/card.html").render()
    (problem,) = known_problems(raised.value, tmp_path)
    assert (problem.path, problem.line) == ("overrides/components/card.html", line)


def test_problems_behind_another_error_are_found() -> None:
    problem = Problem("data/actors.yaml", 3, msg("lacks 'name'; add it"))
    error = SystemExit(1)
    error.__cause__ = Problems([problem])
    assert known_problems(error, Path()) == [problem]


def test_a_fault_of_the_program_is_no_problem_of_an_editor() -> None:
    assert known_problems(ZeroDivisionError("1 / 0"), Path()) == []


def test_settings_are_told_with_the_line_of_their_fault() -> None:
    problem = faulty_settings(ValueError('while parsing\n  in "mkdocs.yml", line 7, column 3'))
    assert (problem.path, problem.line) == ("mkdocs.yml", 7)


def test_a_warning_about_a_page_is_told_at_the_link(tmp_path: Path) -> None:
    page = tmp_path / "docs/ar/hjelp.md"
    page.parent.mkdir(parents=True)
    page.write_text("# A\n\n[b](nowhere.md)\n", "utf-8")
    warning = (
        "Doc file 'ar/hjelp.md' contains a link 'nowhere.md', but the target 'ar/nowhere.md' is not found"
    )
    problem = problem_of_warning(warning, "ar", tmp_path)
    assert (problem.path, problem.line) == ("docs/ar/hjelp.md", 3)
    assert str(problem.message) == "ar: 'nowhere.md' leads to nothing in docs/; mend the link"


@pytest.mark.parametrize(
    ("warning", "said"),
    [
        (
            "Doc file 'nb/a.md' contains a link 'b.md#c', but the doc 'nb/b.md' does not contain "
            "an anchor '#c'.",
            "«b.md#c»: siden har ingen overskrift med ankeret #c. Rett lenken.",
        ),
        (
            "Doc file 'nb/a.md' contains an unrecognized relative link 'b', it was left as is.",
            "«b» er ikke en lenke en side kan ha. Skriv navnet på fila, som hjelp.md.",
        ),
        (
            "A reference to 'b.md' is included in the 'nav' configuration, which is not found in the "
            "documentation files.",
            "Menyen nevner «b.md», som ikke er en side. Rett navnet.",
        ),
        (
            'The following pages exist in the docs directory, but are not included in the "nav" '
            "configuration:\n  - nb/b.md",
            "Menyen mangler - nb/b.md. Legg den til i nav eller i not_in_nav.",
        ),
    ],
)
def test_what_mkdocs_warns_of_is_said_in_norwegian(warning: str, said: str, tmp_path: Path) -> None:
    problem = problem_of_warning(warning, "nb", tmp_path)
    assert problem.message.said(translator("nb")) == f"nb: {said}"


def test_another_warning_is_told_at_the_settings(tmp_path: Path) -> None:
    problem = problem_of_warning("A reference to 'x.md' is in the nav", "nb", tmp_path)
    assert (problem.path, problem.line) == ("mkdocs.yml", 1)


def test_a_fault_of_the_menu_is_told_at_its_line_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nnav:\n  - index.md\n  - Hjelp: hjelp.md\n", "utf-8")
    named = "A reference to 'hjelp.md' is included in the 'nav' configuration, which is not found."
    lacking = 'not included in the "nav" configuration:\n  - nb/ny.md'
    assert problem_of_warning(named, "nb", tmp_path).line == 4
    assert problem_of_warning(lacking, "nb", tmp_path).line == 2


BROKEN_SETTINGS = {
    "docs_dir: docs": ("docs_dir: 'docs", "the quotation mark in this line is never closed"),
    "site_name: Veien": ("site_name: Veien: hjem", "the value holds a colon and a space"),
    "theme:": ("\ttheme:", "a tab stands where only spaces may stand"),
    "docs_dir": ("docs_dirr", "the settings cannot be read: Config value 'docs_dirr'"),
}
"""What stands in mkdocs.yml, what somebody writes instead, and what is told of that line."""


@pytest.mark.parametrize("old", BROKEN_SETTINGS)
def test_the_preview_tells_a_fault_of_the_settings_on_its_line(tmp_path: Path, old: str) -> None:
    root = whole_miniature(tmp_path / "miniature")
    new, told = BROKEN_SETTINGS[old]
    path = root / "mkdocs.yml"
    text = path.read_text("utf-8")
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), "utf-8")
    builder = Builder(root, date(2026, 11, 21))
    try:
        finished = builder.do(Job(code="nb", folder=None, state="a"))
    finally:
        builder.close()
    assert any(str(problem).startswith(f"mkdocs.yml:{line}: {told}") for problem in finished.problems)


@pytest.mark.parametrize("template", ["main.html", "components/call.html"])
def test_a_build_tells_a_mistyped_template_by_file_and_line(tmp_path: Path, template: str) -> None:
    root = whole_miniature(tmp_path / "miniature")
    (root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    path = root / "overrides" / template
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"({% macro .*?%}|{% block .*?%})", r"\1{{ guide.gide }}", text, count=1), "utf-8")
    said = run("veiviser", "build", "--root", str(root), "--lang", "en")
    assert f"overrides/{template}:" in said
    assert "the template fails: " in said
    assert "Traceback" not in said
