"""What a machine can tell of an accessible file: PDF/UA-1, and what the standard's checkers let pass."""

from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pytest
from printed_sample import Sample

from pdf.read import read_structure
from veiviser.paper.pdf import write_pdf

HERE = Path(__file__).parent
POINTS_PER_MM = 72 / 25.4
OURS = {"Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic", "Noto Sans Thai"}


def annotations(pdf: bytes) -> list[pikepdf.Object]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            pikepdf.Dictionary({key: annotation[key] for key in ("/Subtype", "/F")})
            for sheet in document.pages
            for annotation in sheet.get("/Annots", [])
        ]


def fonts(pdf: bytes) -> list[tuple[str, bool]]:
    """The family of each font, and whether its file is embedded."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            (str(each.FontFamily), "/FontFile2" in each)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]


def test_each_sample_is_pdf_ua_1(sample: Sample) -> None:
    report = validator.validate_pdf_bytes(sample.pdf, profile="ua1")

    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("key", ["/Lang", "/MarkInfo", "/Metadata", "/StructTreeRoot"])
def test_a_file_that_lacks_what_the_standard_asks_is_refused(samples: dict[str, Sample], key: str) -> None:
    broken = BytesIO()
    with pikepdf.open(BytesIO(samples["nb"].pdf)) as document:
        del document.Root[key]
        document.save(broken)

    assert not validator.validate_pdf_bytes(broken.getvalue(), profile="ua1").is_compliant


def test_the_file_says_its_title(sample: Sample) -> None:
    assert sample.structure.title == sample.heading


def test_the_sheet_is_a4(sample: Sample) -> None:
    with pikepdf.open(BytesIO(sample.pdf)) as document:
        [left, bottom, right, top] = [float(edge) / POINTS_PER_MM for edge in document.pages[0].mediabox]

    assert (right - left, top - bottom) == pytest.approx((210, 297), abs=0.01)


def test_every_font_is_ours_and_embedded(sample: Sample) -> None:
    assert len(fonts(sample.pdf)) >= 2
    assert {family for family, _ in fonts(sample.pdf)} <= OURS
    assert all(embedded for _, embedded in fonts(sample.pdf))


@pytest.mark.parametrize("family", ["DejaVu Sans", "serif", "system-ui"])
def test_a_font_of_the_machine_is_never_used(page, family: str) -> None:
    pdf = write_pdf(page("<p>Hei</p>", f"p {{ font-family: {family} }}"), HERE, identifier="font")

    assert {name for name, _ in fonts(pdf)} <= OURS


def test_no_glyph_is_without_text(sample: Sample) -> None:
    with pikepdf.open(BytesIO(sample.pdf)) as document:
        maps = [
            each.ToUnicode.read_bytes()
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each
        ]

    assert maps
    assert not any(b"<>" in text for text in maps)


def test_running_heads_and_page_numbers_are_printed_but_not_read(samples: dict[str, Sample]) -> None:
    sample = samples["nb"]

    assert sample.structure.artifacts == (sample.heading, "1")
    assert sample.structure.unmarked == ()


def test_header_cells_say_what_they_head(sample: Sample) -> None:
    assert [(cell.text, cell.scope) for cell in sample.structure.all("TH")] == [
        (sample.heading, "Column"),
        ("2", "Column"),
        ("3", "Row"),
    ]


def test_a_picture_is_read_by_its_alternative_text(sample: Sample) -> None:
    [figure] = sample.structure.all("Figure")
    assert figure.alt == sample.heading


def test_each_line_of_a_link_is_one_annotation_that_is_printed(page) -> None:
    one = '<p><a href="https://example.org">Ring <b>oss</b> på <bdi dir="ltr">12</bdi></a></p>'

    [annotation] = annotations(write_pdf(page(one), HERE, identifier="link"))
    assert annotation.Subtype == "/Link"
    assert annotation.F & 4

    two = page(one, "p { width: 20mm }")
    assert len(annotations(write_pdf(two, HERE, identifier="link"))) == 2


def test_a_link_with_bold_words_is_pdf_ua_1(page) -> None:
    body = '<p><a href="https://example.org">Ring <b>oss</b> på <bdi dir="ltr">12</bdi></a></p>'
    pdf = write_pdf(page(body), HERE, identifier="link")

    assert validator.is_pdf_compliant_bytes(pdf, profile="ua1")


def test_a_file_without_structure_cannot_be_read(samples: dict[str, Sample]) -> None:
    untagged = BytesIO()
    with pikepdf.open(BytesIO(samples["nb"].pdf)) as document:
        del document.Root["/StructTreeRoot"]
        document.save(untagged)

    with pytest.raises(ValueError, match="no structure"):
        read_structure(untagged.getvalue())
