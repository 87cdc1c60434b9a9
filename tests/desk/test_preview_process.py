"""``veiviser serve`` as a program: what it builds and when, what it says, and how it ends."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from desk.running_preview import PROGRAM, Running, running_preview
from made_up_words import whole_miniature
from patience import PATIENCE

pytestmark = pytest.mark.xdist_group("preview")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_preview(tmp_path_factory.mktemp("preview"), "--today", "2026-11-22") as running:
        yield running


@pytest.fixture(autouse=True)
def whole_again(preview: Running) -> Iterator[None]:
    yield
    preview.restore()


def read(address: str) -> tuple[int, str]:
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_second_language_is_built_only_when_asked_for(tmp_path: Path) -> None:
    with running_preview(tmp_path) as preview:
        assert "Godt å vite" in read(f"{preview.address}hjelp/")[1]
        preview.wait_to_hear("nb: ready")
        assert preview.heard("ar: ready") == 0
        assert 'dir="rtl"' in read(f"{preview.address}ar/hjelp/")[1]
        preview.wait_to_hear("ar: ready")


def test_a_saved_file_is_built_in_the_previewed_language_alone(preview: Running) -> None:
    read(f"{preview.address}ar/hjelp/")
    norwegian, arabic = preview.heard("nb: ready"), preview.heard("ar: ready")
    preview.change("data/actors.yaml", "75 00 00 01", "75 00 00 11")
    preview.wait_to_hear("ar: ready", arabic + 1)
    assert preview.heard("nb: ready") == norwegian
    assert "tel:+4775000011" in read(f"{preview.address}hjelp/")[1]
    preview.wait_to_hear("nb: ready", norwegian + 1)
    assert preview.heard("nb: ready") == norwegian + 1


def test_the_words_of_one_language_leave_the_others_as_they_are(preview: Running) -> None:
    read(f"{preview.address}hjelp/")
    read(f"{preview.address}ar/hjelp/")
    norwegian, arabic = preview.heard("nb: ready"), preview.heard("ar: ready")
    preview.change("docs/ar/index.md", "\n# ", "\n# ‹X› ")
    assert "‹X›" in read(f"{preview.address}ar/")[1]
    preview.wait_to_hear("ar: ready", arabic + 1)
    read(f"{preview.address}hjelp/")
    assert preview.heard("nb: ready") == norwegian


def test_every_page_shows_all_problems_with_their_places(preview: Running) -> None:
    read(f"{preview.address}hjelp/")
    preview.change("data/actors.yaml", "provider: state", "provider: stat")
    preview.change("docs/ar/ord.md", "{{ terms }}", "{{ trems }}")
    for path in ("hjelp/", "ar/hjelp/", "plan/", "no-such-page/"):
        status, html = read(preview.address + path)
        assert status == 500
        assert re.search(r"<code>data/actors.yaml:\d+</code>", html)
        assert "did you mean &#39;state&#39;?" in html
    status, html = read(f"{preview.address}hjelp/?last-good")
    assert (status, "Godt å vite" in html) == (200, True)
    preview.change("data/actors.yaml", "provider: stat\n", "provider: state\n")
    status, html = read(f"{preview.address}hjelp/")
    assert (status, bool(re.search(r"<code>docs/ar/ord.md:\d+</code>", html))) == (500, True)
    preview.change("docs/ar/ord.md", "{{ trems }}", "{{ terms }}")
    assert read(f"{preview.address}hjelp/")[0] == 200


def test_a_new_text_shows_before_anybody_has_translated_it(preview: Running) -> None:
    read(f"{preview.address}tjenester/")
    preview.change(
        "data/actors.yaml",
        "  is_critical: true\n  evidence:\n    - of: [name, label, provider, summary, needs, audiences,",
        "  run_by: Lyktas venner\n  is_critical: true\n  evidence:\n"
        "    - of: [run_by, name, label, provider, summary, needs, audiences,",
    )
    for path in ("tjenester/", "ar/tjenester/"):
        status, html = read(preview.address + path)
        assert (status, "Lyktas venner" in html) == (200, True)
    assert "Lyktas venner" in read(preview.desk)[1]


def test_a_changed_text_keeps_its_translation_until_somebody_has_looked(preview: Running) -> None:
    read(f"{preview.address}tjenester/")
    preview.change("data/actors.yaml", "Du kan ringe Lykta når som helst.", "Ring Lykta, så svarer noen.")
    assert "Ring Lykta, så svarer noen." in read(f"{preview.address}tjenester/")[1]
    assert "يمكنك الاتصال بـ" in read(f"{preview.address}ar/tjenester/")[1]
    assert "Ring Lykta, så svarer noen." in read(preview.desk)[1]


def test_a_broken_link_in_a_page_is_told_with_its_line(preview: Running) -> None:
    preview.change("docs/nb/plan/bakgrunn.md", "\n# ", "\n[her](finnes-ikke.md)\n\n# ")
    status, html = read(f"{preview.address}plan/")
    assert status == 500
    (line,) = re.findall(r"<code>docs/nb/plan/bakgrunn.md:(\d+)</code>", html)
    text = (preview.root / "docs/nb/plan/bakgrunn.md").read_text("utf-8").splitlines()
    assert "finnes-ikke.md" in text[int(line) - 1]
    preview.restore()
    assert read(f"{preview.address}plan/")[0] == 200


def test_a_check_that_nobody_can_have_made_yet_is_told(preview: Running) -> None:
    checked = "  name: Lykta\n  checked: {date: 2026-11-23, by: duty_officer}\n"
    preview.change("data/actors.yaml", "  name: Lykta\n", checked)
    status, html = read(f"{preview.address}hjelp/")
    assert (status, "2026-11-23 has not come yet" in html) == (500, True)
    preview.restore()
    assert read(f"{preview.address}hjelp/")[0] == 200


def test_settings_that_cannot_be_read_are_told(preview: Running) -> None:
    preview.change("mkdocs.yml", "site_name: Veien", "site_name: [Veien")
    status, html = read(f"{preview.address}hjelp/")
    assert status == 500
    assert "<code>mkdocs.yml:" in html
    preview.restore()
    assert read(f"{preview.address}hjelp/")[0] == 200


def test_a_fault_of_the_program_is_shown_and_the_server_lives(preview: Running) -> None:
    (preview.root / "fault.py").write_text("def on_env(env, **more):\n    return 1 / 0\n", "utf-8")
    own = "hooks: [hooks/mkdocs_events.py"
    preview.change("mkdocs.yml", own, f"{own}, fault.py")
    status, html = read(f"{preview.address}hjelp/")
    assert status == 500
    assert "ZeroDivisionError" in html
    preview.wait_to_hear("ZeroDivisionError")
    preview.restore()
    assert read(f"{preview.address}hjelp/")[0] == 200


def test_an_unknown_page_is_not_found_in_its_language(preview: Running) -> None:
    status, html = read(f"{preview.address}ar/no-such-page/")
    assert (status, '<html lang="ar"' in html) == (404, True)


@pytest.mark.parametrize(
    "path", ["../secret", "%2e%2e/%2e%2e/etc/passwd.txt", "ar/../../../../etc/passwd.txt"]
)
def test_nothing_outside_the_site_is_served(preview: Running, path: str) -> None:
    where = urlsplit(preview.address)
    connection = HTTPConnection(where.netloc, timeout=PATIENCE)
    connection.request("GET", f"/{where.path.strip('/')}/{path}")
    assert connection.getresponse().status in {302, 404}
    connection.close()


def test_the_desk_is_shown(preview: Running) -> None:
    status, html = read(preview.desk)
    assert status == 200
    assert "veiviser actor confirm lykta --by ROLE" in html
    assert re.search(r"<code>docs/nb/hjelp.md:1</code></a></td><td>\d+\.\d</td>", html.replace("\n", ""))


def test_ctrl_c_ends_it_well_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with running_preview(tmp_path) as preview:
        assert read(f"{preview.address}hjelp/")[0] == 200
        assert preview.end() == 0
    assert list(preview.temporary.iterdir()) == []
    assert preview.heard("Traceback") == 0


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    root = whole_miniature(tmp_path / "fjellvik")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [PROGRAM, "serve", "--root", root, "--port", port, "--lang", "en"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 1
    assert done.stderr == f"port {port} is taken; end the other program, or choose another: --port 8001\n"


@pytest.mark.parametrize("port", ["70000", "-1", "åtte"])
def test_a_port_that_cannot_be_is_told(tmp_path: Path, port: str) -> None:
    command = [PROGRAM, "serve", "--root", tmp_path, f"--port={port}", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2
    assert f"'{port}' is not a port; write a number from 0 to 65535" in done.stderr


def test_the_published_site_has_nothing_of_the_preview(site: Path) -> None:
    assert not [path for path in site.rglob("*") if "redaksjon" in path.name or "preview" in path.name]
    texts = (path.read_text("utf-8") for path in site.rglob("*") if path.suffix in {".html", ".js", ".xml"})
    assert not any("/redaksjon/" in text or "_preview" in text for text in texts)


def test_a_signal_to_the_whole_group_ends_it_without_a_word(tmp_path: Path) -> None:
    """As a terminal, ``timeout`` and systemd send it, also twice."""
    with running_preview(tmp_path) as running:
        running.wait_to_hear("nb: ready")
        said = len(running.lines)
        os.killpg(running.process.pid, signal.SIGTERM)
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(PATIENCE) == 0
    assert running.lines[said:] == []
    assert list(running.temporary.iterdir()) == []


def test_the_form_is_told_at_the_port_it_has(tmp_path: Path) -> None:
    with running_preview(tmp_path, command="edit") as running:
        address = running.lines[0].split()[-1]
        status, html = read(address)
        assert (status, "<title>" in html) == (200, True)
        assert all(
            urlsplit(line.split()[-1]).netloc == urlsplit(address).netloc for line in running.lines[:3]
        )
