"""People on their way from the front page to a number, in taps; and what the page answers on the way."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import NewPage

PHONE = {"width": 360, "height": 640}
MOST_TAPS = 3
HELP, WORRIED, STAFF = "Finn annen hjelp", "Jeg er bekymret for noen", "Jeg møter folk i jobben"
"""The ways in on the front page."""


@dataclass(frozen=True, kw_only=True)
class Journey:
    """Somebody on the front page, who wants a number and an answer."""

    who: str
    is_in_a_hurry: bool = False
    """Needs the number on the first screen, one tap away."""
    taps: tuple[str, ...] = ()
    """Words of what is tapped before the number."""
    number: str
    answer: str = ""
    """What the page says to the question that this person has."""

    def __str__(self) -> str:
        return f"{self.who}: {len(self.taps) + 1}"


ROSA, CHILD, SHELTER = "tel:+4722331160", "tel:116111", "tel:+4773523420"
JOURNEYS = [
    Journey(
        who="worker whose passport is taken",
        is_in_a_hurry=True,
        taps=(HELP, "Sjefen har tatt passet mitt."),
        number=ROSA,
        answer="det er et tegn på menneskehandel at noen andre tar passet ditt",
    ),
    Journey(
        who="boy of 15 threatened on Telegram",
        is_in_a_hurry=True,
        taps=(HELP, "Noen truer meg."),
        number=CHILD,
        answer="Ikke svar, og ikke send mer. Det er ikke din skyld.",
    ),
    Journey(
        who="wife of a violent man",
        is_in_a_hurry=True,
        taps=(HELP, "Noen hjemme slår meg eller styrer meg."),
        number=SHELTER,
        answer="Du trenger ikke bli hos en som skader deg for å beholde oppholdet.",
    ),
    Journey(
        who="Thai restaurant worker",
        is_in_a_hurry=True,
        taps=(HELP, "Jeg får ikke lønnen min."),
        number=ROSA,
        answer="De går ikke inn i krangler om lønn.",
    ),
    Journey(
        who="student whose picture is shared",
        taps=(HELP, "Noen har delt bilder av meg."),
        number="tel:116006",
        answer="Å dele slike bilder uten lov er straffbart.",
    ),
    Journey(who="hotel receptionist", taps=(STAFF,), number=ROSA),
    Journey(who="neighbour of a child", taps=(WORRIED,), number="tel:+4790287037"),
    Journey(who="taxi driver", taps=(WORRIED,), number=ROSA, answer="Du trenger ikke være sikker."),
    Journey(
        who="taxi driver who wants to tell the police",
        taps=(HELP, "Jeg har sett noe og vil si fra."),
        number="tel:02800",
        answer="Du trenger ikke bevise noe.",
    ),
    Journey(
        who="woman who sells sex and needs a doctor",
        taps=(HELP, "Jeg selger eller bytter sex og trenger hjelp."),
        number="tel:+4745877819",
        answer="Gratis. Du kan være anonym.",
    ),
    Journey(
        who="injured man without papers",
        taps=(HELP, "Jeg har ikke papirer, og jeg er skadet eller syk."),
        number="tel:116117",
        answer="Alle i Norge har rett til hjelp når det står om livet",
    ),
    Journey(
        who="woman who is listened to",
        taps=(HELP, "Jeg kan ikke snakke i telefonen."),
        number="sms:+4791821648",
        answer="Du kan skrive til Nadheim på WhatsApp.",
    ),
    Journey(
        who="man who sleeps outside tonight",
        taps=(HELP, "Jeg trenger et trygt sted å sove."),
        number=SHELTER,
        answer="Vi vet ikke om det finnes andre senger i Trondheim i natt.",
    ),
    Journey(
        who="girl of 14",
        is_in_a_hurry=True,
        taps=(HELP, "Det gjelder meg, og jeg er under 18 år."),
        number=CHILD,
        answer="De skriver ned det du sier.",
    ),
    Journey(
        who="man forced to steal",
        taps=(HELP, "Noen tvinger meg til å stjele, tigge eller selge narkotika."),
        number=ROSA,
        answer="Si det til en advokat før du snakker med politiet.",
    ),
    Journey(
        who="man afraid of being sent out",
        taps=(HELP, "Jeg er redd for å miste oppholdet eller bli sendt ut."),
        number=ROSA,
        answer="Du kan ringe ROSA og spørre først, før du sier hvem du er.",
    ),
    Journey(
        who="woman who wants to go home",
        taps=(HELP, "Jeg vil reise hjem til landet mitt."),
        number=ROSA,
        answer="Ikke kjøp billett selv hvis de skal betale.",
    ),
    Journey(who="teacher", taps=(STAFF,), number="tel:+4790287037"),
    Journey(who="landlord", taps=(STAFF, "tegn etter bransje"), number="tel:02800"),
]


@pytest.mark.parametrize("journey", [held for held in JOURNEYS if held.is_in_a_hurry], ids=str)
def test_the_first_screen_holds_the_number_of_those_in_a_hurry(new_tab, server, journey: Journey) -> None:
    page: Page = new_tab(viewport=PHONE)
    page.goto(server)
    box = page.locator(f".first-numbers a[href='{journey.number}']").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize("with_script", [True, False])
@pytest.mark.parametrize("journey", JOURNEYS, ids=str)
def test_a_question_leads_to_the_number_and_is_answered_on_the_way(
    new_tab: NewPage, server: str, journey: Journey, with_script: bool
) -> None:
    page = new_tab(viewport=PHONE, java_script_enabled=with_script)
    page.goto(server)
    for words in journey.taps:
        page.locator("main a, main summary").filter(
            has_text=re.compile(rf"^\s*{re.escape(words)}\s*$")
        ).click()
    assert len(journey.taps) + 1 <= MOST_TAPS
    number = page.locator(f"main a.call[href='{journey.number}']:visible").first
    expect(number).to_be_visible()
    if journey.answer:
        expect(page.locator("main p:visible").filter(has_text=journey.answer).first).to_be_visible()
