"""Addresses that pages had before lead to their pages, whatever serves the site."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build.running_nginx import running_nginx
from made_up_words import whole_miniature
from veiviser.build.csp import InlineHashes
from veiviser.build.delivery import redirects_file
from veiviser.build.headers import describe_delivery
from veiviser.build.redirects import redirects, write_redirects
from veiviser.load.front_matter import faulty_front_matter, front_matter
from veiviser.load.page_links import faulty_links
from veiviser.load.pages import Prose
from veiviser.load.project import load_project
from veiviser.site.links import SiteAddress
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

MOVED = "---\nredirect_from: [a/gammel.md]\n"
ADDRESS = SiteAddress("https://fjellvik.example/x/")


def prose(**pages: str) -> Prose:
    return Prose("nb", {f"{name}.md": markdown for name, markdown in pages.items()}, "docs/nb")


def moved(name: str) -> str:
    return f"---\ntitle: A\nredirect_from: [{name}]\n---\n"


def told(pages: Prose) -> list[str]:
    return [
        str(problem) for problem in faulty_links(pages, pages) if "every language needs" not in str(problem)
    ]


def test_a_page_says_what_it_was_called() -> None:
    assert prose(tegn=moved("gamle-tegn.md")).moved == {"gamle-tegn.md": "tegn.md"}
    assert list(faulty_front_matter(moved("gamle-tegn.md"), "docs/nb/tegn.md", Path("none"))) == []


@pytest.mark.parametrize(
    "written", ["gamle-tegn.md", "[1]", "[/tegn/]", "[../tegn.md]", "{a: b.md}", "[Tegn.md]"]
)
def test_what_is_no_list_of_file_names_is_told(written: str) -> None:
    text = f"---\ntitle: A\nredirect_from: {written}\n---\n"
    (problem,) = faulty_front_matter(text, "docs/nb/a.md", Path("none"))
    assert str(problem) == "docs/nb/a.md:3: 'redirect_from' must be a list of old file names: [gammel.md]"
    assert front_matter(text)["title"] == "A"


def test_a_link_to_what_a_page_was_called_is_told_the_new_name() -> None:
    pages = prose(a="---\ntitle: A\n---\n\n[x](gamle-tegn.md#a)\n", tegn=moved("gamle-tegn.md"))
    assert told(pages) == ["docs/nb/a.md:5: 'gamle-tegn.md' is called 'tegn.md' now; write that"]


def test_a_link_to_no_page_is_told_with_the_nearest_name() -> None:
    pages = prose(a="[x](finnesikke.md) [y](tegna.md) [z](tegn.md#a)", tegn="")
    assert told(pages) == [
        "docs/nb/a.md:1: 'finnesikke.md' is no page here; mend the link",
        "docs/nb/a.md:1: 'tegna.md' is no page here; mend the link; did you mean 'tegn.md'?",
    ]


@pytest.mark.parametrize("written", ["tegn.md", "../Tegn.md", "./tegn.md", "../tegna.md"])
def test_the_nearest_name_is_told_as_the_page_must_write_it(written: str) -> None:
    pages = Prose("nb", {"plan/index.md": f"[x]({written})", "plan/mal.md": "", "tegn.md": ""}, "docs/nb")
    (problem,) = told(pages)
    assert problem.endswith("; did you mean '../tegn.md'?")
    assert not told(replace(pages, pages=pages.pages | {"plan/index.md": "[x](../tegn.md)"}))


def test_a_page_in_a_folder_is_told_the_new_name_as_it_must_write_it() -> None:
    pages = Prose("nb", {"plan/a.md": "[x](../gamle-tegn.md)", "tegn.md": moved("gamle-tegn.md")}, "docs/nb")
    assert told(pages) == ["docs/nb/plan/a.md:1: '../gamle-tegn.md' is called '../tegn.md' now; write that"]


def test_an_old_name_leads_to_one_page_alone() -> None:
    pages = prose(a=moved("c.md"), b=moved("c.md"), d=moved("a.md"))
    assert told(pages) == [
        "docs/nb/b.md:2: 'c.md' stands in redirect_from of docs/nb/a.md too; keep one",
        "docs/nb/d.md:2: 'a.md' is a page of its own; take it out of redirect_from",
    ]


def test_old_addresses_lead_on_in_every_language(tmp_path: Path) -> None:
    root = whole_miniature(tmp_path / "fjellvik")
    for code in ("nb", "ar"):
        page = root / "docs" / code / "hjelp.md"
        page.write_text(page.read_text("utf-8").replace("---\n", MOVED, 1), "utf-8")
    whole = Site(load_project(root), TermLinks(), ADDRESS, date(2030, 3, 1))
    assert redirects(whole) == {"a/gammel/": "hjelp/", "ar/a/gammel/": "ar/hjelp/"}


def test_each_kind_of_server_leads_on(tmp_path: Path) -> None:
    site, moved_pages = tmp_path / "root/x", {"a/gammel/": "hjelp/"}
    (site / "hjelp").mkdir(parents=True)
    (site / "hjelp/index.html").write_text("hjelp", "utf-8")
    write_redirects(moved_pages, site, "https://fjellvik.example/x/")
    page = (site / "a/gammel/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../hjelp/">' in page
    assert '<a href="../../hjelp/">https://fjellvik.example/x/hjelp/</a>' in page
    plain = describe_delivery("https://fjellvik.example/x/", ["nb"], InlineHashes((), ()))
    delivery = replace(plain, redirects={"/x/a/gammel/": "/x/hjelp/"})
    assert "/x/a/gammel/ /x/hjelp/ 301\n" in redirects_file(delivery)
    with running_nginx(tmp_path / "root", delivery, tmp_path / "nginx") as server:
        answer = server.ask("/x/a/gammel/")
        assert (answer.status, answer.headers["location"]) == (301, "/x/hjelp/")
        assert server.ask("/x/hjelp/").body == b"hjelp"
