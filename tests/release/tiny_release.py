"""A tiny release that is published as a real one is, and can fail at any use of the file system.

``python tiny_release.py FAULT FOLDER`` tries a fault at every moment, one after another, each time from the
same start and each time followed by the next release without fault; prints what it saw as JSON. It forks,
and so it is a program of its own.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from build.tiny_build import CRASHED, DONE, TOLD, apart, build, fail_from, shown, write
from veiviser.build.swap import staging, swap_in
from veiviser.release.commit import (
    DATA,
    FOLDER,
    SUMS,
    artifacts,
    checksums,
    checksums_beside,
    commit,
    finish_what_was_killed,
    lock,
)

FILES = ("releases.yaml", "last-release.json")
AND_BUILD, CARELESSLY = "+build", "+carelessly"
Commit = Callable[[Path, Path, Path, Path], None]


def carelessly(built: Path, site: Path, ready: Path, root: Path) -> None:
    """What must not be done: the data first, the site afterwards."""
    for file in FILES:
        shutil.copyfile(ready / DATA / file, root / DATA / file)
    shutil.rmtree(ready / DATA)
    swap_in(built, site)
    ready.rename(ready.with_suffix(""))


def release(root: Path, name: str, how: Commit = commit) -> None:
    site = root / "site"
    with lock(root):
        finish_what_was_killed(root, site)
        with staging(site) as built, artifacts(root, site, name) as ready:
            write(built, name, pages=0)
            sums = checksums(built)
            for place in (checksums_beside(built), ready / SUMS):
                place.write_text(sums, "utf-8")
            for file in FILES:
                (ready / DATA / file).write_text(name, "utf-8")
            how(built, site, ready, root)


def release_with(fault: str, moment: int, root: Path) -> None:
    fail_from(moment, fault.partition("+")[0])
    release(root, "new", carelessly if fault.endswith(CARELESSLY) else commit)


def finish(root: Path) -> None:
    with lock(root):
        finish_what_was_killed(root, root / "site")


def told(root: Path) -> set[str]:
    """The releases that the project's parts speak of; one where they agree."""
    return {shown(root / "site"), *((root / DATA / file).read_text("utf-8") for file in FILES)}


def papers_of(root: Path) -> list[str]:
    return sorted(path.name for path in (root / FOLDER).iterdir())


def check(root: Path, outcome: int) -> str:
    """What is published after a release that ended so, once it has been carried on or cleared away."""
    before = shown(root / "site")
    assert before in {"old", "new"}, f"{before!r} is shown"
    assert outcome != CRASHED, "neither published nor told"
    assert outcome != TOLD or before == "new" or told(root) == {"old"}, "told, and yet half is written"
    assert apart(finish, root) == DONE, "cannot be carried on"
    assert told(root) == {before}, f"the site shows {before}, the whole tells {told(root)}"
    assert papers_of(root) == (["new", "old"] if before == "new" else ["old"]), papers_of(root)
    assert sorted(path.name for path in (root / DATA).iterdir()) == sorted(FILES), "left behind"
    assert apart(release, root, "next") == DONE, "the next release fails"
    assert told(root) == {"next"}
    return before


def check_after_build(root: Path, outcome: int) -> str:
    """The same where somebody builds the site before the release is carried on."""
    assert apart(build, root / "site", "built", 0) == DONE, "the site cannot be built"
    assert apart(finish, root) == DONE, "cannot be carried on"
    (now,) = {(root / DATA / file).read_text("utf-8") for file in FILES}
    assert papers_of(root) == (["new", "old"] if now == "new" else ["old"]), papers_of(root)
    return now


def try_all(fault: str, folder: Path) -> dict[str, object]:
    """Tries a fault at each moment until the work is done before it comes."""
    first = folder / "start"
    (first / DATA).mkdir(parents=True)
    apart(release, first, "old")
    seen = {"old": 0, "new": 0}
    wrong: list[str] = []
    for moment in count(1):
        root = shutil.copytree(first, folder / str(moment), symlinks=True)
        outcome = apart(release_with, fault, moment, root)
        try:
            now = (check_after_build if fault.endswith(AND_BUILD) else check)(root, outcome)
            if outcome == DONE:
                break
            seen[now] += 1
        except (AssertionError, OSError) as error:
            wrong.append(f"moment {moment}, ended with {outcome}: {error}")
        shutil.rmtree(root)
    return {**seen, "wrong": wrong}


if __name__ == "__main__":
    # What is on the disk counts only when the power fails, which no test can do; to wait for it takes long.
    os.sync = os.fsync = lambda *handle: None  # type: ignore[assignment]
    print(json.dumps(try_all(sys.argv[1], Path(sys.argv[2]))))
