"""Each command has its two functions, knows where the project lies, and imports what it needs alone."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from builders import copy_miniature, linked_miniature
from project import ROOT
from veiviser.cli import COMMANDS, GROUPS, MODULES, functions_of, main

FILES = {path.stem for path in (ROOT / "hooks/veiviser/cli").glob("*.py")}
FRAMEWORKS = {"jinja2", "mkdocs", "opening_hours", "phonenumbers", "pydantic", "ruamel", "weasyprint", "yaml"}
"""Packages that take long to import."""
NEEDED = {
    "check-data": {"opening_hours", "phonenumbers", "pydantic", "ruamel", "yaml"},
    "schemas": {"opening_hours", "phonenumbers", "pydantic", "ruamel", "yaml"},
    "rollback": {"jinja2", "opening_hours"},
}
"""Those that a command may import."""


def imported(*arguments: str) -> set[str]:
    """The packages that a command has imported when it ends."""
    program = (
        "import sys\nfrom veiviser.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def help_of(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_help_imports_none_of_the_work() -> None:
    for language, more in (("en", {"babel"}), ("nb", set())):
        assert imported("--lang", language, "--help") & (FRAMEWORKS | more) == set()


@pytest.mark.parametrize("command", NEEDED)
def test_a_command_imports_what_it_needs_alone(command: str) -> None:
    assert imported(command, "--help") & FRAMEWORKS <= NEEDED[command]


def test_what_a_command_imports_is_seen() -> None:
    assert "mkdocs" in imported("handouts", "--help")


def test_every_function_that_runs_is_a_command() -> None:
    modules = [import_module(f"veiviser.cli.{name}") for name in FILES - {"__init__"}]
    runs = {value for module in modules for name, value in vars(module).items() if name.startswith("run_")}
    assert runs == {functions_of(name)[1] for name in COMMANDS}
    assert COMMANDS.keys() == MODULES.keys()


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = help_of("--lang", language, *command.split(), capsys=capsys)
    assert f"veiviser {command} " in shown
    assert "--root ROOT" in shown


def test_the_first_help_names_every_command_and_group(capsys: pytest.CaptureFixture[str]) -> None:
    shown = help_of(capsys=capsys)
    for name in (*(name for name in COMMANDS if " " not in name), *GROUPS):
        assert f"\n    {name} " in shown
    for group in GROUPS:
        shown = help_of(group, capsys=capsys)
        assert all(f"\n    {name.split()[1]} " in shown for name in COMMANDS if name.startswith(f"{group} "))


@pytest.mark.parametrize("command", ["check-links", "readability"])
@pytest.mark.parametrize("where", ["root", "site"])
def test_a_site_that_is_not_built_is_told(
    command: str, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, f"--{where}", str(tmp_path)])
    assert ended.value.code == 2
    site = tmp_path / "build" if where == "root" else tmp_path
    assert f"'{site}' is not a built site; run: veiviser build" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        "check-data",
        "translations",
        "actor show lykta",
        "actor set lykta url https://lykta.example",
        "actor confirm lykta --by vakten",
        "measure report 1 done --note Ferdig --source https://lykta.example",
        "build",
        "rollback",
        "check-links",
        "readability",
        "handouts",
        "release",
        "release --check",
    ],
)
def test_a_folder_that_holds_no_project_is_told_and_stays_empty(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "root"
    root.mkdir()
    try:
        assert main([*command.split(), "--root", str(root)]) == 1
    except SystemExit as ended:
        assert ended.code == 2
    assert capsys.readouterr().err
    assert [path for path in root.rglob("*") if path.is_file()] == []


def test_a_command_finds_the_site_in_the_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/index.html").write_text("<p>No link leads out.", "utf-8")
    assert main(["check-links", "--root", str(tmp_path)]) == 0
    assert "0 links" in capsys.readouterr().out
    assert main(["rollback", "--root", str(tmp_path)]) == 1
    assert f"{tmp_path / 'site'}:1: there is no earlier release" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check-links", "release"])
@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "601", "x"])
def test_a_time_in_which_no_link_can_answer_is_wrong_usage(
    command: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(copy_miniature(tmp_path / "project"))
    with pytest.raises(SystemExit) as ended:
        main([command, "--root", root, "--timeout", text, "--lang", "en"])
    assert ended.value.code == 2
    told = f"'{text}' is no time to wait; write seconds above 0, at most 600, as 20"
    assert told in " ".join(capsys.readouterr().err.split())


def test_a_folder_that_cannot_be_written_to_is_told_by_each_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = linked_miniature(tmp_path / "fjellvik")
    (root / "data/translations/.ar.po.new").mkdir()
    assert main(["--lang", "en", "translations", "--root", str(root)]) == 1
    said = capsys.readouterr().err
    assert f"{root}/data/translations:1: " in said
    assert "; see to it that the folder may be written to\n" in said


def test_no_command_dies_of_a_letter_that_a_terminal_lacks() -> None:
    program = Path(sys.executable).with_name("veiviser")
    done = subprocess.run(
        [program, "--help", "--lang", "nb"],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"pr\\xf8v alle lenker" in done.stdout


@pytest.mark.parametrize("command", ["--help", "actor show lykta", "translations status", "release --check"])
def test_no_command_dies_of_a_reader_that_has_seen_enough(tmp_path: Path, command: str) -> None:
    words = [Path(sys.executable).with_name("veiviser"), *command.split()]
    project = [] if command == "--help" else ["--root", str(copy_miniature(tmp_path / "fjellvik"))]
    with subprocess.Popen([*words, *project], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout and program.stderr
        program.stdout.close()
        told = program.stderr.read().decode()
    assert "Traceback" not in told and "BrokenPipe" not in told
    assert program.returncode == (0 if command == "--help" else 1)
