"""Links and anchors inside the site."""

from pathlib import Path

import pytest
from broken_links import Report, check_links

from project import addresses
from serve import serve


@pytest.fixture(scope="module")
def report(server: str) -> Report:
    """Started at the front page and at the pages nobody links to."""
    return check_links(
        [server, *(server + address.url for address in addresses() if address.page == "404.md")]
    )


@pytest.mark.xdist_group("links")
def test_no_link_and_no_anchor_is_broken_in_any_language(report: Report) -> None:
    found = report.broken
    assert not found, "\n".join(found)


@pytest.mark.xdist_group("links")
def test_every_page_is_reached_from_the_front_page(report: Report, server: str) -> None:
    assert [str(address) for address in addresses() if server + address.url not in report.reached] == []


@pytest.mark.xdist_group("links")
def test_a_link_to_a_missing_page_and_one_to_a_missing_anchor_are_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>t</title>"
        '<a href="away/">a</a> <a href="there.html#gone">b</a> <a href="there.html">c</a>'
    )
    (tmp_path / "there.html").write_text('<!doctype html><title>t</title><p id="here">p</p>')
    with serve(tmp_path) as address:
        broken = check_links([address]).broken
    missing_page, missing_anchor = broken
    assert "away/: 404" in missing_page
    assert "there.html#gone: Anchor `gone'" in missing_anchor
