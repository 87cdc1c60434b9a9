"""Only pages and pictures in docs/ are published; everything else is named, or left alone where it hides."""

from pathlib import Path

import pytest
from PIL import Image

from builders import copy_miniature
from veiviser.load.project import load_project
from veiviser.load.strays import stray_files
from veiviser.model.problem import Problems

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
ONLY = "only pages (.md) and pictures (.png, .jpg, .webp, .svg) are published; move it elsewhere"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs/nb").mkdir(parents=True)
    return tmp_path / "docs"


def told(docs: Path) -> list[str]:
    return [str(problem) for problem in stray_files(docs, docs.parent, {"nb"})]


@pytest.mark.parametrize(
    "name",
    [
        *("notater.docx", "e-post.eml", "tall.xlsx", "hjelp.md~", "hjelp.md.bak", "hjelp.md.orig"),
        *("~$utkast.docx", "#hjelp.md#", "Thumbs.db", "side.html", "skript.js", "hjelp.pdf", "hjelp"),
    ],
)
def test_what_is_no_page_and_no_picture_is_named(docs: Path, name: str) -> None:
    (docs / "nb" / name).write_text("Hei", "utf-8")
    assert told(docs) == [f"docs/nb/{name}:1: {ONLY}"]


@pytest.mark.parametrize(("name", "end"), [("IMG_1.JPG", ".jpg"), ("Kart.PNG", ".png"), ("hjelp.MD", ".md")])
def test_a_name_that_ends_as_cameras_write_it_is_to_be_written_small(docs: Path, name: str, end: str) -> None:
    (docs / "nb" / name).write_text("Hei", "utf-8")
    assert told(docs) == [
        f"docs/nb/{name}:1: the file's name must end in '{end}', in small letters; rename it"
    ]


@pytest.mark.parametrize("name", ["hjelp.md", "NB/hjelp.md", "de/hjelp.md"])
def test_a_page_in_no_languages_folder_is_named(docs: Path, name: str) -> None:
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).write_text("# Hjelp\n", "utf-8")
    assert told(docs) == [f"docs/{name}:1: lies in no language's folder, and nobody sees it; move it"]


@pytest.mark.parametrize(
    "name", [".DS_Store", "._hjelp.md", ".hjelp.md.swp", ".trash/gammel.md", ".#notat.docx"]
)
def test_names_that_begin_with_a_dot_are_left_alone(tmp_path: Path, name: str) -> None:
    root = copy_miniature(tmp_path / "miniature")
    before = load_project(root, is_draft=True).prose["nb"].pages.keys()
    (root / "docs/nb" / name).parent.mkdir(exist_ok=True)
    (root / "docs/nb" / name).write_text("# Uten tittel\n", "utf-8")
    assert load_project(root, is_draft=True).prose["nb"].pages.keys() == before


def test_a_link_of_an_editing_program_that_leads_nowhere_is_left_alone(tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "miniature")
    (root / "docs/nb/.#hjelp.md").symlink_to("kari@maskin.1234")
    assert load_project(root, is_draft=True)


def test_a_link_out_of_the_project_is_refused(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "utenfor.md").write_text("Hemmelig", "utf-8")
    (docs / "nb/inne.md").symlink_to("../../utenfor.md")
    (docs / "nb/kart.png").symlink_to("/etc/passwd")
    (docs / "nb/mappe").symlink_to("/etc")
    said = "is a link that leads out of docs/; put the file itself here"
    assert told(docs) == [f"docs/nb/{name}:1: {said}" for name in ("inne.md", "kart.png", "mappe")]


def test_a_picture_is_what_its_name_says(docs: Path) -> None:
    Image.new("RGB", (4, 3)).save(docs / "nb/kart.png")
    assert told(docs) == []
    (docs / "nb/kart.jpg").write_bytes((docs / "nb/kart.png").read_bytes())
    (docs / "nb/halvt.png").write_bytes((docs / "nb/kart.png").read_bytes()[:40])
    (docs / "nb/tom.png").symlink_to("finnes-ikke.png")
    said = "is no picture; save it anew, or remove it"
    assert told(docs) == [f"docs/nb/{name}:1: {said}" for name in ("halvt.png", "kart.jpg", "tom.png")]


def test_a_picture_has_a_largest_size(docs: Path) -> None:
    (docs / "nb/stor.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(30_000_000))
    assert told(docs) == ["docs/nb/stor.png:1: is larger than 30,000,000 bytes; save it smaller"]


@pytest.mark.parametrize(
    ("held", "name"),
    [
        *(("<script>alert(1)</script>", "script"), ("<rect onclick='x()'/>", "rect")),
        *(("<foreignObject/>", "foreignobject"), ("<use xlink:href='https://a.example/b'/>", "use")),
        *(
            ("<a href='javascript:x()'/>", "a"),
            ("<image href='#a'/>", "image"),
            ("<style>*{}</style>", "style"),
        ),
        ("<rect fill='url(https://a.example/b)'/>", "rect"),
    ],
)
def test_an_svg_that_runs_or_loads_something_is_refused(docs: Path, held: str, name: str) -> None:
    (docs / "nb/kart.svg").write_text(SVG.format(held), "utf-8")
    assert told(docs) == [
        f"docs/nb/kart.svg:1: holds more than a drawing ('{name}'); save it as plain SVG, or as PNG"
    ]


def test_a_plain_drawing_is_published(docs: Path) -> None:
    (docs / "nb/kart.svg").write_text(SVG.format("<g><path d='M0 0' fill='url(#a)'/></g>"), "utf-8")
    assert told(docs) == []


def test_an_svg_with_entities_is_more_than_a_drawing(docs: Path) -> None:
    (docs / "nb/kart.svg").write_text('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "utf-8")
    (found,) = told(docs)
    assert "holds more than a drawing ('<!DOCTYPE')" in found


def test_a_stray_file_stops_the_project(tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "miniature")
    (root / "docs/nb/Thumbs.db").write_bytes(b"\xd0\xcf")
    with pytest.raises(Problems, match="only pages"):
        load_project(root, is_draft=True)


def test_a_drawing_of_the_place_that_does_more_than_draw_stops_the_build(tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "miniature")
    assert load_project(root, is_draft=True).drawing == ""
    (root / "data/city.svg").write_text(SVG.format('<path d="M0 0h9"/>') + "\n", "utf-8")
    assert load_project(root, is_draft=True).drawing == SVG.format('<path d="M0 0h9"/>')
    (root / "data/city.svg").write_text(SVG.format("<script>alert(1)</script>"), "utf-8")
    with pytest.raises(Problems) as caught:
        load_project(root, is_draft=True)
    assert [str(problem) for problem in caught.value.problems] == [
        "data/city.svg:1: holds more than a drawing ('script'); save it as plain SVG, or as PNG"
    ]
