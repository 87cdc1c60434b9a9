"""Chapter 4 names everyone the plan names, and the way to the plan itself is told as far as it is known."""

from dataclasses import replace
from datetime import date

from lxml import html

from builders import localized, real_guide
from veiviser.load.markers import ARGUMENTS
from veiviser.model.actor import Section
from veiviser.model.plan import Original, PlanStatus
from veiviser.site.parts import Here, actors, original

IN_THE_PLAN = [section for section in Section if section is not Section.ADDED]


def test_chapter_4_links_to_the_card_of_each_of_the_plans_39_actors() -> None:
    guide = real_guide()
    here = Here(localized(guide), "plan/aktorer/")
    linked = [
        str(way).rpartition("#")[2]
        for section in IN_THE_PLAN
        for way in html.fromstring(actors(here, section.value)).xpath("//li/a/@href")
    ]
    assert len(linked) == 39
    assert linked == [actor.id for section in IN_THE_PLAN for actor in guide.actors_in(section)]


def test_a_section_is_named_by_its_id() -> None:
    named_in = ARGUMENTS["actors"]
    assert named_in is not None
    assert set(named_in(real_guide())) == {section.value for section in Section}


def test_what_nobody_knows_of_the_original_is_said_to_be_unknown() -> None:
    told = original(Here(localized(real_guide()), "om/"))
    assert "<a" not in told
    assert told.split(". ") == [
        "Adressen til originalen er ikke kjent",
        "Fristen for høringen er ikke kjent",
        "Vi vet ikke hvor du kan svare.",
    ]


def test_the_original_and_its_hearing_are_linked_once_they_are_known() -> None:
    guide = real_guide()
    known = Original(
        url="https://plan.example/", answer_by=date(2027, 1, 31), answer_url="https://svar.example/"
    )
    told = original(Here(localized(replace(guide, plan=replace(guide.plan, original=known))), "om/"))
    assert html.fromstring(told).xpath("//a/@href") == ["https://plan.example/", "https://svar.example/"]
    assert "31. januar 2027" in told
    assert "ikke kjent" not in told


def test_an_adopted_plan_has_no_hearing() -> None:
    guide = real_guide()
    adopted = replace(guide.plan, status=PlanStatus.ADOPTED)
    told = original(Here(localized(replace(guide, plan=adopted)), "om/"))
    assert told == "Adressen til originalen er ikke kjent."
