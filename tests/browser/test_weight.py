"""Every page is light enough for a slow telephone; a page that is not is named."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from project import language_codes
from tools.browser_weight import measure_in
from tools.weigh import main
from tools.weight import HELP_PAGE, Weight, too_heavy, weigh, weight_table

SOURCE, *OTHERS = language_codes()


def help_pages() -> list[str]:
    return [HELP_PAGE, *(f"{code}/{HELP_PAGE}" for code in OTHERS)]


def test_no_page_costs_more_than_its_limit(site: Path) -> None:
    assert [str(problem) for problem in too_heavy(weigh(site))] == []


def test_every_help_page_is_held_to_one_round_trip(site: Path) -> None:
    held = {weight.page for weight in weigh(site) if weight.limit.size == 14_600}
    assert held == set(help_pages())


def test_a_browser_fetches_what_the_markup_tells_and_no_more(chromium: Browser, site: Path) -> None:
    wanted = [
        *help_pages(),
        "index.html",
        "tjenester/index.html",
        "plan/tiltak/index.html",
        "404.html",
        "utskrift/index.html",
    ]
    told = {weight.page: weight for weight in weigh(site)}
    for weight in measure_in(chromium, site, wanted):
        assert sorted(size for _, size in weight.parts) == sorted(size for _, size in told[weight.page].parts)


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A help page with one script, and a directory."""
    for page in (HELP_PAGE, "tjenester/index.html"):
        (tmp_path / page).parent.mkdir()
        (tmp_path / page).write_text("<title>Hjelp</title><script src=../a.js></script>", encoding="utf-8")
    (tmp_path / "a.js").write_text("1", encoding="utf-8")
    return tmp_path


def test_a_page_made_too_heavy_is_named_with_its_parts(small_site: Path) -> None:
    assert list(too_heavy(weigh(small_site))) == []
    (small_site / "a.js").write_bytes(bytes(14_600))
    (problem,) = too_heavy(weigh(small_site))
    assert problem.path == HELP_PAGE
    assert "at most 14600" in str(problem)
    assert "a.js 14600" in str(problem)


def test_a_page_with_too_many_requests_is_named(small_site: Path) -> None:
    page = small_site / "tjenester" / "index.html"
    for name in "bcdef":
        shutil.copy(small_site / "a.js", small_site / f"{name}.js")
        with page.open("a", encoding="utf-8") as file:
            file.write(f"<script src=../{name}.js></script>")
    (problem,) = too_heavy(weigh(small_site))
    assert "7 requests to open, at most 5" in str(problem)


def test_what_a_script_fetches_by_itself_is_found_by_the_browser(chromium: Browser, small_site: Path) -> None:
    (small_site / "a.js").write_text("fetch('../late.json')", encoding="utf-8")
    (small_site / "late.json").write_bytes(bytes(20_000))
    (weight,) = measure_in(chromium, small_site, [HELP_PAGE])
    assert ("late.json", 20_000) in weight.parts
    assert len(list(too_heavy([weight]))) == 2


def test_a_compressed_copy_is_what_counts(small_site: Path) -> None:
    (small_site / "a.js.br").write_bytes(b"12345")
    assert ("a.js", 5) in next(weigh(small_site)).parts


def test_a_folder_without_a_site_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path)])
    assert ended.value.code == 2
    assert f"'{tmp_path}' is not a built site; run: make site" in capsys.readouterr().err


def test_the_table_has_a_line_for_each_page() -> None:
    lines = weight_table([Weight("om/index.html", (("om/index.html", 900),))]).splitlines()
    assert lines[1].split() == ["900", "40960", "1", "5", "om/index.html"]


UNUSED_RULES = """(byScripts) => {
  const alone = (selector) => selector.replace(/::?[a-z-]+(\\([^()]*\\))?/g, "").trim() || "*";
  const rules = (held) => [...held].flatMap((rule) => (rule.selectorText ? [rule] : rules(rule.cssRules)));
  const [style] = [...document.styleSheets].filter((sheet) => !sheet.href);
  return rules(style.cssRules).flatMap((rule) => rule.selectorText.split(/,\\s*(?![^(]*\\))/))
    .filter((selector) => !byScripts.some((name) => selector.includes(name)) && !selector.includes("[dir")
      && !selector.includes(":lang") && !document.querySelector(alone(selector)));
}"""
"""Selectors of a page's own style that fit nothing on it; not what scripts add and languages need."""
BY_SCRIPTS = [".now", ".cover", ".leaving", "[hidden]", ".call[hidden]"]
FEW = {
    "h3",
    "h4",
    "ol",
    "dl",
    ".exit-status",
    ".jump",
    ".contents",
    ".card",
    ".story",
    ".calls",
    ".calls li",
    ".older",
}
"""Names that stand beside others in one rule, or that an editor's prose may need."""


def test_the_help_page_carries_no_style_for_other_pages(chromium: Browser, server: str) -> None:
    page = chromium.new_page()
    page.goto(server + "en/hjelp/")
    page.locator(".need summary").first.click()
    assert set(page.evaluate(UNUSED_RULES, BY_SCRIPTS)) - FEW == set()
    page.evaluate("document.querySelector('style').textContent += '.elsewhere b { color: red }'")
    assert ".elsewhere b" in page.evaluate(UNUSED_RULES, BY_SCRIPTS)
    page.close()
