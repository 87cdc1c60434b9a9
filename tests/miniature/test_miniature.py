"""Another municipality swaps data, prose and settings and has a site; one language runs right to left."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from made_up_words import made_up

PLACES = re.compile("Trondheim|Trøndelag|ROSA|Nidaros|Tråanten", re.IGNORECASE)
GROUPS = re.compile(r"\d[ \u00a0\u202f–—]+\d")
"""Groups of digits whose order turns around in right-to-left text; a comma or colon would hold them."""

pytestmark = pytest.mark.xdist_group("miniature")


@pytest.fixture
def page(site_of_fjellvik: Path) -> Callable[[str], str]:
    return lambda name: (site_of_fjellvik / name).read_text("utf-8")


def pages(site: Path, code: str) -> dict[str, str]:
    folder = site / code if code else site
    found = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))
    }
    return {name: html for name, html in found.items() if code or not name.startswith("ar/")}


class Texts(HTMLParser):
    """What a reader sees of a page, piece by piece, with the elements around each piece."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, dict[str, str | None]]]]] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "input", "br", "path", "img", "hr"}:
            self._open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        around = [tag for tag, _ in self._open]
        if data.strip() and not {"script", "style", "title"} & set(around):
            self.found.append((data.strip(), list(self._open)))


def is_isolated(around: list[tuple[str, dict[str, str | None]]]) -> bool:
    """Whether the nearest element that sets a direction sets left to right."""
    return next((held["dir"] for _, held in reversed(around) if held.get("dir")), None) == "ltr"


def test_both_languages_have_all_their_pages(site_of_fjellvik: Path) -> None:
    names = {"index.html", "404.html", "hjelp/index.html", "tjenester/index.html", "ord/index.html"}
    plan = {"plan/index.html", "plan/bakgrunn/index.html"}
    assert set(pages(site_of_fjellvik, "")) == names | plan
    assert set(pages(site_of_fjellvik, "ar")) == {f"ar/{name}" for name in names}


def test_nothing_of_another_municipality_is_left(site_of_fjellvik: Path) -> None:
    texts = {
        path.relative_to(site_of_fjellvik).as_posix(): path.read_text("utf-8")
        for path in site_of_fjellvik.rglob("*")
        if path.suffix in {".html", ".xml", ".css", ".js", ".json", ".txt", ".csv", ".svg"}
    }
    named = {name: found[0] for name, text in texts.items() if (found := PLACES.search(text))}
    assert not named
    assert "Fjellvik kommune" in texts["index.html"]


def test_each_page_says_its_language_and_direction(site_of_fjellvik: Path) -> None:
    for code, start in (("", '<html lang="nb" dir="ltr"'), ("ar", '<html lang="ar" dir="rtl"')):
        assert all(start in html for html in pages(site_of_fjellvik, code).values())


def test_every_number_and_time_is_isolated_right_to_left(site_of_fjellvik: Path) -> None:
    loose = {
        (name, text)
        for name, html in pages(site_of_fjellvik, "ar").items()
        for text, around in Texts(html).found
        if GROUPS.search(text) and not is_isolated(around)
    }
    assert not loose


def test_a_planted_loose_number_is_found() -> None:
    held = Texts('<html dir="rtl"><p>اتصل <a href="tel:112">116 006</a></p></html>').found
    assert [text for text, around in held if GROUPS.search(text) and not is_isolated(around)] == ["116 006"]


def test_every_string_of_the_interface_is_translated(site_of_fjellvik: Path) -> None:
    own_names = ("Veien", "Fjellvik", "Lykta", "Velferdskontoret", "Politiet")
    norwegian = {
        (name, text)
        for name, html in pages(site_of_fjellvik, "ar").items()
        for text, around in Texts(html).found
        if re.search(r"[A-Za-zæøåÆØÅ]{3}", re.sub(r"‹[^›]*›|\S+\.example\S*", "", text))
        and not any(name in text for name in own_names)
        and not any(held.get("lang") == "nb" for _, held in around)
    }
    assert not norwegian


def test_every_name_for_a_screen_reader_is_translated(site_of_fjellvik: Path) -> None:
    named = {
        words
        for html in pages(site_of_fjellvik, "ar").values()
        for words in re.findall(r'(?:aria-label|data-label|alt|placeholder|title)="([^"]+)"', html)
    }
    assert len(named) >= 3
    assert all(re.fullmatch(r"[^A-Za-z]*|.*‹.*›.*", words) for words in named), named


def test_the_data_is_told_in_the_readers_language(page: Callable[[str], str]) -> None:
    html = page("ar/tjenester/index.html")
    assert "يمكنك الاتصال بـ Lykta في أي وقت." in html
    assert "Du kan ringe Lykta" not in html
    assert made_up("Hjelpetilbud i Fjellvik kommune") in html


def test_the_other_number_is_told_in_the_conflict(page: Callable[[str], str]) -> None:
    assert "Nettsiden har nummeret 75\u00a000\u00a000\u00a003." in page("tjenester/index.html")


def test_the_first_use_of_a_term_is_linked_in_each_language(page: Callable[[str], str]) -> None:
    for name, words in (("hjelp/index.html", "gjeldsslaveri"), ("ar/hjelp/index.html", "عبودية الدين")):
        linked = re.findall(r'<a [^>]*class="term"[^>]*>([^<]+)</a>', page(name))
        assert linked == [words]
        assert 'id="ord-gjeldsslaveri"' in page(name)


def test_a_page_the_language_lacks_is_linked_in_the_source_language(page: Callable[[str], str]) -> None:
    link = re.search(r'<a href="([^"]+)" hreflang="nb">الخطة', page("ar/index.html"))
    assert link is not None
    assert link[1] == "../plan/"


def test_the_plan_shows_as_adopted(page: Callable[[str], str]) -> None:
    assert "Vedtatt av Bygdetinget." in page("plan/index.html")


def test_the_site_lives_in_a_folder_of_its_server(page: Callable[[str], str]) -> None:
    assert "https://fjellvik.example/hjelp/ar/tjenester/" in page("sitemap.xml")
    assert 'href="/hjelp/ar/hjelp/"' in page("ar/404.html")
    assert 'href="/hjelp/hjelp/"' in page("404.html")
