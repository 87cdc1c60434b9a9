"""An editor changes things in the form of `veiviser edit`, in a real browser, with and without a script."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.axe import SCRIPT, violations
from browser.conftest import NewPage
from builders import copy_miniature
from made_up_words import fill
from project import ROOT

pytestmark = pytest.mark.xdist_group("form")


@dataclass(frozen=True, slots=True)
class Desk:
    """The command at work on a project of its own."""

    root: Path
    server: str
    """Its address, with a slash at its end."""

    @property
    def actors(self) -> str:
        return (self.root / "data/actors.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = copy_miniature(tmp_path_factory.mktemp("form") / "fjellvik")
    for shared in ("hooks", "overrides"):
        (root / shared).symlink_to(ROOT / shared)
    fill(root)
    program = Path(sys.executable).with_name("veiviser")
    command = [program, "edit", "--root", root, "--port", "0", "--lang", "nb"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        told = (re.search(r"Skjemaet.*: (\S+)skjema/", line) for line in server.stdout)
        yield Desk(root, next(found[1] for found in told if found))
        server.terminate()


@pytest.fixture
def desk(running: Desk) -> Iterator[Desk]:
    """With the files as they were, whatever was saved before."""
    held = {
        path: path.read_bytes() for name in ("data", "docs") for path in (running.root / name).rglob("*.*")
    }
    yield running
    for path in [path for name in ("data", "docs") for path in (running.root / name).rglob("*.*")]:
        if path not in held:
            path.unlink()
    for path, content in held.items():
        path.write_bytes(content)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(locale="nb-NO", java_script_enabled=False)


def save(page: Page) -> None:
    page.get_by_role("button", name="Lagre", exact=True).click()


def test_a_number_is_changed_without_a_script_and_stands_on_the_page(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.server}skjema/")
    page.get_by_role("link", name="Tjenester").click()
    page.get_by_role("link", name="Velferdskontoret").click()
    page.locator("#phones-0-number").fill("75 00 00 07")
    page.locator("#found-url").fill("https://fjellvik.example/ny")
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Lagret.")
    assert '- number: "75 00 00 07"' in desk.actors
    with page.expect_popup() as shown:
        page.get_by_role("link", name="Se det på siden (ny fane)").first.click()
    expect(shown.value.locator("#velferdskontoret").get_by_text("75 00 00 07").first).to_be_visible()


def test_a_wrong_number_is_told_at_its_field_and_the_summary_leads_there(page: Page, desk: Desk) -> None:
    before = desk.actors
    page.goto(f"{desk.server}skjema/actors/lykta/")
    page.locator("#phones-0-number").fill("75 00 0")
    page.locator("#found-url").fill("https://lykta.example/")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("er ikke et norsk telefonnummer")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("#phones-0-number")).to_be_in_viewport()
    assert desk.actors == before


def test_the_keyboard_alone_adds_a_number_and_goes_on_in_it(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.server}skjema/actors/lykta/")
    page.get_by_role("button", name="Legg til: telefonnummer").press("Enter")
    expect(page.locator("#phones-1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.locator("#phones-1-number").fill("75 00 00 08")
    page.locator("#found-url").fill("https://lykta.example/")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Lagret.")
    assert "75 00 00 08" in desk.actors


def test_what_was_saved_is_undone_with_one_press(page: Page, desk: Desk) -> None:
    before = desk.actors
    page.goto(f"{desk.server}skjema/actors/lykta/")
    page.locator("#label").fill("Ny")
    save(page)
    page.get_by_role("button", name="Angre").click()
    expect(page.get_by_role("status")).to_contain_text("Angret")
    assert desk.actors == before


PAGES = ("", "actors/", "actors/velferdskontoret/", "ny/actors/", "slett/actors/lykta/")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_the_form(new_page: NewPage, desk: Desk, path: str) -> None:
    page = new_page(bypass_csp=True)
    page.goto(f"{desk.server}skjema/{path}")
    page.add_script_tag(path=str(SCRIPT))
    assert violations(page) == []


def test_axe_finds_nothing_where_the_form_tells_of_faults(new_page: NewPage, desk: Desk) -> None:
    page = new_page(bypass_csp=True)
    page.goto(f"{desk.server}skjema/actors/lykta/")
    page.locator("#phones-0-number").fill("7")
    page.locator("#url").fill("x")
    page.locator("#found-url").fill("https://lykta.example/")
    save(page)
    page.add_script_tag(path=str(SCRIPT))
    assert violations(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "sider/",
        "sider/nb/hjelp/",
        "sider/ar/hjelp/",
        "tekster/ar/?show=all",
        "plan/plan/",
        "needs/",
        "figures/",
        "terms/gjeldsslaveri/",
        "ny/terms/",
        "vignettes/mira/",
        "ny/vignettes/",
        "figures/innbyggere/",
        "phrases/sprak/",
        "slett/vignettes/mira/",
    ],
)
def test_axe_finds_nothing_on_pages_of_text_translations_and_lists(
    new_page: NewPage, desk: Desk, path: str
) -> None:
    page = new_page(bypass_csp=True)
    page.goto(f"{desk.server}skjema/{path}")
    page.add_script_tag(path=str(SCRIPT))
    assert violations(page) == []


@dataclass
class Editor:
    """Does a task as a person does, and counts what is pressed."""

    page: Page
    clicks: int = 0

    def follow(self, name: str) -> None:
        self.clicks += 1
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def press(self, name: str) -> None:
        self.clicks += 1
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def write(self, field: str, text: str) -> None:
        self.page.locator(field).fill(text)

    def choose(self, field: str, value: str) -> None:
        self.clicks += 2
        self.page.locator(field).select_option(value)

    def tick(self, field: str) -> None:
        self.clicks += 1
        self.page.locator(field).check()

    def service(self, name: str) -> None:
        self.follow("Tjenester")
        self.follow(name)


SOURCE = "https://fjellvik.example/"


def change_a_number(editor: Editor) -> None:
    editor.service("Lykta")
    editor.write("#phones-0-number", "75 00 00 09")
    editor.write("#found-url", SOURCE)
    editor.press("Lagre")


def change_hours(editor: Editor) -> None:
    editor.service("Velferdskontoret")
    editor.write("#phones-0-opening_hours", "Mo-Fr 09:00-15:00; PH off")
    editor.write("#found-url", SOURCE)
    editor.press("Lagre")


def confirm_a_service(editor: Editor) -> None:
    editor.service("Lykta")
    editor.choose("#check-role", "duty_officer")
    editor.press("Lagre")


def settle_a_conflict(editor: Editor) -> None:
    editor.service("Velferdskontoret")
    editor.tick('[name="settle.0"][value="shown"]')
    editor.write("#found-url", SOURCE)
    editor.choose("#check-role", "duty_officer")
    editor.press("Lagre")


def add_a_service(editor: Editor) -> None:
    editor.follow("Tjenester")
    editor.follow("Legg til: tjeneste")
    editor.write("#name", "Åpen dør")
    editor.write("#summary", "Du kan komme inn.")
    editor.choose("#section", "help")
    editor.choose("#provider", "voluntary")
    editor.write("#found-url", SOURCE)
    editor.press("Lagre")


def add_a_number(editor: Editor) -> None:
    editor.service("Lykta")
    editor.press("Legg til: telefonnummer")
    editor.write("#phones-1-number", "75 00 00 08")
    editor.write("#found-url", SOURCE)
    editor.press("Lagre")


def report_on_a_measure(editor: Editor) -> None:
    editor.follow("Tiltak")
    editor.clicks += 1
    editor.page.locator(".things a").first.click()
    editor.press("Legg til: melding")
    row = "#updates-0"
    editor.write(f"{row}-date", "2026-11-28")
    editor.choose(f"{row}-status", "under_way")
    editor.write(f"{row}-source-url", SOURCE)
    editor.press("Lagre")


def mend_a_page(editor: Editor) -> None:
    editor.follow("Sider med tekst")
    editor.follow("Hjelp")
    editor.write("#body", editor.page.locator("#body").input_value() + "\n\nSpør gjerne.\n")
    editor.press("Lagre")


def translate_a_text(editor: Editor) -> None:
    editor.follow("Oversettelser av korte tekster")
    editor.clicks += 1
    editor.page.locator(".things a").first.click()
    editor.write("#q", "Du kan ringe Lykta")
    editor.press("Søk")
    editor.write("#text-0", "نص جديد")
    editor.press("Lagre")


def undo_a_change(editor: Editor) -> None:
    editor.service("Lykta")
    editor.write("#label", "Ny")
    editor.press("Lagre")
    editor.press("Angre")


@pytest.mark.parametrize(
    ("task", "most"),
    [
        (change_a_number, 3),
        (change_hours, 3),
        (confirm_a_service, 5),
        (settle_a_conflict, 6),
        (add_a_service, 7),
        (add_a_number, 4),
        (report_on_a_measure, 6),
        (mend_a_page, 3),
        (translate_a_text, 4),
        (undo_a_change, 4),
    ],
)
def test_the_ten_commonest_tasks_take_few_clicks(
    page: Page, desk: Desk, task: Callable[[Editor], None], most: int
) -> None:
    page.goto(f"{desk.server}skjema/")
    editor = Editor(page)
    task(editor)
    expect(page.locator(".saved")).to_contain_text(re.compile("Lagret|Angret"))
    assert editor.clicks <= most


SMALL_THINGS = {
    "Ord": (
        "definition",
        "Noen må arbeide gratis.",
        {"name": "Tvang", "forms": "tvang", "definition": "Noen må."},
    ),
    "Fortellinger": (
        "title",
        "Mira vasker",
        {"title": "Sara", "paragraphs": "Sara bærer stein.", "section": "1"},
    ),
    "Tall": ("what", "mennesker bor her", {"value": "7", "what": "saker om lønn"}),
    "Setninger å vise fram": ("words", "Jeg kan {language}.", {"words": "Jeg trenger en lege."}),
}
"""By the name of the list: a field of the first thing, new words for it, and the fields of a new thing."""
CHOSEN = {"Fortellinger": {"needs-0": "work", "audience": "self"}}


@pytest.mark.parametrize("name", SMALL_THINGS)
def test_words_stories_figures_and_phrases_are_changed_added_moved_deleted_and_undone(
    page: Page, desk: Desk, name: str
) -> None:
    field, words, new = SMALL_THINGS[name]
    held = {path: path.read_bytes() for path in (desk.root / "data").glob("*.yaml")}
    page.goto(f"{desk.server}skjema/")
    editor = Editor(page)
    editor.follow(name)
    page.locator(".things a").first.click()
    editor.write(f"#{field}", words)
    editor.press("Lagre")
    expect(page.locator(".saved")).to_contain_text("Lagret")
    expect(page.locator(f"#{field}")).to_have_value(words)
    editor.press("Angre")
    assert {path: path.read_bytes() for path in held} == held
    page.goto(f"{desk.server}skjema/")
    editor.follow(name)
    page.get_by_role("link", name=re.compile("^Legg til: ")).click()
    editor.press("Lagre")
    told = page.locator("[role=alert] a").all()
    places = [page.locator(f"{link.get_attribute('href')}").bounding_box() for link in told]
    heights = [place["y"] for place in places if place]
    assert len(heights) == len(told) and heights == sorted(heights), "told in the order of the fields"
    for id, text in new.items():
        editor.write(f"#{id}", text)
    for id, value in CHOSEN.get(name, {}).items():
        editor.choose(f"#{id}", value)
    if name == "Ord":
        editor.press("Legg til: kilde")
    if page.locator("select[id$=document]").count():
        page.locator("select[id$=document]").first.select_option(index=1)
        page.locator("input[id$=place]").first.fill("kapittel 1")
    editor.press("Lagre")
    expect(page.locator(".saved")).to_contain_text("Lagret")
    editor.follow(name)
    up = page.get_by_role("button", name=re.compile("^Flytt opp"))
    titles = page.locator(".things a").all_inner_texts()
    up.last.click()
    assert page.locator(".things a").all_inner_texts() == [*titles[:-2], titles[-1], titles[-2]]
    page.locator(".things a").nth(len(titles) - 2).click()
    page.get_by_role("link", name=re.compile("^Slett")).click()
    page.get_by_role("button", name=re.compile("^Slett «")).click()
    expect(page.locator(".saved")).to_contain_text("Slettet")
    assert len(page.locator(".things a").all()) == len(titles) - 1
    assert {path: path.read_bytes() for path in held} == held
    editor.press("Angre")
    assert titles[-1] in page.locator("h1").all_inner_texts()


def test_what_is_used_says_on_which_page_and_leads_there(page: Page, desk: Desk) -> None:
    with (desk.root / "docs/nb/hjelp.md").open("a", encoding="utf-8") as prose:
        prose.write("\n[Mira](historier.md#historie-mira) og {{ story mira }}\n")
    page.goto(f"{desk.server}skjema/slett/vignettes/mira/")
    links = page.locator(".faults a")
    expect(links.first).to_have_text("Hjelp (nb)")
    assert len(set(page.locator(".faults li").all_inner_texts())) == page.locator(".faults li").count()
    links.first.click()
    expect(page.locator("#body")).to_have_value(re.compile("historie-mira"))
