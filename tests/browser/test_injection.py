"""Whatever stands in the data is shown as it stands: in pages, files and handouts of a real build."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

from browser.conftest import NewPage
from hostile_miniature import CURT, HOSTILE, build_hostile, hostile
from pdf.read import read_structure
from serve import serve

pytestmark = pytest.mark.xdist_group("hostile")
LOOK = """() => ({
    taken: window.taken ?? null,
    elements: [...document.querySelectorAll("[onx], [onerror], i, img[src*='ond.example'], em, raw")].length,
    links: [...document.querySelectorAll("[href], [src], [action]")]
        .map(element => element.href || element.src || element.action)
        .filter(address => /javascript:|ond\\\\.example|1337/.test(address)),
    events: [...document.querySelectorAll("*")]
        .flatMap(element => element.getAttributeNames()).filter(name => name.startsWith("on")),
    words: document.body.textContent,
    linked: [...document.querySelectorAll("script[type$=json]")].map(held => held.textContent),
})"""
"""What a browser has made of a page."""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "miniature"
    said = build_hostile(root)
    assert not said, said
    return root / "build"


@pytest.fixture(scope="module")
def address(hostile_site: Path) -> Iterator[str]:
    with serve(hostile_site) as address:
        yield address


def page_names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def looked_at(page: Any, address: str) -> dict[str, Any]:
    page.goto(address)
    return dict(page.evaluate(LOOK))


def test_no_page_runs_or_loads_the_data(hostile_site: Path, address: str, new_page: NewPage) -> None:
    page = new_page(bypass_csp=True)
    names = page_names(hostile_site)
    assert len(names) > 10
    for name in names:
        seen = looked_at(page, address + name)
        assert (seen["taken"], seen["elements"], seen["links"], seen["events"]) == (None, 0, [], []), name
        assert "1337" not in seen["words"], name


def test_a_page_that_lets_the_data_act_is_found(tmp_path: Path, new_page: NewPage) -> None:
    (tmp_path / "index.html").write_text(
        "<body><i onx=1></i><img src='data:,' onerror='taken=1'><a href='javascript:x'>1337</a>", "utf-8"
    )
    with serve(tmp_path) as address:
        page = new_page(bypass_csp=True)
        page.goto(address)
        page.wait_for_function("window.taken")
        seen = page.evaluate(LOOK)
    assert (seen["taken"], seen["links"], seen["events"]) == (1, ["javascript:x"], ["onx", "onerror"])
    assert seen["elements"] == 2


def test_every_text_stands_in_the_page_as_it_was_written(address: str, new_page: NewPage) -> None:
    page = new_page()
    words = " ".join(looked_at(page, f"{address}tjenester/")["words"].split())
    for text in (
        "Du kan ringe Lykta når som helst.",
        "Send gjerne melding først.",
        "For voksne",
        "Hjelp på telefon",
    ):
        assert hostile(text) in words
    assert f"{CURT} Lykta" in words
    words = " ".join(looked_at(page, f"{address}plan/")["words"].split())
    for text in (
        "Åpen dør",
        "Kontoret skal ha åpen dør hver dag.",
        "Døren er åpen to dager i uka",
        "Bygdetinget",
    ):
        assert hostile(text) in words


def test_the_hidden_description_of_the_directory_is_the_data(address: str, new_page: NewPage) -> None:
    seen = looked_at(new_page(), f"{address}tjenester/")
    (graph,) = map(json.loads, seen["linked"])
    lykta = graph["@graph"][0]
    assert lykta["name"] == f"{CURT} Lykta"
    assert lykta["description"] == hostile("Du kan ringe Lykta når som helst.")
    assert lykta["alternateName"] == [hostile("Lyktetelefonen")]


def test_open_data_hold_the_words_and_no_cell_begins_a_formula(hostile_site: Path) -> None:
    data = hostile_site / "data"
    (lykta, *_) = json.loads((data / "services.json").read_text("utf-8"))["contents"]
    assert lykta["description"] == hostile("Du kan ringe Lykta når som helst.")
    assert lykta["eligibility_description"] == hostile("For voksne")
    cells = 0
    for path in data.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                assert None not in row
                cells += sum(value.startswith(f"'{HOSTILE[:20]}") for value in row.values())
                assert not [
                    value for value in row.values() if value.lstrip("'\"").startswith("=") and value[0] != "'"
                ]
    assert cells > 10
    with (data / "phones.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["phone"] for row in csv.DictReader(file)][:2] == ["tel:+4775000001", "tel:+4775000002"]


def test_a_search_shows_the_words_as_they_stand(hostile_site: Path, address: str, new_page: NewPage) -> None:
    page = new_page(bypass_csp=True)
    page.goto(f"{address}sok/")
    page.get_by_role("searchbox").fill("lykta")
    page.keyboard.press("Enter")
    page.locator(".search[aria-busy=false] .results li").first.wait_for()
    seen = page.evaluate(LOOK)
    assert (seen["taken"], seen["elements"], seen["links"], seen["events"]) == (None, 0, [], [])
    assert hostile("Hjelp på telefon") in " ".join(seen["words"].split())
    assert "1337" not in seen["words"]


def test_files_for_machines_can_be_read(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.xml"):
        for element in ElementTree.fromstring(path.read_bytes()).iter():
            assert not re.search("onerror|ond.example|1337", str(element.attrib))
    addresses = ElementTree.fromstring((hostile_site / "sitemap.xml").read_bytes()).iter("{*}loc")
    assert all(
        re.fullmatch(r"https://fjellvik\.example/hjelp/[a-z0-9/.-]*", str(held.text)) for held in addresses
    )


def test_handouts_print_the_words_and_link_nowhere_else(hostile_site: Path) -> None:
    paths = sorted((hostile_site / "utskrift").rglob("*.pdf"))
    assert len(paths) > 5
    for path in paths:
        with pikepdf.open(path) as pdf:
            notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
            actions = [note.A for note in notes if "/A" in note]
            assert {str(action.S) for action in actions} <= {"/URI", "/GoTo"}
            led = {str(action.URI) for action in actions if "/URI" in action}
            assert not [uri for uri in led if re.search("javascript|ond.example|1337", uri)], path
            assert "/OpenAction" not in pdf.Root and "/JavaScript" not in pdf.Root.get("/Names", {})
    words = "".join(read_structure((hostile_site / "utskrift/nb/tjenester.pdf").read_bytes()).text.split())
    assert "".join(hostile("Du kan ringe Lykta når som helst.").split()) in words
    assert "".join(f"{CURT} Lykta".split()) in words and "1337" not in words
