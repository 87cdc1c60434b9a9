"""Publishes a release whole: the site, what the data say of it and its artifacts, or nothing.

Three places change, and no file system changes three places at once. So everything is made ready first, in
``releases/<version>.work``. Then:

1. the site is swapped in, which is one step (see ``build/swap.py``). Here the release begins to be;
2. ``<version>.work`` becomes ``<version>.done``;
3. the files in ``<version>.done/data`` are put into ``data``, each in one step, and the folder is removed;
4. ``<version>.done`` becomes ``<version>``.

Killed before 1, nothing has happened. Killed after it, the next release goes on from there: a ``.work``
whose manifest is that of the site shown, and every ``.done``, is carried on to the end; any other ``.work``
is removed.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from veiviser.build.delivery import delivery_folder
from veiviser.build.swap import swap_in
from veiviser.files import lock_folder, unlock_folder, write_durably
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems, reason

FOLDER = "releases"
WORK, DONE, DATA = ".work", ".done", "data"


SUMS = "SHA256SUMS"


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Keeps other releases of the project out; raises Problems where one is being made."""
    held = lock_folder(root / DATA, wait=False)
    if held is None:
        message = msg("another release is being made, or a change is being saved; wait until it has ended")
        raise Problems([Problem(DATA, 1, message)])
    try:
        yield
    finally:
        unlock_folder(held)


@contextmanager
def artifacts(root: Path, site: Path, version: str) -> Iterator[Path]:
    """Where to put what belongs to a release; gone afterwards unless ``site`` shows the release.

    Files in its folder ``data`` will take the place of the project's.
    """
    folder = root / FOLDER / f"{version}{WORK}"
    try:
        (folder / DATA).mkdir(parents=True)
        yield folder
    finally:
        if not _is_shown(folder, site):
            shutil.rmtree(folder, ignore_errors=True)


def commit(built: Path, site: Path, ready: Path, root: Path) -> None:
    """Publishes what was built and what was made ready.

    Raises Problems where the site could be swapped in and the rest could not be written down.
    """
    # A power cut after the swap must not find files that were never written to disk.
    os.sync()
    try:
        swap_in(built, site)
    except OSError:
        # Old versions could not be tidied away; what counts is what readers get.
        if not _is_shown(ready, site):
            raise
    with _refusals_as_problems():
        _carry_on(ready.rename(ready.with_suffix(DONE)), root)


def finish_what_was_killed(root: Path, site: Path) -> None:
    """Brings a release that was killed to its end, or clears it away.

    Raises Problems where it was published and still cannot be written down.
    """
    folder = root / FOLDER
    with _refusals_as_problems():
        for ready in sorted(folder.glob(f"*{WORK}")):
            if _is_shown(ready, site):
                ready.rename(ready.with_suffix(DONE))
            else:
                shutil.rmtree(ready)
        for done in sorted(folder.glob(f"*{DONE}")):
            _carry_on(done, root)


@contextmanager
def _refusals_as_problems() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = msg(
            "the site is published, but its release could not be written down ({reason}); mend that and run "
            "the same command again",
            reason=reason(error),
        )
        raise Problems([Problem(FOLDER, 1, message)]) from error


def _is_shown(ready: Path, site: Path) -> bool:
    own, shown = ready / SUMS, checksums_beside(site)
    return own.exists() and shown.exists() and own.read_bytes() == shown.read_bytes()


def _carry_on(done: Path, root: Path) -> None:
    if (done / DATA).exists():
        for file in sorted((done / DATA).iterdir()):
            write_durably(root / DATA / file.name, file.read_bytes())
        shutil.rmtree(done / DATA)
    done.rename(done.with_suffix(""))


def checksums(site: Path) -> str:
    """One line a file, in the order of their paths from ``site``, which is the folder to check them in."""
    files = sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return "".join(f"{_digest(path)}  {name}\n" for name, path in files)


def checksums_beside(site: Path) -> Path:
    """Where the manifest of a released site lies; a site that was only built has none."""
    return delivery_folder(site) / SUMS


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
