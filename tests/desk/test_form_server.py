"""The form's server: entries out of the data files and back into them, for this machine alone."""

import difflib
import json
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

import pytest
from decap import action, ask, form_of, opened, save

from builders import copy_miniature
from veiviser.desk.form import LARGEST_BODY
from veiviser.desk.form_entries import COLLECTIONS, Entries
from veiviser.release.commit import lock

LYKTA = "actors/lykta.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_miniature(tmp_path / "fjellvik")


@pytest.fixture
def form(root: Path) -> WSGIApplication:
    return form_of(root)


def text_of(root: Path, name: str = "actors") -> str:
    return (root / "data" / f"{name}.yaml").read_text("utf-8")


def changes(before: str, after: str) -> list[str]:
    """Lines taken out and put in."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:3] not in ("---", "+++") and not line.startswith("@@")]


def change(form: WSGIApplication, path: str, **new: Any) -> tuple[int, Any]:
    """Opens an entry, writes something else in it and saves it."""
    was, values = opened(form, path)
    return save(form, path, values | new, was)


def test_each_entry_of_a_data_file_is_one_file_in_its_order(form: WSGIApplication) -> None:
    status, entries = action(form, "entriesByFolder", folder="actors", extension="json", depth=1)
    assert status == 200
    assert [entry["file"]["path"] for entry in entries] == [
        f"actors/{id}.json" for id in ("lykta", "velferdskontoret", "politiet")
    ]
    assert json.loads(entries[0]["data"])["phones"] == [{"number": "75 00 00 01", "opening_hours": "24/7"}]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_collection_opens(form: WSGIApplication, name: str) -> None:
    status, entries = action(form, "entriesByFolder", folder=name, extension="json", depth=1)
    assert status == 200 and entries


def test_an_entry_that_does_not_exist_is_told_as_one(form: WSGIApplication) -> None:
    assert action(form, "getEntry", path="actors/ukjent.json")[1]["data"] is None


def test_a_new_number_changes_one_line(form: WSGIApplication, root: Path) -> None:
    before = text_of(root)
    status, kept = change(form, LYKTA, phones=[{"number": "75 00 00 09", "opening_hours": "24/7"}])
    assert status == 200
    assert changes(before, text_of(root)) == ['-    - number: "75 00 00 01"', '+    - number: "75 00 00 09"']
    assert json.loads(kept[0]["data"])["phones"][0]["number"] == "75 00 00 09"


@pytest.mark.parametrize("path", [LYKTA, "measures/dorvakt.json"])
def test_saving_without_a_change_leaves_the_file_as_it_is(
    form: WSGIApplication, root: Path, path: str
) -> None:
    before = [text_of(root, name) for name in COLLECTIONS]
    assert change(form, path)[0] == 200
    assert [text_of(root, name) for name in COLLECTIONS] == before


def test_what_check_data_refuses_is_told_with_its_place_and_changes_nothing(
    form: WSGIApplication, root: Path
) -> None:
    before = text_of(root)
    status, told = change(form, LYKTA, phones=[{"number": "75 00"}])
    line = before.splitlines().index('    - number: "75 00 00 01"') + 1
    assert (
        status == 422 and told["error"].startswith(f"data/actors.yaml:{line}: ") and "75 00" in told["error"]
    )
    assert text_of(root) == before


def test_every_problem_is_told_at_once_and_in_norwegian(form: WSGIApplication) -> None:
    _, told = change(form, LYKTA, url="lykta.example", email="lykta")
    assert "«url» må være en adresse som starter med https://" in told["error"]
    assert "«email» må være en adresse" in told["error"]


def test_an_id_never_changes(form: WSGIApplication, root: Path) -> None:
    before = text_of(root)
    status, told = change(form, LYKTA, id="lykten")
    assert status == 422 and "lykta" in told["error"]
    assert text_of(root) == before


def test_an_entry_changed_in_the_file_meanwhile_is_not_written_over(
    form: WSGIApplication, root: Path
) -> None:
    was, values = opened(form, LYKTA)
    actors = root / "data/actors.yaml"
    actors.write_text(text_of(root).replace("75 00 00 01", "75 00 00 05"), "utf-8")
    status, told = save(form, LYKTA, values | {"label": "Ny"}, was)
    assert status == 422 and "endret i fila" in told["error"]
    assert "Ny" not in text_of(root) and "75 00 00 05" in text_of(root)


def test_whoever_saves_while_a_release_is_made_is_told_to_wait(form: WSGIApplication, root: Path) -> None:
    save(form, "actors/nattravnene.json", NEW, None)
    before = text_of(root)
    with lock(root):
        told = [
            change(form, LYKTA, label="Ny"),
            save(form, "actors/ny.json", NEW | {"id": "ny"}, None),
            action(form, "deleteFiles", paths=["actors/nattravnene.json"], options={}),
        ]
    assert [status for status, _ in told] == [422] * 3
    assert all("en ny utgave lages nå" in answer["error"] for _, answer in told)
    assert text_of(root) == before


def test_an_entry_taken_out_meanwhile_does_not_come_back(form: WSGIApplication, root: Path) -> None:
    was, values = opened(form, LYKTA)
    actors = root / "data/actors.yaml"
    actors.write_text(text_of(root).replace("id: lykta", "id: lampa"), "utf-8")
    status, told = save(form, LYKTA, values, was)
    assert status == 422 and "tatt ut" in told["error"]


def test_the_same_tab_saves_twice(form: WSGIApplication, root: Path) -> None:
    was, values = opened(form, LYKTA)
    _, kept = save(form, LYKTA, values | {"label": "Første"}, was)
    status, _ = save(form, LYKTA, values | {"label": "Andre"}, kept[0]["data"])
    assert status == 200 and "label: Andre" in text_of(root)


def test_a_check_in_the_future_or_by_a_name_is_refused(form: WSGIApplication, root: Path) -> None:
    before = (root / "data/actors.yaml").read_bytes()
    for check in ({"date": "2062-01-02", "by": "vakt"}, {"date": "2026-01-02", "by": "Kari"}):
        assert change(form, LYKTA, checked=check)[0] == 422
    assert (root / "data/actors.yaml").read_bytes() == before


def test_an_older_check_goes_with_the_fact_it_was_about(form: WSGIApplication, root: Path) -> None:
    assert change(form, LYKTA, checked={"date": "2026-01-02", "by": "vakt"})[0] == 200
    _, kept = change(form, LYKTA, phones=[{"number": "75 00 00 09", "opening_hours": "24/7"}])
    assert "2026-01-02" in kept[0]["notice"] and "ingen har kontrollert" in kept[0]["notice"]
    assert "checked" not in text_of(root)


NEW = {
    "id": "nattravnene",
    "name": "Nattravnene",
    "section": "others",
    "provider": "voluntary",
    "summary": "De går ute om natta.",
    "evidence": [
        {
            "of": ["name", "provider", "summary"],
            "source": {"document": "trygge-dager"},
            "confidence": "printed",
        }
    ],
}


def test_a_new_service_is_added_and_the_rest_stays(form: WSGIApplication, root: Path) -> None:
    before = text_of(root)
    assert save(form, "actors/nattravnene.json", NEW, None)[0] == 200
    assert all(line.startswith("+") for line in changes(before, text_of(root)))
    assert opened(form, "actors/nattravnene.json")[1] == NEW


def test_a_new_service_without_sources_is_refused(form: WSGIApplication, root: Path) -> None:
    before = text_of(root)
    assert save(form, "actors/nattravnene.json", NEW | {"evidence": []}, None)[0] == 422
    assert text_of(root) == before


def test_a_service_that_nothing_names_is_deleted(form: WSGIApplication, root: Path) -> None:
    before = text_of(root)
    save(form, "actors/nattravnene.json", NEW, None)
    assert action(form, "deleteFiles", paths=["actors/nattravnene.json"], options={})[0] == 200
    assert text_of(root) == before


@pytest.mark.parametrize(
    ("path", "named_in"),
    [("actors/velferdskontoret.json", "data/measures.yaml"), (LYKTA, "data/plan.yaml")],
)
def test_a_service_that_the_data_name_is_not_deleted(
    form: WSGIApplication, root: Path, path: str, named_in: str
) -> None:
    for page in (root / "docs").rglob("*.md"):
        page.unlink()
    before = text_of(root)
    status, told = action(form, "deleteFiles", paths=[path], options={})
    assert status == 422 and named_in in told["error"]
    assert text_of(root) == before


@pytest.mark.parametrize(
    "mention", ["Ring {{ number nattravnene }} nå.", "Se [dem](tjenester.md#nattravnene)."]
)
def test_a_service_that_the_prose_names_is_not_deleted(
    form: WSGIApplication, root: Path, mention: str
) -> None:
    save(form, "actors/nattravnene.json", NEW, None)
    (root / "docs/nb/ny.md").write_text(f"# Ny\n\n{mention}\n", "utf-8")
    status, told = action(form, "deleteFiles", paths=["actors/nattravnene.json"], options={})
    assert status == 422 and told["error"].startswith("docs/nb/ny.md:3: «nattravnene» er nevnt her")
    assert "nattravnene" in text_of(root)


def test_data_that_are_broken_already_are_told_and_left_alone(form: WSGIApplication, root: Path) -> None:
    (root / "data/terms.yaml").write_text("- id: [\n", "utf-8")
    before = text_of(root)
    status, told = change(form, LYKTA, label="Ny")
    assert status == 422 and told["error"].startswith("data/terms.yaml:")
    assert text_of(root) == before


def test_labels_that_cannot_be_read_are_told_where_the_form_should_open(
    form: WSGIApplication, root: Path
) -> None:
    (root / "data/vocabularies.yaml").write_text("- id: [\n", "utf-8")
    status, _, content = ask(form, "GET", "/settings.json")
    assert status == 422 and json.loads(content)["error"].startswith("data/vocabularies.yaml:")


@pytest.mark.parametrize(
    "path",
    [
        "../mkdocs.yml",
        "actors/../../mkdocs.json",
        "actors/sub/lykta.json",
        "plan/plan.json",
        "actors/lykta.yaml",
        "actors",
        "actors/.json",
        "/etc/passwd",
        7,
    ],
)
def test_nothing_but_entries_can_be_reached(form: WSGIApplication, root: Path, path: Any) -> None:
    asked = [
        action(form, "getEntry", path=path),
        action(form, "persistEntry", dataFiles=[{"path": path, "raw": "{}", "was": None}]),
        action(form, "deleteFiles", paths=[path]),
    ]
    assert [status for status, _ in asked] == [400, 400, 400]
    assert all("ikke finnes" in told["error"] for _, told in asked)


@pytest.mark.parametrize("name", ["persistMedia", "unpublishedEntry", "__class__", None, ["info"]])
def test_what_the_form_does_not_do_is_refused(form: WSGIApplication, name: Any) -> None:
    assert action(form, name)[0] == 400


NONSENSE = [b"", b"[]", b"null", b"{", b"\xff", b'{"action": "getEntry"}', b'{"action": []}', b"[" * 5000]


@pytest.mark.parametrize("body", NONSENSE, ids=range(len(NONSENSE)))
def test_a_request_that_makes_no_sense_is_refused(form: WSGIApplication, body: bytes) -> None:
    status, headers, content = ask(form, "POST", "/api/v1", body)
    assert (status, headers["Content-Type"]) == (400, "application/json")
    assert json.loads(content).keys() == {"error"}


@pytest.mark.parametrize("raw", ["", "[]", "7", "{"])
def test_an_entry_that_is_none_is_refused(form: WSGIApplication, raw: str) -> None:
    file = {"path": LYKTA, "raw": raw, "was": None}
    assert action(form, "persistEntry", dataFiles=[file])[0] == 422


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
        ({"CONTENT_TYPE": "application/x-www-form-urlencoded"}, 415),
        ({"CONTENT_TYPE": ""}, 415),
        ({"CONTENT_LENGTH": ""}, 411),
        ({"CONTENT_LENGTH": "-1"}, 411),
        ({"CONTENT_LENGTH": str(LARGEST_BODY + 1)}, 413),
        ({"REQUEST_METHOD": "GET"}, 405),
        ({"REQUEST_METHOD": "PUT"}, 405),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8000"}, 200),
    ],
)
def test_another_sites_page_reads_and_changes_nothing(
    form: WSGIApplication, environ: dict[str, str], status: int
) -> None:
    answer, headers, _ = ask(form, "POST", "/api/v1", b'{"action": "info", "params": {}}', **environ)
    assert answer == status
    assert not [name for name in headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("path", ["/form.py", "/fields.nb.po", "/../server.py", "/form_page/form.js", "/x"])
def test_nothing_else_is_served(form: WSGIApplication, path: str) -> None:
    assert ask(form, "GET", path)[0] == 404


PARTS = ["/", "/form.js", "/form.css", "/words.json", "/settings.json", "/decap-cms.js"]


@pytest.mark.parametrize("path", PARTS)
def test_each_part_of_the_page_is_served_and_may_ask_this_server_alone(
    form: WSGIApplication, path: str
) -> None:
    status, headers, content = ask(form, "GET", path)
    assert status == 200 and len(content) == int(headers["Content-Length"]) > 0
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["connect-src"] == "'self'"
    assert not [source for source in policy["script-src"].split() if not source.startswith("'")]
    assert headers["X-Frame-Options"] == "DENY"
    assert ask(form, "HEAD", path)[2] == b"" and ask(form, "POST", path)[0] == 405


def test_the_form_is_called_by_the_name_of_the_service(form: WSGIApplication) -> None:
    assert "<title>Veien: rediger</title>" in ask(form, "GET", "/")[2].decode()


def test_the_way_to_an_entry_on_the_site_follows_its_address(form: WSGIApplication, root: Path) -> None:
    settings = root / "mkdocs.yml"
    lines = settings.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("site_url")]
    settings.write_text("\n".join([*kept, "site_url: https://fjellvik.example/veien/"]), "utf-8")
    told = json.loads(ask(form, "GET", "/settings.json")[2])
    assert told["site_url"] == "/veien/" and told["backend"]["proxy_url"] == "/skjema/api/v1"


def test_an_entry_is_never_read_from_another_place(root: Path) -> None:
    with pytest.raises(KeyError):
        Entries(root).all("plan")
