"""Paper is printed once the pages are there; both are published together, and pages list what was made."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import brotli
import pytest

from builders import linked_miniature
from made_up_words import fill
from veiviser.build import build
from veiviser.build.handout_files import list_handouts
from veiviser.load.project import load_project
from veiviser.model.message import msg
from veiviser.model.page import Handout
from veiviser.model.problem import Problem, Problems
from veiviser.paper.sheet import Draft
from veiviser.site.links import SiteAddress
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

pytestmark = pytest.mark.xdist_group("miniature")
TODAY = date(2030, 3, 1)
PAGES = ("hjelp", "404")
LINK = re.compile(r'href="([^"]+\.pdf)"')
Print = Callable[[Iterable[Draft], Path, Callable[[str], None]], tuple[Handout, ...]]


@pytest.fixture(scope="module")
def fjellvik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose help page, and page for a wrong address, list what can be printed."""
    root = linked_miniature(tmp_path_factory.mktemp("after_pages") / "fjellvik")
    for code in ("nb", "ar"):
        for name in PAGES:
            with (root / f"docs/{code}/{name}.md").open("a", encoding="utf-8") as page:
                page.write("\n{{ handouts }}\n\nSe {{ handout plakat }}.\n")
    fill(root)
    return root


def file_of(folder: Path, code: str, name: str) -> Path:
    place = folder / ("" if code == "nb" else code)
    return place / "404.html" if name == "404" else place / name / "index.html"


def printed_by(seen: list[Path]) -> Print:
    """A quick printer, which notes the pages that are there when it starts."""

    def printed(drafts: Iterable[Draft], folder: Path, tell: Callable[[str], None]) -> tuple[Handout, ...]:
        [work] = folder.parents[1].glob(".build.versions/*.work/build")
        seen.extend(file_of(work, code, name) for code in ("nb", "ar") for name in PAGES)
        assert all(page.exists() for page in seen)
        folder.mkdir(parents=True, exist_ok=True)
        made = []
        for number, draft in enumerate(drafts):
            (folder / f"{number}.pdf").write_bytes(b"%PDF" + bytes(1000))
            (folder / f"{number}.png").write_bytes(b"\x89PNG")
            made.append(
                Handout(
                    name=draft.name,
                    language=draft.language,
                    title=draft.title,
                    version=draft.version,
                    key=str(number),
                    pages=3,
                    bytes=1004,
                )
            )
        return tuple(made)

    return printed


def test_pages_are_there_before_paper_and_list_it_in_the_same_build(
    fjellvik: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(build, "print_drafts", printed_by(seen))
    site = fjellvik / "build"
    build.build_site(fjellvik, site, TODAY)

    assert len(seen) == 4
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}
    assert len(made) > 10
    for code in ("nb", "ar"):
        for name in PAGES:
            page = file_of(site, code, name)
            text = page.read_text("utf-8")
            start = site if name == "404" else page.parent
            links = [link.removeprefix("/hjelp/") for link in LINK.findall(text)]
            assert {(start / link).resolve().relative_to(site.resolve()).as_posix() for link in links} == made
            assert text.count("1 kB") == len(made) + 1
            packed = page.with_name(f"{page.name}.br").read_bytes()
            assert brotli.decompress(packed) == page.read_bytes()


def test_paper_that_cannot_be_printed_leaves_the_site_as_it_was(
    fjellvik: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(drafts: object, folder: object, tell: object) -> tuple[Handout, ...]:
        raise Problems([Problem("utskrift/nb/plakat.pdf", 1, msg("free some room"))])

    site = fjellvik / "kept"
    site.with_name(".kept.versions").mkdir()
    monkeypatch.setattr(build, "print_drafts", refuse)
    with pytest.raises(Problems, match=r"utskrift/nb/plakat\.pdf"):
        build.build_site(fjellvik, site, TODAY)
    assert not site.exists()
    assert list(site.with_name(".kept.versions").iterdir()) == []


def test_a_page_without_its_list_as_it_was_made_is_found(fjellvik: Path, tmp_path: Path) -> None:
    site = Site(load_project(fjellvik), TermLinks(), SiteAddress("https://fjellvik.example/"), TODAY)
    for code in ("nb", "ar"):
        for name in PAGES:
            page = file_of(tmp_path, code, name)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text("Another list", "utf-8")
    with pytest.raises(ValueError, match="does not hold its links to handouts as they were made"):
        list_handouts(site, (), tmp_path)
