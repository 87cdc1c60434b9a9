"""Looking for help leaves nothing behind in the browser, and tells nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.conftest import NewPage
from browser.controls import Visit
from browser.traces import KEPT, NOTHING, PLACE
from build.running_nginx import Nginx, project_delivery, running_nginx


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """nginx with the built site."""
    with running_nginx(site, project_delivery(site), tmp_path_factory.mktemp("nginx")) as server:
        yield server


def test_a_link_between_pages_does_not_say_where_the_reader_came_from(nginx: Nginx, new_page: NewPage):
    visit = Visit(new_page())
    visit.page.goto(f"{nginx.address}hjelp/")
    visit.page.locator("main a[href*='rettigheter']").first.click()
    visit.page.wait_for_url(f"{nginx.address}rettigheter/")
    assert visit.page.evaluate("document.referrer") == ""
    assert all("referer" not in request.all_headers() for request in visit.requests)


def test_a_trace_would_be_noticed(nginx: Nginx, new_page: NewPage):
    page = new_page()
    page.goto(f"{nginx.address}hjelp/")
    page.evaluate(
        """async () => {
          document.cookie = "seen=1";
          localStorage.seen = sessionStorage.seen = "1";
          await new Promise((done) => { indexedDB.open("seen").onsuccess = done; });
          await caches.open("seen");
          history.pushState(1, "", "#seen");
        }"""
    )
    kept = page.evaluate(KEPT)
    assert {name for name, value in kept.items() if value} == set(NOTHING) - {"workers"}
    assert page.evaluate(PLACE)[0].endswith("#seen")
