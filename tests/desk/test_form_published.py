"""The form stays on the editor's machine."""

from pathlib import Path


def traces(folder: Path) -> list[str]:
    """Files that belong to the form or speak of it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if b"decap" in path.name.encode() + path.read_bytes().lower()]


def test_nothing_of_the_form_is_in_the_built_site(site: Path) -> None:
    assert not traces(site)


def test_a_trace_of_the_form_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "skjema").mkdir()
    (tmp_path / "skjema/index.html").write_text("Decap CMS", "utf-8")
    assert traces(tmp_path) == ["index.html"]
