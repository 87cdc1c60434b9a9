"""Paper is measured as it is printed: type in points, codes in millimetres, copies that are not heard."""

from collections.abc import Mapping

import pytest
from made_handouts import Made, the_project

from pdf.measure import code_sides, letters_of
from veiviser.model.handout import HandoutName

pytestmark = pytest.mark.xdist_group("handouts")
LANGUAGES = ["nb", "en", "ar"]
CARDS_ON_A_SHEET = 10
DOTS = 300
LEAST_LABEL = 9.5
"""In points: what tells whom a number is for."""
LEAST_CODE = {HandoutName.CARDS: 20}
"""In millimetres, without the quiet zone."""
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
