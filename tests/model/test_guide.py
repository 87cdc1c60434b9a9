"""The guide finds its entries, knows what is translatable, and chooses who could help."""

from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields
from datetime import date
from typing import Any

import pytest

from builders import LANGUAGES, SOURCE, actor, figure, guide, measure, phone, plan, real_guide, vignette
from veiviser.model.actor import Section
from veiviser.model.figure import Kind, Qualifier
from veiviser.model.measure import Area, Status, Update
from veiviser.model.message import msg
from veiviser.model.need import Audience, Need
from veiviser.model.phone import PhoneType
from veiviser.model.plan import PlanStatus
from veiviser.model.problem import Problem, Problems
from veiviser.model.source import Conflict
from veiviser.model.story import who_could_help
from veiviser.model.text import texts, translated

WHOLE = guide(
    actors=(actor("lykta"), actor("kontoret", section=Section.MUNICIPALITY)),
    measures=(measure("samarbeid"), measure("kurs", area=Area.PREVENT)),
    figures=(figure("antall"),),
    vignettes=(vignette("mira"),),
)


def test_entries_are_found_by_id() -> None:
    assert WHOLE.actor("kontoret").name == "Kontoret"
    assert WHOLE.document("planen").title == "Plan for Fjellvik"
    assert WHOLE.figure("antall").value == 7
    assert WHOLE.vignette("mira").title == "Mira"
    assert WHOLE.language("ar").name == "العربية"
    assert WHOLE.label("need", "talk") == "ord talk"


@pytest.mark.parametrize("find", ["actor", "document", "figure", "vignette", "language"])
def test_an_unknown_id_is_an_error(find: str) -> None:
    with pytest.raises(KeyError, match="nobody"):
        getattr(WHOLE, find)("nobody")


def test_an_unknown_word_has_no_label() -> None:
    with pytest.raises(KeyError):
        WHOLE.label("need", "nothing")


def test_entries_keep_their_order_within_a_group() -> None:
    assert [held.id for held in WHOLE.actors_in(Section.MUNICIPALITY)] == ["kontoret"]
    assert [held.id for held in WHOLE.measures_in(Area.ORGANISE)] == ["samarbeid"]
    assert WHOLE.actors_in(Section.OTHERS) == ()


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        WHOLE.actor("lykta").name = "Mørket"  # type: ignore[misc]


def test_every_translatable_text_is_met_with_its_place() -> None:
    held = actor(
        label="Råd",
        hours_note="Ring først.",
        phones=(phone(note="Bare sms."),),
        conflicts=(Conflict(field="phones", source=SOURCE, note="To numre."),),
    )
    assert list(texts(held, "actors/lykta")) == [
        ("actors/lykta/label", "Råd"),
        ("actors/lykta/summary", "Du får råd her."),
        ("actors/lykta/phones/note", "Bare sms."),
        ("actors/lykta/hours_note", "Ring først."),
        ("actors/lykta/conflicts/note", "To numre."),
    ]


def test_each_paragraph_is_a_text_of_its_own() -> None:
    held = vignette(paragraphs=("Først.", "Så."))
    assert [words for where, words in texts(held, "x") if where == "x/paragraphs"] == ["Først.", "Så."]


def test_translating_leaves_names_numbers_and_the_original_alone() -> None:
    before = actor(label="Råd")
    after = translated(before, "x", lambda where, words: f"<{words}>")
    assert (after.label, after.summary) == ("<Råd>", "<Du får råd her.>")
    assert (after.name, after.phones, before.label) == (before.name, before.phones, "Råd")


def test_an_absent_text_stays_absent() -> None:
    assert translated(actor(), "x", lambda where, words: "noe").label is None


def test_a_guide_in_another_language_shows_it_everywhere() -> None:
    english = WHOLE.in_language(lambda where, words: f"[{where}] {words}")
    assert english.plan.title == "[plan/title] Plan for Fjellvik"
    assert english.plan.commission.by == "[plan/commission/by] Bystyret"
    assert english.actor("lykta").summary == "[actors/lykta/summary] Du får råd her."
    assert english.label("need", "talk") == "[vocabularies/need/labels/name] ord talk"
    assert english.actor("lykta").name == "Lykta"
    assert english.languages == LANGUAGES


def test_whatever_has_words_in_the_data_is_translated() -> None:
    held = real_guide()
    entries = {field.name: getattr(held, field.name) for field in fields(held) if field.init}
    with_words = {name for name, value in entries.items() if any(texts_below(value))}
    seen: set[str] = set()
    held.in_language(lambda where, words: seen.add(where.split("/")[0]) or words)
    assert (
        seen == with_words >= {"plan", "actors", "measures", "terms", "vignettes", "figures", "vocabularies"}
    )


def texts_below(value: Any) -> Iterator[Any]:
    for entry in value if isinstance(value, tuple) else (value,):
        yield from texts(entry, "")


def ids(actors: tuple[Any, ...]) -> list[str]:
    return [held.id for held in actors]


def test_those_who_meet_most_needs_could_help_first() -> None:
    story = vignette(needs=(Need.SEX, Need.HEALTH, Need.LAW))
    few, many = actor("few", needs=(Need.LAW,)), actor("many", needs=(Need.HEALTH, Need.LAW))
    assert ids(who_could_help(story, (few, many))) == ["many", "few"]


def test_of_equals_the_one_that_meets_the_most_pressing_need_comes_first() -> None:
    story = vignette(needs=(Need.SEX, Need.LAW))
    second, first = actor("second", needs=(Need.LAW,)), actor("first", needs=(Need.SEX,))
    assert ids(who_could_help(story, (second, first))) == ["first", "second"]


def test_a_critical_line_comes_before_all() -> None:
    story = vignette(needs=(Need.SEX, Need.LAW))
    many, line = actor("many", needs=(Need.SEX, Need.LAW)), actor("line", needs=(Need.LAW,), is_critical=True)
    assert ids(who_could_help(story, (many, line))) == ["line", "many"]


def test_only_those_for_the_same_people_who_can_be_reached_could_help() -> None:
    story = vignette(needs=(Need.TALK,), audience=Audience.CHILD)
    children = (Audience.CHILD,)
    adults, silent = actor("adults"), actor("silent", audiences=children, phones=())
    web = actor("web", audiences=children, phones=(), url="https://fjellvik.example")
    other = actor("other", audiences=children, needs=(Need.MONEY,))
    assert ids(who_could_help(story, (adults, silent, web, other))) == ["web"]


def test_a_story_names_five_at_most() -> None:
    many = tuple(actor(f"a{number}") for number in range(9))
    assert ids(who_could_help(vignette(), many)) == ["a0", "a1", "a2", "a3", "a4"]


def test_helpers_that_an_editor_has_named_come_in_their_order_and_no_others() -> None:
    named = vignette(helpers=("second", "first"))
    assert ids(who_could_help(named, (actor("first"), actor("second"), actor("third")))) == [
        "second",
        "first",
    ]


def test_every_real_story_has_helpers_named_by_an_editor() -> None:
    held = real_guide()
    assert [len(story.helpers) for story in held.vignettes] == [5, 5, 5, 5, 5]
    first = {story.id: who_could_help(story, held.actors)[0].id for story in held.vignettes}
    assert (first["matheo-alexander"], first["karianne"]) == ("barnevernsvakta", "rosa")


def test_people_tell_of_themselves_neither_to_emergency_numbers_nor_to_sites_for_professionals() -> None:
    held = real_guide()
    silent = {entry.id for entry in held.actors if not entry.hears_confidences}
    assert silent >= {*held.plan.emergency_numbers, "greta", "ctdc", "kom", "tolkeregisteret"}
    assert not silent & {
        "rosa",
        "krisesenteret-trondheim",
        "fastlege",
        "legevakten-trondheim",
        "barnevernsvakta",
    }


def test_the_national_helpline_answers_to_every_need() -> None:
    assert set(real_guide().actor("rosa").needs) == set(Need)


def test_an_actor_without_number_page_or_place_cannot_be_reached() -> None:
    assert not actor(phones=()).is_reachable
    assert actor(phones=(), email="a@fjellvik.example").is_reachable
    unreachable = {entry.id for entry in real_guide().actors if not entry.is_reachable}
    assert "helse-og-velferdskontor" in unreachable and len(unreachable) == 7


def test_an_actor_tells_how_it_can_be_reached() -> None:
    held = actor(phones=(phone("116 006", "24/7", types=(PhoneType.SMS,)), phone(types=(PhoneType.VOICE,))))
    assert held.primary_phone == held.phones[0]
    assert held.is_open_day_and_night
    nobody = actor(phones=())
    assert nobody.primary_phone is None
    assert not nobody.is_open_day_and_night


def test_a_measure_has_the_status_that_was_reported_last() -> None:
    begun = Update(date=date(2026, 3, 1), status=Status.UNDER_WAY, source=SOURCE)
    done = Update(date=date(2027, 3, 1), status=Status.DONE, source=SOURCE)
    assert measure().status is Status.NOT_REPORTED
    assert measure(updates=(begun, done)).status is Status.DONE


def test_a_measure_that_nobody_reported_on_is_only_proposed_while_the_plan_is_a_draft() -> None:
    begun = Update(date=date(2026, 3, 1), status=Status.UNDER_WAY, source=SOURCE)
    adopted = guide(plan=plan(status=PlanStatus.ADOPTED))
    assert guide().status_of(measure()) is Status.PROPOSED
    assert guide().status_of(measure(updates=(begun,))) is Status.UNDER_WAY
    assert adopted.status_of(measure()) is Status.NOT_REPORTED
    assert [status for status in Status if not status.is_reported] == [Status.PROPOSED, Status.NOT_REPORTED]


def test_a_figure_is_exact_and_counts_unless_it_says_otherwise() -> None:
    assert (figure().kind, figure().qualifier, figure().highest) == (Kind.COUNT, Qualifier.EXACTLY, None)


def test_problems_come_once_each_in_the_order_of_the_files() -> None:
    second, first = Problem("b.yaml", 1, msg("y")), Problem("a.yaml", 9, msg("x"))
    error = Problems([second, first, second])
    assert str(error) == "a.yaml:9: x\nb.yaml:1: y"
