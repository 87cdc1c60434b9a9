"""Numbers in words are facts in each of the twelve languages, in the forms that a sentence gives them."""

import pytest
from num2words import num2words

from veiviser.load.language_facts import known_numbers, numbers_in_words
from veiviser.load.parity import text_differences, words_of

LIBRARY = {
    "nb": "no",
    "en": "en",
    "pl": "pl",
    "lt": "lt",
    "ro": "ro",
    "uk": "uk",
    "fa": "fa",
    "vi": "vi",
    "th": "th",
}
"""How num2words calls the languages it knows."""


def numbers_of(text: str, code: str) -> list[int]:
    return list(numbers_in_words(text, words_of(text), code))


@pytest.mark.parametrize("code", LIBRARY)
def test_the_first_form_of_each_number_is_that_of_the_library(code: str) -> None:
    missing = [
        number
        for number in sorted(known_numbers(code))
        if numbers_of(num2words(number, lang=LIBRARY[code]), code) != [number]
    ]
    assert missing == []


def test_every_language_but_the_source_shares_numbers_with_it() -> None:
    codes = {"en", "ar", "pl", "lt", "ro", "uk", "fa", "so", "ti", "th", "vi"}
    assert {code for code in codes if known_numbers(code) & known_numbers("nb")} == codes


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        ("pl", "Masz sześć miesięcy.", "Masz trzy miesiące."),
        ("lt", "Turite šešis mėnesius.", "Turite tris mėnesius."),
        ("ro", "Aveți șase luni.", "Aveți trei luni."),
        ("uk", "У вас є шість місяців.", "У вас є три місяці."),
        ("fa", "شش ماه وقت دارید.", "سه ماه وقت دارید."),
        ("so", "Waxaad haysataa lix bilood.", "Waxaad haysataa saddex bilood."),
        ("ti", "ሽዱሽተ ኣዋርሕ ኣለኩም።", "ሰለስተ ኣዋርሕ ኣለኩም።"),
        ("th", "คุณมีเวลาหกเดือน", "คุณมีเวลาสามเดือน"),
        ("vi", "Bạn có sáu tháng.", "Bạn có bốn tháng."),
    ],
)
def test_six_months_do_not_become_another_number(code: str, right: str, wrong: str) -> None:
    norwegian = "Du har seks måneder."
    assert not list(text_differences(norwegian, right, "nb", code))
    assert not list(text_differences(norwegian, "6", "nb", code))
    told = [str(fault) for fault in text_differences(norwegian, wrong, "nb", code)]
    assert "lacks the number 6" in told
    assert len(told) == 2


def test_a_number_that_a_language_has_no_word_for_here_is_compared_in_digits_alone() -> None:
    assert 5 not in known_numbers("vi")
    assert not list(text_differences("Du har fem dager.", "Bạn có năm ngày.", "nb", "vi"))
    assert list(text_differences("Du har 5 dager.", "Bạn có 6 ngày.", "nb", "vi"))


def test_words_that_only_look_like_numbers_are_none() -> None:
    assert numbers_of("คุณสามารถโทร สามี สามัญ ยี่สิบห้า ความเสี่ยง", "th") == []
