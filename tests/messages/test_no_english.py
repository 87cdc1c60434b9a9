"""Where Norwegian is chosen nothing is said in English: by us, by argparse, or by the programs we run."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import TemplateError

from builders import copy_miniature
from project import ROOT
from veiviser.build.build_faults import known_problems, problem_of_warning, setting_problem
from veiviser.cli import COMMANDS, GROUPS, main
from veiviser.messages import translator
from veiviser.model.others import in_known_words
from veiviser.templates import page_templates

ENGLISH = re.compile(
    r"\b(?:[Tt]he|of|and|not|must|which|cannot|missing|has|have|with|that|this|are|was|were|where|write|there"
    r"|invalid|expected|value|unknown|failed|should|does|required|arguments?|choose|error|warning|found)\b",
)
"""Words that no Norwegian sentence holds."""
QUOTED = re.compile(
    r"«[^»]*»|`[^`]*`|\"[^\"]*\"|'[^']*'|--[\w-]+(?: [A-Z_]+)?|\{[\w,-]*\}|/[\w./-]+|[\w./-]+\.\w+|%\(\w+\)r|https?://\S+"
)
"""What is quoted from the file, the command or the program keeps its words."""


def english(text: str) -> list[str]:
    return ENGLISH.findall(QUOTED.sub(" ", text))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    try:
        main([*arguments, "--lang", "nb"])
    except SystemExit as ended:
        assert ended.code in (0, 1, 2)
    told = capsys.readouterr()
    return told.out + told.err


def test_english_words_are_found_where_they_stand() -> None:
    assert english("data/a.yaml:1: «of» the value is missing") == ["the", "value", "missing"]
    assert english("Skriv «number: the» i data/the.yaml") == []


def test_no_norwegian_message_holds_an_english_word() -> None:
    with (ROOT / "hooks/veiviser/messages/nb.po").open("rb") as file:
        held = {str(entry.string) for entry in read_po(file, locale="nb") if entry.id}
    assert {text: found for text in held if (found := english(text))} == {}


@pytest.mark.parametrize("command", ["", *GROUPS, *COMMANDS])
def test_no_help_holds_an_english_word(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, *command.split(), "--help")
    assert "bruk: veiviser" in text and english(text) == []


WRONG_USAGE = (
    "",
    "finnes-ikke",
    "actor",
    "actor set",
    "actor set lykta",
    "actor set lykta tlf 1",
    "actor set lykta phone 1 --phone x",
    "actor confirm lykta",
    "actor new",
    "actor show ingen",
    "actor set lykta phone 75000009",
    "check-data --today x",
    "check-data mer",
    "measure report 1 ferdig",
    "measure report 1 snart --note a --source https://a.example",
    "translations add norsk",
    "translations export xx",
    "translations accept docs/ar/ingen.md --by x",
    "build --today 2026-13-01",
    "build --site docs",
    "serve --port x",
    "release --links-from ingen.json",
    "release --timeout x",
    "rollback",
    "check-links",
    "readability",
)


@pytest.mark.parametrize("command", WRONG_USAGE)
def test_no_wrong_usage_is_told_in_english(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy_miniature(tmp_path / "project"))
    text = said(capsys, *command.split())
    assert text and english(text) == []


def expected() -> Iterator[Path]:
    yield from (ROOT / "tests/bad_data").rglob("forventet.txt")


def test_no_fault_of_data_is_told_in_english() -> None:
    found = {
        line: words
        for path in expected()
        for line in path.read_text("utf-8").splitlines()
        if (words := english(line))
    }
    assert found == {}


SETTINGS = (
    "Config value 'docs_dirr': Unrecognised configuration name: docs_dirr",
    "Config value 'site_name': Required configuration not provided.",
    "Config value 'docs_dir': The path '/a/b' isn't an existing directory.",
    "Config value 'theme': The path set in custom_dir ('/a') does not exist.",
    "Config value 'theme': Unrecognised theme name: 'mat'. The available installed themes are: mkdocs",
    "Config value 'plugins': The \"i18m\" plugin is not installed",
    "Config value 'site_url': The URL isn't valid, it should include the http:// (scheme)",
    "Config value 'docs_dir': Expected type: <class 'str'> but received: <class 'list'>",
    "Config value 'markdown_extensions': Failed to load extension 'x'.\nNo module named 'x'",
)
WARNINGS = (
    "Doc file 'nb/a.md' contains a link 'b.md', but the target 'nb/b.md' is not found among the files.",
    "Doc file 'nb/a.md' contains a link '#b', but there is no such anchor on this page.",
    "A reference to 'x.md' is included in the 'nav' configuration, which is not there.",
    "A relative path to 'x.md' is included in the 'nav' configuration, which is not found.",
    "Excluding 'README.md' from the site because it conflicts with 'index.md'.",
)
OTHERS = (
    "[Errno -2] Name or service not known",
    "[Errno 111] Connection refused",
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)",
    "Failed to load image at 'file:///a.png': FileNotFoundError: [Errno 2] No such file",
    "No anchor #borte for internal URI reference",
    "Ignored `width: 2 meter` at 1:5, invalid value.",
    "invalid literal for int() with base 10: 'i dag'",
)


@pytest.mark.parametrize("fault", SETTINGS)
def test_no_fault_of_the_settings_is_told_in_english(fault: str) -> None:
    assert english(setting_problem(fault, "", "mkdocs.yml").said(translator("nb"))) == []


@pytest.mark.parametrize("fault", WARNINGS)
def test_no_warning_of_a_build_is_told_in_english(fault: str, tmp_path: Path) -> None:
    assert english(problem_of_warning(fault, "nb", tmp_path).said(translator("nb"))) == []


@pytest.mark.parametrize("fault", OTHERS)
def test_what_programs_say_is_told_in_norwegian_and_stays_as_it_was_in_english(fault: str) -> None:
    told = in_known_words(fault)
    assert english(told.said(translator("nb"))) == []
    assert all(word in fault or "…" in word for word in str(told).split())


TEMPLATES = (
    "{% iff x %}",
    "{% if x %}a",
    "{% if x %}{% endfor %}",
    "{{ missing }}",
    "{{ thing.missing }}",
    "{{ thing['missing'] }}",
    "{{ thing|missing }}",
    "{% if thing is missing %}{% endif %}",
    "{{ thing thing }}",
    "{{ thing § }}",
    "{{ thing }",
    "{{ 'a }}",
    "{# x",
    "{{ thing(",
    "{% for x in %}{% endfor %}",
    "{% include 'missing.html' %}",
    "{% extends 'missing.html' %}",
    "{% from 'card.html' import missing %}{{ missing() }}",
    "{% from 'card.html' import card %}{{ card(1, 2) }}",
    "{% from 'card.html' import card %}{{ card(z=2) }}",
    "{% for x in 7 %}{% endfor %}",
    "{{ thing() }}",
    "{{ 1 + 'a' }}",
    "{% block a %}{% endblock %}{% block a %}{% endblock %}",
)
"""What goes wrong in a template."""


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_fault_of_a_template_is_told_in_english(template: str, tmp_path: Path) -> None:
    folder = tmp_path / "overrides"
    folder.mkdir()
    (folder / "card.html").write_text("{% macro card(x) %}{{ x }}{% endmacro %}", "utf-8")
    (folder / "page.html").write_text(f"\n{template}\n", "utf-8")
    with pytest.raises((TemplateError, TypeError)) as caught:
        page_templates(folder).get_template("page.html").render(thing={})
    (problem,) = known_problems(caught.value, tmp_path)
    assert problem.path == "overrides/page.html"
    assert english(problem.said(translator("nb"))) == []
    assert problem.said(str).startswith(f"overrides/page.html:{problem.line}: the template fails: ")


def test_what_nobody_knows_is_told_as_it_was_said() -> None:
    assert str(in_known_words("Something else\n went wrong")) == "Something else went wrong"
