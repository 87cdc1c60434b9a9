"""Closed days are said in words in each language, on a page as on paper, and what is over is not said."""

from datetime import date

import pytest

from builders import phone
from said import one, told
from veiviser.model.hours import OpeningHours

WEEK = "Mo-Fr 09:00-15:00; PH off"


@pytest.mark.parametrize(
    ("rule", "nb", "en", "ar"),
    [
        ("week 29 off", "Stengt i uke 29", "Closed in week 29", "مغلق في الأسبوع 29 من السنة"),
        (
            "week 29-30 off",
            "Stengt i ukene 29–30",
            "Closed in weeks 29–30",
            "مغلق في الأسابيع من 29 إلى 30 من السنة",
        ),
        ("Jul off", "Stengt i juli", "Closed in July", "مغلق في شهر يوليو"),
        ("Dec 24 off", "Stengt 24. desember", "Closed on 24 December", "مغلق يوم 24 ديسمبر"),
        (
            "2026 Dec 24-2027 Jan 02 off",
            "Stengt fra 24. desember 2026 til og med 2. januar 2027",
            "Closed from 24 December 2026 up to and including 2 January 2027",
            "مغلق من 24 ديسمبر 2026 حتى نهاية يوم 2 يناير 2027",
        ),
        (
            "Nov-Feb off",
            "Stengt fra 1. november til og med 29. februar",
            "Closed from 1 November up to and including 29 February",
            "مغلق من 1 نوفمبر حتى نهاية يوم 29 فبراير",
        ),
        (
            'week 29 off "sommerferie"',
            "Stengt i uke 29 (sommerferie)",
            "Closed in week 29 (sommerferie)",
            "مغلق في الأسبوع 29 من السنة (sommerferie)",
        ),
        (
            "Jul Mo-Tu,Fr off",
            "Stengt i juli: mandag–tirsdag, fredag",
            "Closed in July: Monday–Tuesday, Friday",
            None,
        ),
        ("Dec 23 09:00-12:00", "Åpent 23. desember: 09:00–12:00", "Open on 23 December: 09:00–12:00", None),
        ("Jul Mo 09:00-10:00,12:00-13:00", "Åpent i juli: mandag 09:00–10:00, 12:00–13:00", None, None),
        (
            "week 1 10:00-12:00",
            "Åpent i uke 1: 10:00–12:00",
            "Open in week 1: 10:00–12:00",
            "مفتوح في الأسبوع 1 من السنة: ",
        ),
        ("week 1-2 10:00-12:00", "Åpent i ukene 1–2: 10:00–12:00", None, None),
        ("Mar 01-05 10:00-12:00", "Åpent fra 1. mars til og med 5. mars: 10:00–12:00", None, None),
    ],
)
@pytest.mark.parametrize("on_paper", [False, True], ids=["page", "paper"])
def test_a_closed_day_is_said_in_words(
    rule: str, nb: str | None, en: str | None, ar: str | None, *, on_paper: bool
) -> None:
    hours = OpeningHours.parse(f"{WEEK}; {rule}")
    by_phone, by_visit = one(phones=(phone(hours=hours.expression),)), one(opening_hours=hours)
    by_chat = one(chat="https://lykta.example/chat", chat_hours=hours)
    for code, words in (("nb", nb), ("en", en), ("ar", ar)):
        if words:
            for held in (by_phone, by_visit, by_chat):
                assert words in told(held, code, on_paper=on_paper)


@pytest.mark.parametrize("on_paper", [False, True], ids=["page", "paper"])
def test_paper_and_page_never_say_what_is_closed_now(*, on_paper: bool) -> None:
    held = one(phones=(phone(hours=f"{WEEK}; Nov off"),))
    assert "Stengt i november" in told(held, on_paper=on_paper)
    assert "Stengt nå" not in told(held, on_paper=on_paper)


def test_what_was_closed_once_is_said_until_its_last_day_and_no_longer() -> None:
    held = one(phones=(phone(hours=f"{WEEK}; 2026 Dec 24-2027 Jan 02 off; Jul off"),))
    assert "Stengt fra 24. desember 2026" in told(held, today=date(2027, 1, 2))
    after = told(held, today=date(2027, 1, 3))
    assert "2026" not in after and "Stengt i juli" in after


def test_day_and_night_stays_a_word_where_a_day_is_closed() -> None:
    held = one(
        phones=(phone(hours="24/7; Dec 24 off"),), opening_hours=OpeningHours.parse("24/7; Dec 24 off")
    )
    assert told(held).count("Døgnåpent. Stengt 24. desember") == 2
    assert "Svarer hele døgnet" not in told(held)


def test_the_reason_is_a_text_for_translators() -> None:
    held = one(phones=(phone(hours=f'{WEEK}; week 29 off "sommerferie"'),))
    where = "actors/lykta/phones/opening_hours/special/reason"
    assert ("actors", where, "sommerferie") in list(held.texts())
    said = held.in_language(lambda place, words: "summer holiday" if place == where else words)
    assert "(summer holiday)" in told(said)
    assert said.actors[0].phones[0].opening_hours.expression.endswith('"sommerferie"')  # type: ignore[union-attr]
