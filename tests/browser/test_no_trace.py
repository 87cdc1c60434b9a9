"""Looking for help leaves nothing behind in the browser, and tells nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.conftest import NewPage
from browser.controls import Visit, leave, use_every_control
from build.running_nginx import Nginx, project_delivery, running_nginx
from project import ROOT, Address, addresses

KEPT = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((database) => database.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
})"""
"""Everything that a page can leave in a browser."""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": []}
PLACE = "() => [location.href, history.length, history.state]"


def has_exit(address: Address) -> bool:
    """Says whether a reader may need to leave the page fast."""
    front_matter = (
        (ROOT / "docs" / address.language / address.page).read_text(encoding="utf-8").split("---")[1]
    )
    return "\nexit: true\n" in front_matter


EXIT_PAGES = [address for address in addresses() if has_exit(address)]


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """nginx with the built site."""
    with running_nginx(site, project_delivery(site), tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.mark.parametrize("address", EXIT_PAGES, ids=str)
def test_using_everything_on_a_page_leaves_no_trace(nginx: Nginx, new_page: NewPage, address: Address):
    visit = Visit(new_page())
    page = visit.page
    page.goto(nginx.address + address.url)
    before = page.evaluate(PLACE)
    use_every_control(page)
    assert page.evaluate(PLACE) == before
    assert page.evaluate(KEPT) == NOTHING
    assert page.evaluate("document.referrer") == ""
    state = page.context.storage_state(indexed_db=True)
    assert state == {"cookies": [], "origins": []}
    for request in visit.requests:
        assert request.url.startswith((nginx.address, "data:")), request.url
        assert "referer" not in request.all_headers(), request.url
        assert "?" not in request.url, request.url


@pytest.mark.parametrize("address", EXIT_PAGES, ids=str)
def test_leaving_tells_the_next_page_nothing(nginx: Nginx, new_tab: NewPage, address: Address):
    visit = Visit(new_tab())
    page = visit.page
    before = f"{nginx.address}om/"
    page.goto(before)
    page.goto(nginx.address + address.url)
    length = page.evaluate("history.length")
    leave(visit)
    (headers,) = visit.left
    assert not {"referer", "origin", "cookie"} & set(headers)
    assert page.evaluate("document.referrer") == ""
    assert page.evaluate("history.length") == length
    page.go_back()
    assert page.url == before


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
