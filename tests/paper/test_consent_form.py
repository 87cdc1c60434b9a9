"""The form for consent: every field is named and reached in order, and what is written stays in the file."""

from collections.abc import Iterator, Mapping
from io import BytesIO

import page as validator
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from made_handouts import Made, plain, the_drafts, the_project

from veiviser.model.page import HandoutName
from veiviser.paper.prose import parts

pytestmark = pytest.mark.xdist_group("handouts")
LANGUAGES = ["nb", "en"]
FORMS = [HandoutName.CONSENT, HandoutName.CONSENT_ON_PAPER]
WRITTEN = {"navn": "Åse Bjørnø-Łukasz", "saken": "Lønn og bolig", "dato": "28.11.2026"}
TICKED = ["hvem-5", "hvem-14", "egenbetaling"]
MARK = "Mønster basert på skjema fra 2013; må godkjennes juridisk før bruk."
ENDS_OF_CONSENT = [
    "frivillig",
    "trekke samtykket",
    "bare så lenge saken er åpen",
    "reservert deg",
    "rett til å se",
]
Handouts = Mapping[tuple[HandoutName, str], Made]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_field_says_its_label_in_the_order_of_the_page(made: Handouts, code: str) -> None:
    with pikepdf.open(BytesIO(made[HandoutName.CONSENT, code].pdf)) as document:
        names = [str(field.TU) for field in document.Root.AcroForm.Fields]
        assert [sheet.Tabs for sheet in document.pages] == [pikepdf.Name("/S")] * 2
        read = [str(annotation.T) for annotation in widgets(document)]
        assert read == [str(field.T) for field in document.Root.AcroForm.Fields]
    words = made[HandoutName.CONSENT, code].words
    places = [words.find(f" {name}" if at else name) for at, name in enumerate(names)]
    assert len(names) == len(set(names)) > 25
    assert -1 not in places
    assert made[HandoutName.CONSENT, code].structure.root.lang == code
    assert len(made[HandoutName.CONSENT, code].structure.all("Form")) == len(names)


@pytest.mark.parametrize("code", LANGUAGES)
def test_everyone_on_the_page_can_be_ticked(made: Handouts, code: str) -> None:
    held = parts(the_project().prose[code].pages["ansatte/samtykke.md"])["hvem"]
    wanted = [line.removeprefix("- ") for line in held.splitlines() if line.startswith("- ")]
    with pikepdf.open(BytesIO(made[HandoutName.CONSENT, code].pdf)) as document:
        boxes = [str(field.TU) for field in document.Root.AcroForm.Fields if field.FT == "/Btn"]
    assert boxes[:-1] == wanted
    assert [name for name in wanted if name not in made[HandoutName.CONSENT_ON_PAPER, code].words] == []


@pytest.mark.parametrize(
    "name", [HandoutName.CONSENT, HandoutName.CONSENT_ON_PAPER], ids=lambda name: name.value
)
def test_purposes_limits_and_the_right_to_withdraw_are_on_it(made: Handouts, name: HandoutName) -> None:
    words = made[name, "nb"].words
    assert MARK in words
    assert [told for told in ENDS_OF_CONSENT if told not in words] == []
    held = parts(the_project().prose["nb"].pages["ansatte/samtykke.md"])
    for anchor in ("formal", "grenser"):
        for line in held[anchor].splitlines():
            if line.startswith("- "):
                assert plain(line.removeprefix("- ")) in words


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_that_is_written_is_sent(made: Handouts, code: str) -> None:
    with pikepdf.open(BytesIO(made[HandoutName.CONSENT, code].pdf)) as document:
        actions = [held for held in document.objects if isinstance(held, pikepdf.Dictionary) and "/S" in held]
        kinds = {str(held.S) for held in actions}
        assert not kinds & {"/SubmitForm", "/JavaScript", "/ImportData", "/Launch"}
        assert not {"/OpenAction", "/AA"} & set(document.Root.keys())
        assert all("/A" not in field and "/AA" not in field for field in document.Root.AcroForm.Fields)
    assert "<button" not in the_drafts()[HandoutName.CONSENT, code].html


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_filled_in_by_mouse_and_keys_and_read_back(made: Handouts, code: str) -> None:
    """Chromium's own engine gets the clicks and keys; another reads what was saved."""
    filled = filled_in(made[HandoutName.CONSENT, code].pdf)
    with pikepdf.open(BytesIO(filled)) as document:
        fields = {str(field.T): field for field in document.Root.AcroForm.Fields}
        assert {name: str(fields[name].V) for name in WRITTEN} == WRITTEN
        assert [
            name for name, held in fields.items() if held.FT == "/Btn" and held.get("/V") == "/on"
        ] == TICKED
        assert {str(held.get("/V", "")) for name, held in fields.items() if held.FT == "/Tx"} == {
            "",
            *WRITTEN.values(),
        }
    assert validator.is_pdf_compliant_bytes(made[HandoutName.CONSENT, code].pdf, profile="ua1")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_one_for_paper_has_no_fields(made: Handouts, code: str) -> None:
    with pikepdf.open(BytesIO(made[HandoutName.CONSENT_ON_PAPER, code].pdf)) as document:
        assert "/AcroForm" not in document.Root


def widgets(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for sheet in document.pages:
        yield from (held for held in sheet.Annots if held.Subtype == "/Widget")


def filled_in(pdf: bytes) -> bytes:
    """The form after clicks into ``TICKED`` and ``WRITTEN`` and the keys of what is written."""
    places = {}
    with pikepdf.open(BytesIO(pdf)) as document:
        for number, sheet in enumerate(document.pages):
            for held in sheet.Annots:
                if held.Subtype == "/Widget":
                    places[str(held.T)] = number, [float(edge) for edge in held.Rect]
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        pages = list(document)
        for name in (*WRITTEN, *TICKED):
            number, (left, bottom, right, top) = places[name]
            sheet = pages[number]
            click = document.formenv, sheet, 0, (left + right) / 2, (bottom + top) / 2
            pdfium.FORM_OnLButtonDown(*click)
            pdfium.FORM_OnLButtonUp(*click)
            for letter in WRITTEN.get(name, ""):
                pdfium.FORM_OnChar(document.formenv, sheet, ord(letter), 0)
            pdfium.FORM_ForceToKillFocus(document.formenv)
        saved = BytesIO()
        document.save(saved)
        return saved.getvalue()
