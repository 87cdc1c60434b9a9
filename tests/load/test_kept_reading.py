"""A sound project is read once and kept until anything changes that the reading follows from."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from made_up_words import whole_miniature
from veiviser.load import kept_reading, project
from veiviser.load.project import Reading, read_project

KEPT = Path(".cache", "reading")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that were read and not taken from what is kept, in order."""
    found: list[Path] = []
    read: Callable[[Path], Reading] = project._read
    monkeypatch.setattr(project, "_read", lambda root: (found.append(root), read(root))[1])
    return found


@pytest.fixture
def root(tmp_path: Path, reads: list[Path]) -> Path:
    """A sound project that has been read once."""
    root = whole_miniature(tmp_path / "miniature")
    overrides = (root / "overrides").resolve()
    (root / "overrides").unlink()
    (root / "overrides").mkdir()
    for path in overrides.iterdir():
        if path.suffix == ".html":
            (root / "overrides" / path.name).write_bytes(path.read_bytes())
    assert read_project(root).problems == ()
    assert (root / KEPT).exists() and reads == [root]
    return root


def test_nothing_is_read_again_while_nothing_changes(root: Path, reads: list[Path]) -> None:
    first = project._read(root)
    reads.clear()
    again = read_project(root)
    assert reads == []
    assert again.loaded == first.loaded and again.prose == first.prose and again.reviews == first.reviews
    assert again.translations == first.translations and again.origins == first.origins
    assert again.project().guide == first.project().guide
    strings = {code: [entry.string for entry in held] for code, held in again.catalogs.items()}
    assert strings == {code: [entry.string for entry in held] for code, held in first.catalogs.items()}


@pytest.mark.parametrize(
    "name",
    [
        "data/actors.yaml",
        "data/translations/ar.po",
        "docs/nb/index.md",
        "docs/ar/index.md",
        "overrides/main.html",
        "mkdocs.yml",
    ],
)
def test_a_changed_file_is_read(root: Path, reads: list[Path], name: str) -> None:
    path = root / name
    before = path.stat()
    path.write_bytes(path.read_bytes() + b"\n")
    # Neither times nor sizes tell a change: what is kept follows from the bytes.
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    read_project(root)
    assert reads == [root, root]
    read_project(root)
    assert reads == [root, root]


def test_a_number_changed_to_one_as_long_is_read(root: Path) -> None:
    path = root / "data/actors.yaml"
    text = path.read_text("utf-8")
    guide = read_project(root).project().guide
    number = next(
        phone.number.display
        for actor in guide.actors
        for phone in actor.phones
        if len(phone.number.digits) == 8 and text.count(phone.number.display) == 1
    )
    path.write_text(text.replace(number, "73 50 00 00"), "utf-8")
    changed = read_project(root).project().guide
    assert "73 50 00 00" in {phone.number.display for actor in changed.actors for phone in actor.phones}


@pytest.mark.parametrize(
    "name", ["docs/nb/new.md", "docs/nb/folder.md/", "docs/new.txt", "data/search/nb.yaml"]
)
def test_what_is_new_is_read_and_told(root: Path, name: str) -> None:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.mkdir() if name.endswith("/") else path.write_text("?", "utf-8")
    assert [problem.path for problem in read_project(root).problems] == [name.rstrip("/")]


def test_what_is_gone_or_has_another_name_is_read_and_told(root: Path) -> None:
    (root / "docs/nb/index.md").rename(root / "docs/nb/indeks.md")
    assert read_project(root).problems != ()


def test_what_is_wrong_is_told_each_time(root: Path, reads: list[Path]) -> None:
    page = root / "docs/nb/index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{{{{ call nobody-here }}}}\n", "utf-8")
    assert len({tuple(map(str, read_project(root).problems)) for _ in range(2)}) == 1
    assert read_project(root).problems != () and len(reads) == 4


def test_a_link_may_lead_to_what_changes_so_that_nothing_is_kept(
    root: Path, tmp_path: Path, reads: list[Path]
) -> None:
    page = root / "docs/nb/index.md"
    page.rename(tmp_path / "index.md")
    page.symlink_to(tmp_path / "index.md")
    for _ in range(2):
        read_project(root)
    assert reads == [root] * 3


def test_what_was_changed_while_it_was_read_is_not_kept(
    root: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, read = root / "docs/nb/index.md", project._read
    first = page.read_text("utf-8")

    def disturbed(root: Path) -> Reading:
        reading = read(root)
        page.write_text(f"{first}\nIkke lest.\n", "utf-8")
        return reading

    monkeypatch.setattr(project, "_read", disturbed)
    page.write_text(f"{first}\nLest.\n", "utf-8")
    assert "Ikke lest." not in read_project(root).prose["nb"].pages["index.md"]
    monkeypatch.setattr(project, "_read", read)
    page.write_text(f"{first}\nLest.\n", "utf-8")
    assert "Ikke lest." not in read_project(root).prose["nb"].pages["index.md"]
    assert len(reads) == 3


def test_another_program_may_find_something_else(
    root: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_reading, "_program", lambda: b"another")
    read_project(root)
    assert len(reads) == 2


def test_the_program_is_its_code_its_templates_and_its_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, libraries = tmp_path / "package", tmp_path / "libraries"
    for name in (package / "load", libraries / "babel-2.dist-info"):
        name.mkdir(parents=True)
    monkeypatch.setattr(kept_reading, "_PACKAGE", package)
    monkeypatch.setattr(kept_reading, "get_path", lambda name: str(libraries))
    found = [kept_reading._program.__wrapped__()]
    for change in (
        lambda: (package / "load/rules.py").write_text("1"),
        lambda: (package / "load/rules.py").write_text("2"),
        lambda: (package / "card.html").write_text("{{ _('Ring') }}"),
        lambda: (libraries / "babel-2.dist-info").rename(libraries / "babel-3.dist-info"),
    ):
        change()
        found.append(kept_reading._program.__wrapped__())
    assert len(set(found)) == 5


@pytest.mark.parametrize("keep", [0, 10, 32, 1000, -1])
def test_what_is_spoilt_is_read_anew(root: Path, reads: list[Path], keep: int) -> None:
    content = (root / KEPT).read_bytes()
    (root / KEPT).write_bytes(content[:keep] + b"x")
    assert read_project(root).problems == () and len(reads) == 2


def test_a_copy_of_the_project_stands_where_it_stands(root: Path, tmp_path: Path, reads: list[Path]) -> None:
    copy = root.rename(tmp_path / "moved")
    assert read_project(copy).project().root == copy
    assert reads == [root]


def test_a_folder_that_cannot_be_written_to_keeps_nothing(root: Path, reads: list[Path]) -> None:
    (root / KEPT).unlink()
    (root / KEPT).mkdir()
    for _ in range(2):
        assert read_project(root).problems == ()
    assert len(reads) == 3
