"""A tiny build that is published as the real one is, and can fail at any use of the file system.

``python tiny_build.py START FAULT FOLDER`` tries a fault at every moment, one after another, each time from
the same start and each time followed by a build without fault; prints what it saw as JSON. It forks, and so
it is a program of its own.
"""

import errno
import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from veiviser.build.delivery import delivery_folder
from veiviser.build.swap import rollback, staging, swap_in
from veiviser.model.problem import Problems

MANIFEST = "manifest.json"
WATCHED = ("os.", "open", "shutil.", "fcntl.", "ctypes.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
DONE, TOLD, CRASHED, KILLED = 0, 3, 4, -signal.SIGKILL


def digest(folder: Path) -> dict[str, str]:
    """The hash of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def write(site: Path, name: str, pages: int = 3, size: int = 20) -> None:
    """A released site with its settings, both of which know what belongs to them."""
    settings = delivery_folder(site)
    for folder in (site / "en", settings):
        folder.mkdir(parents=True)
    for page in ("index", *map(str, range(pages))):
        (site / f"{page}.html").write_text(name.ljust(size), "utf-8")
    (site / "en" / "index.html").write_text(name, "utf-8")
    (site / MANIFEST).write_text(json.dumps(digest(site)), "utf-8")
    (settings / "name").write_text(name, "utf-8")
    (settings / "SHA256SUMS").write_text(name, "utf-8")


def build(site: Path, name: str, pages: int = 3, size: int = 20) -> None:
    with staging(site) as built:
        write(built, name, pages, size)
        swap_in(built, site)


def shown(site: Path) -> str:
    """The name of the version that a reader gets; empty where there is none."""
    settings = delivery_folder(site) / "name"
    if not (site / "index.html").exists() and not settings.exists():
        return ""
    name = (site / "index.html").read_text("utf-8").strip()
    assert digest(site) == json.loads((site / MANIFEST).read_text("utf-8")), f"{name} is not complete"
    assert settings.read_text("utf-8") == name, f"{name} has the settings of another version"
    return name


def kept(site: Path) -> list[str]:
    """What lies among the versions."""
    return sorted(path.name for path in site.with_name(f".{site.name}.versions").iterdir())


def from_nothing(site: Path) -> None:
    pass


def from_versions(site: Path) -> None:
    """With a version before the one shown, and what killed builds leave."""
    for name in ("older", "old"):
        build(site, name)
    versions = site.with_name(f".{site.name}.versions")
    for left in ("90.work", "91.gone", "92"):
        (versions / left).mkdir()
        (versions / left / "half").write_text("", "utf-8")


def from_empty_folder(site: Path) -> None:
    """As a person makes it, to say where the site shall stand."""
    site.mkdir()


STARTS: dict[str, Callable[[Path], None]] = {
    "nothing": from_nothing,
    "versions": from_versions,
    "an empty folder": from_empty_folder,
}


def fail_from(moment: int, fault: str) -> None:
    """Makes this process fail at its ``moment``-th use of the file system: killed, or refused all writing."""
    uses = count(1)

    def watch(event: str, arguments: tuple) -> None:
        if fault == "kill" and event.startswith(WATCHED) and next(uses) == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        makes = event in {"os.mkdir", "os.symlink", "os.rename"} or (
            event == "open" and arguments[2] & WRITING
        )
        if fault != "kill" and makes and next(uses) >= moment:
            raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))

    sys.addaudithook(watch)


def build_with(fault: str, moment: int, site: Path) -> None:
    fail_from(moment, fault)
    build(site, "new")


def apart(work: Callable[..., None], *arguments: object) -> int:
    """Does ``work`` in a process of its own; how that ended."""
    process = os.fork()
    if process == 0:
        outcome = CRASHED
        try:
            work(*arguments)
            outcome = DONE
        except Problems:
            outcome = TOLD
        finally:
            os._exit(outcome)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def check(site: Path, before: str, outcome: int) -> str:
    """What is shown after a build that ended so; the next build and the way back must work."""
    now = shown(site)
    assert now in {before, "new"}, f"{now!r} is shown"
    assert outcome != TOLD or now == before, "told as a problem, and yet published"
    assert outcome != CRASHED, "neither published nor told"
    assert apart(build, site, "next") == DONE, "the next build fails"
    assert shown(site) == "next"
    assert len(kept(site)) <= 3, f"left behind: {kept(site)}"
    if now:
        assert apart(rollback, site) == DONE, "no way back"
        assert shown(site) == now
    return now


def try_all(start: str, fault: str, folder: Path) -> dict[str, object]:
    """Tries a fault at each moment until the work is done before it comes."""
    first = folder / "start"
    first.mkdir()
    apart(STARTS[start], first / "site")
    before = shown(first / "site")
    seen = {before: 0, "new": 0}
    wrong: list[str] = []
    for moment in count(1):
        site = shutil.copytree(first, folder / str(moment), symlinks=True) / "site"
        outcome = apart(build_with, fault, moment, site)
        try:
            now = check(site, before, outcome)
            if outcome == DONE:
                break
            seen[now] += 1
        except (AssertionError, OSError) as error:
            wrong.append(f"moment {moment}, ended with {outcome}: {error}")
        shutil.rmtree(site.parent)
    return {"old": seen[before], "new": seen["new"], "wrong": wrong}


if __name__ == "__main__":
    print(json.dumps(try_all(sys.argv[1], sys.argv[2], Path(sys.argv[3]))))
