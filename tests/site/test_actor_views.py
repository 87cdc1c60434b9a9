"""A card says what is known, how it is known, and nothing more."""

import json
import re
from datetime import date, timedelta

import pytest

from builders import SOURCE, TODAY, actor, guide, localized, phone, real_guide, shown, term
from veiviser.model.actor import Address, Cost, Guest, Secrecy, Section
from veiviser.model.freshness import LIMIT, LIMIT_DAY_AND_NIGHT, freshness
from veiviser.model.hours import OpeningHours
from veiviser.model.need import Audience, Need
from veiviser.model.phone import PhoneType
from veiviser.model.source import Check, Confidence, Conflict, Document, Evidence, Source
from veiviser.site.actor_view import ActorView
from veiviser.site.rows import Part
from veiviser.site.sources import SourceView


def words(html: str) -> str:
    """What a person reads: no tags, no script."""
    return " ".join(re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def card(code: str = "nb", **values: object) -> str:
    return shown(guide(actors=(actor("lykta", **values),)), "{{ directory }}", code)


def view(**values: object) -> ActorView:
    held = actor("lykta", **values)
    return ActorView(held, localized(guide(actors=(held,))), "plan/x/")


def test_the_first_number_comes_first() -> None:
    held = view(phones=(phone("112"), phone("116 006")))
    assert held.primary_phone is held.phones[0]
    assert view(phones=()).primary_phone is None


@pytest.mark.parametrize(
    ("types", "verb"),
    [
        ((PhoneType.VOICE,), "Ring "),
        ((PhoneType.SMS,), "Send SMS til "),
        ((PhoneType.VOICE, PhoneType.WHATSAPP), "Ring eller send WhatsApp til "),
        ((PhoneType.TEXT_TELEPHONE,), "Teksttelefon "),
    ],
)
def test_a_button_says_what_happens(types: tuple[PhoneType, ...], verb: str) -> None:
    html = shown(guide(actors=(actor(phones=(phone("1412", types=types),)),)), "{{ call lykta }}")
    assert words(html).startswith(f"{verb}Lykta")


def test_hours_are_told_in_words_with_the_holidays_that_they_name() -> None:
    told = words(card(phones=(phone(hours="Mo-Fr 09:00-15:00; PH off"),)))
    assert "mandag–fredag 09:00–15:00" in told
    assert "Stengt på helligdager" in told
    assert "helligdager" not in words(card(phones=(phone(hours="Mo-Fr 09:00-15:00"),)))


def test_day_and_night_is_a_word_not_a_table() -> None:
    told = words(card(phones=(phone(hours="24/7"),)))
    assert "Døgnåpent" in told
    assert "00:00" not in told


def test_what_is_not_known_is_not_claimed() -> None:
    told = words(card())
    assert "Det vet vi ikke. Spør dem før du sier navnet ditt." in told
    assert "Opplysningene er ikke kontrollert ennå." in told
    for claim in ("Gratis", "anonym", "Tolk", "henvisning", "Åpningstider", "Alder"):
        assert claim not in told


def test_what_a_source_denies_is_not_turned_into_a_promise() -> None:
    told = words(card(anonymous=False, interpreter=False, referral_needed=True))
    for claim in ("anonym", "Tolk", "henvisning"):
        assert claim not in told


def test_what_is_known_is_told() -> None:
    told = words(
        card(anonymous=True, interpreter=True, referral_needed=False, cost=Cost.FREE, minimum_age=18)
    )
    for claim in ("Du kan være anonym", "Tolk", "Du trenger ingen henvisning", "ord free", "Fra 18 år"):
        assert claim in told


def test_who_will_know_is_told_by_the_duty_of_secrecy_and_what_the_service_adds() -> None:
    told = words(card(secrecy=Secrecy.HEALTH, tells_whom="Foreldrene kan få vite det."))
    assert "ord health Foreldrene kan få vite det." in told
    assert "Det vet vi ikke" not in words(card(secrecy=Secrecy.MUNICIPAL))


def test_nobody_is_told_to_ask_an_emergency_number_who_will_know() -> None:
    assert "Hvem får vite det" not in words(card(needs=(Need.DANGER,)))
    assert "Hvem får vite det" not in words(card(audiences=(Audience.PROFESSIONAL,)))


def test_men_are_told_that_they_can_come_and_who_runs_it() -> None:
    told = words(card(guests=(Guest.WOMEN, Guest.MEN), run_by="Politiet"))
    assert "Ord women, ord men." in told
    assert "Hvem driver det Politiet" in told


def test_whoever_has_no_number_says_how_to_reach_it() -> None:
    assert "Bruk nettsiden" in words(card(phones=(), url="https://fjellvik.example"))
    assert "Be en annen tjeneste hjelpe deg å nå dem." in words(card(phones=()))
    assert "nummer, side" not in words(card())


def test_a_source_is_dated_by_the_year_it_shows_itself_and_an_old_address_says_so() -> None:
    source = Source(url="https://fjellvik.example/a", published="2018-04")
    entry = Evidence(of=("name", "addresses"), source=source, confidence=Confidence.PLAUSIBLE)
    told = words(card(evidence=(entry,), addresses=(Address(street="Storgata 1", city="Fjellvik"),)))
    assert "fjellvik.example ( 2018-04 )" in told or "fjellvik.example (2018-04)" in told
    assert "Kilden er fra 2018. Ring før du drar." in told


def test_a_secret_address_is_said_to_be_secret_and_an_open_one_is_shown() -> None:
    assert "Ring, så sier de hvor du skal komme." in words(card(address_is_secret=True))
    place = Address(street="Storgata 1", postal_code="8999", city="Fjellvik")
    assert "Storgata 1, 8999 Fjellvik" in words(card(addresses=(place,)))


def test_two_sources_that_disagree_are_told_with_the_other_value() -> None:
    conflict = Conflict(
        field="phones", other_value="75 00 00 09", source=SOURCE, note="Planen har {other_value}."
    )
    number = "75\u00a000\u00a000\u00a009"
    assert "Planen har 75 00 00 09." in words(card(conflicts=(conflict,))).replace("\u00a0", " ")
    assert f'Planen har <bdi lang="nb" dir="ltr">{number}</bdi>.' in card("ar", conflicts=(conflict,))


def test_each_source_stands_once_by_its_title_or_its_host() -> None:
    web = Source(url="https://lykta.example/om/oss")
    page = Source(document="planen", place="kapittel 4")
    held = view(
        evidence=tuple(
            Evidence(of=(name,), source=source, confidence=Confidence.PRINTED)
            for name, source in [("name", page), ("phones", web), ("summary", page)]
        )
    )
    assert held.sources == (
        SourceView("Plan for Fjellvik", None, (Part("kapittel 4", "nb"),)),
        SourceView("lykta.example", "https://lykta.example/om/oss", is_page=True),
    )


def test_a_document_is_named_in_the_readers_language() -> None:
    documents = (Document(id="planen", title="Planen"),)
    words_en = {("documents/planen/title", "Planen"): "The plan"}
    held = localized(guide(actors=(actor(),), documents=documents), "en", translations={"en": words_en})
    assert ActorView(held.guide.actor("lykta"), held, "").sources[0].title == "The plan"


def test_a_number_stays_left_to_right_in_arabic() -> None:
    html = card("ar", phones=(phone("75 00 00 01", "Mo-Fr 09:00-15:00"),))
    assert '<bdi dir="ltr">75\u00a000\u00a000\u00a001</bdi>' in html
    assert '<bdi dir="ltr">09:00–15:00</bdi>' in html
    assert "<bdi dir" not in card("nb", phones=(phone("75 00 00 01", "Mo-Fr 09:00-15:00"),))


IN_ARABIC = {
    (None, "%(start)s–%(end)s"): "من %(start)s إلى %(end)s",
    (None, "kapittel %(number)s"): "الفصل %(number)s",
    ("actors/lykta/common_name", "lykten"): "المصباح",
    ("actors/lykta/conflicts/other_words", "0 til 5 år"): "من 0 إلى 5 سنوات",
}


def in_arabic(**values: object) -> str:
    held = guide(actors=(actor("lykta", **values),))
    return shown(held, "{{ directory }}", "ar", translations={"ar": IN_ARABIC})


def test_a_range_is_said_in_words_where_a_dash_could_be_read_backwards() -> None:
    html = in_arabic(phones=(phone("75 00 00 01", "Mo-Fr 09:00-15:00"),))
    assert '<span class="time">من 09:00 إلى 15:00</span>' in html


def test_a_common_name_is_said_in_the_readers_words_and_the_norwegian_name_follows() -> None:
    held: dict[str, object] = {"common_name": "lykten", "phones": (phone("75 00 00 01"),)}
    html = in_arabic(**held)
    assert 'Ring المصباح <span class="call-label"><bdi lang="nb" dir="ltr">Lykta</bdi></span>' in html
    assert "lykten" not in card("nb", **held)


def test_a_chapter_and_another_value_are_told_in_the_readers_words() -> None:
    conflict = Conflict(
        field="maximum_age",
        other_value="0-5 år",
        other_words="0 til 5 år",
        source=SOURCE,
        note="{other_value}.",
    )
    evidence = Evidence(
        of=("summary",),
        source=Source(url="https://fyr.example/", place="kapittel 4"),
        confidence=Confidence.PRINTED,
    )
    held: dict[str, object] = {"conflicts": (conflict,), "evidence": (evidence,)}
    told = words(in_arabic(**held))
    assert "الفصل 4" in told and "kapittel" not in told
    assert "من 0 إلى 5 سنوات" in told and "0-5 år" not in told
    assert "kapittel 4" in words(card("nb", **held))
    assert "0-5 år" in words(card("nb", **held))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("kapittel 4", "الفصل 4"),
        ("kapittel 1, 2.2 og 3", "الفصل 1, 2.2, 3"),
        ("kapittel 2, og kapittel 3", "الفصل 2, الفصل 3"),
        ("kapittel 2.2–2.4", "الفصل 2.2–2.4"),
        ("kapittel 4, etter Fontene", "الفصل 4, etter Fontene"),
    ],
)
def test_a_place_in_a_source_is_told_in_the_readers_words_wherever_it_stands(place: str, told: str) -> None:
    source = Source(url="https://fyr.example/", place=place)
    held = guide(actors=(actor(),), terms=(term(sources=(source,)),))
    in_other = shown(held, "{{ terms }}", "ar", translations={"ar": IN_ARABIC})
    assert f"fyr.example, {told}" in words(in_other).replace(" ,", ",")
    assert f"fyr.example, {place}" in words(shown(held, "{{ terms }}")).replace(" ,", ",")


def test_a_norwegian_name_is_marked_as_norwegian_elsewhere() -> None:
    assert '<bdi lang="nb" dir="ltr">Lykta</bdi>' in card("ar")
    assert "<bdi" not in card("nb")


def test_a_chat_that_answers_day_and_night_says_so_on_its_button() -> None:
    hours = OpeningHours.parse("24/7; Dec 24 off")
    html = card(chat="https://lykta.example/chat", chat_hours=hours, phones=())
    assert '<span class="call-when">Døgnåpent. Stengt 24. desember</span>' in html


def test_old_hours_are_hidden_and_the_number_stays() -> None:
    hours = phone(hours="Mo-Fr 09:00-15:00")
    old = card(phones=(hours,), checked=Check(date=TODAY - LIMIT - timedelta(days=1), by="duty_officer"))
    fresh = card(phones=(hours,), checked=Check(date=TODAY - LIMIT, by="duty_officer"))
    assert "09:00" in words(fresh)
    assert "09:00" not in words(old)
    assert "Ring og hør når de svarer" in words(old)
    assert "75 00 00 01" in words(old)


def test_a_number_that_answers_day_and_night_is_checked_more_often() -> None:
    always = actor(
        phones=(phone(hours="24/7"),), checked=Check(date=TODAY - LIMIT_DAY_AND_NIGHT, by="duty_officer")
    )
    assert not freshness(always, TODAY).hours_are_old
    assert freshness(always, TODAY + timedelta(days=1)).hours_are_old


def test_a_link_that_has_expired_is_gone_and_says_why() -> None:
    html = card(url="https://lykta.example", expires=TODAY)
    assert "lykta.example" not in html
    assert "Siden ble tatt bort 21. november 2026." in words(html)
    assert "lykta.example" in card(url="https://lykta.example", expires=date(2026, 11, 22))


def test_machines_read_the_same_directory() -> None:
    html = card(name="</script><b>Lykta", phones=(phone("75 00 00 01", "24/7"), phone("112")))
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    (held,) = json.loads(data)["@graph"]
    assert held["name"] == "</script><b>Lykta"
    assert [point["telephone"] for point in held["contactPoint"]] == ["+4775000001", "112"]
    assert "address" not in held


def test_every_actor_stands_in_the_directory_once_under_what_it_helps_with_first() -> None:
    held = real_guide()
    html = shown(held, "{{ directory }}")
    groups = dict(re.findall(r'<section[^>]*="behov-(\w+)">(.*?)</section>', html, re.DOTALL))
    cards = {word: re.findall(r'<article[^>]* id="([^"]+)"', group) for word, group in groups.items()}
    assert sorted(id for ids in cards.values() for id in ids) == sorted(entry.id for entry in held.actors)
    urgent = list(held.plan.emergency_numbers)
    assert cards["danger"][: len(urgent)] == urgent
    for word, ids in cards.items():
        others = [held.actor(id) for id in ids if id not in urgent]
        firsts = {entry.needs[0].value if entry.needs else "professional" for entry in others}
        assert firsts <= {word}
        ranks = [(not entry.is_critical, not entry.phones, not entry.is_reachable) for entry in others]
        assert ranks == sorted(ranks)
    assert all(f'href="{phone.uri}"' in html for entry in held.actors for phone in entry.phones)


def test_those_who_help_with_a_need_are_named_there_though_their_card_stands_elsewhere() -> None:
    held = real_guide()
    html = shown(held, "{{ directory }}")
    for entry in held.actors:
        for need in entry.needs if entry.is_reachable else ():
            group = re.search(rf'="behov-{need.value}">(.*?)</section>', html, re.DOTALL)
            assert group
            assert f'#{entry.id}"' in group[1] or f' id="{entry.id}"' in group[1], (entry.id, need)


def test_the_plans_own_list_is_a_second_way_to_every_card() -> None:
    held = real_guide()
    html = shown(held, "{{ directory }}").partition('id="planens-deler"')[2].partition("<script")[0]
    parts = [re.findall(r'#([\w-]+)"', part) for part in html.split('class="part-of-plan"')[1:]]
    sections = [{entry.id for entry in held.actors_in(section)} for section in Section]
    assert [set(ids) for ids in parts] == [ids for ids in sections if ids]


def test_a_number_in_conflict_stands_folded_away_from_the_right_one() -> None:
    held = real_guide()
    html = shown(held, "{{ directory }}")
    for entry in held.actors:
        card = re.search(rf'<article[^>]* id="{entry.id}".*?</article>', html, re.DOTALL)
        assert card
        open_part, _, folded = card[0].partition("<dl>")
        for conflict in entry.conflicts:
            if conflict.other_value and "{other_value}" in conflict.note:
                assert conflict.other_value in folded.replace("\u00a0", " ")
                assert conflict.other_value not in open_part.replace("\u00a0", " ")


def test_a_source_with_an_address_is_a_link() -> None:
    held = real_guide()
    html = shown(held, "{{ directory }}")
    addresses = {
        evidence.source.url for entry in held.actors for evidence in entry.evidence if evidence.source.url
    }
    assert addresses
    assert [url for url in addresses if f'href="{url}"' not in html] == []
