"""A visit to each page as nginx sends it: all of it works, nothing is left behind, and nobody is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.conftest import NewPage, Profile
from browser.controls import EXIT, Visit, leave, use_every_control
from browser.traces import KEPT, NOTHING, PLACE
from build.running_nginx import Nginx, project_delivery, running_nginx
from project import Address, addresses

NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"
"""What the browser says of a page that is not there, whatever is shown instead."""


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """nginx with the built site."""
    with running_nginx(site, project_delivery(site), tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="module", autouse=True)
def nothing_is_kept_for_any_address(profiles: dict[str, Profile]) -> Iterator[None]:
    """Asked once, when all pages have been visited."""
    yield
    for profile in profiles.values():
        assert profile.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}


@pytest.mark.parametrize("address", list(addresses()), ids=str)
def test_everything_on_a_page_works_and_leaves_no_trace(nginx: Nginx, new_tab: NewPage, address: Address):
    visit = Visit(new_tab())
    page = visit.page
    before = f"{nginx.address}404.html"
    page.goto(before)
    visit.complaints.clear()
    response = page.goto(nginx.address + address.url)
    assert "default-src 'none'" in response.headers["content-security-policy"]
    place = page.evaluate(PLACE)
    use_every_control(page)
    assert page.evaluate(PLACE) == place
    expected = [NOT_FOUND] if address.page == "404.md" else []
    assert [text.partition(" (http")[0] for text in visit.all_complaints()] == expected
    assert page.evaluate(KEPT) == NOTHING
    assert page.evaluate("document.referrer") == ""
    assert page.context.cookies() == []
    for request in visit.requests:
        assert request.url.startswith((nginx.address, "data:")), request.url
        assert "referer" not in request.all_headers(), request.url
        assert "?" not in request.url, request.url
    if not page.locator(EXIT).count():
        return
    leave(visit)
    assert len(visit.all_complaints()) == len(expected)
    (headers,) = visit.left
    assert not {"referer", "origin", "cookie"} & set(headers)
    assert page.evaluate("document.referrer") == ""
    assert page.evaluate("history.length") == place[1]
    page.go_back()
    assert page.url == before
