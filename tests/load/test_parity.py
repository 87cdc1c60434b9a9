"""A translation shares its facts with the source, block by block; each that drifts is told with its place."""

import shutil
from pathlib import Path

import pytest

from project import ROOT
from veiviser.load.parity import blocks, drift_of_page, facts, text_differences
from veiviser.load.project import load_project
from veiviser.model.problem import Problems

SOURCE = """---
title: Hjelp
---

# Hjelp {#start}

Ring {{ number rosa }}. Du må være 18 år. Vi svarer 08.00–15.30.

## Tid {#tid}

- Du har seks måneder, til 1. mai 2027.
- Det koster 1 200 kroner. [Les mer](rettigheter.md#tid).
- Vi sletter ikke det du skriver.
"""
ENGLISH = """---
title: Help
---

# Help {#start}

Call {{ number rosa }}. You must be 18 years old. We answer 8:00 to 15:30.

## Time {#tid}

* You have six months, until 1 May 2027.
* It costs 1,200 kroner. [Read more](rettigheter.md#tid).
* We do not delete what you write.
"""


def told(english: str) -> list[str]:
    return [f"{found.anchor}: {found.message}" for found in drift_of_page(SOURCE, english, "nb", "en")]


def test_the_same_facts_in_other_words_and_other_digits_are_the_same() -> None:
    assert told(ENGLISH) == []
    assert not list(text_differences("Seks måneder, fra 1. mai 2027", "ستة أشهر، من ١ مايو ۲۰۲۷", "nb", "ar"))


@pytest.mark.parametrize(
    ("right", "wrong", "faults"),
    [
        ("{{ number rosa }}", "ROSA", ["start: lacks the marker {{ number rosa }}"]),
        (
            "18 years",
            "16 years",
            ["start: lacks the number 18", "start: has the number 16, which the source lacks"],
        ),
        (
            "six months",
            "three months",
            ["tid: lacks the number 6", "tid: has the number 3, which the source lacks"],
        ),
        (
            "15:30",
            "15:00",
            ["start: lacks the number 15:30", "start: has the number 15:00, which the source lacks"],
        ),
        (
            "1,200",
            "1,300",
            ["tid: lacks the number 1200", "tid: has the number 1300, which the source lacks"],
        ),
        ("2027", "2026", ["tid: lacks the number 2027", "tid: has the number 2026, which the source lacks"]),
        (
            "rettigheter.md#tid",
            "rettigheter.md",
            [
                "tid: lacks the link to rettigheter.md#tid",
                "tid: has the link to rettigheter.md, which the source lacks",
            ],
        ),
        (
            "* We do not delete what you write.\n",
            "",
            [
                "tid: denies nothing where the source says "
                "'## Tid Du har seks måneder, til 1. mai 2027. Det koster 1…'",
                "tid: lacks a list item",
            ],
        ),
        (
            "do not delete",
            "delete",
            ["tid: denies nothing where the source says 'Vi sletter ikke det du skriver.'"],
        ),
        ("* We do", "* A promise.\n* We do", ["tid: has a list item, which the source lacks"]),
    ],
)
def test_a_planted_fault_is_told_with_its_anchor(right: str, wrong: str, faults: list[str]) -> None:
    assert right in ENGLISH
    assert told(ENGLISH.replace(right, wrong)) == faults


DENIED = {
    "en": ("We never tell anyone.", "We tell everyone."),
    "ar": ("لا نخبر أحدًا أبدًا.", "نحن نخبر الجميع."),
    "pl": ("Nikomu nie mówimy.", "Mówimy wszystkim."),
    "lt": ("Niekam nesakome.", "Pasakome visiems."),
    "ro": ("Nu spunem nimănui.", "Spunem tuturor."),
    "uk": ("Ми нікому не кажемо.", "Ми кажемо всім."),
    "fa": ("به کسی نمی‌گوییم.", "به همه می‌گوییم."),
    "so": ("Cidna uma sheegno.", "Qof walba waan u sheegnaa."),
    "ti": ("ንማንም ኣይንነግርን ኢና።", "ንኹሉ ንነግር ኢና።"),
    "th": ("เราไม่บอกใคร", "เราบอกทุกคน"),
    "vi": ("Chúng tôi không nói với ai.", "Chúng tôi nói với mọi người."),
}


@pytest.mark.parametrize("code", DENIED)
def test_a_promise_that_is_turned_into_its_opposite_is_told_in_every_language(code: str) -> None:
    right, turned = DENIED[code]
    source = "Vi sier det aldri til noen."
    assert not list(text_differences(source, right, "nb", code))
    (fault,) = text_differences(source, turned, "nb", code)
    assert str(fault) == f"denies nothing where the source says '{source}'"


def test_somali_denies_in_one_word_with_whom_it_is_about() -> None:
    source = "Jeg får ikke lov til å gå."
    assert not list(text_differences(source, "La iima oggola inaan iska tago.", "nb", "so"))
    assert not list(text_differences(source, "Miyaan laguu oggolayn inaad iska tagto?", "nb", "so"))
    (fault,) = text_differences(source, "Waa la ii oggol yahay inaan iska tago.", "nb", "so")
    assert str(fault) == f"denies nothing where the source says '{source}'"


@pytest.mark.parametrize(
    "right", ["ወረቓቕቲ የብለይን።", "ወረቓቕቲ የብላን።", "ወረቓቕቲ የብሉን።", "ወረቓቕቲ የብልኩምን።", "ወረቓቕቲ የብሎምን።"]
)
def test_tigrinya_denies_in_each_of_its_forms(right: str) -> None:
    assert not list(text_differences("Jeg har ikke papirer.", right, "nb", "ti"))
    assert list(text_differences("Jeg har ikke papirer.", "ወረቓቕቲ ኣለዉኒ።", "nb", "ti"))
    assert not list(text_differences("Hjelp uten anmeldelse", "ክሲ ከየቕረብኩም ሓገዝ", "nb", "ti"))


def test_a_denial_is_looked_for_in_its_own_list_item_and_not_in_a_title() -> None:
    source = "- Vi sletter ikke.\n- Vi lagrer ikke.\n- «Ingen vei ut». NTNU."
    english = "- We do not delete.\n- We store.\n- «Ingen vei ut». NTNU."
    (fault,) = text_differences(source, english, "nb", "en")
    assert str(fault) == "denies nothing where the source says 'Vi lagrer ikke.'"
    assert not list(text_differences("Ingen vei ut (2011)", "Ingen vei ut (2011)", "nb", "en"))


@pytest.mark.parametrize(
    ("source", "code", "wrong", "right"),
    [
        ("%(start)s–%(end)s", "fa", "%(start)s–%(end)s", "%(start)s تا %(end)s"),
        ("%(start)s–%(end)s", "ar", "%(start)s - %(end)s", "من %(start)s إلى %(end)s"),
        ("Ring 08:00–15:30.", "fa", "زنگ بزنید ۰۸:۰۰–۱۵:۳۰.", "زنگ بزنید از ۰۸:۰۰ تا ۱۵:۳۰."),
        ("Alder 12–18 år.", "ar", "العمر 12-18 سنة.", "العمر من 12 إلى 18 سنة."),
    ],
)
def test_a_range_that_would_be_read_backwards_is_told(source: str, code: str, wrong: str, right: str) -> None:
    told = [str(fault) for fault in text_differences(source, wrong, "nb", code)]
    assert len(told) == 1
    assert told[0].endswith("would be read backwards; say it in words")
    assert not list(text_differences(source, right, "nb", code))


@pytest.mark.parametrize(
    ("code", "digits"), [("ar", "12 000 000"), ("fa", "۱۲ ۰۰۰ ۰۰۰"), ("ur", "12 000 000")]
)
def test_a_large_number_whose_groups_would_be_read_backwards_is_told(code: str, digits: str) -> None:
    """Unicode's rules for direction put the first group last, where a common space stands between them."""
    source, words = "Det var 12 000 000 kroner.", "{} كرون هناك"
    right = digits.replace(" ", ",")
    told = [str(fault) for fault in text_differences(source, words.format(digits), "nb", code)]
    assert told == [f"has the number '{digits}', whose groups would be read backwards; write {right}"]
    for written in (right, digits.replace(" ", "\u00a0"), digits.replace(" ", "\u066c")):
        assert not list(text_differences(source, words.format(written), "nb", code))
    assert not list(text_differences("I 2026 300 saker", "في 2026 300 قضية", "nb", code))


def test_a_range_in_latin_letters_or_in_a_language_from_the_left_may_have_a_dash() -> None:
    title = "Strategi mot menneskehandel 2025-2030 (الاستراتيجية الوطنية)"
    assert not list(text_differences("Strategi mot menneskehandel 2025-2030", title, "nb", "ar"))
    assert not list(text_differences("%(start)s–%(end)s", "%(start)s–%(end)s", "nb", "pl"))


def test_words_that_nobody_translated_are_told() -> None:
    assert told(SOURCE) == [
        f"{anchor}: says the same words as the source; translate them" for anchor in ("start", "tid")
    ]
    assert [str(fault) for fault in text_differences("Du kan ringe dem", "du kan ringe dem", "nb", "pl")]
    assert not list(text_differences("Kirkens Bymisjon, Nadheim", "Kirkens Bymisjon, Nadheim", "nb", "pl"))


def test_a_text_without_a_letter_of_its_language_is_told() -> None:
    (fault,) = text_differences("Du kan alltid ringe dem", "You can always call them", "nb", "ar")
    assert str(fault) == "has no word in the letters of this language; translate it"
    assert not list(text_differences("Du kan alltid ringe dem", "يمكنك الاتصال بهم دائمًا", "nb", "ar"))


def test_a_year_that_a_gloss_repeats_is_no_new_fact() -> None:
    assert not list(text_differences("Rapport 2024", "Rapport 2024 (Report 2024)", "nb", "en"))


def test_numbers_in_words_are_compared_only_where_both_languages_are_known() -> None:
    assert not list(text_differences("Du har seks dager", "Turite šešias dienas", "nb", "lt"))


def test_the_lines_of_blocks_are_those_of_the_page() -> None:
    assert {anchor: block.line for anchor, block in blocks(SOURCE).items()} == {"": 4, "start": 5, "tid": 9}


def test_every_page_and_string_of_the_site_is_compared() -> None:
    project = load_project(ROOT)
    compared = sum(
        sum(counted.total() for counted in facts(block.text, "nb").values())
        for name in project.prose["en"].pages
        for block in blocks(project.prose["nb"].pages[name]).values()
    )
    assert compared > 400


def test_a_page_and_a_string_that_drift_stop_the_project(tmp_path: Path) -> None:
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    page = tmp_path / "docs/ar/hjelp.md"
    page.write_text(page.read_text("utf-8").replace("{{ first_numbers }}", ""), "utf-8")
    catalog = tmp_path / "data/translations/en.po"
    text = catalog.read_text("utf-8")
    right = 'msgstr "Lokal trusselvurdering 2025 (Local threat assessment 2025)"'
    assert right in text
    catalog.write_text(text.replace(right, 'msgstr "Local threat assessment 2024"'), "utf-8")
    with pytest.raises(Problems) as caught:
        load_project(tmp_path)
    faults = [str(problem.message) for problem in caught.value.problems]
    assert len(faults) == 3
    assert any(
        "lacks the marker {{ first_numbers }}: compare with docs/nb/hjelp.md" in fault for fault in faults
    )
    assert any("lacks the number 2025" in fault for fault in faults)
    assert any("has the number 2024, which the source lacks" in fault for fault in faults)
