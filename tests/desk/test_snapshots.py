"""What counts as a change: of everything, and of what one language is made from."""

import os
from pathlib import Path

import pytest

from veiviser.desk.build_cache import BuildCache
from veiviser.desk.builder import Finished, Job
from veiviser.desk.file_state import FileState, file_state
from veiviser.load.project import Reading

FILES = (
    "data/actors.yaml",
    "data/translations/ar.po",
    "data/translations/en.po",
    "docs/nb/hjelp.md",
    "docs/ar/hjelp.md",
    "docs/en/hjelp.md",
    "overrides/base.html",
    "hooks/veiviser/paper/templates/card.html",
    "mkdocs.yml",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", "utf-8")
    return tmp_path


def save(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("b", "utf-8")
    os.utime(root / name, ns=(7, 7))


def languages_changed(before: FileState, after: FileState) -> set[str]:
    codes = ("nb", "en", "ar")
    return {code for code in codes if before.of_language(code, "nb") != after.of_language(code, "nb")}


@pytest.mark.parametrize(
    ("saved", "changed"),
    [
        ("data/actors.yaml", {"nb", "en", "ar"}),
        ("overrides/base.html", {"nb", "en", "ar"}),
        ("mkdocs.yml", {"nb", "en", "ar"}),
        ("hooks/veiviser/paper/templates/card.html", {"nb", "en", "ar"}),
        ("docs/nb/hjelp.md", {"nb", "en", "ar"}),
        ("docs/ar/hjelp.md", {"ar"}),
        ("docs/ar/ny.md", {"nb", "en", "ar"}),
        ("data/translations/ar.po", {"ar"}),
    ],
)
def test_a_saved_file_makes_stale_what_it_can_change(root: Path, saved: str, changed: set[str]) -> None:
    before = file_state(root)
    save(root, saved)
    after = file_state(root)
    assert after.digest != before.digest
    assert languages_changed(before, after) == changed


@pytest.mark.parametrize("name", [".actors.yaml.swp", "actors.yaml~", ".#actors.yaml", "__pycache__/a.yaml"])
def test_what_editors_leave_behind_is_no_change(root: Path, name: str) -> None:
    before = file_state(root)
    save(root, f"data/{name}")
    assert file_state(root) == before


def test_a_file_that_is_gone_is_a_change(root: Path) -> None:
    before = file_state(root)
    (root / "docs/en/hjelp.md").unlink()
    assert languages_changed(before, file_state(root)) == {"nb", "en", "ar"}


def test_the_whole_project_is_handed_over_once_for_each_state_of_the_files(
    root: Path, tmp_path: Path
) -> None:
    jobs: list[Job] = []

    def do(job: Job) -> Finished:
        jobs.append(job)
        is_sound = (root / "data/actors.yaml").read_text("utf-8") != "b"
        return Finished(reading=Reading(root=root, loaded=None)) if is_sound else Finished(crash="x")

    cache = BuildCache(root, tmp_path / "pages", do, lambda *_: None)
    assert cache.reading() is cache.reading()
    assert len(jobs) == 1
    save(root, "docs/nb/hjelp.md")
    cache.reading()
    assert [job.state for job in jobs] == [jobs[0].state, file_state(root).digest]
    save(root, "data/actors.yaml")
    for tries in (3, 4):
        with pytest.raises(RuntimeError, match="x"):
            cache.reading()
        assert len(jobs) == tries, "what could not be read is asked for again"
