"""What nginx really answers when it delivers the built site."""

import gzip
import re
from pathlib import Path

import brotli
import pytest

from build.running_nginx import Nginx, running_nginx
from veiviser.build.csp import InlineHashes
from veiviser.build.headers import PAGE_SECONDS, YEAR, content_type, describe_delivery

PRIVATE = {"_headers", "_redirects"}
"""Files that only hosts of static sites read."""


def files(site: Path) -> list[str]:
    """Paths of all files that readers may have, from the site's root."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(
        path for path in paths if path not in PRIVATE and not path.endswith((".br", ".gz", "404.html"))
    )


def test_every_file_comes_with_every_header_of_its_kind_and_with_its_type(site: Path, nginx: Nginx):
    kinds = set()
    for path in files(site):
        answer = nginx.ask(f"{nginx.delivery.base}{path}")
        kind = nginx.delivery.kind(f"{nginx.delivery.base}{path}")
        expected = {name.lower(): value for name, value in kind.headers.items()}
        optional = {"access-control-allow-origin", "cross-origin-opener-policy", "permissions-policy"}
        assert answer.status == 200, path
        assert answer.body == (site / path).read_bytes(), path
        assert answer.headers["content-type"] == content_type(path), path
        assert {name: answer.headers.get(name) for name in expected} == expected, path
        assert not optional.difference(expected).intersection(answer.headers), path
        kinds.add(kind.name)
    assert {"page", "named after its content", "other file"} <= kinds


def test_an_address_that_ends_in_a_slash_is_a_page(nginx: Nginx):
    folder, file = (nginx.ask(f"{nginx.delivery.base}hjelp/{name}") for name in ("", "index.html"))
    assert folder.headers["content-security-policy"] == file.headers["content-security-policy"]
    assert folder.body == file.body


def test_an_address_without_its_slash_leads_on_without_naming_the_server(nginx: Nginx):
    answer = nginx.ask(f"{nginx.delivery.base}hjelp")
    assert (answer.status, answer.headers["location"]) == (301, f"{nginx.delivery.base}hjelp/")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("encoding", "ending", "unpack"), [("br", ".br", brotli.decompress), ("gzip", ".gz", gzip.decompress)]
)
def test_compressed_copies_are_sent_as_they_lie_and_with_the_same_headers(
    site: Path, nginx: Nginx, encoding, ending, unpack
):
    compressed = [path for path in files(site) if (site / (path + ending)).exists()]
    for path in compressed:
        plain = nginx.ask(f"{nginx.delivery.base}{path}")
        packed = nginx.ask(f"{nginx.delivery.base}{path}", Accept_Encoding=encoding)
        own = {"etag", "last-modified", "content-length", "content-encoding", "accept-ranges", "date", "vary"}
        assert packed.headers["content-encoding"] == encoding, path
        assert packed.headers["vary"] == "Accept-Encoding", path
        assert packed.body == (site / (path + ending)).read_bytes(), path
        assert unpack(packed.body) == plain.body, path
        assert {k: v for k, v in packed.headers.items() if k not in own} == {
            k: v for k, v in plain.headers.items() if k not in own
        }, path
    assert compressed


def test_brotli_is_sent_where_a_browser_takes_both(nginx: Nginx):
    answer = nginx.ask(f"{nginx.delivery.base}hjelp/", Accept_Encoding="gzip, deflate, br, zstd")
    assert answer.headers["content-encoding"] == "br"


def test_what_is_not_there_is_said_in_the_language_of_the_address(site: Path, nginx: Nginx):
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("404.html"))
    assert pages
    for page in pages:
        prefix = page.removesuffix("404.html")
        for missing in ("finnes-ikke", "finnes-ikke/", "hjelp/finnes-ikke.html", "404.html"):
            answer = nginx.ask(f"{nginx.delivery.base}{prefix}{missing}")
            assert (answer.status, answer.body) == (404, (site / page).read_bytes()), prefix + missing
            assert answer.headers["content-type"] == "text/html; charset=utf-8"
            assert (
                answer.headers["content-security-policy"]
                == nginx.delivery.kind("/").headers["Content-Security-Policy"]
            )
            assert answer.headers["cache-control"] == f"max-age={PAGE_SECONDS}"
        packed = nginx.ask(f"{nginx.delivery.base}{prefix}finnes-ikke", Accept_Encoding="br")
        assert brotli.decompress(packed.body) == (site / page).read_bytes()
    languages = {
        re.search(r'<html lang="(\w+)"', (site / page).read_text(encoding="utf-8"))[1] for page in pages
    }
    assert len(languages) == len(pages)


@pytest.mark.parametrize(
    "path",
    [
        "_headers",
        "_redirects",
        "hjelp/index.html.br",
        "hjelp/index.html.gz",
        ".git/config",
        "assets/",
        "../log",
    ],
)
def test_what_is_not_for_readers_is_not_there(nginx: Nginx, path):
    assert nginx.ask(f"{nginx.delivery.base}{path}").status in {400, 404}


def test_files_named_after_their_content_stay_for_a_year_and_pages_do_not(site: Path, nginx: Nginx):
    page = nginx.ask(f"{nginx.delivery.base}hjelp/").headers["cache-control"]
    assets = [
        path
        for path in files(site)
        if path.endswith((".css", ".js", ".woff2")) and path.startswith("assets/")
    ]
    assert assets
    assert page == f"max-age={PAGE_SECONDS}"
    for path in assets:
        assert (
            nginx.ask(f"{nginx.delivery.base}{path}").headers["cache-control"] == f"max-age={YEAR}, immutable"
        ), path


def test_a_missing_asset_is_not_kept_for_a_year(nginx: Nginx):
    answer = nginx.ask(f"{nginx.delivery.base}assets/veiviser.01234567.css")
    assert (answer.status, answer.headers["cache-control"]) == (404, f"max-age={PAGE_SECONDS}")


def test_an_unchanged_page_is_not_sent_again(nginx: Nginx):
    first = nginx.ask(f"{nginx.delivery.base}hjelp/")
    again = nginx.ask(f"{nginx.delivery.base}hjelp/", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_a_site_only_answers_to_reading(nginx: Nginx):
    head = nginx.ask(f"{nginx.delivery.base}hjelp/", method="HEAD")
    assert (head.status, head.body, head.headers.get("allow")) == (200, b"", None)
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = nginx.ask(f"{nginx.delivery.base}hjelp/", method=method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_server_does_not_tell_its_version(nginx: Nginx):
    assert nginx.ask(nginx.delivery.base).headers["server"] == "nginx"


def test_no_reader_is_written_down(nginx: Nginx):
    for path in ("hjelp/", "finnes-ikke", "assets/", "_headers", "%00", "hjelp/../../../etc/passwd"):
        nginx.ask(f"{nginx.delivery.base}{path}")
    assert nginx.written_files == {nginx.prefix / "log"}
    assert "127.0.0.1" not in nginx.log


def test_a_site_below_a_path_of_odd_letters_gets_its_own_headers_and_pages(tmp_path: Path):
    folder = tmp_path / "root" / "a.b+(ny)"
    pages = {"": "forside", "sok/": "søk", "en/": "front"}
    for path, words in pages.items():
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "index.html").write_text(words, encoding="utf-8")
    for path in ("404.html", "en/404.html"):
        (folder / path).write_text(path, encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data/services.json").write_text("[]", encoding="utf-8")
    delivery = describe_delivery("https://fjellvik.example/a.b+(ny)/", ["nb", "en"], InlineHashes((), ()))
    with running_nginx(tmp_path / "root", delivery, tmp_path / "nginx") as server:
        for path, words in pages.items():
            answer = server.ask(f"{delivery.base}{path}")
            assert (answer.status, answer.body.decode()) == (200, words)
            policy = delivery.kind(f"{delivery.base}{path}").headers["Content-Security-Policy"]
            assert answer.headers["content-security-policy"] == policy
        assert server.ask(f"{delivery.base}data/services.json").headers["access-control-allow-origin"] == "*"
        assert server.ask(f"{delivery.base}borte").body == b"404.html"
        assert server.ask(f"{delivery.base}en/borte").body == b"en/404.html"
