"""Links are relative, so that the site works in any folder of any server."""

import pytest

from builders import PAGES, actor, guide, localized, shown
from veiviser.site.links import Links, address_of, file_of, relative


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("index.md", ""),
        ("hjelp.md", "hjelp/"),
        ("plan/index.md", "plan/"),
        ("plan/tiltak.md", "plan/tiltak/"),
    ],
)
def test_a_page_has_an_address_without_an_ending(page: str, address: str) -> None:
    assert address_of(page) == address
    assert file_of(page) == f"{address}index.html"


def test_the_page_for_a_wrong_address_is_the_file_that_servers_know() -> None:
    assert file_of("404.md") == "404.html"


@pytest.mark.parametrize(
    ("target", "start", "way"),
    [
        ("hjelp/", "", "hjelp/"),
        ("hjelp/", "hjelp/", "./"),
        ("hjelp/#x", "hjelp/", "#x"),
        ("", "", "./"),
        ("#x", "", "#x"),
        ("", "hjelp/", "../"),
        ("en/hjelp/", "hjelp/", "../en/hjelp/"),
        ("ord/#grooming", "plan/tiltak/", "../../ord/#grooming"),
        ("plan/", "plan/tiltak/", "../"),
        ("assets/a.css", "plan/tiltak/", "../../assets/a.css"),
        ("hjelp/", "/", "/hjelp/"),
        ("hjelp/#x", "/under/", "/under/hjelp/#x"),
    ],
)
def test_a_link_leads_from_one_address_to_another(target: str, start: str, way: str) -> None:
    assert relative(target, start).removesuffix("/") == way.removesuffix("/")


def test_a_language_has_its_own_folder_unless_it_is_the_source() -> None:
    titles = {"hjelp.md": "Hjelp"}
    assert (Links("", titles).url("hjelp.md"), Links("en/", titles).url("hjelp.md")) == (
        "hjelp/",
        "en/hjelp/",
    )


def test_a_page_or_a_section_that_does_not_exist_is_an_error() -> None:
    links = Links("", {"plan/om.md": "Om"}, {"2.3": "plan/om.md#kapittel-2-3"})
    assert links.chapter("2.3") == "plan/om/#kapittel-2-3"
    with pytest.raises(KeyError):
        links.url("borte.md")
    with pytest.raises(KeyError):
        links.chapter("9")


def test_a_page_of_the_language_is_left_to_mkdocs() -> None:
    assert '<a href="ord.md#x">ord</a>' in shown(guide(), "[ord](ord.md#x)")


WITHOUT_PLAN = {name: text for name, text in PAGES.items() if not name.startswith("plan/")}


@pytest.mark.parametrize(
    ("lacking", "code", "address", "language", "name"),
    [
        (("ar",), "ar", "../../en/plan/tiltak/", "en", "الإنجليزية"),
        (("ar", "en"), "ar", "../../plan/tiltak/", "nb", "النرويجية"),
        (("en",), "en", "../../plan/tiltak/", "nb", "Norwegian"),
    ],
)
def test_a_page_that_the_language_lacks_is_linked_in_english_and_else_in_the_source_language(
    lacking: tuple[str, ...], code: str, address: str, language: str, name: str
) -> None:
    pages = dict.fromkeys(lacking, WITHOUT_PLAN)
    html = shown(
        guide(), "[plan](plan/tiltak.md#kapittel-3)", code, "hjelp.md", f"{code}/hjelp/", pages=pages
    )
    assert f'href="{address}#kapittel-3" hreflang="{language}"' in html
    assert f"({name})" in html


def test_a_page_shown_at_any_address_links_from_the_root() -> None:
    html = shown(guide(), "[hjem](index.md) [ord](ord.md)", page="404.md", url="404/")
    assert 'href="/"' in html
    assert 'href="/ord/"' in html


def test_a_card_is_found_in_the_directory_of_the_reader() -> None:
    html = shown(
        guide(actors=(actor("lykta"),)), "{{ actor lykta }}", "en", "plan/tiltak.md", "en/plan/tiltak/"
    )
    assert 'href="../../tjenester/#lykta"' in html


def test_every_edition_knows_where_the_source_language_lies() -> None:
    held = localized(guide(), "en")
    assert (held.links.url("ord.md"), held.source_links.url("ord.md")) == ("en/ord/", "ord/")
