"""Whoever edits the site in Norwegian is spoken to in Norwegian, about every fault there is."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from messages_in_code import argparse_words_of, hidden_messages_of, messages_of, messages_of_template
from project import ROOT
from veiviser.cli import main
from veiviser.messages import language_of_machine

HOOKS = ROOT / "hooks"
FILE = HOOKS / "veiviser/messages/nb.po"
SOURCES = {path.relative_to(HOOKS).as_posix(): path.read_text("utf-8") for path in HOOKS.rglob("*.py")}
TEMPLATES = {
    path.relative_to(HOOKS).as_posix(): path.read_text("utf-8")
    for folder in HOOKS.rglob("templates")
    for path in folder.rglob("*.*")
    if path.suffix not in {".py", ".pyc"}
}
IN_CODE = {words: name for name, source in SOURCES.items() for words in messages_of(source)} | {
    words: name for name, source in TEMPLATES.items() for words in messages_of_template(source)
}
"""Each message of ours, and a module or template that says it."""
OF_ARGPARSE = set(argparse_words_of(Path(argparse.__file__).read_text("utf-8")))


def norwegian() -> Catalog:
    with FILE.open("rb") as file:
        return read_po(file, locale="nb", abort_invalid=True)


def missing(messages: dict[str, str], catalog: Catalog) -> Iterator[str]:
    """What to add to the file, and where the message comes from."""
    for words, module in messages.items():
        held = catalog.get(words)
        if held is None or not held.string or held.fuzzy:
            quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            yield f'\n# {module}\nmsgid "{quoted}"\nmsgstr ""\n'


def places(words: str) -> list[str]:
    return sorted(name for _, name, *_ in Formatter().parse(words) if name is not None)


def catalog_of(**messages: str) -> Catalog:
    catalog = Catalog(locale="nb")
    for words, string in messages.items():
        catalog.add(words, string)
    return catalog


def veiviser(*arguments: str, locale: str = "nb_NO.UTF-8") -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("veiviser")
    environment = os.environ | {"LC_ALL": locale, "COLUMNS": "100"}
    return subprocess.run(
        [program, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_every_message_has_norwegian_words() -> None:
    lacking = list(missing(IN_CODE, norwegian()))
    assert lacking == [], f"add to {FILE.relative_to(ROOT)}:\n{''.join(lacking)}"


def test_a_message_without_norwegian_words_is_found() -> None:
    messages = {"too loud": "a.py", 'say "hush"': "b.py", "all is well": "c.py"}
    catalog = catalog_of(**{"too loud": "", "all is well": "alt er bra"})
    assert list(missing(messages, catalog)) == [
        '\n# a.py\nmsgid "too loud"\nmsgstr ""\n',
        '\n# b.py\nmsgid "say \\"hush\\""\nmsgstr ""\n',
    ]


def test_norwegian_words_have_the_same_places() -> None:
    catalog = norwegian()
    held = {words: message.string for words in IN_CODE if (message := catalog.get(words))}
    assert {words: text for words, text in held.items() if places(words) != places(text)} == {}


def test_nothing_is_translated_that_nobody_says() -> None:
    held = {str(message.id) for message in norwegian() if message.id}
    assert held - IN_CODE.keys() - OF_ARGPARSE == set()


def test_a_message_stands_once_in_the_file() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    ids = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']
    assert sorted(ids) == sorted(set(ids))


def test_every_message_is_written_where_it_is_said() -> None:
    hidden = {name: lines for name, source in SOURCES.items() if (lines := list(hidden_messages_of(source)))}
    assert hidden == {}


def test_a_message_in_a_template_is_found() -> None:
    source = '<p title="{{ say("loud") }}">{% if x %}{{ say("quiet {x}", x=x) }}{% endif %}{{ _("no") }}</p>'
    assert list(messages_of_template(source)) == ["loud", "quiet {x}"]


def test_a_message_that_is_put_together_first_is_found() -> None:
    source = 'words = f"{name} is loud"\nmsg(words)\nsay("quiet")\noptions.say(f"loud {name}")\n'
    assert list(hidden_messages_of(source)) == [2, 4]
    assert list(messages_of(source)) == ["quiet"]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "nb_NO.UTF-8", "LANG": "en_GB.UTF-8"}, "nb"),
        ({"LC_ALL": "", "LC_MESSAGES": "nn_NO", "LANG": "C"}, "nb"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LC_ALL": "C", "LANG": "nb_NO.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_machine(environment: dict[str, str], language: str) -> None:
    assert language_of_machine(environment) == language


def test_the_program_speaks_the_language_of_the_machine() -> None:
    assert veiviser("check-data").stdout.endswith(": ingen feil\n")
    assert veiviser("check-data", locale="C").stdout.endswith(": no problems\n")
    assert veiviser("check-data", "--lang", "en").stdout.endswith(": no problems\n")
    assert veiviser("--lang", "nb", "check-data", locale="C").stdout.endswith(": ingen feil\n")


def test_the_help_is_norwegian() -> None:
    shown = veiviser("check-data", "--help").stdout
    assert shown.startswith("bruk: veiviser check-data [-h] [--lang {nb,en}] [--root ROOT] [--data DATA]")
    assert "kontroller data, oversettelser og sider, og nevn alle feil" in shown
    assert "vis denne hjelpen og avslutt" in shown
    assert {"usage", "options", "show", "the"} & set(shown.replace(":", " ").split()) == set()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "veiviser: feil: dette mangler: KOMMANDO\n"),
        (["check-data", "--dato"], "veiviser: feil: dette er ukjent: --dato\n"),
        (["check-data", "--data", "borte"], "veiviser check-data: feil: --data: «borte» er ikke en mappe\n"),
        (["check-data", "--data"], "veiviser check-data: feil: --data: må ha en verdi etter seg\n"),
        (["check-data", "--lang"], "veiviser check-data: feil: --lang: må ha en verdi etter seg\n"),
        (["--lang", "fr", "check-data"], "veiviser: feil: --lang: 'fr' kan ikke velges (velg mellom"),
        (["build", "--today", "i går"], "«i går» er ikke en dato. Skriv den slik: 2026-11-21\n"),
        (["actor", "set", "a", "url", "b", "--phone", "x"], ": feil: --phone: 'x' passer ikke her\n"),
        (["check-links", "--timeout", "x"], "--timeout: «x» er ingen ventetid. Skriv sekunder, mer enn 0"),
    ],
)
def test_wrong_usage_is_told_in_norwegian(
    arguments: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_argparse_speaks_english_again_afterwards(capsys: pytest.CaptureFixture[str]) -> None:
    for language, word in (("nb", "bruk: "), ("en", "usage: ")):
        with pytest.raises(SystemExit):
            main(["--lang", language, "--help"])
        assert capsys.readouterr().out.startswith(word)
