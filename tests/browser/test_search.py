"""The search page in a real browser, under the headers of the real server."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect
from ruamel.yaml import YAML

from browser.conftest import NewPage
from build.running_nginx import Nginx, project_delivery, running_nginx
from project import ROOT, language_codes
from tools.browsers.journeys import HITS, SEARCHED

QUERIES = YAML(typ="safe").load(ROOT / "tests/search_queries.yaml")
EACH = [pytest.param(code, marks=pytest.mark.xdist_group(f"search in {code}")) for code in QUERIES]
FULL = ("nb", "en")
"""Languages that have every page, and so need a long table of queries."""
FIRST = 3
BUDGET = 60_000
"""Bytes on the wire, headers included, from an empty browser to the first result."""
PHONE = {"viewport": {"width": 320, "height": 640}}
FINGER = 44
"""Pixels that a finger needs."""


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with running_nginx(site, project_delivery(site), tmp_path_factory.mktemp("nginx")) as server:
        yield server


@dataclass
class SearchPage:
    """The search page of one language, and everything that it complains of."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self.complaints.append(message.text))

    def open(self, nginx: Nginx, code: str = "nb") -> "SearchPage":
        self.page.goto(nginx.address + prefix(code) + "sok/")
        return self

    def search(self, query: str) -> list[str]:
        """Types a query and presses Enter; gives the addresses of the results."""
        self.page.get_by_role("searchbox").fill(query)
        self.page.keyboard.press("Enter")
        self.page.locator(".search[aria-busy=false]").wait_for(state="attached")
        return list(self.links.evaluate_all("links => links.map(link => link.href)"))

    @property
    def links(self):
        """The link of each result."""
        return self.page.locator(".results li > a")

    @property
    def told(self):
        """What is said of the results, aloud too."""
        return self.page.locator(".search").get_by_role("status")


@pytest.fixture
def search_page(new_tab: NewPage) -> Iterator[SearchPage]:
    opened = SearchPage(new_tab(**PHONE))
    yield opened
    assert opened.complaints == []


def prefix(code: str) -> str:
    return "" if code == language_codes()[0] else f"{code}/"


def is_wanted(href: str, wanted: str) -> bool:
    address, _, anchor = href.partition("#")
    wanted = wanted.removeprefix("!")
    if wanted.startswith("#"):
        return address.endswith("/tjenester/") and anchor == wanted[1:]
    return address.endswith(f"/{wanted.removesuffix('.md')}/")


def is_found(name: str, found: list[str]) -> bool:
    """Whether it is among the first results; what is marked with ! must be the first."""
    return any(is_wanted(href, name) for href in (found[:1] if name.startswith("!") else found))


@dataclass(frozen=True)
class Asked:
    """What came of typing every query of a language, one after another."""

    found: dict[str, list[str]]
    size: int
    """Bytes on the wire, from an empty browser."""


@pytest.fixture(scope="module")
def held() -> dict[str, Asked]:
    """By language."""
    return {}


@pytest.fixture
def ask(held: dict[str, Asked], search_page: SearchPage, nginx: Nginx) -> Callable[[str], Asked]:
    """Types all queries of a language, the first time it is asked for them."""

    def asked(code: str) -> Asked:
        if code not in held:
            sizes = received(search_page.page.context.new_cdp_session(search_page.page))
            search_page.open(nginx, code)
            found = {query: search_page.search(query) for query in QUERIES[code]}
            held[code] = Asked(found, sum(sizes))
        return held[code]

    return asked


@pytest.mark.parametrize("code", EACH)
def test_what_people_type_finds_its_page_among_the_first_three(ask: Callable[[str], Asked], code: str):
    asked, missed = ask(code), {}
    for query, wanted in QUERIES[code].items():
        found = asked.found[query][:FIRST]
        if lacking := [name for name in wanted if not is_found(name, found)]:
            missed[query] = (lacking, found)
    assert missed == {}


def test_danger_is_typed_in_every_language_of_the_table():
    alarms = {"!#politi-112", "!#ambulanse-113", "!#brann-110"}
    assert {
        code: alarms - {name for wanted in table.values() for name in wanted}
        for code, table in QUERIES.items()
    } == {code: set() for code in QUERIES}


def test_the_table_of_queries_is_long_enough():
    assert {code for code in QUERIES if len(QUERIES[code]) < (120 if code in FULL else 40)} == set()


def received(session: CDPSession) -> list[int]:
    """Bytes of each answer, as they come in."""
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    return sizes


@pytest.mark.parametrize("code", EACH)
def test_page_program_and_all_answers_together_cost_little(ask: Callable[[str], Asked], code: str):
    assert 20_000 < ask(code).size <= BUDGET


@pytest.mark.parametrize(
    "query",
    [
        "sprak",
        "kjaereste",
        "tvangs ekteskap",
        "faar ikke loenn",
        "blåkors",
        "mentalhelse",
        "voldtektspoliklinikk",
        "krisesentr",
        "legevaktt",
        "+47 22 33 11 60",
        "4722331160",
        "ekteskap",
    ],
)
def test_letters_that_are_missing_split_or_wrong_are_forgiven(
    search_page: SearchPage, nginx: Nginx, query: str
):
    assert search_page.open(nginx).search(query) != []


def test_another_countrys_emergency_number_leads_to_ours(search_page: SearchPage, nginx: Nginx):
    first, *_ = search_page.open(nginx).search("911")
    assert is_wanted(first, "#politi-112")


def test_a_number_with_a_wrong_digit_is_never_taken_for_another(search_page: SearchPage, nginx: Nginx, guide):
    right = guide.actor("rosa").primary_phone.number.digits
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    assert search_page.open(nginx).search(right) != []
    assert search_page.search(wrong) == []


def test_lists_of_sheets_and_of_services_are_not_searched(site: Path, guide):
    """They took a tenth of what a reader fetches, and were found for any word."""
    names = [actor.name for actor in guide.actors]
    for path in (site / "search").glob("*.json"):
        texts = [entry.get("text", "") for entry in json.loads(path.read_text(encoding="utf-8"))]
        sheets = [text for text in texts if len(re.findall(r"PDF, \d+\skB", text)) > 9]
        assert sheets + [text for text in texts if sum(name in text for name in names) > 9] == []


@pytest.mark.parametrize("code", QUERIES)
def test_numbers_to_call_stand_under_an_empty_result(search_page: SearchPage, nginx: Nginx, code: str, guide):
    assert search_page.open(nginx, code).search("xyzzyqwv") == []
    numbers = search_page.page.get_by_role("main").locator("a[href^='tel:']:visible")
    shown = numbers.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    first = [guide.actor(number.actor).primary_phone.uri for number in guide.plan.first_numbers]
    assert shown == first


def test_the_program_is_the_one_that_npm_delivers():
    delivered = ROOT / "node_modules/minisearch/dist/umd/index.js"
    assert (ROOT / "overrides/vendor/minisearch.js").read_bytes() == delivered.read_bytes()
    licence = ROOT / "node_modules/minisearch/LICENSE.txt"
    assert (ROOT / "overrides/vendor/LICENSE.minisearch.txt").read_bytes() == licence.read_bytes()


def test_no_other_page_knows_of_the_search_program(site: Path):
    pages = [path for path in site.rglob("*.html") if path.parent.name != "sok"]
    script = {
        path.name
        for path in (site / "assets").glob("*.js")
        if "MiniSearch" in path.read_text(encoding="utf-8")
    }
    assert len(script) == 1
    assert [
        str(path)
        for path in pages
        if (script | {"search/"}) & set(path.read_text(encoding="utf-8").split('"'))
    ] == []


def test_nothing_is_fetched_before_the_reader_goes_to_the_field(search_page: SearchPage, nginx: Nginx):
    asked: list[str] = []
    search_page.page.on("request", lambda request: asked.append(request.url))
    search_page.open(nginx)
    search_page.page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url] == []
    with search_page.page.expect_request(lambda request: "/search/" in request.url):
        search_page.page.get_by_role("searchbox").focus()


def test_what_is_typed_leaves_no_trace(search_page: SearchPage, nginx: Nginx):
    asked: list[str] = []
    search_page.page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    address = search_page.open(nginx).page.url
    length = search_page.page.evaluate("history.length")
    assert search_page.search("krisesenter")
    assert search_page.page.url == address
    assert search_page.page.evaluate("history.length") == length
    assert search_page.page.evaluate(
        "[localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,"
        " (await caches.keys()).length]".join(("(async () => ", ")()"))
    ) == [0, 0, "", 0, 0]
    assert [url for url in asked if "krisesenter" in url] == []
    search_page.page.reload()
    expect(search_page.page.get_by_role("searchbox")).to_have_value("")


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "</mark><script>alert(1)</script>", "&lt;b&gt;"]
)
def test_what_is_typed_is_never_taken_for_markup(search_page: SearchPage, nginx: Nginx, query: str):
    search_page.open(nginx).search(query)
    assert search_page.page.locator(".search").locator("img, script, b").count() == 0


def test_the_words_that_were_found_are_marked_in_plain_text(search_page: SearchPage, nginx: Nginx):
    search_page.open(nginx).search("kontrakt")
    expect(search_page.page.locator(".results mark").first).to_contain_text("kontrakt", ignore_case=True)
    assert "&" not in search_page.page.locator(".results").inner_text()


@pytest.mark.parametrize(
    ("code", "query", "marked"),
    [
        ("fa", "ميترسيد", "می‌ترسید"),
        ("ti", "ፖሊሰ", "ፖሊስ"),
        ("th", "ล่าม", "ล่าม"),
        ("vi", "phien dich", "phiên"),
    ],
)
def test_a_found_word_is_marked_whole_as_the_page_writes_it(
    search_page: SearchPage, nginx: Nginx, code: str, query: str, marked: str
):
    search_page.open(nginx, code).search(query)
    expect(search_page.page.locator(".results mark").get_by_text(marked, exact=True).first).to_be_attached()


def test_a_service_is_shown_with_its_number_to_call(search_page: SearchPage, nginx: Nginx, guide):
    search_page.open(nginx).search("rosa")
    number = guide.actor("rosa").primary_phone
    call = search_page.page.locator(".results li").first.get_by_role("link", name=str(number.number))
    expect(call).to_have_attribute("href", number.uri)


def test_only_a_number_for_danger_to_life_is_red(search_page: SearchPage, nginx: Nginx):
    search_page.open(nginx).search("politi")
    colour = "link => getComputedStyle(link).backgroundColor"
    red = search_page.page.locator(".results a[href='tel:112']").evaluate(colour)
    calm = search_page.page.locator(".results a[href='tel:02800']").evaluate(colour)
    first = search_page.page.locator(".first-numbers a[href='tel:112']").evaluate(colour)
    assert red == first != calm


@pytest.mark.parametrize("typed", ["{display}", "{digits}", "+47 {display}", "0047{digits}", "({digits})"])
def test_every_service_is_found_by_each_of_its_numbers_however_typed(
    search_page: SearchPage, nginx: Nginx, guide, typed: str
):
    search_page.open(nginx)
    missed = []
    for actor in guide.actors:
        for phone in actor.phones:
            if phone.number.is_short and "47" in typed:
                continue
            query = typed.format(display=phone.number.display, digits=phone.number.digits)
            if not any(is_wanted(href, f"#{actor.id}") for href in search_page.search(query)[:FIRST]):
                missed.append((actor.id, query))
    assert missed == []


def test_the_count_is_told_politely(search_page: SearchPage, nginx: Nginx):
    search_page.open(nginx).search("22331160")
    expect(search_page.told).to_have_text("Antall treff: 1")
    search_page.search("xyzzyqwv")
    expect(search_page.told).to_contain_text("Ingen treff")


def test_clearing_the_field_clears_the_results(search_page: SearchPage, nginx: Nginx):
    search_page.open(nginx).search("lege")
    assert search_page.search("") == []
    expect(search_page.told).to_have_text("")


def test_words_that_no_page_has_together_find_the_pages_that_have_some(search_page: SearchPage, nginx: Nginx):
    assert any(
        is_wanted(href, "tegn.md")
        for href in search_page.open(nginx).search("madrasser telegram krisesenter")
    )


def test_a_keyboard_is_enough(search_page: SearchPage, nginx: Nginx):
    page = search_page.open(nginx).page
    page.get_by_role("searchbox").focus()
    page.keyboard.type("pass")
    page.keyboard.press("Enter")
    search_page.links.first.wait_for()
    page.keyboard.press("Tab")
    expect(search_page.links.first).to_be_focused()
    target = search_page.links.first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_the_next_results_take_the_focus_when_asked_for(search_page: SearchPage, nginx: Nginx):
    before = len(search_page.open(nginx).search("hjelp"))
    search_page.page.get_by_role("button", name="Vis flere treff").press("Enter")
    expect(search_page.links.nth(before)).to_be_focused()


@pytest.mark.parametrize("code", QUERIES)
def test_everything_fits_a_small_screen_and_a_finger(search_page: SearchPage, nginx: Nginx, code: str):
    search_page.open(nginx, code).search("politi")
    assert search_page.page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
    controls = search_page.page.locator(".search").locator("a, input, button:not([hidden])")
    small = controls.evaluate_all(
        "(controls, finger) => controls.filter((one) => one.getBoundingClientRect().height < finger)"
        ".map((one) => one.outerHTML)",
        FINGER,
    )
    assert small == []


def test_results_come_in_the_same_order_each_time(search_page: SearchPage, nginx: Nginx):
    orders = {tuple(search_page.open(nginx).search("hjelp")) for _ in range(3)}
    assert len(orders) == 1


def test_without_a_script_the_page_leads_to_help(new_tab: NewPage, nginx: Nginx):
    page = new_tab(java_script_enabled=False)
    page.goto(nginx.address + "sok/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Søket virker ikke i denne nettleseren")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    targets = main.get_by_role("link").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert {"/hjelp/", "/tjenester/"} <= set(targets)


def test_a_search_that_cannot_start_says_so_and_can_be_tried_again(new_tab: NewPage, nginx: Nginx):
    opened = SearchPage(new_tab()).open(nginx)
    opened.page.route("**/search/*.json", lambda route: route.abort())
    assert opened.search("lege") == []
    expect(opened.told).to_contain_text("Søket virker ikke nå")
    opened.page.unroute("**/search/*.json")
    assert opened.search("lege") != []


@pytest.mark.parametrize("is_broken", [False, True], ids=["whole", "broken"])
def test_only_a_search_that_answers_is_told_to_work_in_a_browser(
    new_tab: NewPage, nginx: Nginx, is_broken: bool
):
    opened = SearchPage(new_tab())
    if is_broken:
        opened.page.route("**/search/*.json", lambda route: route.abort())
    opened.open(nginx)
    assert opened.page.evaluate(SEARCHED)
    opened.page.locator(".search[aria-busy=false]").wait_for(state="attached")
    assert opened.page.evaluate(HITS) is not is_broken


def test_a_reader_without_a_line_is_not_told_that_there_is_nothing(new_page: NewPage, nginx: Nginx):
    opened = SearchPage(new_page()).open(nginx)
    opened.page.context.set_offline(True)
    assert opened.search("advokat") == []
    expect(opened.told).to_contain_text("Søket virker ikke nå")
    opened.page.context.set_offline(False)
    assert opened.search("advokat") != []


def test_what_has_been_fetched_answers_without_a_line(new_page: NewPage, nginx: Nginx):
    opened = SearchPage(new_page()).open(nginx)
    opened.search("lege")
    opened.page.context.set_offline(True)
    assert opened.search("advokat") != []
    assert opened.complaints == []
