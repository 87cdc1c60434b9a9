"""``mkdocs build --strict`` writes the pages that ``veiviser build`` writes."""

from pathlib import Path

from commands import run


def pages(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}


def test_mkdocs_users_get_the_same_pages(site: Path, tmp_path: Path) -> None:
    assert run("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")) == ""
    ours, theirs = pages(site), pages(tmp_path / "site")
    assert sorted(theirs) == sorted(ours)
    assert [name for name in ours if ours[name] != theirs[name]] == []
