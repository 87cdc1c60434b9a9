"""A person who speaks a language has read a text: readers are told of every page where that is not so."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import copy_miniature, link_code
from made_up_words import fill
from veiviser.build.build import build_site
from veiviser.cli import main
from veiviser.edit.translating import review
from veiviser.load.project import load_project, read_project
from veiviser.load.reviews import LanguageReview, State
from veiviser.model.problem import Problems
from veiviser.site.links import SiteAddress
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site
from veiviser.todo.kinds import at_the_desk, piles

TODAY = date(2030, 3, 2)
STRINGS = "data/translations/ar.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_miniature(tmp_path / "miniature")
    link_code(root)
    fill(root)
    return root


def pages(root: Path, code: str = "ar") -> list[str]:
    return [path.relative_to(root).as_posix() for path in sorted((root / "docs" / code).rglob("*.md"))]


def read(root: Path, *places: str) -> list[str]:
    return review(root, places, "language_reader", TODAY)


def told(root: Path) -> set[str]:
    """Pages that say that nobody has read them."""
    project = load_project(root, is_draft=True)
    site = Site(project, TermLinks(), SiteAddress("/"), TODAY)
    return {page for page in project.prose["ar"].pages if not site.localized_sites["ar"].review.covers(page)}


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_page_says_so_until_it_has_been_read_with_the_strings_it_shows(root: Path) -> None:
    every = {path.removeprefix("docs/ar/") for path in pages(root)}
    assert told(root) == every
    read(root, "docs/ar/hjelp.md")
    assert told(root) == every
    read(root, STRINGS)
    assert told(root) == every - {"hjelp.md"}
    read(root, *pages(root))
    assert told(root) == set()


def test_a_changed_page_has_been_read_by_nobody(root: Path) -> None:
    read(root, STRINGS, *pages(root))
    replace_in(root / "docs/ar/hjelp.md", "description: ", "description: هنا ")
    assert told(root) == {"hjelp.md"}
    (held,) = [pile for pile in piles(at_the_desk(read_project(root), TODAY)) if pile.id == "unreviewed"]
    (task,) = held.tasks
    assert "0 pages and groups" in str(task.problem.message)
    assert "1 have been changed since: hjelp.md" in str(task.problem.message)
    assert task.blocks_release is None


def test_a_changed_string_counts_on_the_pages_that_may_show_it(root: Path) -> None:
    read(root, STRINGS, *pages(root))
    path = root / STRINGS
    start = path.read_text("utf-8").index('msgctxt "vignettes/')
    text = path.read_text("utf-8")
    at = text.index('msgstr "', start) + len('msgstr "')
    path.write_text(text[:at] + "نعم " + text[at:], "utf-8")
    assert told(root) == {page.removeprefix("docs/ar/") for page in pages(root)}
    read(root, f"{STRINGS}#vignettes")
    assert told(root) == set()


def test_a_page_without_anything_from_the_data_waits_for_no_story() -> None:
    pages, strings = {"om.md": State.READ, "historier.md": State.READ}, {"vignettes": State.CHANGED}
    review = LanguageReview(pages=pages, strings=strings, plain_pages={"om.md"})
    assert (review.covers("om.md"), review.covers("historier.md"), review.covers()) == (True, False, False)
    around = replace(review, strings={**strings, "menu": State.CHANGED})
    assert not around.covers("om.md")


def test_white_space_takes_no_review_back(root: Path) -> None:
    read(root, STRINGS, *pages(root))
    page = root / "docs/ar/hjelp.md"
    page.write_text(page.read_text("utf-8") + "\n\n", "utf-8")
    assert told(root) == set()


def test_the_command_writes_who_and_when(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["translations", "review", "docs/ar/hjelp.md", f"{STRINGS}#plan", "--by", "oversetter"]
    assert main([*arguments, "--date", "2026-11-01", "--root", str(root), "--lang", "en"]) == 0
    assert capsys.readouterr().out.split("\n") == ["ar: hjelp.md: read", "ar: plan: read", ""]
    held = json.loads((root / "data/translations/ar.json").read_text("utf-8"))["reviewed"]
    assert {name: (each["by"], each["date"]) for name, each in held.items()} == {
        "hjelp.md": ("translator", "2026-11-01"),
        "plan": ("translator", "2026-11-01"),
    }
    assert main(["translations", "status", "--root", str(root), "--lang", "en"]) in (0, 1)
    told = capsys.readouterr().out
    assert "read by a person: 2 of " in told
    assert "  hjelp.md: read by translator, 2026-11-01\n" in told


@pytest.mark.parametrize(
    ("places", "by"),
    [
        (["docs/ar/hjelp.md"], "Ola Nordmann"),
        (["docs/ar/borte.md"], "translator"),
        (["docs/nb/hjelp.md"], "translator"),
        (["docs/ar/hjelp.md#tid"], "translator"),
        (["docs/ar/hjelp.md", "data/translations/xx.po"], "translator"),
        ([f"{STRINGS}#borte"], "translator"),
    ],
)
def test_what_is_no_place_or_no_role_is_refused_and_nothing_written(
    root: Path, places: list[str], by: str
) -> None:
    before = (root / "data/translations/ar.json").exists()
    with pytest.raises(Problems):
        review(root, places, by, TODAY)
    assert (root / "data/translations/ar.json").exists() == before


def wait(root: Path) -> None:
    replace_in(
        root / "data/languages.yaml", "  name: العربية\n", "  name: العربية\n  publish_unreviewed: false\n"
    )


def test_a_language_waits_until_it_has_been_read_and_its_faults_stop_nothing(root: Path) -> None:
    wait(root)
    replace_in(root / "docs/ar/hjelp.md", "#", "{{ call ingen }}\n\n#")
    assert list(load_project(root).prose) == ["nb"]
    assert [held.code for held in load_project(root).guide.languages] == ["nb"]
    with pytest.raises(Problems):
        load_project(root, is_draft=True)


def test_a_language_that_is_added_and_has_no_page_yet_stops_no_draft(root: Path) -> None:
    waiting = "- code: pl\n  name: Polski\n  is_resident_only: true\n  publish_unreviewed: false\n"
    path = root / "data/languages.yaml"
    path.write_text(f"{path.read_text('utf-8')}\n{waiting}", "utf-8")
    assert main(["translations", "update", "pl", "--root", str(root), "--lang", "en"]) == 0
    assert list(load_project(root, is_draft=True).prose) == ["nb", "ar"]
    (root / "docs/pl").mkdir()
    (root / "docs/pl/index.md").write_text("---\ntitle: Start\n---\n\n# Start\n", "utf-8")
    with pytest.raises(Problems, match=r"docs/pl/tjenester\.md:1: the page is missing"):
        load_project(root, is_draft=True)


def test_a_page_that_nobody_has_read_waits_and_one_that_was_changed_stays(root: Path) -> None:
    wait(root)
    read(root, STRINGS, *(page for page in pages(root) if not page.endswith("hjelp.md")))
    assert "hjelp.md" not in load_project(root).prose["ar"].pages
    assert "hjelp.md" in load_project(root, is_draft=True).prose["ar"].pages
    read(root, "docs/ar/hjelp.md")
    replace_in(root / "docs/ar/hjelp.md", "description: ", "description: هنا ")
    assert "hjelp.md" in load_project(root).prose["ar"].pages


@pytest.mark.xdist_group("miniature")
def test_what_waits_leaves_no_trace_in_a_built_site(root: Path) -> None:
    wait(root)
    build_site(root, root / "build", TODAY)
    whole = [path for path in (root / "build").rglob("*") if path.is_file()]
    assert not [path for path in whole if path.relative_to(root / "build").parts[0] == "ar"]
    assert not [path for path in whole if "/ar/" in path.as_posix() or path.name == "ar.json"]
    for path in whole:
        if path.suffix in {".html", ".xml", ".atom", ".json", ".csv", ".txt"}:
            text = path.read_text("utf-8")
            assert "العربية" not in text, path
            assert 'hreflang="ar"' not in text, path
    read(root, STRINGS, *(page for page in pages(root) if not page.endswith("hjelp.md")))
    build_site(root, root / "build", TODAY)
    assert (root / "build/ar/index.html").exists()
    assert not (root / "build/ar/hjelp").exists()
    assert "/ar/hjelp/" not in (root / "build/sitemap.xml").read_text("utf-8")
