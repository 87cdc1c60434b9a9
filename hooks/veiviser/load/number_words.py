"""Numbers from three to twelve as languages write them in words, with the forms that a sentence gives them.

Smaller ones are left out, for they are articles and duals too. Where one of two languages is missing here,
only digits are compared between them.
"""

ARTICLE = "ال"


def _forms(*numbers: str) -> dict[str, int]:
    """Each word and its number; ``numbers`` holds the forms of three, of four, and so on."""
    return {word: number for number, words in enumerate(numbers, 3) for word in words.split()}


_ARABIC = _forms(
    "ثلاث ثلاثة",
    "أربع أربعة",
    "خمس خمسة",
    "ست ستة",
    "سبع سبعة",
    "ثمان ثماني ثمانية",
    "تسع تسعة",
    "عشر عشرة",
)

NUMBER_WORDS: dict[str, dict[str, int]] = {
    "nb": _forms("tre", "fire", "fem", "seks", "sju syv", "åtte", "ni", "ti", "elleve", "tolv"),
    "en": _forms("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    "ar": _ARABIC | {ARTICLE + word: number for word, number in _ARABIC.items()},
}
"""By language code: each word and its number."""
