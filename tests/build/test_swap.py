"""What is shown is always one whole site with its own settings, whatever happens to a build."""

import errno
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from build.tiny_build import build, kept, shown, write
from made_up_words import whole_miniature
from project import ROOT
from veiviser.build.delivery import delivery_folder
from veiviser.build.swap import refuse_released, rollback, staging, swap_in
from veiviser.cli import main
from veiviser.model.problem import Problems

NOBODY = 65534
WITH_TESTS = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
SMALL_DISK = 1_000_000
"""Bytes."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@contextmanager
def little_room(folder: Path) -> Iterator[None]:
    """A disk of its own at ``folder``; where this process may not mount one, a limit to what it may write."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "small", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        try:
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    else:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def no_right_to_write(folder: Path) -> Iterator[None]:
    """``folder`` can be read and not written to, not even by root, who becomes nobody."""
    user = os.geteuid()
    folder.chmod(0o555)
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("start", "fault"),
    [*product(("nothing", "an empty folder", "versions"), ("kill", "ENOSPC")), ("nothing", "EROFS")],
)
def test_a_fault_at_any_moment_leaves_the_old_site_or_the_new(start: str, fault: str, tmp_path: Path) -> None:
    command = [sys.executable, str(Path(__file__).with_name("tiny_build.py")), start, fault, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=WITH_TESTS)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["old"] >= (40 if fault == "kill" else 20)
    assert (told["new"] > 0) == (fault == "kill")


def test_a_full_disk_is_told_and_the_site_stays(site: Path) -> None:
    with little_room(site.parent):
        build(site, "old")
        with pytest.raises(Problems, match="free some room and build again"):
            build(site, "new", size=2 * SMALL_DISK)
        assert (shown(site), kept(site)) == ("old", ["1", "current"])
        build(site, "new")
        assert shown(site) == "new"


def test_a_folder_that_may_not_be_written_to_is_told_and_the_site_stays() -> None:
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(site, "old")
        site.with_name(".site.versions").chmod(0o555)
        with no_right_to_write(Path(folder)), pytest.raises(Problems, match="that may be written to"):
            build(site, "new")
        assert shown(site) == "old"
        with no_right_to_write(Path(folder)), pytest.raises(Problems, match="that may be written to"):
            build(site.with_name("other"), "new")


def test_another_folder_that_cannot_be_written_to_is_the_one_that_is_told(site: Path, tmp_path: Path) -> None:
    cache = tmp_path.parent / "project/.cache"
    with pytest.raises(Problems) as found, staging(site):
        raise PermissionError(errno.EACCES, "no", str(cache / "handouts"))
    (problem,) = found.value.problems
    assert problem.path == str(cache)
    assert "see to it that it can be written to" in str(problem.message)


def test_two_builds_at_once_have_each_their_own_folder(site: Path) -> None:
    with staging(site) as first, staging(site) as second:
        write(first, "first")
        write(second, "second")
        swap_in(second, site)
        assert shown(site) == "second"
        swap_in(first, site)
        assert shown(site) == "first"
    rollback(site)
    assert shown(site) == "second"


def test_many_builds_at_once_all_end_well(site: Path) -> None:
    names = [f"build {number}" for number in range(6)]
    program = "import sys, pathlib, build.tiny_build as t; t.build(pathlib.Path(sys.argv[1]), sys.argv[2])"
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(site), name], env=WITH_TESTS) for name in names
    ]
    assert [build.wait() for build in running] == [0] * len(names)
    assert shown(site) in names
    build(site, "last")
    assert shown(site) == "last"
    assert len(kept(site)) == 3


def test_the_work_of_a_running_build_is_left_alone(site: Path) -> None:
    with staging(site) as built:
        build(site, "other")
        assert built.parent.is_dir()
    assert not built.parent.exists()


def test_a_build_that_crashes_leaves_nothing_behind(site: Path) -> None:
    build(site, "old")
    with pytest.raises(ZeroDivisionError), staging(site) as built:
        write(built, "new")
        raise ZeroDivisionError
    assert (shown(site), kept(site)) == ("old", ["1", "current"])


def test_one_version_is_kept_to_go_back_to(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("first", "second", "third"):
        build(site, name)
    back = ["rollback", "--site", str(site)]
    assert main(back) == 0
    assert shown(site) == "second"
    capsys.readouterr()
    assert main(back) == 1
    assert f"{site}:1: there is no earlier release to go back to" in capsys.readouterr().err
    assert shown(site) == "second"


def test_after_going_back_the_next_build_can_go_back_to_the_same(site: Path) -> None:
    for name in ("good", "bad"):
        build(site, name)
    rollback(site)
    build(site, "mended")
    rollback(site)
    assert shown(site) == "good"


@pytest.mark.parametrize("made", [False, True])
def test_without_versions_there_is_nothing_to_go_back_to(made: bool, site: Path) -> None:
    if made:
        write(site, "made by hand")
    with pytest.raises(Problems, match="no earlier release"):
        rollback(site)
    assert shown(site) == ("made by hand" if made else "")


def test_nobody_goes_back_to_what_was_never_released(site: Path) -> None:
    for name in ("only built", "released"):
        build(site, name)
    (site.with_name(".site.versions") / "1/site.delivery/SHA256SUMS").unlink()
    with pytest.raises(Problems, match="no earlier release"):
        rollback(site)
    assert shown(site) == "released"


def test_a_site_to_look_at_never_takes_the_place_of_a_release(site: Path) -> None:
    refuse_released(site)
    build(site, "released")
    with pytest.raises(Problems, match="only a release may replace it"):
        refuse_released(site)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("stands", ["a copied site", "settings", "a letter", "a file"])
def test_what_no_build_has_put_there_is_told_at_once_and_stays(stands: str, site: Path) -> None:
    place = delivery_folder(site) if stands == "settings" else site
    if stands == "a file":
        place.write_text("mine", "utf-8")
    elif stands == "a copied site":
        write(site, "old")
    else:
        place.mkdir()
        (place / "letter.txt").write_text("mine", "utf-8")
    before = everything_in(site.parent)
    with pytest.raises(Problems) as told, staging(site):
        pytest.fail("the build goes on")
    assert str(told.value).startswith(f"{place}:1: stands where the build puts a link; move it away (mv ")
    assert everything_in(site.parent) == before


def test_a_folder_put_there_during_the_build_is_told_and_stays(site: Path) -> None:
    build(site, "old")
    with pytest.raises(Problems, match="stands where the build puts a link"), staging(site) as built:
        write(built, "new")
        site.unlink()
        site.mkdir()
        (site / "letter.txt").write_text("mine", "utf-8")
        swap_in(built, site)
    assert (site / "letter.txt").read_text("utf-8") == "mine"
    shutil.rmtree(site)
    build(site, "next")
    assert shown(site) == "next"


def test_a_site_that_was_moved_away_as_told_gives_way(site: Path) -> None:
    write(site, "old")
    for place in (site, delivery_folder(site)):
        place.rename(place.with_name(f"{place.name}.old"))
    build(site, "new")
    assert shown(site) == "new"


def test_a_link_that_leads_elsewhere_is_followed(site: Path, tmp_path: Path) -> None:
    site.symlink_to(tmp_path / "elsewhere" / "pages")
    with staging(site) as built:
        write(built, "new")
        swap_in(built, site)
    assert site.readlink() == tmp_path / "elsewhere" / "pages"
    assert shown(site.readlink()) == "new"


def test_the_site_may_be_moved_with_its_folder(site: Path, tmp_path: Path) -> None:
    build(site, "old")
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("site", "site.delivery", ".site.versions"):
        (tmp_path / name).rename(moved / name)
    assert shown(moved / "site") == "old"


@pytest.mark.parametrize("hidden", [0o022, 0o077, 0o027])
def test_others_may_read_what_is_published(site: Path, hidden: int) -> None:
    mask = os.umask(hidden)
    try:
        build(site, "new")
    finally:
        os.umask(mask)
    versions = site.with_name(".site.versions")
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (versions, *versions.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_two_builds_in_different_folders_give_the_same_bytes(tmp_path: Path) -> None:
    roots = [tmp_path / "one", tmp_path / "deep" / "other place"]
    for root in roots:
        whole_miniature(root)
    program = Path(sys.executable).with_name("veiviser")
    running = [subprocess.Popen([program, "build", "--root", root], cwd=root) for root in roots]
    assert [build.wait() for build in running] == [0, 0]
    for name in ("build", "build.delivery"):
        one, other = (everything_in(root / name) for root in roots)
        assert one
        assert sorted(one) == sorted(other)
        assert [path for path in one if one[path] != other[path]] == []
