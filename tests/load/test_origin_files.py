"""What the tool keeps about translations is read strictly: a fault is told, with a remedy that works."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from builders import LANGUAGES, copy_miniature, link_code
from made_up_words import fill
from veiviser.cli import main
from veiviser.edit.translating import bring_language_up_to_date, review
from veiviser.load.guide import load_guide
from veiviser.load.origin_files import read_origins, source_texts
from veiviser.load.project import read_project
from veiviser.model.problem import Problems

SOURCES, ARABIC = "data/translations/sources.json", "data/translations/ar.json"
TODAY = date(2030, 3, 2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_miniature(tmp_path / "miniature")
    link_code(root)
    fill(root)
    bring_language_up_to_date(root, load_guide(root / "data").guide, LANGUAGES[2])
    return root


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Redaksjon", "-c", "user.email=redaksjon@fjellvik.example")
    done = subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, text=True, check=False)
    return done.stdout


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A", "data", "docs")
    git(root, "commit", "-qm", message)


def told(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the check says; nothing where all is sound."""
    capsys.readouterr()
    main(["check-data", "--root", str(root), "--lang", "en"])
    return [line for line in capsys.readouterr().err.split("\n") if ".json:" in line]


def translations(root: Path, *arguments: str) -> None:
    assert main(["translations", *arguments, "--root", str(root), "--lang", "en"]) == 0


def say(root: Path, words: str) -> None:
    """A change of the source, to which the translation says that it still holds."""
    page = root / "docs/nb/hjelp.md"
    page.write_text(f"{page.read_text('utf-8')}\n{words}\n", "utf-8")
    translations(root, "accept", "docs/ar/hjelp.md", "--by", "translator")
    commit(root, words)


def test_two_versions_that_git_mixed_by_lines_are_told_and_each_remedy_works(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "init", "-qb", "main", ".")
    commit(root, "before")
    git(root, "checkout", "-qb", "other")
    say(root, "Ring i dag.")
    git(root, "checkout", "-q", "main")
    say(root, "Ring her.")
    git(root, "merge", "other")
    git(root, "checkout", "--ours", "docs")
    commit(root, "both, with git's marks in them")
    marks = {
        name: (root / name).read_text("utf-8").partition("<<<<<<< HEAD")[0].count("\n") + 1
        for name in (ARABIC, SOURCES)
    }
    first, second = told(root, capsys)
    assert first.startswith(f"{ARABIC}:{marks[ARABIC]}: two versions of the file are mixed; keep one")
    assert second.startswith(f"{SOURCES}:{marks[SOURCES]}: is not as the tool wrote it")
    main(["translations", "--root", str(root), "--lang", "en"])
    assert ARABIC in capsys.readouterr().err, "the other file comes first"
    git(root, "checkout", "main~1", "--", ARABIC)
    assert len(told(root, capsys)) == 1
    translations(root)
    assert told(root, capsys) == []


def test_every_whole_text_of_a_damaged_file_is_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / SOURCES).read_bytes()
    lines = before.decode().split("\n")
    damaged = [lines[0], "<<<<<<< HEAD", *lines[1:3], "=======", *lines[3:5], ">>>>>>> other", *lines[5:]]
    (root / SOURCES).write_text("\n".join(damaged), "utf-8")
    assert told(root, capsys)[0].startswith(f"{SOURCES}:2: ")
    translations(root)
    assert (root / SOURCES).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('": "', '": "\\q'),
        ('": "', '": "\\ud800'),
        ('": "', '" "'),
        ('": "', '": "Noe annet. '),
        ("{", "["),
        ("}", ""),
        ('": "', '": 7, "a": "'),
    ],
)
def test_former_words_that_are_not_as_they_were_written_are_told(
    root: Path, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / SOURCES).read_bytes()
    (root / SOURCES).write_text(before.decode().replace(old, new, 1), "utf-8")
    (problem,) = told(root, capsys)
    assert "run 'veiviser translations', which keeps every whole text" in problem
    translations(root)
    assert told(root, capsys) == []
    assert (root / SOURCES).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "below"),
    [('"blocks": {', '"blocks" {', 1), ('"source": ', '"sorce": ', 0), ("},\n", "}\n", 2)],
)
def test_a_damaged_line_is_told_and_the_last_sound_version_can_be_taken(
    root: Path, old: str, new: str, below: int, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "init", "-qb", "main", ".")
    commit(root, "sound")
    path = root / ARABIC
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")
    commit(root, "damaged")
    (problem,) = told(root, capsys)
    line = text[: text.index(old)].count("\n") + below
    assert problem.startswith(f"{ARABIC}:{line}: the tool writes this file, and cannot read this line")
    assert f"git log --oneline {ARABIC}" in problem
    version = git(root, "log", "--oneline", ARABIC).split("\n")[1].split()[0]
    git(root, "checkout", version, "--", ARABIC)
    assert told(root, capsys) == []


def test_a_name_that_stands_twice_is_told_and_none_of_the_two_is_lost(root: Path) -> None:
    path = root / ARABIC
    lines = path.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith('  "hjelp.md"'))
    path.write_text("\n".join([*lines[:at], '  "hjelp.md": {},', *lines[at:]]), "utf-8")
    with pytest.raises(Problems, match=f"{ARABIC}:{at + 2}: the same name stands twice"):
        read_origins(root, "ar")


def test_a_published_language_is_not_left_out_in_silence_because_a_file_is_damaged(root: Path) -> None:
    path = root / "data/languages.yaml"
    arabic = "  name: العربية\n"
    text = path.read_text("utf-8")
    assert arabic in text
    path.write_text(text.replace(arabic, f"{arabic}  publish_unreviewed: false\n"), "utf-8")
    assert read_project(root).left_out == {"ar"}
    pages = [page.relative_to(root).as_posix() for page in (root / "docs/ar").rglob("*.md")]
    review(root, ["data/translations/ar.po", *pages], "language_reader", TODAY)
    assert read_project(root).left_out == frozenset()
    for name in ("data/translations/ar.po", "docs/ar/index.md", ARABIC):
        sound = (root / name).read_bytes()
        (root / name).write_bytes(b"<<<<<<< HEAD\n" + sound)
        with pytest.raises(Problems, match=f"{name}:1: "):
            read_project(root).project()
        (root / name).write_bytes(sound)


def test_a_fault_of_a_language_that_waits_stops_nothing_and_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "data/languages.yaml"
    text = path.read_text("utf-8")
    waiting = "- code: pl\n  name: Polski\n  is_resident_only: true\n  publish_unreviewed: false\n"
    path.write_text(f"{text}\n{waiting}", "utf-8")
    (root / "data/translations/pl.po").write_text('msgid "', "utf-8")
    assert main(["check-data", "--root", str(root), "--lang", "en"]) == 0
    assert "data/translations/pl.po:1: is not a PO file" in capsys.readouterr().err


def test_the_words_of_what_is_translated_are_kept(root: Path) -> None:
    held = {origin.source for page in read_origins(root, "ar").blocks.values() for origin in page.values()}
    assert held
    assert source_texts(root).keys() == held
