"""What is read in each handout: the numbers, names and words of the data and the prose, and no others."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

import pikepdf
import pytest
from made_handouts import Made, codes, plain, the_project

from veiviser.model.guide import Guide
from veiviser.model.need import Audience, Need
from veiviser.model.page import HandoutName
from veiviser.paper.chosen_sections import SIGN_GROUPS, SOURCES_PART, TODO_PART
from veiviser.paper.prose import parts

pytestmark = pytest.mark.xdist_group("handouts")
LANGUAGES = codes()
FULL_LANGUAGES = codes(with_all_pages=True)
WITH_NUMBERS = [HandoutName.POSTER, HandoutName.LOBBY_POSTER, HandoutName.CARDS, HandoutName.PHRASES]
BULLET = re.compile(r"^- (.+)$", re.MULTILINE)
Handouts = Mapping[tuple[HandoutName, str], Made]


def guide_in(code: str) -> Guide:
    project = the_project()
    source = project.guide.language(code).is_source
    return project.guide if source else project.guide.in_language(project.translations[code].text)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", WITH_NUMBERS)
def test_the_first_numbers_stand_with_their_names(made: Handouts, name: HandoutName, code: str) -> None:
    guide = guide_in(code)
    words = made[name, code].words
    for id in guide.plan.handout_numbers:
        actor = guide.actor(id)
        assert actor.name in words
        assert actor.primary_phone.number.display in words
    for number in guide.plan.first_numbers:
        assert number.when in words


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_directory_holds_everyone_with_every_number(made: Handouts, code: str) -> None:
    words = made[HandoutName.DIRECTORY, code].words
    for actor in guide_in(code).actors:
        assert plain(actor.name) in words
        assert plain(actor.summary) in words
        for phone in actor.phones:
            assert words.count(phone.number.display) >= (2 if actor.needs and phone is actor.phones[0] else 1)


@pytest.mark.parametrize("code", LANGUAGES)
def test_emergency_numbers_come_first_where_there_is_danger(made: Handouts, code: str) -> None:
    guide = the_project().guide
    urgent = [actor for actor in map(guide.actor, guide.plan.emergency_numbers) if Need.DANGER in actor.needs]
    assert len(urgent) >= 2
    _, *rows = made[HandoutName.DIRECTORY, code].structure.all("TR")
    for actor, row in zip(urgent, rows, strict=False):
        assert actor.primary_phone.number.display in row.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_paper_says_what_is_closed_now(made: Handouts, code: str) -> None:
    closed, opened = map(the_project().translations[code].gettext, ("Stengt nå", "Åpent nå"))
    # Thai says "open" with one letter before the word for "closed".
    words = {name: held.words.replace(opened, "") for (name, other), held in made.items() if other == code}
    assert {name for name, text in words.items() if closed in text} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_directory_says_of_each_whom_it_tells_and_when_it_was_checked(made: Handouts, code: str) -> None:
    text = made[HandoutName.DIRECTORY, code].words
    translations = the_project().translations[code]
    actors = guide_in(code).actors
    assert text.count(translations.gettext("Kontrollert")) >= len(actors)
    asked = [actor for actor in actors if actor.hears_confidences]
    assert 30 < len(asked) <= text.count(translations.gettext("Hvem får vite det")) < len(actors)


def test_the_directory_names_the_page_on_which_each_one_stands(made: Handouts) -> None:
    directory = made[HandoutName.DIRECTORY, "nb"]
    table = directory.structure.all("TR")
    rows = [[plain(cell.text) for cell in row.elements() if cell.role in ("TH", "TD")] for row in table]
    pages = {actor: int(page) for actor, _, _, page in rows if page.isdigit()}
    assert len(pages) > 40
    for name, page in pages.items():
        heading = "".join(name.split())
        assert heading in directory.pages[page - 1], f"{name} is not on page {page}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_phrase_stands_in_norwegian_and_in_the_readers_language(made: Handouts, code: str) -> None:
    source, own = the_project().guide.phrases, guide_in(code).phrases
    words = made[HandoutName.PHRASES, code].words
    for phrase in (*source, *own):
        assert phrase.words.partition("{")[0].strip() in words
    spoken = [element.lang for element in made[HandoutName.PHRASES, code].structure.root.elements()]
    assert "nb" in spoken


def test_the_phrases_name_the_language_in_both(made: Handouts) -> None:
    words = made[HandoutName.PHRASES, "ar"].words
    assert "Jeg snakker arabisk." in words
    assert "العربية" in words


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sheet_of_signs_holds_every_sign_before_where_they_come_from(made: Handouts, code: str) -> None:
    held = parts(the_project().prose[code].pages["tegn.md"])
    words = made[HandoutName.SIGNS, code].words
    places = [words.index(plain(bullet)) for text in held.values() for bullet in BULLET.findall(text)]
    assert len(places) > 30
    assert max(places) < words.index(plain(re.match(r"\s*## (.+?) *\{", held[SOURCES_PART])[1]))


@pytest.mark.parametrize("code", FULL_LANGUAGES)
@pytest.mark.parametrize("name", SIGN_GROUPS, ids=lambda name: name.value)
def test_the_sheet_of_a_sector_holds_its_own_signs_and_its_sources_last(
    made: Handouts, name: HandoutName, code: str
) -> None:
    held = parts(the_project().prose[code].pages["bransjer.md"])
    words = made[name, code].words
    last = words.index(plain(re.match(r"\s*## (.+?) *\{", held[SOURCES_PART])[1]))
    for anchor, text in held.items():
        for bullet in filter(lambda line: "{{" not in line, BULLET.findall(text)):
            found = words.find(plain(bullet.replace("**", "")))
            shown = anchor in SIGN_GROUPS[name] or anchor == TODO_PART
            assert (0 <= found < last) if shown else found == -1, bullet
    for anchor in SIGN_GROUPS[name]:
        [source] = re.findall(r"^.*\]\(https.*$", held[anchor], re.MULTILINE)
        for title in re.findall(r"\[([^\]]+)\]", source):
            assert words.find(plain(title), last) > 0, title


@pytest.mark.parametrize("code", LANGUAGES)
def test_strips_and_door_notices_do_not_say_what_the_numbers_are_for(made: Handouts, code: str) -> None:
    guide = guide_in(code)
    trafficking = next(term for term in guide.terms if term.id == "menneskehandel")
    subject = [form.strip().casefold() for form in trafficking.forms.split(",")]
    labels = [guide.actor(id).label or "-" * 9 for id in guide.plan.handout_numbers]
    names = [guide.actor(id).name for id in guide.plan.handout_numbers]
    door = made[HandoutName.DOOR_NOTICE, code].words.casefold()
    assert [word for word in (*subject, *labels, *names, guide.plan.title) if word.casefold() in door] == []
    plain_word = the_project().translations[code].gettext("Nummer %(place)s")
    lobby = made[HandoutName.LOBBY_POSTER, code].words
    strip = lobby[lobby.index(plain_word % {"place": 1}) :]
    numbers = [guide.actor(id).primary_phone.number.display for id in guide.plan.handout_numbers]
    assert strip == " ".join(f"{plain_word % {'place': at}} {number}" for at, number in enumerate(numbers, 1))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_neutral_card_says_nothing_of_what_the_numbers_are_for(made: Handouts, code: str) -> None:
    guide = guide_in(code)
    project = the_project()
    cards = made[HandoutName.NEUTRAL_CARDS, code]
    spoken = f"{cards.words} {cards.structure.title} {' '.join(cards.structure.artifacts)}".casefold()
    trafficking = next(term for term in guide.terms if term.id == "menneskehandel")
    forbidden = [
        *(form.strip() for form in trafficking.forms.split(",")),
        *("trafficking", "menneskehandel", "utnytt", "exploit", "الاستغلال"),
        *("veiviser", "http", "www", ".example", ".no"),
        project.guide.plan.municipality.name,
        *(guide.actor(id).label or "-" * 9 for id in guide.plan.handout_numbers),
        *(guide.actor(id).name for id in guide.plan.handout_numbers),
        *(number.when for number in guide.plan.first_numbers),
        *(guide.label("audience", word.value) for word in Audience),
        *(phrase.words for phrase in guide.phrases if "{" not in phrase.words),
    ]
    assert [word for word in forbidden if word.casefold() in spoken] == []
    for place, id in enumerate(guide.plan.handout_numbers, 1):
        number = guide.actor(id).primary_phone.number.display
        words = project.translations[code].gettext("Nummer %(place)s") % {"place": place}
        assert cards.words.count(f"{words} {number}") == 1
    assert cards.structure.all("Figure") == []
    assert all(address.startswith("tel:") for address in links(cards))
    with pikepdf.open(BytesIO(cards.pdf)) as document:
        described = " ".join(str(value) for value in dict(document.docinfo).values()).casefold()
    assert [word for word in forbidden if word.casefold() in described] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_tells_which_number_on_the_neutral_card_is_whose(code: str) -> None:
    project = the_project()
    line = next(line for line in project.prose[code].pages["utskrift.md"].splitlines() if "{{ actor " in line)
    assert re.findall(r"(\d)\D+?\{\{ actor ([\w-]+)", line.rpartition("4»")[2] or line) == [
        (str(place), id) for place, id in enumerate(project.guide.plan.handout_numbers, 1)
    ]


@pytest.mark.parametrize("code", FULL_LANGUAGES)
def test_the_plan_holds_every_heading_measure_story_and_word(made: Handouts, code: str) -> None:
    guide = guide_in(code)
    words = made[HandoutName.PLAN, code].words
    wanted = [
        *(measure.title for measure in guide.measures),
        *(body for measure in guide.measures for body in measure.bodies),
        *(part.about for measure in guide.measures for part in measure.responsible if part.about),
        *(paragraph for story in guide.vignettes for paragraph in story.paragraphs),
        *(paragraph for term in guide.terms for paragraph in term.definition),
        *(work.title for work in guide.documents if work.cited_by == guide.plan.document),
        *(actor.name for actor in guide.actors),
    ]
    assert [text for text in wanted if plain(text) not in words] == []


@pytest.mark.parametrize("code", FULL_LANGUAGES)
def test_the_plans_contents_name_the_page_of_each_chapter(made: Handouts, code: str) -> None:
    plan = made[HandoutName.PLAN, code]
    lines = re.findall(r"^(?:• ?)?(.+?)\s*(\d+)$", plan.structure.text, re.MULTILINE)
    listed = [(title, int(page)) for title, page in lines if title in headings(plan)]
    assert len(listed) >= 10
    for title, page in listed:
        assert "".join(title.split()) in plan.pages[page - 1].replace("\n", ""), (
            f"{title} is not on page {page}"
        )


@pytest.mark.parametrize("code", FULL_LANGUAGES)
def test_the_plan_has_a_bookmark_for_each_chapter(made: Handouts, code: str) -> None:
    plan = made[HandoutName.PLAN, code]
    with pikepdf.open(BytesIO(plan.pdf)) as document, document.open_outline() as outline:
        titles = [plain(item.title) for item in outline.root]
    assert titles == [plain(heading.text) for heading in plan.structure.all("H1")]
    assert len(titles) >= 7


@pytest.mark.parametrize("code", FULL_LANGUAGES)
@pytest.mark.parametrize("name", [HandoutName.MEASURES, HandoutName.PLAN])
def test_a_measure_is_headed_by_its_title_and_its_columns(
    made: Handouts, name: HandoutName, code: str
) -> None:
    cells = made[name, code].structure.all("TH")
    rows = [plain(cell.text) for cell in cells if cell.scope == "Row"]
    assert rows == [plain(measure.title) for measure in guide_in(code).measures]
    assert {cell.scope for cell in cells} == {"Row", "Column"}


@pytest.mark.parametrize("code", FULL_LANGUAGES)
def test_staff_find_every_duty(made: Handouts, code: str) -> None:
    anchors = parts(the_project().prose[code].pages["ansatte.md"])
    assert {"avvergingsplikt", "meldeplikt", "tolk"} <= anchors.keys()
    held = headings(made[HandoutName.STAFF, code])
    for text in list(anchors.values())[1:]:
        assert plain(re.match(r"## (.+?) *\{", text)[1]) in held


@pytest.mark.parametrize("code", FULL_LANGUAGES)
def test_staff_see_the_steps_drawn_and_hear_them_once(made: Handouts, code: str) -> None:
    held = made[HandoutName.STAFF, code]
    guide = guide_in(code)
    drawn = "".join(held.pages[-1].split())
    for step in (step for procedure in guide.procedures for step in procedure.steps):
        assert [word for word in f"{step.what} {step.if_yes or ''}".split() if word not in drawn] == []
        assert held.words.count(plain(step.what)) <= len(guide.procedures)
        for phone in (guide.actor(id).primary_phone for id in step.actors):
            assert phone is None or "".join(phone.number.display.split()) in drawn


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_marker_and_no_markdown_is_left(made: Handouts, code: str) -> None:
    for (_, language), held in made.items():
        if language == code:
            assert not re.search(r"\{\{|\}\}|\*\*|\]\(|[\ue000-\uf8ff]|\.md\b", held.words)


def headings(made: Made) -> list[str]:
    return [
        plain(element.text)
        for element in made.structure.root.elements()
        if re.fullmatch("H[1-6]", element.role)
    ]


def links(made: Made) -> Iterator[str]:
    with pikepdf.open(BytesIO(made.pdf)) as document:
        for sheet in document.pages:
            for annotation in sheet.get("/Annots", []):
                if "/A" in annotation and "/URI" in annotation.A:
                    yield str(annotation.A.URI)
