"""The form's server answers this machine alone, and whoever was given no page of it changes nothing."""

from pathlib import Path

import pytest
from form_client import Client

from project import ROOT
from veiviser.desk.form import LARGEST_BODY
from veiviser.desk.form_things import SORTS

LYKTA = "/actors/lykta/"


@pytest.mark.parametrize("path", ["/", "/actors/", LYKTA, "/ny/actors/", "/slett/actors/lykta/"])
def test_each_page_may_ask_this_server_alone_and_needs_no_script(client: Client, path: str) -> None:
    page = client.open(path)
    assert page.status == 200 and not page.soup.select("script, [onclick], [style]")
    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'" and "script-src" not in policy
    assert policy["form-action"] == "'self'" and policy["frame-ancestors"] == "'none'"
    assert client.ask("HEAD", path).html == ""


@pytest.mark.parametrize("sort", SORTS)
def test_every_list_and_each_of_its_things_opens(sort: str) -> None:
    client = Client(ROOT)
    links = [str(link["href"]) for link in client.open(f"/{sort}/").soup.select(".things a")]
    assert links
    assert all(
        client.open(link.removeprefix("/skjema")).status == 200 for link in links[:: max(len(links) // 8, 1)]
    )


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"HTTP_HOST": "evil.example"}, 403),
        ({"HTTP_HOST": "evil.example:8000"}, 403),
        ({"HTTP_ORIGIN": "https://evil.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://127.0.0.1:9000"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"CONTENT_TYPE": "text/plain"}, 415),
        ({"CONTENT_TYPE": ""}, 415),
        ({"CONTENT_LENGTH": ""}, 411),
        ({"CONTENT_LENGTH": "-1"}, 411),
        ({"CONTENT_LENGTH": str(LARGEST_BODY + 1)}, 413),
        ({"REQUEST_METHOD": "PUT"}, 405),
        ({"REQUEST_METHOD": "DELETE"}, 405),
    ],
)
def test_another_sites_page_changes_nothing(client: Client, environ: dict[str, str], status: int) -> None:
    before = client.data()
    page = client.service("lykta").fill(label="Ny")
    pairs = [(name, text) for name, texts in page.sent.items() for text in texts]
    answer = client.send(LYKTA, [*pairs, ("do", "save")], **environ)
    assert answer.status == status and client.data() == before
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    assert client.send(LYKTA, [*pairs, ("do", "save")]).status == 303 and "label: Ny" in client.data()


@pytest.mark.parametrize("token", ["", "x", "ø"])
def test_whoever_was_not_given_a_page_changes_nothing(client: Client, token: str) -> None:
    before, page = client.data(), client.service("lykta").fill(label="Ny")
    page.sent["token"] = [token]
    assert page.save().status == 403 and client.data() == before


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/actors/../../mkdocs.json",
        "/actors/sub/lykta/",
        "/releases/",
        "/actors",
        "/actors//",
        "/%2e%2e/",
        "/slett/actors/",
        "/form.py",
    ],
)
def test_nothing_but_things_can_be_reached(client: Client, path: str) -> None:
    assert client.open(path).status == 404


def test_a_thing_that_is_not_there_is_told_in_norwegian(client: Client) -> None:
    page = client.service("ukjent")
    assert page.status == 422 and "finnes ikke" in page.words


NONSENSE = ["", "[]", "null", "{", "7", '{"id": "lykta"}']


@pytest.mark.parametrize("was", NONSENSE)
def test_an_entry_that_makes_no_sense_is_refused(client: Client, was: str) -> None:
    before, page = client.data(), client.service("lykta").fill(label="Ny")
    page.sent["was"] = [was]
    assert page.save().status == 422 and client.data() == before


@pytest.mark.parametrize(
    "do", ["", "add", "add nothing", "remove phones.7", "up phones", "down needs.x", "add name"]
)
def test_a_button_that_the_form_never_had_changes_nothing(client: Client, do: str) -> None:
    before = client.data()
    pairs = [(name, text) for name, texts in client.service("lykta").sent.items() for text in texts]
    assert client.send(LYKTA, [*pairs, ("do", do)]).status == 200
    assert client.data() == before


def test_data_that_are_broken_already_are_told_and_left_alone(client: Client) -> None:
    page, before = client.service("lykta").fill(label="Ny"), client.data()
    (client.root / "data/terms.yaml").write_text("- id: [\n", "utf-8")
    assert page.save().status == 422 and client.data() == before


def test_labels_that_cannot_be_read_are_told_where_the_form_should_open(client: Client) -> None:
    (client.root / "data/vocabularies.yaml").write_text("- id: [\n", "utf-8")
    assert client.open(LYKTA).status == 422


def test_nothing_of_the_form_is_in_the_built_site(site: Path) -> None:
    assert not [path for path in site.rglob("*") if path.is_file() and b"/skjema/" in path.read_bytes()]
