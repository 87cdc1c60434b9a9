"""A handout's bytes follow from its HTML alone: not from the machine, the hour, or what was made before."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from printed_sample import Sample

from veiviser.paper.pdf import write_pdf
from veiviser.paper.pdf.write import FONTS

HERE = Path(__file__).parent


def test_the_same_page_gives_the_same_bytes(sample: Sample) -> None:
    assert write_pdf(sample.html, HERE, identifier=sample.identifier) == sample.pdf


def test_a_bare_machine_at_another_hour_gives_the_same_bytes(samples: dict[str, Sample]) -> None:
    other = subprocess.run(
        [sys.executable, "-W", "error", HERE / "bare_machine.py", "ar"],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1000000000", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.strip() == sha256(samples["ar"].pdf).hexdigest()
    assert other.stderr == ""


def test_the_identifier_is_part_of_the_file(page) -> None:
    html = page("<p>Hei</p>")

    assert b"kort-nb" in write_pdf(html, HERE, identifier="kort-nb")
    assert write_pdf(html, HERE, identifier="kort-nb") != write_pdf(html, HERE, identifier="plakat-nb")


def test_each_regular_font_has_a_bold_one_with_the_same_letters() -> None:
    for regular in FONTS.glob("*-Regular.ttf"):
        bold = regular.with_name(regular.name.replace("Regular", "Bold"))
        assert TTFont(regular).getBestCmap().keys() == TTFont(bold).getBestCmap().keys()


@pytest.mark.parametrize(
    "alphabet",
    [
        "abcdefghijklmnopqrstuvwxyzæøåéèêóòôàüö«»–—…’“”•",
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
        "aąbcčdeęėfghiįyjklmnoprsštuųūvzž",
        "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
        "aăâbcdefghiîjklmnopqrsștțuvwxyz",
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ",
        "ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهةىیيءآأؤإئ،؛؟۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩\u200c",
    ],
    ids=["nb", "uk", "lt", "pl", "ro", "vi", "ar and fa"],
)
def test_each_alphabet_can_be_printed(page, alphabet: str) -> None:
    letters = " ".join(alphabet + alphabet.upper())

    assert write_pdf(page(f"<p>{letters}</p>"), HERE, identifier="alphabet")
