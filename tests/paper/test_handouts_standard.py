"""Each handout in each language: what a machine can tell of it, and what it says of itself."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import page as validator
import pikepdf
import pytest
from babel.dates import format_date
from made_handouts import SETTINGS, Made, expected, site_of, the_drafts, the_project

from pdf.printed import fonts_in
from veiviser.model.page import FOR_STAFF, HandoutName
from veiviser.paper.printing import drafts
from veiviser.paper.sheet import KINDS
from veiviser.site.links import SiteAddress
from veiviser.site.localized_site import DATES

pytestmark = pytest.mark.xdist_group("handouts")
MILLIMETRE = 72 / 25.4
FAMILIES = {"Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic", "Noto Sans Thai"}
PROOF = "Prøvetrykk. Ikke del det ut."
UNREVIEWED = (
    "Ingen som kan språket, har kontrollert denne oversettelsen ennå. "
    "Telefonnumrene er de samme på alle språk.",
    "Oversettelsen er ikke kontrollert. Numrene er de samme på alle språk.",
)
Handouts = Mapping[tuple[HandoutName, str], Made]


def test_every_handout_there_should_be_has_been_made(made: Handouts) -> None:
    assert list(made) == expected()
    assert {name for name, _ in made} == set(HandoutName)


def test_languages_with_the_residents_pages_alone_have_nothing_for_staff(made: Handouts) -> None:
    assert not {name for name, code in made if code == "ar"} & FOR_STAFF
    assert {name for name, code in made if code == "en"} >= FOR_STAFF


def test_it_is_pdf_ua_1(each: Made) -> None:
    report = validator.validate_pdf_bytes(each.pdf, profile="ua1")

    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_it_says_its_language_and_title(each: Made) -> None:
    assert each.structure.lang == each.handout.language
    assert each.structure.title == (each.handout.title if not is_neutral(each) else each.structure.title)
    assert each.structure.title


def test_its_title_tells_it_from_others_in_a_list_of_files(made: Handouts) -> None:
    owner = the_project().guide.plan.municipality.name
    for code in {code for _, code in made}:
        titles = [held.structure.title for (name, other), held in made.items() if other == code]
        assert len(set(titles)) == len(titles)
    told = [held.structure.title for held in made.values() if not is_neutral(held)]
    assert [title for title in told if not title.endswith(f" – {owner}")] == []


def test_it_has_a_main_heading_and_no_text_that_nobody_marked(each: Made) -> None:
    assert each.structure.all("H1")
    assert each.structure.unmarked == ()


def test_each_page_is_a4(each: Made) -> None:
    with pikepdf.open(BytesIO(each.pdf)) as document:
        assert len(document.pages) == each.handout.pages
        for sheet in document.pages:
            left, bottom, right, top = (float(edge) / MILLIMETRE for edge in sheet.mediabox)
            assert (right - left, top - bottom) == pytest.approx((210, 297), abs=0.01)


def test_it_fills_no_more_pages_than_it_may(each: Made) -> None:
    most = KINDS[each.handout.name].most_pages
    assert most is None or each.handout.pages <= most


def test_every_font_is_ours_and_embedded(each: Made) -> None:
    fonts = fonts_in(each.pdf)

    assert fonts
    assert {family for family, _ in fonts} <= FAMILIES
    assert all(embedded for _, embedded in fonts)


def test_it_tells_date_version_and_language(each: Made) -> None:
    guide = the_project().guide
    language = guide.language(each.handout.language)
    day = format_date(guide.plan.updated, DATES.get(language.code, "long"), language.locale or language.code)

    assert re.fullmatch("[0-9a-f]{7}", each.handout.version)
    assert each.handout.version in each.words
    assert language.name in each.words
    assert "".join(day.split()) in "".join(each.words.split())


def test_its_version_follows_from_what_it_shows(made: Handouts) -> None:
    versions = [held.handout.version for held in made.values()]

    assert len(set(versions)) == len(versions)
    assert versions == [the_drafts()[key].version for key in made]


def test_it_tells_where_the_newest_one_is(each: Made) -> None:
    address = SETTINGS.address.root.partition("://")[2].rstrip("/")

    assert (address in each.words) is not is_neutral(each)


def test_it_warns_of_a_translation_that_nobody_has_checked(each: Made) -> None:
    language = the_project().guide.language(each.handout.language)
    told = [words for words in UNREVIEWED if told_in(language.code, words) in each.words]

    assert len(told) == (0 if language.is_source else 1)


def without_marks(text: str) -> str:
    """What stands above and below letters lies at no place of its own on the line."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Mn")


def test_each_page_says_that_it_is_a_proof_until_the_site_has_an_address(each: Made) -> None:
    words = without_marks("".join(told_in(each.handout.language, PROOF).split()))
    for printed in map(without_marks, each.pages):
        assert any(form in printed for form in (words, words[::-1])), printed[:200]


def test_nothing_is_a_proof_once_the_site_has_an_address() -> None:
    settings = replace(SETTINGS, address=SiteAddress("https://hjelp.trondheim.kommune.no/"))

    for draft in drafts(site_of(the_project(), settings), settings):
        body = draft.html.partition("<body>")[2]
        assert told_in(draft.language, PROOF) not in body
        assert told_in(draft.language, "Prøvetrykk") not in body
        assert "hjelp.trondheim.kommune.no" in body or draft.name is HandoutName.NEUTRAL_CARDS


def told_in(code: str, words: str) -> str:
    return the_project().translations[code].gettext(words)


def is_neutral(made: Made) -> bool:
    return made.handout.name is HandoutName.NEUTRAL_CARDS
