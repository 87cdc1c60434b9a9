"""Each word stands in its language: what is translated is unmarked, what is not says which language it is."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from lxml import html

from builders import localized, real_guide
from field_values import everything, filled
from project import ROOT
from veiviser.load.extraction import wanted_strings
from veiviser.load.markers import ARGUMENTS
from veiviser.model.guide import Guide
from veiviser.model.measure import Update
from veiviser.model.page import Handout, HandoutName
from veiviser.model.source import Check, Source
from veiviser.paper.prose import printed_site
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.markers import MARKERS
from veiviser.site.parts import Here

SIGN = "ع"
"""Stands for every translation, with the places that something is put into."""
ON_SCREEN_ALONE = {"finder"}
"""Markers of pages that no handout holds."""
NO_WORDS = {"script", "style"}


@cache
def the_guide() -> Guide:
    """The real one, and somebody of whom all is known."""
    held = real_guide()
    source = Source(document=held.documents[0].id, place="kapittel 1")
    known = everything()
    evidence = tuple(replace(entry, source=source) for entry in known.evidence)
    checked = replace(filled(Check), by="duty_officer")
    measures = tuple(replace(measure, chapters=("3.1",)) for measure in held.measures)
    reported = replace(measures[0], updates=(filled(Update),))
    return replace(
        held,
        actors=(*held.actors, replace(known, evidence=evidence, checked=checked)),
        measures=(reported, *measures[1:]),
    )


@cache
def arabic() -> LocalizedSite:
    """The guide, with each word that can be translated made up."""
    wanted = wanted_strings(the_guide(), ROOT / "overrides")
    words = {
        (message.context, singular): made_up(singular)
        for message in wanted
        if message.id
        for singular in [message.id[0] if isinstance(message.id, tuple) else str(message.id)]
    }
    counted = {
        (message.context, message.id[0]): tuple(map(made_up, message.id))
        for message in wanted
        if isinstance(message.id, tuple)
    }
    site = localized(the_guide(), "ar", translations={"ar": words})
    return replace(site, translations=replace(site.translations, plurals=counted))


def made_up(words: str) -> str:
    kept = [part for part in words.replace(" ", "\n").split("\n") if "%(" in part or "{" in part]
    return " ".join([SIGN, *(part.strip(".,") for part in kept)])


def arguments(name: str) -> list[str]:
    known = ARGUMENTS[name]
    return sorted(known(the_guide())) if known else [""]


def in_the_wrong_language(markup: str) -> Iterator[str]:
    """Latin letters that pass for Arabic, and Arabic ones that are said to be something else."""
    document = html.fragment_fromstring(markup, create_parent="div")
    for element in document.iter():
        if element.tag in NO_WORDS:
            continue
        for holder, text in ((element, element.text), (element.getparent(), element.tail)):
            if not text or holder is None:
                continue
            marks = holder.xpath("ancestor-or-self::*[@lang or @dir][1]")
            language = holder.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
            direction = holder.xpath("string(ancestor-or-self::*[@dir][1]/@dir)")
            if any(letter.isascii() and letter.isalpha() for letter in text) and not marks:
                yield f"unmarked: {text.strip()}"
            if SIGN in text and (language not in ("", "ar") or direction == "ltr"):
                yield f"marked as {language or direction}: {text.strip()}"


def wrong_in_part(site: LocalizedSite, name: str) -> Iterator[str]:
    """Faults of all that a marker can become."""
    for argument in arguments(name):
        yield from in_the_wrong_language(
            MARKERS[name].render(Here(site, "hjelp/"), *([argument] if argument else []))
        )


@pytest.mark.parametrize("name", sorted(MARKERS))
def test_every_word_of_a_page_is_marked_with_its_language(name: str) -> None:
    assert list(wrong_in_part(arabic(), name)) == []


@pytest.mark.parametrize("name", sorted(set(MARKERS) - ON_SCREEN_ALONE))
def test_every_word_on_paper_is_marked_with_its_language(name: str) -> None:
    assert list(wrong_in_part(printed_site(arabic()), name)) == []


def test_every_word_of_what_was_printed_is_marked_with_its_language() -> None:
    made = tuple(
        Handout(name=name, language=language.code, title=SIGN, version="1", key="1", pages=pages, bytes=1)
        for language in the_guide().languages
        for pages, name in enumerate(HandoutName, 1)
    )
    site = replace(arabic(), handouts=made)
    for held in (site, printed_site(site)):
        assert list(wrong_in_part(held, "handouts")) == []


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<dd>Midtbyen</dd>", ["unmarked: Midtbyen"]),
        (f'<dd><bdi lang="nb" dir="ltr">{SIGN}</bdi></dd>', [f"marked as nb: {SIGN}"]),
        (f'<dd><bdi dir="ltr">{SIGN}</bdi></dd>', [f"marked as ltr: {SIGN}"]),
        (f'<dd>{SIGN} <bdi lang="nb" dir="ltr">Midtbyen</bdi> {SIGN}</dd>', []),
    ],
)
def test_a_planted_fault_is_found(markup: str, found: list[str]) -> None:
    assert list(in_the_wrong_language(markup)) == found
