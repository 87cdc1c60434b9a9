"""What the eye meets on paper: the order of letters, where lines break, codes that can be scanned."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from printed_sample import Sample

from pdf.printed import printed_lines
from veiviser.paper.pdf import lay_out, write_pdf
from veiviser.paper.pdf.boxes import text_boxes
from veiviser.site.links import qr_data_uri

HERE = Path(__file__).parent


def lines_of(pdf: bytes) -> list[str]:
    """Those of the first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return list(printed_lines(document[0]))


def copied(pdf: bytes) -> str:
    """The first page's text as a common viewer copies it."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        everything: str = text.get_text_range()
        text.close()
    return everything


def text_lines(html: str) -> list[str]:
    document = lay_out(html, HERE, identifier="lines")
    lines: dict[float, str] = {}
    for box in text_boxes(document.pages[0]):
        lines[box.position_y] = lines.get(box.position_y, "") + box.text
    return list(lines.values())


def test_a_number_is_printed_in_its_order(sample: Sample) -> None:
    lines = lines_of(sample.pdf)

    assert sum("12345678" in line for line in lines) == 2


def test_a_number_is_printed_in_its_order_inside_an_arabic_sentence(samples: dict[str, Sample]) -> None:
    [line, _] = [line for line in lines_of(samples["ar"].pdf) if "12345678" in line]

    before, _, after = line.partition("12345678")
    assert "اتصل"[::-1] in after
    assert "ليلا"[::-1] in before.replace("ً", "")


@pytest.mark.parametrize(("number", "printed"), [("116 006", "006116"), ("08:00-15:30", "15:30-08:00")])
def test_a_number_that_nobody_isolated_is_seen_to_be_turned_around(page, number: str, printed: str) -> None:
    html = page(f"<p>الرقم {number} الآن</p>", lang="ar", dir="rtl")

    [line] = lines_of(write_pdf(html, HERE, identifier="turned"))
    assert printed in line


def test_a_number_with_no_break_spaces_is_copied_whole_from_an_arabic_line(
    samples: dict[str, Sample],
) -> None:
    assert samples["ar"].number in copied(samples["ar"].pdf)


def test_thai_is_copied_with_all_its_marks(samples: dict[str, Sample]) -> None:
    words = "".join(samples["th"].sentence.split())

    assert words in "".join(copied(samples["th"].pdf).split())


THAI_WORDS = [
    "ฉัน",
    "ต้องการ",
    "ความ",
    "ช่วย",
    "เหลือ",
    "โปรด",
    "พูด",
    "ช้า",
    "ๆ",
    "และ",
    "บอก",
    "ว่า",
    "คุณ",
    "เป็น",
    "ใคร",
]


@pytest.mark.parametrize("width", [25, 35, 50])
def test_thai_lines_break_between_words(page, width: int) -> None:
    html = page(f"<p>{''.join(THAI_WORDS)}</p>", f"p {{ width: {width}mm }}", lang="th")
    lines = text_lines(html)

    word_ends = {len("".join(THAI_WORDS[: count + 1])) for count in range(len(THAI_WORDS))}
    line_ends = {len("".join(lines[: count + 1])) for count in range(len(lines))}
    assert len(lines) > 1
    assert line_ends <= word_ends


@pytest.mark.parametrize("width", [25, 35, 50])
def test_tigrinya_lines_break_at_spaces(page, samples: dict[str, Sample], width: int) -> None:
    sentence = samples["ti"].sentence
    lines = text_lines(page(f"<p>{sentence}</p>", f"p {{ width: {width}mm }}", lang="ti"))

    assert len(lines) > 1
    assert " ".join(line.strip(" ") for line in lines) == sentence


def test_a_code_can_be_scanned_from_the_paper(sample: Sample) -> None:
    with pypdfium2.PdfDocument(sample.pdf) as document:
        picture = document[0].render(scale=300 / 72).to_pil()

    [code] = zxingcpp.read_barcodes(picture)
    assert code.text == sample.address
    assert code.format == zxingcpp.BarcodeFormat.QRCode


def test_the_same_address_gives_the_same_code() -> None:
    assert qr_data_uri("https://example.org/nb/") == qr_data_uri("https://example.org/nb/")
    assert qr_data_uri("https://example.org/nb/") != qr_data_uri("https://example.org/en/")
