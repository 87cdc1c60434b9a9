"""What the build writes for servers."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from project import ROOT
from veiviser.build.csp import InlineHashes
from veiviser.build.delivery import (
    delivery_folder,
    header_rules,
    headers_file,
    http_part,
    server_part,
    write_delivery,
    write_security_text,
)
from veiviser.build.headers import TYPES, Delivery, FileKind, describe_delivery
from veiviser.load.guide import load_guide

SMALL_SITE = (
    "index.html",
    "404.html",
    "en/index.html",
    "sok/index.html",
    "data/tjenester.json",
    "sitemap.xml",
    "assets/veiviser.0123abcd.css",
    "assets/stylesheets/main.0123abcd.min.css",
    "assets/stylesheets/main.0123abcd.min.css.br",
    "search/nb.json",
)
CODES = ["nb", "en", "ar"]
NO_HASHES = InlineHashes((), ())
LONGEST_LINE = 2000
MOST_RULES = 100
"""What the strictest host takes."""


def delivery_at(address: str) -> Delivery:
    return describe_delivery(address, CODES, NO_HASHES)


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for path in SMALL_SITE:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("", encoding="utf-8")
    return site


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"),
        ("/hjelp/", "page"),
        ("/en/hjelp/index.html", "page"),
        ("/data/", "page"),
        ("/data/tjenester.json", "open data"),
        ("/assets/veiviser.0123abcd.js", "named after its content"),
        ("/assets/veiviser.0123abcd.woff2", "named after its content"),
        ("/assets/stylesheets/main.0123abcd.min.css", "named after its content"),
        ("/assets/veiviser.js", "other file"),
        ("/ar/sok/", "page"),
        ("/search/nb.json", "other file"),
        ("/sitemap.xml", "other file"),
        ("/plakat.pdf", "other file"),
    ],
)
def test_a_path_has_its_kind(path, kind):
    assert delivery_at("https://veiviser.example/").kind(path).name == kind


def test_a_site_below_a_folder_has_the_same_kinds_there():
    delivery = delivery_at("https://veiviser.example/veiviser/")
    assert delivery.kind("/veiviser/assets/veiviser.0123abcd.js").name == "named after its content"
    assert delivery.kind("/assets/veiviser.0123abcd.js").name == "other file"


@pytest.mark.parametrize("kind", delivery_at("https://veiviser.example/").kinds, ids=lambda kind: kind.name)
def test_every_kind_is_guarded(kind: FileKind):
    assert kind.headers["X-Content-Type-Options"] == "nosniff"
    assert kind.headers["Referrer-Policy"] == "no-referrer"
    assert kind.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert kind.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "frame-ancestors 'none'" in kind.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in kind.headers["Content-Security-Policy"]
    assert kind.headers["Cache-Control"]


def test_no_page_may_run_webassembly():
    kinds = delivery_at("https://veiviser.example/").kinds
    assert [kind.name for kind in kinds if "wasm" in kind.headers["Content-Security-Policy"]] == []


def test_a_site_without_encryption_does_not_demand_it():
    assert "Strict-Transport-Security" not in delivery_at("http://127.0.0.1/").kind("/").headers


def joined(values: Iterable[str]) -> str:
    return ", ".join(values)


def last(values: Iterable[str]) -> str:
    *_, value = values
    return value


@pytest.mark.parametrize("merge", [joined, last])
def test_hosts_that_join_and_hosts_that_override_send_the_same(
    small_site: Path, merge: Callable[[Iterable[str]], str]
):
    delivery = delivery_at("https://veiviser.example/")
    rules = header_rules(delivery, small_site)
    for file in (path for path in small_site.rglob("*") if path.is_file() and path.suffix != ".br"):
        path = f"/{file.relative_to(small_site).as_posix()}".removesuffix("index.html")
        sent: dict[str, list[str]] = {}
        for rule in rules:
            if re.fullmatch(re.escape(rule.path).replace(r"\*", ".*"), path):
                for name, value in rule.headers.items():
                    sent.setdefault(name, []).append(value)
        got = {name: merge(values) for name, values in sent.items()}
        for name, value in delivery.kind(path).headers.items():
            if name == "Cache-Control" and "immutable" not in value:
                assert name not in got, path
            elif name == "Content-Security-Policy":
                assert got[name].startswith("default-src 'none'; "), path
            else:
                assert got[name] == value, (path, name)


def test_the_headers_file_stays_within_what_hosts_take(site: Path, delivery: Delivery):
    lines = headers_file(delivery, site).splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    assert sum(not line.startswith(" ") for line in lines) <= MOST_RULES


def test_files_are_written_in_the_site_for_hosts_and_beside_it_for_nginx(small_site: Path):
    write_delivery(small_site, "https://veiviser.example/", CODES)
    written = {path.name for path in delivery_folder(small_site).iterdir()}
    assert written == {"nginx-http.conf", "nginx-server.conf", "nginx.conf", "headers.json"}
    assert (small_site / "_redirects").read_text(encoding="utf-8").splitlines() == [
        "/en/* /en/404.html 404",
        "/ar/* /ar/404.html 404",
        "/* /404.html 404",
    ]
    assert not list(small_site.rglob("*.conf"))


def test_search_engines_are_led_to_the_list_of_pages(small_site: Path):
    write_delivery(small_site, "https://veiviser.example/x/", CODES)
    said = (small_site / "robots.txt").read_text("utf-8").splitlines()
    assert said == ["User-agent: *", "Allow: /", "Sitemap: https://veiviser.example/x/sitemap.xml"]


def test_the_headers_are_told_to_other_servers_too(small_site: Path):
    write_delivery(small_site, "https://veiviser.example/", CODES)
    told = json.loads((delivery_folder(small_site) / "headers.json").read_text(encoding="utf-8"))
    described = delivery_at("https://veiviser.example/").kinds
    assert [(kind["kind"], kind["headers"]) for kind in told] == [
        (kind.name, kind.headers) for kind in described
    ]


def test_writing_twice_writes_the_same(small_site: Path):
    def written() -> dict[str, bytes]:
        write_delivery(small_site, "https://veiviser.example/", CODES)
        folders = (small_site, delivery_folder(small_site))
        return {
            str(path): path.read_bytes() for folder in folders for path in folder.iterdir() if path.is_file()
        }

    assert written() == written()


def test_nginx_sends_every_header_that_is_described():
    delivery = delivery_at("https://veiviser.example/")
    names = {name for kind in delivery.kinds for name in kind.headers}
    assert set(re.findall(r"^add_header (\S+)", server_part(delivery), re.MULTILINE)) == names | {"Allow"}
    assert "\n\n\n" not in http_part(delivery)


def test_every_published_file_has_a_known_type(site: Path):
    endings = {path.name.rpartition(".")[2] for path in site.rglob("*") if path.is_file()}
    assert endings - {"br", "gz", "_headers", "_redirects"} <= set(TYPES)


@pytest.mark.parametrize("folder", ["a.b", "a+b", "(ny)", "~kommune", "a*b", "a[1]", "a|b", "hei^", "en{2}"])
def test_a_path_of_any_letters_stands_for_itself_in_every_pattern(folder: str) -> None:
    delivery = delivery_at(f"https://example.test/{folder}/")
    base = f"/{folder}/"
    assert delivery.base == base
    for path, kind in (
        ("assets/veiviser.0123abcd.js", "named after its content"),
        ("data/services.json", "open data"),
    ):
        assert delivery.kind(base + path).name == kind
        assert delivery.kind(f"/axb/{path}").name != kind
    patterns = [
        pattern.replace('\\"', '"') for pattern in re.findall(r'^  "~(\^.*)" "/', http_part(delivery), re.M)
    ]
    assert len(patterns) == len(CODES) - 1
    for pattern, code in zip(patterns, CODES[1:], strict=True):
        assert re.search(pattern, f"{base}{code}/hjelp/")
        assert not re.search(pattern, f"/axb/{code}/hjelp/")


def test_those_who_find_a_hole_are_told_whom_to_write_to(small_site: Path) -> None:
    write_security_text(
        small_site, "vakt@fjellvik.example", "https://veiviser.example/", ["nb", "en"], date(2026, 11, 28)
    )
    assert (small_site / ".well-known/security.txt").read_text("utf-8") == (
        "Contact: mailto:vakt@fjellvik.example\nExpires: 2027-11-23T00:00:00Z\nPreferred-Languages: nb, en\n"
        "Canonical: https://veiviser.example/.well-known/security.txt\n"
    )


def test_nobody_is_named_until_the_municipality_gives_an_address(site: Path) -> None:
    assert load_guide(ROOT / "data").guide.plan.municipality.security_email is None
    assert not (site / ".well-known").exists()
