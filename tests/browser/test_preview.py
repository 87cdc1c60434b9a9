"""The preview in a browser: pages follow what is saved, and tell what is wrong."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from browser.axe import SCRIPT, violations
from browser.conftest import NewPage
from desk.running_preview import Running, running_preview

pytestmark = pytest.mark.xdist_group("preview")
NUMBER = "a[href='tel:+4775000001']"
OTHER_NUMBER = "a[href='tel:+4775000091']"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_preview(tmp_path_factory.mktemp("preview"), language="nb") as running:
        yield running


@pytest.fixture(autouse=True)
def whole_again(preview: Running) -> Iterator[None]:
    yield
    preview.restore()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(viewport={"width": 360, "height": 740})


def test_a_saved_number_shows_on_the_arabic_page_by_itself(preview: Running, page: Page) -> None:
    page.goto(f"{preview.address}ar/hjelp/")
    page.locator(NUMBER).first.wait_for(state="attached")
    preview.change("data/actors.yaml", "75 00 00 01", "75 00 00 91")
    page.locator(OTHER_NUMBER).first.wait_for(state="attached")
    assert page.locator(NUMBER).count() == 0
    preview.restore()
    page.locator(NUMBER).first.wait_for(state="attached")


def test_a_broken_file_shows_in_the_page_and_its_mending_brings_the_page_back(
    preview: Running, page: Page
) -> None:
    page.goto(f"{preview.address}ar/hjelp/")
    lines = (preview.root / "data/actors.yaml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "75 00 00 01" in text)
    preview.change("data/actors.yaml", "75 00 00 01", "75 00")
    page.get_by_role("heading", name="Noe må rettes").wait_for()
    # The number stands first in its entry of `phones`, which the problem is told at.
    assert f"data/actors.yaml:{line}" in page.locator(".place").all_inner_texts()
    page.add_script_tag(path=SCRIPT)
    assert violations(page) == []
    page.get_by_role("link", name="Se siden slik den sist var i orden").click()
    page.locator(".preview-note").wait_for()
    assert page.locator(NUMBER).count() > 0
    page.go_back()
    page.get_by_role("heading", name="Noe må rettes").wait_for()
    preview.restore()
    page.locator(NUMBER).first.wait_for(state="attached")


def test_the_desk_is_plain_and_follows_the_data(preview: Running, page: Page) -> None:
    page.goto(preview.desk)
    page.get_by_role("heading", name="Redaksjonens pult").wait_for()
    page.add_script_tag(path=SCRIPT)
    assert violations(page) == []
    preview.change(
        "data/actors.yaml",
        "  name: Lykta\n",
        "  name: Lykta\n  checked: {date: 2001-01-01, by: duty_officer}\n",
    )
    page.get_by_text("Sist kontrollert 2001-01-01").wait_for()
    preview.restore()
    page.get_by_text("Lykta: Ingen har kontrollert den ennå.").wait_for()


def test_the_desk_needs_no_script(preview: Running, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(preview.desk)
    assert page.locator(".tasks code", has_text="actor confirm lykta --by ROLLE").count() == 1
    for link in page.locator(".tally a").all():
        target = link.get_attribute("href") or ""
        assert page.locator(target).count() == 1


def test_ten_tabs_of_the_preview_all_open(preview: Running, new_page: NewPage) -> None:
    first = new_page()
    for tab in (first, *(first.context.new_page() for _ in range(9))):
        tab.goto(preview.address)
        assert tab.locator("h1").count() == 1
