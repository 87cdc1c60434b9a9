"""A picture is published as small as a telephone needs, and tells nothing but what is seen in it."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from builders import copy_miniature
from made_up_words import whole_miniature
from veiviser.build.build import Progress, build_languages
from veiviser.load.page_links import missing_files, unencrypted_links
from veiviser.load.pages import Prose
from veiviser.load.pictures import LARGEST_PICTURE, Picture, published_picture
from veiviser.load.project import load_project
from veiviser.site.links import SiteAddress
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

KINDS = ("PNG", "JPEG", "WEBP")
ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp"}
WHO = "Kari Nordmann, Storgata 1"


def told_by_the_camera(path: Path, kind: str, size: tuple[int, int] = (60, 40)) -> Path:
    """A picture with everything in it that programs write there."""
    exif, text = Image.Exif(), PngInfo()
    exif[0x010E], exif[0x0112] = WHO, 6
    text.add_text("Author", WHO)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"pnginfo": text} if kind == "PNG" else {"comment": WHO.encode()} if kind == "JPEG" else {}
    made = Image.effect_noise(size, 90).convert("RGB")
    made.save(path, kind, exif=exif, icc_profile=profile, xmp=f"<x>{WHO}</x>".encode(), quality=100, **more)
    return path


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.content))


@pytest.mark.parametrize("kind", KINDS)
def test_a_published_picture_tells_nothing_of_where_and_by_whom_it_was_taken(
    tmp_path: Path, kind: str
) -> None:
    path = told_by_the_camera(tmp_path / f"a{ENDINGS[kind]}", kind)
    assert WHO.encode() in path.read_bytes()
    made = published_picture(path)
    assert WHO.encode() not in made.content
    shown = opened(made)
    assert shown.format == kind and not shown.getexif()
    assert not set(shown.info) & {"exif", "icc_profile", "xmp", "comment", "Author", "XML:com.adobe.xmp"}


def test_many_shades_of_grey_stay_as_light_as_they_are(tmp_path: Path) -> None:
    path, scan = tmp_path / "a.png", Image.new("I;16", (3, 1))
    for place, shade in enumerate((0, 20_000, 65_535)):
        scan.putpixel((place, 0), shade)
    scan.save(path)
    shown = opened(published_picture(path)).convert("L")
    assert [shown.getpixel((place, 0)) for place in range(3)] == [0, 78, 255]


def test_a_picture_that_was_taken_sideways_stands_upright(tmp_path: Path) -> None:
    made = published_picture(told_by_the_camera(tmp_path / "a.jpg", "JPEG"))
    assert (made.width, made.height) == (40, 60) == opened(made).size


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_five_megabytes_is_made_small(tmp_path: Path, kind: str) -> None:
    path = told_by_the_camera(tmp_path / f"a{ENDINGS[kind]}", kind, (3000, 2000))
    assert path.stat().st_size > 5_000_000
    made = published_picture(path)
    assert len(made.content) <= LARGEST_PICTURE and made.height <= 1600
    assert abs(made.height / made.width - 1.5) < 0.01


def test_what_one_sees_through_stays_so(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert opened(published_picture(tmp_path / "a.png")).getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_drawing_has_the_size_of_its_box(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 18.6"/>')
    made = published_picture(tmp_path / "a.svg")
    assert (made.width, made.height) == (72, 19)


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ('width="100" height="50"', (100, 50)),
        ('width="100px" height="50.4px"', (100, 50)),
        ('width="100%" height="100%"', (0, 0)),
        ('width="100"', (0, 0)),
        ('viewBox="-5,-5,30,20" width="3"', (30, 20)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_without_a_box_has_the_size_it_says_or_none(
    tmp_path: Path, said: str, size: tuple[int, int]
) -> None:
    (tmp_path / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {said}/>')
    made = published_picture(tmp_path / "a.svg")
    assert (made.width, made.height) == size


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_miniature(tmp_path / "miniature")


def test_a_page_shows_its_picture_with_its_size_and_others_are_not_published(tmp_path: Path) -> None:
    root = whole_miniature(tmp_path / "whole")
    for code in ("nb", "ar"):
        told_by_the_camera(root / f"docs/{code}/kart.jpg", "JPEG", (2400, 1600))
    shutil.copy(root / "docs/nb/kart.jpg", root / "docs/nb/ingen-viser.jpg")
    for code, words in (("nb", "Veien fra torget"), ("ar", "الطريق من الساحة")):
        add(root, code, f"![{words}](kart.jpg)")
    project = load_project(root, is_draft=True)
    site = Site(
        project, TermLinks(), SiteAddress("https://fjellvik.example/"), today=project.guide.plan.updated
    )
    built = tmp_path / "site"
    build_languages(site, built, Progress(9))
    made = published_picture(root / "docs/nb/kart.jpg")
    assert (built / "kart.jpg").read_bytes() == made.content
    shown = f'<img alt="Veien fra torget" height="{made.height}" src="kart.jpg" width="{made.width}"'
    assert shown in (built / "index.html").read_text("utf-8")
    assert not list(built.rglob("ingen-viser*"))


def add(root: Path, code: str, line: str) -> Path:
    """The front page of a language, with one more paragraph."""
    page = root / f"docs/{code}/index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{line}\n", "utf-8")
    return page


def missing(root: Path, line: str) -> list[str]:
    project = load_project(root, is_draft=True)
    prose = Prose("nb", {**project.prose["nb"].pages, "a.md": f"\n{line}\n"}, "docs/nb")
    return [str(problem) for problem in missing_files(prose, project.guide, root / "docs")]


def test_a_picture_that_is_not_there_is_told_on_the_page_that_shows_it(root: Path) -> None:
    Image.new("RGB", (4, 3)).save(root / "docs/nb/kart.png")
    assert missing(root, "![Kart](kart.png)") == []
    assert missing(root, "![Kart](kartt.png)") == [
        "docs/nb/a.md:2: there is no picture 'kartt.png'; put it into docs/nb, or mend the name; "
        "did you mean 'kart.png'?"
    ]


def test_a_picture_of_another_language_is_told(root: Path) -> None:
    Image.new("RGB", (4, 3)).save(root / "docs/ar/kart.png")
    assert missing(root, "![Kart](../ar/kart.png)") == [
        "docs/nb/a.md:2: '../ar/kart.png' lies in the folder of another language; copy it into docs/nb"
    ]


def test_a_link_to_paper_of_our_own_leads_there_or_is_told_what_there_is(root: Path) -> None:
    assert missing(root, "[plakat](utskrift/nb/plakat.pdf), [på arabisk](../../utskrift/ar/plakat.pdf)") == []
    (told,) = missing(root, "[x](utskrift/nb/plaakat.pdf)")
    assert told.startswith("docs/nb/a.md:2: no handout is called 'plaakat'; write {{ handout samtykke }}, or")


def test_a_link_without_encryption_is_warned_of_and_lets_the_site_be_built(root: Path) -> None:
    page = add(root, "nb", "[Museet](http://museum.example/a)")
    add(root, "ar", "[متحف](http://museum.example/a)")
    prose = load_project(root, is_draft=True).prose["nb"]
    (told,) = unencrypted_links(prose)
    assert str(told).endswith(
        "http://museum.example/a is not encrypted; write https:// if the site answers there"
    )
    assert told.line == page.read_text("utf-8").count("\n")
