"""Writes a release: what changed, the site that tells it, and the artifacts that belong to it.

A release is made from a copy of the project, so that what was checked is what is published, whatever is saved
meanwhile; and it adds itself to the data, which change when all is well.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from veiviser.build.build import write_site
from veiviser.build.swap import staging
from veiviser.edit.round_trip import rewritten
from veiviser.files import as_stored
from veiviser.load.guide import ADAPTERS, read_entries
from veiviser.load.project import Project
from veiviser.load.text_file import read_text
from veiviser.load.yaml_file import parse_yaml
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems
from veiviser.model.release import Release
from veiviser.release.baseline import PATH, Baseline, baseline_beside, last_baseline, take_baseline, written
from veiviser.release.commit import DATA, FOLDER, SUMS, artifacts, checksums, checksums_beside, commit
from veiviser.release.differences import differences
from veiviser.templates import text_templates

RELEASES, PLAN = Path("data", "releases.yaml"), Path("data", "plan.yaml")
NOTHING_YET = re.compile(r"^\[\]\s*\Z", re.MULTILINE)
SBOM = Path(".build", "sbom.cdx.json")
NOTES = "endringer.md"
"""What changed, with the old values, in Norwegian, for those who keep the site."""

_templates = text_templates(Path(__file__).with_name("templates"))


COPIED = {"data", "docs", "mkdocs.yml"}
"""What a release may differ in; the rest of the project is only read."""


def publish_release(
    root: Path, project: Project, site: Path, today: date, translate: Callable[[str], str] = str
) -> Release:
    """Publishes ``project``, a copy of that below ``root``, whole or not at all.

    ``translate`` gives the words of whoever is watching. Raises Problems with everything that stops it.
    """
    release, baseline = next_release(project, root, today, site)
    listed = with_release(release, project.root / RELEASES)
    with staging(site) as built, artifacts(root, site, release.version) as ready:
        write_site(_as_published(project, listed, today), built, today, translate)
        sums = checksums(built)
        for place in (checksums_beside(built), ready / SUMS):
            place.write_text(sums, encoding="utf-8")
        baseline_beside(built).write_text(written(baseline), encoding="utf-8")
        (ready / NOTES).write_text(release_notes(release), encoding="utf-8")
        if (root / SBOM).exists():
            shutil.copyfile(root / SBOM, ready / SBOM.name)
        _write_as_stored(ready / DATA / RELEASES.name, listed, root / RELEASES)
        (ready / DATA / PATH.name).write_text(written(baseline), encoding="utf-8")
        # Somebody may have saved the plan while the site was built.
        held = read_text(root / PLAN, PLAN.as_posix())
        _write_as_stored(ready / DATA / PLAN.name, with_day(held, today), root / PLAN)
        commit(built, site, ready, root)
    return release


def _write_as_stored(path: Path, text: str, held: Path) -> None:
    """With the line ends of the file that it will replace."""
    path.write_bytes(as_stored(text, held.read_bytes() if held.exists() else b""))


def next_release(
    project: Project, root: Path, today: date, site: Path | None = None
) -> tuple[Release, Baseline]:
    """What a release would be called and tell of, and what to remember of it; ``site`` is what readers have.

    Raises Problems where the last release is from a later day.
    """
    guide = project.guide
    if guide.releases and guide.releases[-1].date > today:
        last = guide.releases[-1]
        message = msg("release {version} is from a later day; check the date", version=last.version)
        raise Problems([Problem(RELEASES.as_posix(), 1, message)])
    before = last_baseline(project.root, guide, site)
    version = next_version(today, _versions(project, root))
    now = take_baseline(
        guide, project.prose, version, [code for code in project.prose if project.review(code).is_whole]
    )
    release = Release(
        version=version,
        date=today,
        languages=tuple(language.code for language in guide.languages),
        is_first=before is None,
        changes=tuple(differences(before, now)) if before else (),
    )
    return release, now


def release_notes(release: Release) -> str:
    """Markdown for a text editor; it is never published, so nothing is escaped."""
    return _templates.get_template("notes.md.jinja").render(release=release)


def next_version(today: date, taken: Iterable[str]) -> str:
    """The day; with a number after it, from 1, where that day has a release."""
    held, day, number = set(taken), f"{today:%Y.%m.%d}", 0
    while (version := f"{day}.{number}" if number else day) in held:
        number += 1
    return version


def _versions(project: Project, root: Path) -> Iterable[str]:
    yield from (release.version for release in project.guide.releases)
    yield from (path.name for path in (root / FOLDER).glob("*"))


def _as_published(project: Project, listed: str, today: date) -> Project:
    """The project as the next one will read it. Raises Problems where the file of releases cannot be read."""
    problems: list[Problem] = []
    releases = read_entries("releases", parse_yaml(listed, RELEASES.as_posix()), problems)
    if problems:
        raise Problems(problems)
    plan = replace(project.guide.plan, updated=today)
    return replace(project, guide=replace(project.guide, releases=releases, plan=plan))


def with_release(release: Release, path: Path) -> str:
    """The file of releases with one more at its end; what stands there stays as it is."""
    held = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    before = NOTHING_YET.sub("", held).strip("\n")
    return (f"{before}\n\n" if before else "") + _entry(release)


def with_day(plan: str, today: date) -> str:
    """The file of the plan with the day at the foot of each page; all else stays as it is."""
    value = parse_yaml(plan, PLAN.as_posix()).value
    return rewritten(plan, PLAN.as_posix(), PLAN.stem, value | {"updated": today.isoformat()})


def _entry(release: Release) -> str:
    """YAML with a line for each change; JSON is YAML too."""
    (plain,) = ADAPTERS["releases"].dump_python((release,), mode="json", exclude_defaults=True)
    changes = plain.pop("changes", [])
    fields = [f"{name}: {_json(value)}" for name, value in plain.items()]
    if changes:
        fields += ["changes:", *(f"  - {_json(change)}" for change in changes)]
    return "- " + "\n  ".join(fields) + "\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@contextmanager
def staging_copy(root: Path) -> Iterator[Path]:
    """A folder that looks like ``root``, and stays as it is whatever is saved there."""
    (root / ".cache").mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        copy = Path(folder).resolve()
        for entry in root.iterdir():
            if entry.name not in COPIED:
                (copy / entry.name).symlink_to(entry.resolve())
        shutil.copyfile(root / "mkdocs.yml", copy / "mkdocs.yml")
        for name in ("data", "docs"):
            shutil.copytree(root / name, copy / name)
        yield copy
