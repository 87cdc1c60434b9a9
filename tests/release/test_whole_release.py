"""Whole releases of the invented municipality: what is published, and what is left beside it."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from project import ROOT
from release.releasable import TODAY, alive, all_alive, edit, in_order, outcome, start_release
from veiviser.cli import main
from veiviser.load.guide import load_guide
from veiviser.load.project import load_project, read_project
from veiviser.model.release import Change
from veiviser.release.baseline import baseline_beside
from veiviser.release.publication import next_release
from veiviser.todo.kinds import blocking_tasks

pytestmark = pytest.mark.xdist_group("miniature")
WINDOWS = ("data/plan.yaml", "data/releases.yaml")
"""Files that a release changes, with the line ends of Windows in one project."""
TEXTS = {".html", ".xml", ".atom", ".json", ".csv", ".txt", ".css", ".js", ".svg"}


@dataclass(frozen=True)
class Releases:
    """Projects after their releases."""

    first: Path
    """Released once; a copy of what ``second`` was then."""
    again: Path
    """The same, released in another folder."""
    second: Path
    """Released, changed and released again on the same day."""
    one_language: Path
    """Released without Arabic, which nobody has read."""
    said: str
    """What the command said at the second release."""


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    folder = tmp_path_factory.mktemp("releases")
    second, again, one_language = (folder / name for name in ("second", "other place/again", "one"))
    in_order(second)
    for root in (again, one_language):
        shutil.copytree(second, root, symlinks=True)
    outcome(start_release(second))
    for root in (again, one_language):
        # So that no handout is printed twice; that prints come out alike is tested where they are made.
        shutil.copytree(second / ".cache", root / ".cache", dirs_exist_ok=True)
    first = shutil.copytree(second, folder / "first", symlinks=True)
    (second / ".build").mkdir()
    (second / ".build/sbom.cdx.json").write_text('{"bomFormat": "CycloneDX"}', "utf-8")
    edit(second, "data/actors.yaml", "75 00 00 02", "75 00 00 09")
    edit(second, "data/actors.yaml", "2030-03-01", "2030-03-10", every=True)
    (one_language / "data/translations/ar.json").unlink()
    (one_language / "docs/ar/hjelp.md").write_text("---\ntitle: Halvferdig\n---\n", "utf-8")
    (one_language / "data/releases.yaml").write_text("# Utgaver\n\n[]\n", "utf-8")
    for name in WINDOWS:
        path = one_language / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    running = [
        start_release(second),
        start_release(again),
        start_release(one_language, "--leave-out-unreviewed"),
    ]
    said, *_ = [outcome(each) for each in running]
    return Releases(first, again, second, one_language, said)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_command_tells_the_version_and_where_everything_lies(releases: Releases) -> None:
    assert releases.said == (
        f"utgave 2030.03.10.1 er publisert i {releases.second}/site; "
        f"det som hører til, ligger i {releases.second}/releases/2030.03.10.1\n"
    )


def test_the_site_shows_the_first_release_in_each_language(releases: Releases) -> None:
    site = releases.first / "site"
    assert "Første utgave." in (site / "endringer/index.html").read_text("utf-8")
    assert "النسخة الأولى." in (site / "ar/endringer/index.html").read_text("utf-8")


def test_the_page_of_changes_leads_programs_to_the_feed(releases: Releases) -> None:
    for prefix in ("", "ar/"):
        page = (releases.first / "site" / prefix / "endringer/index.html").read_text("utf-8")
        assert '<link rel="alternate" type="application/atom+xml" href="../endringer.atom"' in page
        assert ElementTree.parse(releases.first / "site" / prefix / "endringer.atom")
    assert "application/atom+xml" not in (releases.first / "site/index.html").read_text("utf-8")


def test_the_second_release_tells_what_changed_and_keeps_the_first(releases: Releases) -> None:
    page = (releases.second / "site/endringer/index.html").read_text("utf-8")
    assert page.index("utgave-2030-03-10-1") < page.index("Det rette nummeret står på kortet.")
    assert page.index("Det rette nummeret står på kortet.") < page.index("Første utgave.")
    assert not any("75 00 00 02" in text for text in published_texts(releases.second / "site").values())
    notes = (releases.second / "releases/2030.03.10.1/endringer.md").read_text("utf-8")
    assert "Før: 75 00 00 02. Nå: 75 00 00 09" in notes
    assert sorted(path.name for path in (releases.second / "releases").iterdir()) == [
        "2030.03.10",
        "2030.03.10.1",
    ]


def test_the_list_of_parts_belongs_to_a_release_where_one_was_made(releases: Releases) -> None:
    names = {path.name for path in (releases.first / "releases/2030.03.10").iterdir()}
    assert names == {"SHA256SUMS", "endringer.md"}
    kept = releases.second / "releases/2030.03.10.1/sbom.cdx.json"
    assert kept.read_bytes() == (releases.second / ".build/sbom.cdx.json").read_bytes()


def published_texts(site: Path) -> dict[str, str]:
    return {
        name: content.decode("utf-8")
        for name, content in contents(site).items()
        if Path(name).suffix in TEXTS
    }


def test_the_list_of_hashes_is_accepted_and_finds_a_changed_file(releases: Releases) -> None:
    site = releases.first / "site"
    hashes = releases.first / "releases/2030.03.10/SHA256SUMS"
    assert hashes.read_bytes() == (releases.first / "site.delivery/SHA256SUMS").read_bytes()
    command = ["sha256sum", "--check", "--strict", "--quiet", str(hashes)]
    assert subprocess.run(command, cwd=site, capture_output=True, check=False).returncode == 0
    listed = [line.partition("  ")[2] for line in hashes.read_text("utf-8").splitlines()]
    assert listed == sorted(contents(site))
    page = site / "hjelp/index.html"
    sound = page.read_bytes()
    page.write_bytes(sound.replace(b"112", b"113"))
    try:
        done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "hjelp/index.html: FAILED" in done.stdout
    finally:
        page.write_bytes(sound)


def test_the_same_release_twice_is_the_same_to_the_byte(releases: Releases) -> None:
    for name in ("site", "site.delivery", "releases", "data"):
        one, other = contents(releases.first / name), contents(releases.again / name)
        assert one
        assert sorted(one) == sorted(other)
        assert [path for path in one if one[path] != other[path]] == []


def test_a_language_that_is_left_out_leaves_no_trace(releases: Releases) -> None:
    site = releases.one_language / "site"
    named = {
        name
        for name, text in published_texts(site).items()
        if any(trace in text for trace in ("/ar/", 'href="ar/', 'lang="ar"', "العربية"))
    }
    assert named == set()
    assert not [name for name in contents(site) if "ar" in Path(name).parts]
    assert "/ar/" in (releases.first / "site/sitemap.xml").read_text("utf-8"), "with Arabic there are traces"
    delivery = "".join(path.read_text("utf-8") for path in (site.parent / "site.delivery").iterdir())
    assert "/ar/" not in delivery
    assert 'languages: ["nb"]' in (site.parent / "data/releases.yaml").read_text("utf-8")
    assert (site.parent / "docs/ar/index.md").exists(), "the sources stay"


def test_what_was_published_last_is_remembered_with_the_release(releases: Releases) -> None:
    kept = json.loads((releases.second / "data/last-release.json").read_text("utf-8"))
    assert kept["version"] == "2030.03.10.1"
    assert kept["services"]["velferdskontoret"]["facts"]["numbers"] == "75 00 00 09"


def test_the_day_at_the_foot_of_each_page_is_that_of_the_release(releases: Releases) -> None:
    assert load_guide(releases.first / "data").guide.plan.updated == TODAY
    before, after = (
        (root / "data/plan.yaml").read_text("utf-8") for root in (ROOT / "tests/miniature", releases.second)
    )
    lines = zip(before.splitlines(), after.splitlines(), strict=True)
    assert [new for old, new in lines if old != new] == [f"updated: {TODAY}"]


def test_a_number_corrected_after_going_back_can_be_published_that_day(
    releases: Releases, tmp_path: Path
) -> None:
    root = shutil.copytree(releases.second, tmp_path / "back", symlinks=True)
    assert main(["rollback", "--root", str(root)]) == 0
    edit(root, "data/actors.yaml", "75 00 00 09", "75 00 00 05")
    confirmed = ["actor", "confirm", "velferdskontoret", "--by", "duty_officer", "--today", str(TODAY)]
    assert main([*confirmed, "--root", str(root)]) == 0
    assert blocking_tasks(read_project(root), TODAY, all_alive(root), alive) == []


def told_next(root: Path) -> tuple[Change, ...]:
    release, _ = next_release(load_project(root), root, TODAY, root / "site")
    return release.changes


def test_after_going_back_a_release_tells_changes_from_what_readers_have(
    releases: Releases, tmp_path: Path
) -> None:
    root = shutil.copytree(releases.second, tmp_path / "back", symlinks=True)
    told = load_guide(root / "data", root).guide.releases[-1].changes
    assert told
    assert told_next(root) == ()
    assert main(["rollback", "--root", str(root)]) == 0
    assert told_next(root) == told


def test_to_build_after_a_release_leaves_what_readers_have(
    releases: Releases, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(releases.second, tmp_path / "built", symlinks=True)
    edit(root, "data/actors.yaml", "75 00 00 09", "75 00 00 07")
    published = ("site", "site.delivery", "data", "releases")
    before = {name: contents(root / name) for name in published}
    command = ["build", "--root", str(root), "--today", str(TODAY), "--lang", "en"]
    assert main(command) == 0
    assert f"The whole site lies in {root}/build. Nothing is published" in capsys.readouterr().out
    assert "tel:+4775000007" in (root / "build/tjenester/index.html").read_text("utf-8")
    assert main([*command, "--site", str(root / "site")]) == 1
    assert f"{root}/site:1: shows a release, and only a release may replace it" in capsys.readouterr().err
    assert {name: contents(root / name) for name in published} == before


def test_a_site_that_is_no_release_changes_nothing_of_what_is_told(
    releases: Releases, tmp_path: Path
) -> None:
    root = shutil.copytree(releases.second, tmp_path / "built", symlinks=True)
    kept = baseline_beside(root / "site")
    for spoilt in ("{}", kept.read_text("utf-8").replace("2030.03.10.1", "2029.01.01")):
        kept.write_text(spoilt, "utf-8")
        assert told_next(root) == ()
    kept.unlink()
    assert told_next(root) == ()


def test_a_release_that_is_held_back_changes_nothing(releases: Releases) -> None:
    root = releases.again
    before = {name: contents(root / name) for name in ("site", "data", "releases")}
    running = start_release(root, today=date(TODAY.year, 12, 1))
    out, err = running.communicate()
    assert (running.returncode, out) == (1, "")
    assert "det er for lenge siden 75 00 00 01 ble kontrollert, 2030-03-01" in err
    assert {name: contents(root / name) for name in before} == before


def test_a_release_keeps_the_line_ends_of_what_it_changes(releases: Releases) -> None:
    for name in WINDOWS:
        held = (releases.one_language / name).read_bytes()
        assert TODAY.isoformat().encode() in held, name
        assert held.count(b"\r\n") == held.count(b"\n"), name
