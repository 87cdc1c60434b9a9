"""An editor changes a service in the form of `veiviser edit`, in a real browser."""

import difflib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import NewPage
from made_up_words import whole_miniature
from project import ROOT

ENGLISH = re.compile(
    r"\b(?:add|save|publish\w*|optional|delete|field|entr(?:y|ies)|preview)\b", re.IGNORECASE
)

pytestmark = pytest.mark.xdist_group("form")


@dataclass(frozen=True, slots=True)
class Desk:
    """The command at work on a project of its own."""

    root: Path
    site: str
    """Address of the site, with a slash at its end."""

    @property
    def actors(self) -> str:
        return (self.root / "data/actors.yaml").read_text("utf-8")

    def write(self, actors: str) -> None:
        (self.root / "data/actors.yaml").write_text(actors, "utf-8")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = whole_miniature(tmp_path_factory.mktemp("form") / "fjellvik")
    program = Path(sys.executable).with_name("veiviser")
    command = [program, "edit", "--root", root, "--port", "0", "--cms", ROOT / ".cache/form", "--lang", "nb"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        told = (re.search(r"vises på (\S+)", line) for line in server.stdout)
        address = next(found[1] for found in told if found)
        yield Desk(root, address)
        server.terminate()


@pytest.fixture
def desk(running: Desk) -> Iterator[Desk]:
    """With the data as they were, whatever was saved before."""
    held = {path: path.read_bytes() for path in (running.root / "data").glob("*.yaml")}
    yield running
    for path, content in held.items():
        path.write_bytes(content)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(locale="nb-NO")


def open_service(page: Page, desk: Desk, name: str) -> None:
    page.goto(f"{desk.site}skjema/")
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_label("Navn", exact=True)).to_have_value(name)


def write_number(page: Page, old: str, new: str) -> None:
    """Types as a person does: the form rejects what is put into a field without keys."""
    number = page.get_by_label("Nummer", exact=True)
    if not number.is_visible():
        page.get_by_text(old, exact=True).click()
    expect(number).to_have_value(old)
    number.press("Control+a")
    number.press_sequentially(new)


def save(page: Page) -> None:
    page.get_by_role("button", name="Lagre", exact=True).click()
    page.get_by_role("menuitem", name="Lagre i fila").click()


def changes(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:3] not in ("---", "+++") and not line.startswith("@@")]


def test_a_number_that_is_changed_in_the_form_changes_one_line_and_the_page(page: Page, desk: Desk) -> None:
    before = desk.actors
    open_service(page, desk, "Velferdskontoret")
    write_number(page, "75 00 00 02", "75 00 00 07")
    save(page)
    expect(page.get_by_text("Alt er lagret")).to_be_visible()
    assert changes(before, desk.actors) == ['-    - number: "75 00 00 02"', '+    - number: "75 00 00 07"']
    with page.expect_popup() as shown:
        page.get_by_role("link", name="Se på siden").click()
    card = shown.value.locator("#velferdskontoret")
    expect(card.get_by_text("75 00 00 07").first).to_be_visible()


def test_a_wrong_number_is_told_and_leaves_the_file_until_it_is_right(page: Page, desk: Desk) -> None:
    before = desk.actors
    open_service(page, desk, "Lykta")
    write_number(page, "75 00 00 01", "75 00 0")
    save(page)
    told = page.locator(".form-fault")
    expect(told).to_contain_text("data/actors.yaml:13:")
    expect(told).to_contain_text("75 00 0")
    expect(told).to_have_attribute("role", "alert")
    assert desk.actors == before
    write_number(page, "75 00 0", "75 00 00 08")
    save(page)
    expect(page.get_by_text("Alt er lagret")).to_be_visible()
    expect(told).to_have_count(0)
    assert changes(before, desk.actors) == ['-    - number: "75 00 00 01"', '+    - number: "75 00 00 08"']


def test_what_was_changed_in_the_file_meanwhile_is_not_written_over(page: Page, desk: Desk) -> None:
    open_service(page, desk, "Politiet")
    changed = desk.actors.replace("Ring hvis det haster.", "Ring med en gang.")
    desk.write(changed)
    write_number(page, "112", "113")
    save(page)
    expect(page.locator(".form-fault")).to_contain_text("«politiet» er endret i fila av noen andre")
    assert desk.actors == changed


def test_an_old_check_goes_with_the_fact_and_does_not_come_back(page: Page, desk: Desk) -> None:
    checked = desk.actors.replace(
        "  is_critical: true\n", "  is_critical: true\n  checked: {date: 2026-01-02, by: vakt}\n"
    )
    desk.write(checked)
    open_service(page, desk, "Lykta")
    write_number(page, "75 00 00 01", "75 00 00 06")
    save(page)
    told = page.locator(".form-notice")
    expect(told).to_contain_text("Kontrollen fra 2026-01-02 er tatt ut")
    assert "checked" not in desk.actors
    page.get_by_role("textbox", name="Hva det er").press_sequentially("x")
    save(page)
    expect(told).to_have_count(0)
    assert "checked" not in desk.actors and "label: xHjelp på telefon" in desk.actors


def test_a_new_word_is_added(page: Page, desk: Desk) -> None:
    terms = desk.root / "data/terms.yaml"
    before = terms.read_text("utf-8")
    page.goto(f"{desk.site}skjema/#/collections/terms/new")
    page.get_by_label("Ord", exact=True).press_sequentially("Varsle")
    page.get_by_role("button", name="Legg til avsnitt").click()
    page.get_by_label("avsnitt", exact=True).press_sequentially("Å si fra til noen.")
    page.get_by_label("Bøyninger").press_sequentially("varsle, varsler")
    page.get_by_role("button", name="Legg til kilde").click()
    page.get_by_label("Nettside").press_sequentially("https://fjellvik.example/ord")
    page.get_by_label("Kortnavn").press_sequentially("varsle")
    save(page)
    expect(page.get_by_text("Alt er lagret")).to_be_visible()
    expect(page).to_have_url(re.compile("/entries/varsle$"))
    added = changes(before, terms.read_text("utf-8"))
    assert all(line.startswith("+") for line in added)
    assert "+- id: varsle" in added and "+    - Å si fra til noen." in added


def test_a_service_that_is_named_elsewhere_is_not_deleted(page: Page, desk: Desk) -> None:
    before = desk.actors
    open_service(page, desk, "Velferdskontoret")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Slett").click()
    expect(page.locator(".form-fault")).to_contain_text("velferdskontoret")
    assert desk.actors == before


def test_the_form_speaks_norwegian_and_its_buttons_say_what_they_do(page: Page, desk: Desk) -> None:
    open_service(page, desk, "Lykta")
    assert page.title() == "Veien: rediger"
    shown = page.locator("#nc-root").inner_text()
    assert "Telefonnumre" in shown and "Legg til telefonnummer" in shown
    assert not ENGLISH.findall(shown)
    assert not page.locator('[aria-label^="Remove"]').count()
    expect(page.get_by_role("button", name=re.compile("^Åpne eller lukk: 75 00"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Fjern: 75 00"))).to_be_visible()
