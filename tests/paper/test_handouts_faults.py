"""A handout that must not be printed stops the build; one that has not changed is not made again."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from made_handouts import SETTINGS, Made, Printing, codes, site_of, the_drafts, the_project
from markupsafe import Markup

from builders import real_guide
from veiviser.build.handout_files import copy_handouts
from veiviser.load.pages import Prose
from veiviser.load.project import Project
from veiviser.model.page import HandoutName
from veiviser.model.phone import PhoneNumber
from veiviser.model.problem import Problem, Problems
from veiviser.model.source import Check
from veiviser.paper.printing import cache_key, drafts, finished_files, print_drafts
from veiviser.paper.prose import actors_named
from veiviser.paper.sheet import Draft

pytestmark = pytest.mark.xdist_group("handouts")
Handouts = Mapping[tuple[HandoutName, str], Made]
CARDS = {HandoutName.CARDS}


def with_actor(id: str, **changes: object) -> Project:
    """The project with one actor changed."""
    project = the_project()
    actors = tuple(replace(actor, **changes) if actor.id == id else actor for actor in project.guide.actors)
    return replace(project, guide=replace(project.guide, actors=actors))


def problems(project: Project, folder: Path, names: set[HandoutName], code: str = "nb") -> list[Problem]:
    chosen = [
        replace(draft, sizes=draft.sizes[-1:])
        for draft in drafts(site_of(project), SETTINGS)
        if draft.name in names and draft.language == code
    ]
    with pytest.raises(Problems) as error:
        print_drafts(chosen, folder, lambda path: None)
    return error.value.problems


def test_a_card_that_cannot_hold_its_text_is_named_with_language_and_text(tmp_path: Path) -> None:
    long = with_actor("rosa", name="Nasjonalt hjelpetiltak og kompetansesenter mot mye som er vondt " * 6)

    found = problems(long, tmp_path, CARDS)
    assert {problem.path for problem in found} == {"utskrift/nb/lommekort.pdf"}
    assert any("div.card" in str(problem) and "‘" in str(problem) for problem in found)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("name, code", [(HandoutName.PHRASES, "nb"), (HandoutName.CARDS, "so")])
def test_a_handout_is_printed_in_the_largest_size_in_which_it_fits(
    name: HandoutName, code: str, tmp_path: Path
) -> None:
    draft = the_drafts()[name, code]
    fitting = [
        (size, found) for size in draft.sizes if (found := printed_in(draft, size, tmp_path / str(size)))
    ]
    largest, expected = fitting[0]
    assert draft.sizes.index(largest) not in (0, len(draft.sizes) - 1)

    print_drafts([draft], tmp_path / "found", lambda path: None)

    [found] = (tmp_path / "found").glob("*.pdf")
    assert found.read_bytes() == expected


def printed_in(draft: Draft, size: float, folder: Path) -> bytes | None:
    """The file in that size, or None where it does not fit."""
    try:
        print_drafts([replace(draft, sizes=(size,))], folder, lambda path: None)
    except Problems:
        return None
    [made] = folder.glob("*.pdf")
    return made.read_bytes()


def test_a_poster_that_would_need_a_second_sheet_is_named(tmp_path: Path) -> None:
    project = the_project()
    plan = project.guide.plan
    crowded_plan = replace(plan, handout_numbers=(*plan.handout_numbers, "nav", "seif"))
    crowded = replace(project, guide=replace(project.guide, plan=crowded_plan))

    assert list(map(str, problems(crowded, tmp_path, {HandoutName.POSTER}, "ar"))) == [
        "utskrift/ar/plakat.pdf:1: the text fills 2 pages, and 1 is all there is; shorten it"
    ]


def test_a_letter_that_no_font_has_is_named(tmp_path: Path) -> None:
    found = problems(with_actor("rosa", name="ROSA 漢"), tmp_path, CARDS)

    assert {problem.path for problem in found} == {"utskrift/nb/lommekort.pdf"}
    assert {str(problem.message) for problem in found} == {
        "page 1: no font has '漢' (U+6F22), which stands in 'ROSA 漢'; write it in words"
    }


def test_a_warning_of_the_engine_is_told(tmp_path: Path) -> None:
    poster = the_drafts()[HandoutName.POSTER, "nb"]
    spoilt = replace(poster, html=poster.html.replace("<style>", "<style>p { colour: red }"))

    with pytest.raises(Problems) as error:
        print_drafts([spoilt], tmp_path, lambda path: None)
    [problem] = error.value.problems
    assert str(problem).startswith("utskrift/nb/plakat.pdf:1: Ignored `colour: red `")


def test_a_sheet_of_signs_names_the_section_it_lacks() -> None:
    project = the_project()
    pages = dict(project.prose["nb"].pages)
    pages["bransjer.md"] = pages["bransjer.md"].replace("{#skole}", "{#skolen}")
    prose = dict(project.prose) | {"nb": Prose("nb", pages, "docs/nb")}

    with pytest.raises(Problems) as error:
        list(drafts(site_of(replace(project, prose=prose)), SETTINGS))
    assert [str(problem) for problem in error.value.problems] == [
        "docs/nb/bransjer.md:1: no section has the anchor '{#skole}', which the handout 'tegn-skole' shows"
    ]


def test_nothing_is_made_again_when_nothing_has_changed(printing: Printing) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in printing.folder.glob("*.pdf")}
    told: list[str] = []
    print_drafts(the_drafts().values(), printing.folder, told.append)

    assert told == []
    assert {path.name: path.stat().st_mtime_ns for path in printing.folder.glob("*.pdf")} == before


def test_a_changed_number_makes_only_what_shows_it_again(printing: Printing) -> None:
    actor = real_guide().actor("seif")
    phone = replace(actor.phones[0], number=PhoneNumber.parse("73 51 71 85"))
    changed = with_actor("seif", phones=(phone, *actor.phones[1:]))

    held = finished_files(printing.folder)
    again = {
        (draft.name, draft.language)
        for draft in drafts(site_of(changed), SETTINGS)
        if cache_key(draft) not in held
    }
    everyone = {(HandoutName.DIRECTORY, code) for code in codes()}
    assert again == everyone | {(HandoutName.PLAN, code) for code in codes(with_all_pages=True)}


def test_each_handout_that_is_made_is_told(tmp_path: Path) -> None:
    wanted = [the_drafts()[HandoutName.CARDS, "nb"], the_drafts()[HandoutName.NEUTRAL_CARDS, "ar"]]
    told: list[str] = []
    made = print_drafts(wanted, tmp_path, told.append)
    assert sorted(told) == sorted(handout.path for handout in made)
    assert len(told) == 2


@pytest.mark.parametrize(
    ("name", "code"),
    [(HandoutName.POSTER, "ar"), (HandoutName.NEUTRAL_CARDS, "nb"), (HandoutName.MEASURES, "en")],
)
def test_the_same_draft_gives_the_same_bytes(
    made: Handouts, tmp_path: Path, name: HandoutName, code: str
) -> None:
    first = made[name, code]
    [second] = print_drafts([the_drafts()[name, code]], tmp_path, lambda path: None)

    assert second == first.handout
    for ending in ("pdf", "png"):
        digests = {
            sha256((folder / f"{second.key}.{ending}").read_bytes()).hexdigest()
            for folder in (first.folder, tmp_path)
        }
        assert len(digests) == 1


def test_a_check_is_told_with_its_oldest_day_once_all_are_checked() -> None:
    project = the_project()
    plan = project.guide.plan
    check = Check(date=plan.updated, by="duty_officer")
    actors = tuple(
        replace(actor, checked=check) if actor.id in plan.handout_numbers else actor
        for actor in project.guide.actors
    )
    some = tuple(replace(actor, checked=None) if actor.id == "rosa" else actor for actor in actors)

    assert "Numre og tider er kontrollert 21. november 2026." in poster(project, actors)
    assert "Ikke alle numre og tider er kontrollert av et menneske." in poster(project, some)
    assert "Opplysningene er ikke kontrollert" in poster(project, project.guide.actors)


def test_a_check_is_told_of_all_whom_a_page_names_in_procedures_and_measures_too() -> None:
    held = real_guide()
    [procedure, *_], [measure, *_] = held.procedures, held.measures
    steps = (replace(procedure.steps[0], actors=("nok-trondheim",)),)
    changed = replace(
        held,
        procedures=(replace(procedure, steps=steps),),
        measures=(replace(measure, actors=("redd-barna",)),),
    )
    markdown = (
        f"{{{{ call rosa }}}} {{{{ procedure {procedure.id} }}}} {{{{ measures {measure.area.value} }}}}"
    )
    assert list(actors_named(markdown, changed)) == ["rosa", "nok-trondheim", "redd-barna"]


def poster(project: Project, actors: tuple) -> str:
    changed = replace(project, guide=replace(project.guide, actors=actors))
    held = drafts(site_of(changed), SETTINGS)
    return Markup(next(draft.html for draft in held if draft.name is HandoutName.POSTER)).striptags()


def test_finished_files_are_laid_where_the_site_links_to_them(made: Handouts, tmp_path: Path) -> None:
    handouts = [held.handout for held in made.values()]
    copy_handouts(handouts, next(iter(made.values())).folder, tmp_path)

    for handout in handouts:
        assert (tmp_path / handout.path).stat().st_size == handout.bytes
        assert (tmp_path / handout.picture).read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "utskrift/ar/plakat.pdf").is_file()


def test_pictures_are_small(made: Handouts) -> None:
    sizes = [(held.folder / f"{held.handout.key}.png").stat().st_size for held in made.values()]

    assert max(sizes) < 12_000
