"""What is planted in a page is blocked in a real browser by the headers that nginx really sends."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.conftest import NewPage
from browser.controls import Visit
from build.running_nginx import Nginx, project_delivery, running_nginx


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """nginx with the built site."""
    with running_nginx(site, project_delivery(site), tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture
def planted(site: Path, nginx: Nginx, tmp_path: Path) -> Iterator[tuple[Nginx, Path]]:
    """nginx with the policy of the built site and one help page that may be changed."""
    folder = tmp_path / "changed"
    (folder / "hjelp").mkdir(parents=True)
    shutil.copyfile(site / "hjelp/index.html", folder / "hjelp/index.html")
    with running_nginx(folder, nginx.delivery, tmp_path / "nginx") as server:
        yield server, folder / "hjelp/index.html"


@pytest.mark.parametrize(
    ("planting", "directive"),
    [
        ("<script>window.planted = true</script>", "script-src-elem"),
        ("<script src='data:text/javascript,window.planted=true'></script>", "script-src-elem"),
        ("<img src='missing.png' onerror='window.planted = true'>", "script-src-attr"),
        ("<p style='color: red'>", "style-src-attr"),
        ("<style>p { color: red }</style>", "style-src-elem"),
        ("<iframe src='about:blank#x' srcdoc='x'></iframe><iframe src='/hjelp/'></iframe>", "frame-src"),
    ],
)
def test_what_is_planted_in_a_page_is_blocked_and_noticed(planted, new_tab: NewPage, planting, directive):
    server, file = planted
    file.write_text(
        file.read_text(encoding="utf-8").replace("</main>", f"{planting}</main>"), encoding="utf-8"
    )
    page = Visit(new_tab()).page
    with page.expect_console_message(lambda message: f"blocked by the policy: {directive}" in message.text):
        page.goto(f"{server.address}hjelp/")
    assert page.evaluate("window.planted") is None


def test_a_changed_style_of_the_help_page_is_blocked_and_noticed(planted, new_tab: NewPage):
    server, file = planted
    html = file.read_text(encoding="utf-8")
    changed = re.sub(r"</style>", " </style>", html, count=1)
    assert changed != html
    file.write_text(changed, encoding="utf-8")
    page = Visit(new_tab()).page
    with page.expect_console_message(lambda message: "blocked by the policy: style-src-elem" in message.text):
        page.goto(f"{server.address}hjelp/")


def test_webassembly_runs_on_no_page(nginx: Nginx, new_tab: NewPage):
    compile_nothing = (
        "WebAssembly.compile(new Uint8Array([0,97,115,109,1,0,0,0])).then(() => true, () => false)"
    )
    page = new_tab()
    runs = {}
    for name in ("sok/", "hjelp/", "plan/"):
        page.goto(nginx.address + name)
        runs[name] = page.evaluate(compile_nothing)
    assert runs == {"sok/": False, "hjelp/": False, "plan/": False}
