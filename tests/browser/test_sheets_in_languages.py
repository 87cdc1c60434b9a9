"""The sheets to choose between hold for languages that the site may get next, in their scripts."""

from io import BytesIO
from pathlib import Path

import brotli
import pypdfium2
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Page

from browser.conftest import NewPage
from browser.test_print import sight_of
from languages.sample_project import CODES, sample_project, sample_site
from project import ROOT
from tools.weight import PAGE_LIMIT
from veiviser.site.printables import COMPONENTS

LANGUAGES = ("nb", *CODES)
MOST_LANGUAGES = 12
FRAME = """<!doctype html><html lang="nb" dir="ltr"><head><meta charset="utf-8"><title>Ark</title>
<style>{{ bundles.style.text|safe }}{{ bundles.sheet_style|safe }}</style></head>
<body><main class="column prose">{{ sheets|safe }}</main></body></html>"""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with nothing but the sheets."""
    site = sample_site(sample_project(tmp_path_factory.mktemp("sheets") / "fjellvik"))
    markup = site.content("nb", "index.md", site.markdown("nb", "index.md", "", "{{ sheets }}"))
    environment = Environment(loader=FileSystemLoader(ROOT), undefined=StrictUndefined, autoescape=True)
    return environment.from_string(FRAME).render(bundles=site.bundles, sheets=markup)


@pytest.fixture
def page(new_tab: NewPage, sheets: str, tmp_path: Path) -> Page:
    page = new_tab()
    page.set_content(sheets)
    return page


def test_each_sheet_fills_one_page_in_every_script(page: Page) -> None:
    for box in page.locator(".several input").all():
        box.check()
    with pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        assert len(pdf) == len(COMPONENTS) * len(LANGUAGES)
        for sheet in pdf:
            assert "75000001" in sight_of([sheet])


def test_each_sheet_has_its_language_and_direction(page: Page) -> None:
    held = [
        (group.get_attribute("lang"), group.get_attribute("dir")) for group in page.locator(".sheets").all()
    ]
    assert held == [(code, "rtl" if code == "fa" else "ltr") for code in LANGUAGES]


def test_twelve_languages_are_light_enough(sheets: str) -> None:
    def weight(text: str) -> int:
        return len(brotli.compress(text.encode()))

    start, groups = sheets.index('<input type="checkbox" class="language"'), sheets.count('class="language"')
    for_one = weight(sheets) - weight(sheets[:start])
    assert weight(sheets[:start]) + for_one * MOST_LANGUAGES / groups < PAGE_LIMIT.size / 2
