"""The bench runs on any project, compares the same pages, and tells a line from a bend."""

import contextlib
import io
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench import __main__ as bench
from bench import growth
from bench.compare import STOCK
from bench.copies import NUMBER, Numbers, change_a_number, copy_project, keep_languages
from bench.growth import grow
from bench.measure import memory_of, run
from bench.stock import write_stock
from bench.tables import shape
from made_up_words import whole_miniature
from veiviser.load.project import load_project

TODAY = date(2026, 11, 22)
AIMED = {
    "veiviser --help, beside Python alone": "times",
    "veiviser check-data": "s of processor",
    "a save in the form": "s of processor",
}
TOLD = {
    "from a save until the preview is painted": "s",
    r"handouts of \d+ pages, nothing kept": "s",
    "  a page": "s of processor",
    "veiviser build, nothing changed": "s",
    "handouts, one number changed": "s",
}
SIZES = {"ACTORS": (6,), "LANGUAGES": (3,)}


@pytest.fixture(scope="module")
def fjellvik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_miniature(tmp_path_factory.mktemp("bench") / "fjellvik")


def settings_of(stock: Path) -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load((stock / "mkdocs.yml").read_text("utf-8"))
    return held


def said_by(work: Callable[[], object]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        work()
    return said.getvalue()


def test_a_quick_run_prints_every_comparison_and_both_growths(
    fjellvik: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, sizes in SIZES.items():
        monkeypatch.setattr(bench, name, sizes)
    before = {path.name for path in fjellvik.iterdir()}

    said = said_by(lambda: bench.main(["--root", str(fjellvik), "--quick"]))

    for row in ("HTML of 2 languages", "all but handouts, 2 languages"):
        assert re.search(
            rf"^{row} +[\d.]+ s +[\d.]+ s +[\d.]+ +[\d.]+ +(not )?met +[\d.]+$", said, re.MULTILINE
        )
    for row, unit in AIMED.items():
        assert re.search(rf"^{row} +\d+\.\d\d +{unit} +\d\.\d\d +(not )?met$", said, re.MULTILINE), row
    for row, unit in TOLD.items():
        assert re.search(rf"^{row} +\d+\.\d\d +{unit}$", said, re.MULTILINE), row
    assert re.search(r"^the directory on paper is made by .*weasyprint/\w+ \d+%", said, re.MULTILINE)
    for row in ("3 languages", "6 actors"):
        assert re.search(rf"^{row} +[\d.]+ s +[\d.]+ s +[1-9]\d* MiB$", said, re.MULTILINE)
    assert {path.name for path in fjellvik.iterdir()} == before


def test_stock_gets_the_words_that_our_pages_show(fjellvik: Path, tmp_path: Path) -> None:
    stock = write_stock(fjellvik, tmp_path, TODAY)
    pages = {path.relative_to(stock / "docs").as_posix() for path in stock.rglob("*.md")}
    assert pages == {
        f"{code}/{page}" for code, held in load_project(fjellvik).prose.items() for page in held.pages
    }
    services = (stock / "docs/nb/tjenester.md").read_text("utf-8")
    assert "Du kan ringe Lykta" in services
    assert "{{" not in services
    assert {held["locale"] for held in settings_of(stock)["plugins"][1]["i18n"]["languages"]} == {"nb", "ar"}
    assert "template:" not in (stock / "docs/nb/hjelp.md").read_text("utf-8")


def test_stock_is_built_in_a_language_that_material_has_no_words_for(
    fjellvik: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "EXTRA", ("ps",))
    stock = write_stock(grow(fjellvik, tmp_path / "grown", actors=0, languages=3), tmp_path / "stock", TODAY)
    run(STOCK, stock)
    page = (stock / "site/ps/hjelp/index.html").read_text("utf-8")
    assert '<html lang="en"' in page
    assert "Skip to content" in page


def test_a_project_of_fewer_languages_is_sound(fjellvik: Path, tmp_path: Path) -> None:
    project = load_project(keep_languages(copy_project(fjellvik, tmp_path / "small"), 1))
    assert [language.code for language in project.guide.languages] == ["nb"]


def test_a_grown_project_is_sound_and_as_large_as_it_should_be(fjellvik: Path, tmp_path: Path) -> None:
    project = load_project(grow(fjellvik, tmp_path / "grown", actors=9, languages=4))
    assert len(project.guide.actors) == 9
    assert [language.code for language in project.guide.languages] == ["nb", "ar", "de", "es"]
    assert len({phone.number for actor in project.guide.actors for phone in actor.phones}) > 5


def test_one_number_changes_and_no_number_is_given_twice(fjellvik: Path, tmp_path: Path) -> None:
    root = copy_project(fjellvik, tmp_path / "copy")
    path = root / "data/actors.yaml"
    texts = [path.read_text("utf-8")]
    numbers = Numbers(texts[0])
    for _ in range(3):
        change_a_number(root, numbers.fresh())
        texts.append(path.read_text("utf-8"))
        changed = set(NUMBER.findall(texts[-1])) - set(NUMBER.findall(texts[-2]))
        assert len(changed) == 1
    assert len(set(texts)) == 4
    load_project(root)


def test_memory_is_that_of_all_processes_together() -> None:
    # One write a process: what two of them print at once would be mixed.
    held = (
        "import os; a = bytearray(60_000_000); a[::4096] = b'x' * len(a[::4096]);"
        " os.write(1, b'ready\\n'); input()"
    )
    two = (
        f"import subprocess, sys; [subprocess.Popen([sys.executable, '-c', {held!r}]) for _ in 'ab']; input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", two],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert [process.stdout.readline(), process.stdout.readline()] == ["ready\n", "ready\n"]
        assert 110e6 < memory_of(process.pid) < 200e6
        assert process.stdin is not None
        process.stdin.close()


def test_a_command_that_fails_stops_the_bench_and_is_heard(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such day"):
        run(["python3", "-c", "raise SystemExit('no such day')"], tmp_path)


@pytest.mark.parametrize(
    ("costs", "told"),
    [
        ((10, 12, 22), "1.8 times as much; along a line or slower"),
        ((10, 10, 10), "1.0 times as much; along a line or slower"),
        (
            (10, 11, 30),
            "2.7 times as much; steeper than before, less than in proportion",
        ),
        (
            (1, 4, 40),
            "10.0 times as much; steeper than before, MORE than in proportion",
        ),
    ],
)
def test_a_bend_is_told_from_a_line(costs: tuple[float, ...], told: str) -> None:
    assert shape("time", (10, 200, 1000), costs) == f"time: 5.0 times as many cost {told}"
