"""A data file is written whole, or not at all."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from veiviser.edit.entry import changed, read_file, removed
from veiviser.edit.saving import FileChange, save
from veiviser.model.problem import Problems
from veiviser.release.commit import lock

SAVE = """
import os, shutil, signal, sys
from pathlib import Path
from veiviser.edit.entry import changed, read_file
from veiviser.edit.saving import save

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

file = read_file(Path(sys.argv[1]), "actors")
change = changed(file, "lykta", file.entry("lykta") | {"name": "Lykta Nord"})
match sys.argv[2]:
    case "before the first byte":
        shutil.copymode = die
    case "before it is on the disk":
        os.fsync = die
    case "before it takes the place of the old":
        Path.replace = die
save(change)
"""


def renamed(project: Path, name: str = "Lykta Nord") -> FileChange:
    file = read_file(project, "actors")
    return changed(file, "lykta", file.entry("lykta") | {"name": name})


def actors(project: Path) -> Path:
    return project / "data/actors.yaml"


def files(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "data").iterdir())


def test_a_saved_change_is_in_the_file_and_nothing_is_left_beside_it(project: Path) -> None:
    before, mode, beside = actors(project).read_text("utf-8"), 0o640, files(project)
    actors(project).chmod(mode)
    loaded = save(renamed(project))
    assert actors(project).read_text("utf-8") == before.replace("name: Lykta\n", "name: Lykta Nord\n")
    assert stat.S_IMODE(actors(project).stat().st_mode) == mode
    assert loaded.guide.actor("lykta").name == "Lykta Nord"
    assert files(project) == beside


def test_a_value_that_check_data_refuses_leaves_the_file(project: Path) -> None:
    before = actors(project).read_bytes()
    file = read_file(project, "actors")
    values = file.entry("lykta")
    values["phones"][0]["number"] = "75"
    with pytest.raises(Problems, match=r"data/actors\.yaml:13: 'lykta'.*'75' is not a Norwegian number"):
        save(changed(file, "lykta", values))
    assert actors(project).read_bytes() == before


def test_a_marker_that_names_nobody_keeps_a_change_back_as_broken_data_do(project: Path) -> None:
    page = project / "docs/nb/hjelp.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("# Hjelp\n\n{{ call nobody-here }}\n", "utf-8")
    before = actors(project).read_bytes()
    with pytest.raises(Problems) as told:
        save(renamed(project))
    assert "docs/nb/hjelp.md:3: marker 'call' names unknown 'nobody-here'" in str(told.value)
    assert actors(project).read_bytes() == before


def test_problems_in_other_files_leave_the_file_too(project: Path) -> None:
    (project / "data/terms.yaml").write_text("- id: [\n")
    before = actors(project).read_bytes()
    with pytest.raises(Problems, match=r"data/terms\.yaml:2"):
        save(renamed(project))
    assert actors(project).read_bytes() == before


def test_a_file_that_changed_since_it_was_read_is_left_as_it_is(project: Path) -> None:
    first, second = renamed(project, "Lykta Sør"), renamed(project)
    save(first)
    with pytest.raises(
        Problems, match=r"'lykta' has been changed by somebody else meanwhile; run the command"
    ):
        save(second)
    assert "name: Lykta Sør" in actors(project).read_text("utf-8")


def test_what_others_saved_meanwhile_in_other_entries_stays(project: Path) -> None:
    file = read_file(project, "actors")
    second = changed(file, "politiet", file.entry("politiet") | {"name": "Lensmannen"})
    save(renamed(project))
    loaded = save(second)
    assert [loaded.guide.actor(id).name for id in ("lykta", "politiet")] == ["Lykta Nord", "Lensmannen"]


def test_an_entry_that_others_took_out_meanwhile_does_not_come_back(project: Path) -> None:
    file = read_file(project, "terms")
    id = file.ids()[-1]
    change = changed(file, id, file.entry(id) | {"name": "Ny"})
    save(removed(file, id))
    with pytest.raises(Problems, match=f"'{id}' has been taken out of the file by somebody else meanwhile"):
        save(change)


def test_nothing_is_saved_while_a_release_is_made_and_nobody_waits(project: Path) -> None:
    before = actors(project).read_bytes()
    with (
        lock(project),
        pytest.raises(Problems, match="a release is being made, and nothing is saved meanwhile"),
    ):
        save(renamed(project))
    assert actors(project).read_bytes() == before
    save(renamed(project))
    assert actors(project).read_bytes() != before


def test_an_entry_that_changed_since_it_was_shown_is_left_as_it_is(project: Path) -> None:
    shown = read_file(project, "actors").entry("lykta")
    save(renamed(project, "Lykta Sør"))
    with pytest.raises(Problems, match=r"data/actors\.yaml:4: 'lykta' has been changed by somebody else"):
        changed(read_file(project, "actors"), "lykta", shown | {"name": "Lykta Nord"}, was=shown)


@pytest.mark.parametrize(
    "moment",
    ["before the first byte", "before it is on the disk", "before it takes the place of the old"],
)
def test_a_kill_leaves_the_old_file_and_the_next_save_goes_well(project: Path, moment: str) -> None:
    before, beside = actors(project).read_bytes(), files(project)
    done = subprocess.run([sys.executable, "-c", SAVE, project, moment], check=False)
    assert done.returncode == -signal.SIGKILL
    assert actors(project).read_bytes() == before
    save(renamed(project))
    assert "name: Lykta Nord" in actors(project).read_text("utf-8")
    assert files(project) == beside


def test_what_stops_the_writing_is_told_and_leaves_the_old_file(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, beside = actors(project).read_bytes(), files(project)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problems, match=r"cannot be written \(No space left on device\); nothing is changed"):
        save(renamed(project))
    assert (actors(project).read_bytes(), files(project)) == (before, beside)


def test_a_file_behind_a_link_is_changed_where_it_lies(project: Path, tmp_path: Path) -> None:
    real = actors(project).rename(tmp_path / "real.yaml")
    actors(project).symlink_to(real)
    save(renamed(project))
    assert actors(project).is_symlink()
    assert "name: Lykta Nord" in real.read_text("utf-8")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_stay_as_they_were(project: Path, mark: bytes) -> None:
    before = mark + actors(project).read_bytes().replace(b"\n", b"\r\n")
    actors(project).write_bytes(before)
    change = renamed(project)
    save(change)
    assert actors(project).read_bytes() == before.replace(b"name: Lykta\r\n", b"name: Lykta Nord\r\n")
    assert len(change.lines) == 1
