"""What goes on over several pages is heard as one thing, and what is printed twice is heard once."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pytest

from pdf.read import Structure, read_structure
from veiviser.paper.pdf import weasyprint_patches, write_pdf

SMALL_PAGES = "@page { size: 60mm 60mm; margin: 5mm } "
ROWS = 12
TABLE = (
    '<h1>Liste</h1><table><thead><tr><th scope="col">Hvem</th><th scope="col">Nummer</th></tr></thead><tbody>'
    + "".join(f'<tr><th scope="row">Navn {row}</th><td>{row}</td></tr>' for row in range(ROWS))
    + "</tbody></table>"
)
LONG = {
    "/P": f"<h1>Ord</h1><p>{'mange ord ' * 60}</p>",
    "/L": f"<h1>Ord</h1><ul>{'<li>et punkt</li>' * 20}</ul>",
    "/LI": f"<h1>Ord</h1><ul><li>{'mange ord ' * 60}</li></ul>",
    "/Sect": f"<section><h1>Ord</h1>{'<p>et avsnitt</p>' * 20}</section>",
}


def read(html: str) -> tuple[bytes, Structure]:
    pdf = write_pdf(html, Path(), identifier="continued")
    return pdf, read_structure(pdf)


def test_a_table_over_several_pages_is_one_table(page: Callable[..., str]) -> None:
    pdf, structure = read(page(TABLE, SMALL_PAGES))

    assert pages(pdf) > 1
    assert [
        len([row for row in table.elements() if row.role == "TR"]) for table in structure.all("Table")
    ] == [ROWS + 1]
    assert [cell.text for cell in structure.all("TH") if cell.scope == "Column"] == ["Hvem", "Nummer"]
    assert structure.artifacts.count("Nummer") == pages(pdf) - 1
    assert validator.is_pdf_compliant_bytes(pdf, profile="ua1")


def test_each_cell_names_headers_that_are_in_the_table(page: Callable[..., str]) -> None:
    pdf, _ = read(page(TABLE, SMALL_PAGES))

    with pikepdf.open(BytesIO(pdf)) as document:
        elements = [
            held for held in document.objects if isinstance(held, pikepdf.Dictionary) and "/S" in held
        ]
        headers = {str(held.ID) for held in elements if "/ID" in held}
        named = [[str(name) for name in held.A.Headers] for held in elements if held.S == "/TD"]
    assert len(headers) == ROWS + 2
    assert [len(names) for names in named] == [2] * ROWS
    assert {name for names in named for name in names} <= headers
    assert len({names[1] for names in named}) == 1


@pytest.mark.parametrize("role", LONG)
def test_what_goes_on_over_a_page_is_one_element(page: Callable[..., str], role: str) -> None:
    html = page(LONG[role], SMALL_PAGES)
    pdf, structure = read(html)

    assert pages(pdf) > 1
    assert len(structure.all(role[1:])) == len(read(page(LONG[role]))[1].all(role[1:]))
    assert "".join(structure.text.split()) == "".join(read(page(LONG[role]))[1].text.split())
    assert validator.is_pdf_compliant_bytes(pdf, profile="ua1")


def test_two_tables_are_noticed_where_they_are_not_joined(
    page: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weasyprint_patches, "continues", lambda *_: False)

    assert len(read(page(TABLE, SMALL_PAGES))[1].all("Table")) > 1


def test_a_copy_is_printed_and_not_heard(page: Callable[..., str]) -> None:
    card = '<p>Ring <a href="tel:112">112</a></p>'
    pdf, structure = read(page(f'<h1>Kort</h1>{card}<div aria-hidden="true">{card}</div>'))

    assert structure.text.count("Ring 112") == 1
    assert "".join(structure.artifacts) == "Ring 112"
    assert structure.unmarked == ()
    assert validator.is_pdf_compliant_bytes(pdf, profile="ua1")


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("fa", "rtl"), ("nb", "ltr")])
def test_pages_are_turned_from_the_right_where_they_are_read_so(
    page: Callable[..., str], lang: str, direction: str
) -> None:
    pdf, _ = read(page("<h1>112</h1>", lang=lang, dir=direction))

    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.Root.ViewerPreferences.get("/Direction") == ("/R2L" if direction == "rtl" else None)


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
