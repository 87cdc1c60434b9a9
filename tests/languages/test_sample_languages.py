"""The engine holds for Ukrainian, Lithuanian, Vietnamese, Thai, Tigrinya and Persian before they come."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import page as validator
import pytest
import zxingcpp
from lxml import html

from languages.conftest import Drafts, Handouts
from languages.line_breaks import Broken, broken_texts, within_thai_words, without_space
from languages.sample_project import CODES, NAMES, WORDS, sample
from paper.made_handouts import Made, plain
from pdf.printed import fonts_in
from veiviser.load.project import Project
from veiviser.model.page import HandoutName
from veiviser.model.problem import Problems
from veiviser.paper.printing import print_drafts

pytestmark = pytest.mark.xdist_group("languages")
FAMILIES = {"Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic", "Noto Sans Thai"}
OWN_LETTERS = {
    "uk": "[\u0400-\u04ff]",
    "lt": "[ąčęėįšųūž]",
    "vi": "[\u1ea0-\u1ef9]",
    "th": "[\u0e00-\u0e7f]",
    "ti": "[\u1200-\u137f]",
    "fa": "[\u0600-\u06ff]",
}
"""Letters that Norwegian lacks."""
TIMELESS = {
    HandoutName.SIGNS,
    HandoutName.NEUTRAL_CARDS,
    HandoutName.LOBBY_POSTER,
    HandoutName.DOOR_NOTICE,
    HandoutName.CARDS,
}
"""They name no hours."""
BLOCKS = "//h1|//h2|//p[not(contains(@class, 'proof'))]|//li[not(p)]"


@pytest.fixture(
    params=[(name, code) for name in NAMES for code in CODES], ids=lambda key: f"{key[0].value}-{key[1]}"
)
def key(request: pytest.FixtureRequest) -> tuple[HandoutName, str]:
    return request.param


@pytest.fixture
def made(samples_made: Handouts, key: tuple[HandoutName, str]) -> Made:
    return samples_made[key]


def test_every_string_has_a_sample_in_every_language() -> None:
    assert {words: set(samples) for words, samples in WORDS.items() if set(samples) != set(CODES)} == {}


def test_it_is_pdf_ua_1(made: Made) -> None:
    report = validator.validate_pdf_bytes(made.pdf, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_its_words_are_said_in_its_language(made: Made, key: tuple[HandoutName, str]) -> None:
    letters = re.compile(OWN_LETTERS[key[1]])
    assert made.structure.lang == key[1]
    assert made.structure.unmarked == ()
    said = [element for element in made.structure.root.elements() if letters.search(element.text)]
    assert {held.lang for held in said} == {key[1]}
    assert len(said) >= 5
    assert {element.lang for element in made.structure.root.elements()} <= {key[1], "nb"}


def test_what_is_read_is_what_was_written(
    made: Made, samples_drafts: Drafts, key: tuple[HandoutName, str]
) -> None:
    document = html.document_fromstring(samples_drafts[key].html)
    written = {text for block in document.xpath(BLOCKS) if (text := plain(block.text_content()))}
    assert len(written) >= 7
    assert {text for text in written if text not in made.words} == set()


def test_nothing_is_printed_that_has_no_sample(made: Made) -> None:
    assert not re.search("[‹›]", made.words + " ".join(made.structure.artifacts))


def test_numbers_lie_in_their_order(made: Made, samples_project: Project) -> None:
    guide = samples_project.guide
    lines = "".join(made.pages)
    numbers = {phone.number.display for id in guide.plan.handout_numbers for phone in guide.actor(id).phones}
    told = {number for number in numbers if number in made.words}
    assert told == numbers or made.handout.name is HandoutName.SIGNS
    assert told
    for number in told:
        assert number.replace(" ", "") in lines


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.value)
def test_a_time_is_not_turned_around_in_persian(samples_made: Handouts, name: HandoutName) -> None:
    words = " ".join(samples_made[name, "fa"].words.split())
    assert "09:00–15:30" not in words and "15:30–09:00" not in words
    said = sample("%(start)s–%(end)s", "fa") % {"start": "09:00", "end": "15:30"}
    assert said in words or name in TIMELESS


def test_fonts_are_ours_and_embedded(made: Made) -> None:
    fonts = fonts_in(made.pdf)
    assert fonts
    assert {family for family, _ in fonts} <= FAMILIES
    assert all(embedded for _, embedded in fonts)


@pytest.mark.parametrize("code", CODES)
def test_the_posters_code_leads_to_the_help_page(samples_made: Handouts, code: str) -> None:
    [picture] = samples_made[HandoutName.POSTER, code].pictures(200)
    [found] = zxingcpp.read_barcodes(picture)
    assert found.text == f"https://fjellvik.example/hjelp/{code}/hjelp/"


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.value)
def test_thai_lines_end_between_words(samples_drafts: Drafts, name: HandoutName) -> None:
    texts = lines_of(samples_drafts, name, "th")
    assert within_thai_words(texts) == []


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.value)
def test_tigrinya_lines_end_at_spaces(samples_drafts: Drafts, name: HandoutName) -> None:
    texts = lines_of(samples_drafts, name, "ti")
    assert without_space(texts) == []


def test_a_line_that_ends_inside_a_word_is_noticed() -> None:
    assert within_thai_words([Broken("คุณต้องการความช่วยเหลือ", (5,))]) == ["คุณต้|องการความช่วยเหลือ"]
    assert without_space([Broken("ሓገዝ የድልየኒ ኣሎ", (2,))]) == ["ሓገ|ዝ የድልየኒ ኣሎ"]


@pytest.mark.parametrize(
    "key", [(HandoutName.POSTER, "th"), (HandoutName.CARDS, "fa"), (HandoutName.SIGNS, "ti")], ids=str
)
def test_the_same_draft_gives_the_same_bytes(
    samples_made: Handouts, samples_drafts: Drafts, tmp_path: Path, key
) -> None:
    print_drafts([samples_drafts[key]], tmp_path, lambda path: None)
    first = samples_made[key]
    for ending in ("pdf", "png"):
        file = f"{first.handout.key}.{ending}"
        digests = {sha256((folder / file).read_bytes()).hexdigest() for folder in (first.folder, tmp_path)}
        assert len(digests) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [("漢", "no font has '漢' (U+6F22)"), ("คุณต้องการความช่วยเหลือไหม " * 20, "and 1 is all there is")],
    ids=["a letter that no font has", "more than a sheet holds"],
)
def test_what_would_spoil_a_thai_poster_is_told(
    samples_drafts: Drafts, tmp_path: Path, words: str, told: str
) -> None:
    poster = samples_drafts[HandoutName.POSTER, "th"]
    question = WORDS["Trenger du hjelp?"]["th"]
    spoilt = replace(poster, html=poster.html.replace(question, words), sizes=poster.sizes[-1:])
    with pytest.raises(Problems) as error:
        print_drafts([spoilt], tmp_path, lambda path: None)
    assert any(told in str(problem) for problem in error.value.problems)
    assert {problem.path for problem in error.value.problems} == {"utskrift/th/plakat.pdf"}


def lines_of(drafts: Drafts, name: HandoutName, code: str) -> list[Broken]:
    """In the largest and the smallest type."""
    held = drafts[name, code]
    return [text for size in (held.sizes[0], held.sizes[-1]) for text in broken_texts(held.in_size(size))]
