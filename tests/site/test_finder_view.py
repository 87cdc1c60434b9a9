"""Who the help-finder offers: everybody who can be reached, somebody who always answers, and nobody twice."""

import re

import pytest

from builders import actor, guide, phone, plan, real_project, shown
from veiviser.model.actor import Actor, Cost
from veiviser.model.need import SHOWN, Audience, Need, Question, Situation
from veiviser.model.phone import PhoneType
from veiviser.model.plan import FirstNumber
from veiviser.model.source import Source
from veiviser.site.finder import helpers

ALWAYS = {"politi-112", "rosa", "alarmtelefonen"}
REAL = real_project().guide
"""The project's own data."""


def situation(**values: object) -> Situation:
    return Situation(**{"id": "redd", "words": "Jeg er redd.", "services": ("lykta",)} | values)  # type: ignore[arg-type]


def finder(*actors: Actor, **values: object) -> str:
    """The finder of a guide with one situation."""
    first = plan(first_numbers=(FirstNumber(actor="lykta", when="Fare nå"),))
    return shown(guide(plan=first, actors=actors, needs=(situation(**values),)), "{{ finder }}")


@pytest.mark.parametrize("held", REAL.needs, ids=lambda held: held.id)
def test_somebody_who_always_answers_is_among_the_first_three(held: Situation) -> None:
    first = helpers(REAL, held)[:SHOWN]
    assert ALWAYS & set(first)
    assert len(first) == SHOWN
    assert all(REAL.actor(id).is_reachable for id in first)
    assert {*ALWAYS, "ambulanse-113"} <= set(helpers(REAL, held)), "those who always answer are filtered out"


@pytest.mark.parametrize("held", REAL.needs, ids=lambda held: held.id)
def test_nobody_is_offered_twice_or_without_a_way_to_be_reached(held: Situation) -> None:
    ids = helpers(REAL, held)
    assert len(ids) == len(set(ids))
    assert [id for id in ids if not REAL.actor(id).is_reachable] == []


@pytest.mark.parametrize("need", list(Need))
@pytest.mark.parametrize("audience", list(Audience))
def test_every_need_of_everyone_would_still_find_somebody_who_answers(need: Need, audience: Audience) -> None:
    held = situation(services=("rosa",), need=need, audience=audience)
    assert helpers(REAL, held)[0] == "rosa"


@pytest.mark.parametrize(
    ("values", "group"),
    [
        ({"need": Need.TALK}, "#behov-talk"),
        ({"audience": Audience.CHILD}, "#behov-child"),
        ({"audience": Audience.PROFESSIONAL}, "#behov-professional"),
        ({}, ""),
    ],
)
def test_all_who_help_with_a_need_are_one_tap_away(values: dict[str, object], group: str) -> None:
    others = (
        actor("lykta"),
        actor("telefon", phones=(phone("75 00 00 02"),)),
        actor("nok", phones=(phone("75 00 00 03"),)),
    )
    held = guide(
        actors=(*others, actor("sist", phones=(phone("75 00 00 04"),))),
        needs=(situation(services=("lykta", "telefon", "nok", "sist"), **values),),
    )
    pages = {"nb": real_project().prose["nb"].pages}
    assert f'href="../tjenester/{group}">Alle som hjelper med dette</a>' in shown(
        held, "{{ finder }}", pages=pages
    )


def test_the_directory_holds_every_group_that_a_sentence_leads_to() -> None:
    pages = {"nb": real_project().prose["nb"].pages}
    led_to = set(re.findall(r'href="../tjenester/#([a-z-]+)">Alle', shown(REAL, "{{ finder }}", pages=pages)))
    assert len(led_to) > 10
    assert led_to <= set(re.findall(r'<h2 id="(behov-[a-z]+)"', shown(REAL, "{{ directory }}", pages=pages)))


def test_the_young_come_first_and_under_a_heading_of_their_own() -> None:
    html = finder(actor("lykta"), actor("ung", phones=(phone("116 111"),)), under_18=("ung",))
    assert (
        html.index("Er du under 18 år?")
        < html.index("116\u00a0111")
        < html.index("75\u00a000\u00a000\u00a001")
    )
    assert html.count("Er du under 18 år?") == 1


@pytest.mark.parametrize(
    ("values", "said", "unsaid"),
    [
        ({"cost": Cost.FREE, "anonymous": True}, ["Gratis.", "Du kan være anonym."], ["Vet ikke"]),
        ({"cost": Cost.FREE}, ["Gratis.", "Vet ikke om du kan være anonym."], ["koster"]),
        ({"anonymous": True}, ["Vet ikke om det koster noe. Spør dem."], ["Gratis."]),
        ({}, ["Vet ikke om det koster noe eller om du kan være anonym."], ["Gratis.", "anonym. Vet"]),
        ({"cost": Cost.VARIES, "anonymous": False}, [], ["Gratis.", "Vet ikke"]),
    ],
)
def test_what_is_unknown_is_said_and_never_taken_for_no(
    values: dict[str, object], said: list[str], unsaid: list[str]
) -> None:
    html = finder(actor("lykta", **values))
    assert [words for words in said if words not in html] == []
    assert [words for words in unsaid if words in html] == []


def test_messages_come_first_for_those_who_can_only_write() -> None:
    lines = (phone("75 00 00 01"), phone("900 00 001", types=(PhoneType.SMS,)))
    calls = re.findall(r'href="(tel|sms):', finder(actor("lykta", phones=lines)))
    assert calls == ["tel", "sms"]
    assert re.findall(r'href="(tel|sms):', finder(actor("lykta", phones=lines), in_writing=True)) == [
        "sms",
        "tel",
    ]


def test_a_situation_answers_what_the_reader_may_ask_then() -> None:
    asked = Question(
        id="pris",
        question="Hva koster det?",
        answer=("Det er gratis.",),
        helpers=("lykta",),
        sources=(Source(),),
    )
    first = plan(first_numbers=(FirstNumber(actor="lykta", when="Fare nå"),))
    held = guide(plan=first, actors=(actor("lykta"),), needs=(situation(asks="pris"),), questions=(asked,))
    assert "<p>Det er gratis.</p>" in shown(held, "{{ finder }}")


@pytest.mark.parametrize("held", REAL.questions, ids=lambda held: held.id)
def test_each_question_rests_on_a_source_and_leads_to_somebody_with_a_number(held: Question) -> None:
    assert held.sources
    assert all(source.url or source.document for source in held.sources)
    assert REAL.actor(held.helpers[0]).phones
    assert not re.search(r"\d{3}", "".join(held.answer).replace("2022", "")), "a number is typed in an answer"


def test_every_question_can_be_reached_from_its_list() -> None:
    pages = {"nb": real_project().prose["nb"].pages}
    html = shown(REAL, "{{ questions }}", pages=pages)
    anchors = re.findall(r'<a href="#([\w-]+)"', html)
    assert anchors == [held.id for held in REAL.questions]
    assert [anchor for anchor in anchors if f'<h2 id="{anchor}"' not in html] == []


def test_what_is_said_of_one_number_alone_stands_under_it() -> None:
    lines = (phone("75 00 00 01", note="Vi vet ikke når de svarer."),)
    html = finder(actor("lykta", phones=lines))
    assert html.index("75\u00a000\u00a000\u00a001") < html.index("Vi vet ikke når de svarer.")
