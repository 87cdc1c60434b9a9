"""Shows a finished site whole: versions stand side by side, and one link tells which of them is shown.

Beside ``site`` lies ``.site.versions``:

- ``7/site`` and ``7/site.delivery``: what was shown before;
- ``8/site`` and ``8/site.delivery``: what is shown, with ``8/before``, a link to ``7``;
- ``current``, a link to ``8``;
- ``9.work``: a build that goes on, locked by its process;
- ``6.gone``: what is being removed.

``site`` and ``site.delivery`` are links through ``current``. Replacing that one link changes both at once.
Each step leaves a state that the next build can go on from, so a process may be killed at any moment.
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from veiviser.build.delivery import delivery_folder, is_released
from veiviser.files import lock_folder, locked, unlock_folder
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems, reason

REMEDIES = {
    errno.ENOSPC: msg("free some room"),
    errno.EDQUOT: msg("free some room"),
    errno.EFBIG: msg("free some room"),
    errno.EROFS: msg("choose a folder that may be written to with --site"),
    errno.EACCES: msg("choose a folder that may be written to with --site"),
    errno.EPERM: msg("choose a folder that may be written to with --site"),
}
"""What to do when the machine refuses."""


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """Where to build ``site``, its settings beside it; gone afterwards unless swapped in.

    Clears away what killed builds left. Raises Problems where there is no room or no right to write.
    """
    with _refusals_as_problems(site):
        site = _place(site)
        folder = _versions(site)
        _refuse_what_is_no_link(site)
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            _tidy(folder)
            work = folder / f"{_free_number(folder)}.work"
            work.mkdir()
            in_use = lock_folder(work)
        try:
            yield work / site.name
        finally:
            shutil.rmtree(work, ignore_errors=True)
            unlock_folder(in_use)


def swap_in(built: Path, site: Path) -> None:
    """Shows as ``site`` what was built in its staging; the version before is kept, older ones are removed."""
    site = _place(site)
    folder, work = _versions(site), built.parent
    _let_all_read(work)
    with locked(folder):
        _link_site(site)
        if shown := _shown(folder):
            (work / "before").symlink_to(Path("..", shown.name))
        _show(work.rename(work.with_suffix("")))
        _tidy(folder)


def _let_all_read(folder: Path) -> None:
    """A web server runs as somebody else, and whoever builds may hide what they write from others."""
    folder.parent.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)


def rollback(site: Path) -> None:
    """Shows the release before; raises Problems where there is none."""
    nothing = Problem(str(site), 1, msg("there is no earlier release to go back to; make a new one"))
    with _refusals_as_problems(site):
        site = _place(site)
        folder = _versions(site)
        if not site.is_symlink() or not folder.is_dir():
            raise Problems([nothing])
        with locked(folder):
            before = _before(folder)
            if before is None or not is_released(before / site.name):
                raise Problems([nothing])
            _show(before)


def refuse_released(site: Path) -> None:
    """Raises Problems where ``site`` shows a release, for then a web server may serve it."""
    if is_released(site):
        message = msg("shows a release, and only a release may replace it; choose another folder with --site")
        raise Problems([Problem(str(site), 1, message)])


def _place(site: Path) -> Path:
    """Where the site stands, from the root; a link that somebody else made is followed."""
    place = site.parent.resolve() / site.name
    return place.resolve() if place.is_symlink() and place.readlink() != _link(place, place) else place


def _versions(site: Path) -> Path:
    return site.with_name(f".{site.name}.versions")


def _link(place: Path, site: Path) -> Path:
    """What the link at ``place``, the site or its settings, says."""
    return Path(_versions(site).name, "current", place.name)


def _shown(folder: Path) -> Path | None:
    current = folder / "current"
    return folder / current.readlink() if current.is_symlink() else None


def _before(folder: Path) -> Path | None:
    shown = _shown(folder)
    return (shown / "before").resolve() if shown and (shown / "before").is_dir() else None


def _show(version: Path) -> None:
    """The one step in which both folders change."""
    _put_link(version.with_name("current"), version.name, beside=version.with_name("link"))


def _refuse_what_is_no_link(site: Path) -> None:
    """Raises Problems for what stands in the place of a link and is not empty, as a copied site."""
    for place in (site, delivery_folder(site)):
        if not place.is_symlink() and place.exists() and not (place.is_dir() and not any(place.iterdir())):
            message = msg(
                "stands where the build puts a link; move it away (mv {name} {name}.old) and build again, "
                "or choose another folder with --site",
                name=place.name,
            )
            raise Problems([Problem(str(place), 1, message)])


def _link_site(site: Path) -> None:
    """Makes ``site`` and its settings links to what is shown, or will be."""
    _refuse_what_is_no_link(site)
    for place in (site, delivery_folder(site)):
        link = _link(place, site)
        if place.is_symlink() and place.readlink() == link:
            continue
        if place.is_dir() and not place.is_symlink():
            place.rmdir()
        _put_link(place, link, beside=_versions(site) / "link")


def _put_link(place: Path, target: Path | str, beside: Path) -> None:
    """Makes ``place`` a link, in one step, whatever link stood there. It is made as ``beside``."""
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(place)


def _free_number(folder: Path) -> int:
    """Above every number in use."""
    return 1 + max((int(path.stem) for path in folder.iterdir() if path.stem.isdecimal()), default=0)


def _tidy(folder: Path) -> None:
    """Removes all but the version shown, the one before it and the work of running builds."""
    kept = {_shown(folder), _before(folder)}
    for path in [path for path in folder.iterdir() if path.stem.isdecimal() and path not in kept]:
        in_use = lock_folder(path, wait=False)
        if in_use is not None:
            # Its number goes first: nobody may go back to a version that is half removed.
            with suppress(OSError):
                shutil.rmtree(path.rename(path.with_suffix(".gone")))
            unlock_folder(in_use)


@contextmanager
def _refusals_as_problems(site: Path) -> Iterator[None]:
    """Tells as a problem what the machine refuses; anything else is a fault of the program."""
    try:
        yield
    except OSError as error:
        if error.errno not in REMEDIES:
            raise
        at, remedy = site, REMEDIES[error.errno]
        if error.filename and not Path(error.filename).absolute().is_relative_to(site.parent.absolute()):
            # The site's folder is not all that a build writes: it keeps what it can use again in the project.
            at, remedy = Path(error.filename).parent, msg("see to it that it can be written to")
        message = msg(
            "{reason}; {remedy} and build again. The site is as it was", reason=reason(error), remedy=remedy
        )
        raise Problems([Problem(str(at), 1, message)]) from error
