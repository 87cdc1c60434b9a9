"""Paper is measured as it is printed: type in points, codes in millimetres, copies that are not heard."""

from collections.abc import Mapping

import pytest
from made_handouts import Made, codes, codes_from_the_right, the_project
from PIL.Image import Image

from pdf.measure import code_sides, letters_of
from veiviser.model.page import HandoutName
from veiviser.paper.chosen_sections import SIGN_GROUPS
from veiviser.paper.sheet import KINDS

pytestmark = pytest.mark.xdist_group("handouts")
LANGUAGES = codes()
CARDS_ON_A_SHEET = 10
DOTS = 300
LEAST_LABEL = 9.5
"""In points: what tells whom a number is for."""
LEAST_CODE = {
    HandoutName.CARDS: 20,
    HandoutName.DOOR_NOTICE: 30,
    HandoutName.POSTER: 40,
    HandoutName.LOBBY_POSTER: 40,
}
"""In millimetres, without the quiet zone."""
LEAST_PRINT = 6
"""In points: who made it and when, on a card as large as one for a bank."""
MOST_PAGES = {HandoutName.DIRECTORY: 22, HandoutName.MEASURES: 3, HandoutName.STAFF: 8}
"""In Norwegian."""
LONGER = 1.4
"""How much more room the same words may take in another language and script."""
RIGHT_THIRD = 140
"""Millimetres from the left."""
LEAST_TEXT = 11
"""In points, on a sheet of signs."""
PROOF = 9
"""Millimetres from the top within which a proof says that it is one."""
STRIPS = 7
TEAR_LINE = 250
"""Millimetres from the top of a lobby poster to the line along which its strips begin."""
STRIP_HEAD = 3
"""Millimetres from there to the line that the first words of a strip stand on, at least."""
MIDDLE = 100
"""Millimetres from the left, where the second column of a sheet of phrases begins at the earliest."""
LAST_PHRASE = 150
"""Millimetres from the top, within which a sheet of phrases has nothing but phrases."""
GUTTER = 3.5
"""Millimetres from where the last letter of the first column starts to the second column, at least."""
RED = (154, 18, 18)
Handouts = Mapping[tuple[HandoutName, str], Made]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", LEAST_CODE, ids=lambda name: name.value)
def test_a_code_is_as_large_as_a_camera_needs(made: Handouts, name: HandoutName, code: str) -> None:
    sides = [side for picture in made[name, code].pictures(DOTS) for side in code_sides(picture, DOTS)]
    assert sides
    assert min(sides) >= LEAST_CODE[name]


@pytest.mark.parametrize("code", LANGUAGES)
def test_labels_on_cards_are_read_at_arms_length(made: Handouts, code: str) -> None:
    [front, _] = letters_of(made[HandoutName.CARDS, code].pdf)
    card = [held for held in front if 20 < held.left < 105 and 11 < held.top < 66]
    assert len(card) > 100
    assert min(held.points for held in card) == pytest.approx(LEAST_LABEL, abs=0.01)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", [HandoutName.CARDS, HandoutName.NEUTRAL_CARDS], ids=lambda name: name.value)
def test_ten_cards_are_printed_and_the_first_is_heard(made: Handouts, name: HandoutName, code: str) -> None:
    guide = the_project().guide
    held = made[name, code]
    for id in guide.plan.handout_numbers:
        number = guide.actor(id).primary_phone.number.display
        assert held.words.count(number) == 1
        assert held.pages[0].count(number.replace(" ", "")) >= CARDS_ON_A_SHEET
    assert len(held.structure.all("Figure")) == (name is HandoutName.CARDS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_signs_are_read_while_standing(made: Handouts, code: str) -> None:
    names = [
        name for name, other in made if other == code and (name is HandoutName.SIGNS or name in SIGN_GROUPS)
    ]
    assert len(names) == (1 + len(SIGN_GROUPS) if code in codes(with_all_pages=True) else 1)
    for name in names:
        pages = list(letters_of(made[name, code].pdf))
        large = [max(held.top for held in page if held.points >= LEAST_TEXT) for page in pages]
        small = [
            held.top
            for page in pages
            for held in page
            if held.points < LEAST_TEXT - 0.01 and held.top > PROOF
        ]
        assert min(small) > large[-1], name
        assert len([page for page in pages if page]) <= KINDS[name].most_pages


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_lobby_poster_ends_in_strips_to_tear_off(made: Handouts, code: str) -> None:
    held = made[HandoutName.LOBBY_POSTER, code]
    for id in the_project().guide.plan.handout_numbers[1:]:
        number = the_project().guide.actor(id).primary_phone.number.display
        assert held.words.count(number) == 2
        assert held.pages[0].count(number.replace(" ", "")) == 1 + STRIPS


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_reaches_into_the_strips_that_are_torn_off(made: Handouts, code: str) -> None:
    [page] = letters_of(made[HandoutName.LOBBY_POSTER, code].pdf)
    assert [held for held in page if held.top > TEAR_LINE + STRIP_HEAD]
    assert not [held for held in page if -1 < held.top - TEAR_LINE < STRIP_HEAD]


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code not in ("nb", *codes_from_the_right())])
def test_what_is_to_be_said_stands_clear_of_the_readers_own_words(made: Handouts, code: str) -> None:
    [page] = letters_of(made[HandoutName.PHRASES, code].pdf)
    right = [held for held in page if held.left > MIDDLE and held.top < LAST_PHRASE]
    largest = max(held.points for held in right)
    said = [held for held in right if held.points == largest]
    column, rows = min(held.left for held in said), {held.top for held in said}
    own = [held.left for held in page if held.left < column and any(abs(held.top - row) < 2 for row in rows)]
    assert own and column - max(own) > GUTTER


def test_red_is_danger_to_life_and_nothing_else(made: Handouts) -> None:
    reds = {
        name.value
        for (name, code), held in made.items()
        if code == "nb" and any(has_red(picture) for picture in held.pictures(30))
    }
    assert reds == {"plakat", "plakat-resepsjon"}


def has_red(picture: Image) -> bool:
    """Whether anything larger than a dot is as red as danger."""
    return sum(count for count, colour in picture.convert("RGB").getcolors(1 << 20) if near(colour)) > 4


def near(colour: tuple[int, int, int]) -> bool:
    return max(abs(one - other) for one, other in zip(colour, RED, strict=True)) < 24


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", [HandoutName.CARDS, HandoutName.NEUTRAL_CARDS], ids=lambda name: name.value)
def test_no_word_on_a_card_is_too_small_to_read(made: Handouts, name: HandoutName, code: str) -> None:
    letters = [held for page in letters_of(made[name, code].pdf) for held in page]
    assert min(held.points for held in letters) >= LEAST_PRINT - 0.01


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", MOST_PAGES, ids=lambda name: name.value)
def test_a_book_takes_no_more_paper_than_it_needs(made: Handouts, name: HandoutName, code: str) -> None:
    if held := made.get((name, code)):
        assert len(held.pages) <= MOST_PAGES[name] * (1 if code == "nb" else LONGER)


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code not in codes_from_the_right()])
def test_the_directory_uses_the_whole_width_of_its_paper(made: Handouts, code: str) -> None:
    for page in list(letters_of(made[HandoutName.DIRECTORY, code].pdf))[-10:-1]:
        body = [held for held in page if 20 < held.top < 270]
        assert len([held for held in body if held.left > RIGHT_THIRD]) > len(body) / 20
