"""What readers are told: no manager first, no source dated by its reading, no age or hour that is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from builders import real_project
from veiviser.model.guide import Guide

REAL = real_project()
MANAGER = re.compile(r"\bleder(?:en)? din\b")
"""A reader's own manager, who may be the one that exploits."""
LINK = re.compile(r"\]\([^)]*\)")
READ_IN = re.compile(r"\blest hos .*?, 20\d\d\b")
"""A source with the year in which it was read instead of its own."""
OLDER_THAN = re.compile(r"\bover (\d+) år\b")
AT_NIGHT = re.compile(r"Om natten svarer (.+?)\.")
ACTOR = re.compile(r"\{\{ actor ([\w-]+) \}\}")


def paragraphs(pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each page and paragraph of text; a row of a table is one as well."""
    for page, text in pages.items():
        yield from ((page, part) for part in text.splitlines() if part.strip())


def unsafe_managers(pages: Mapping[str, str]) -> list[str]:
    """Sentences that send readers to their manager without asking whether that is safe."""
    return [
        f"{page}: {sentence}"
        for page, part in paragraphs(pages)
        for sentence in re.split(r"(?<=[.!?]) |\|", part)
        if MANAGER.search(sentence) and "trygg" not in sentence
    ]


def years_of_reading(pages: Mapping[str, str]) -> list[str]:
    return [
        f"{page}: {found[0]}"
        for page, part in paragraphs(pages)
        for found in READ_IN.finditer(LINK.sub("]", part))
    ]


def ages_missed(guide: Guide) -> list[str]:
    """Answers that say "over" the age from which a service is there, and so turn away those of that age."""
    first = {actor.minimum_age for actor in guide.actors}
    return [
        f"{asked.id}: {found[0]}"
        for asked in guide.questions
        for found in OLDER_THAN.finditer(" ".join(asked.answer))
        if int(found[1]) in first
    ]


def closed_at_night(text: str, guide: Guide) -> list[str]:
    """Services that are said to answer at night and do not."""
    named = [id for told in AT_NIGHT.findall(text) for id in ACTOR.findall(told)]
    assert named
    return [id for id in named if not any(phone.is_open_day_and_night for phone in guide.actor(id).phones)]


def test_nobody_is_sent_to_a_manager_who_may_be_the_one_that_exploits() -> None:
    assert unsafe_managers(pages()) == []
    planted = {
        "a.md": "Er du trygg på lederen din, si fra. Si fra til lederen din.\n| Nav | spør lederen din |\n"
    }
    assert unsafe_managers(planted) == ["a.md: Si fra til lederen din.", "a.md:  spør lederen din "]


def test_a_source_has_its_own_year_and_not_that_in_which_it_was_read() -> None:
    assert years_of_reading(pages()) == []
    planted = {
        "a.md": "Kilde: loven, lest hos [IMDi](https://imdi.no/a), 2026\n\nKilde: lest hos UDI, uten år\n"
    }
    assert years_of_reading(planted) == ["a.md: lest hos [IMDi], 2026"]


def test_nobody_of_the_very_age_is_told_to_be_older() -> None:
    assert ages_missed(REAL.guide) == []
    first, *others = REAL.guide.questions
    planted = replace(
        REAL.guide, questions=(replace(first, answer=("Nok. er for deg over 16 år.",)), *others)
    )
    assert ages_missed(planted) == [f"{first.id}: over 16 år"]


def test_those_who_are_said_to_answer_at_night_do() -> None:
    text = pages()["ansatte.md"]
    assert closed_at_night(text, REAL.guide) == []
    planted = text.replace("{{ actor rosa }}, {{ actor barnevernsvakta }}", "{{ actor tryggest }}")
    assert closed_at_night(planted, REAL.guide) == ["tryggest"]


def pages() -> Mapping[str, str]:
    return REAL.prose["nb"].pages
