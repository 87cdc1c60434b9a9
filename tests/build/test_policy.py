"""What a policy must name of a page, and what no policy allows."""

from pathlib import Path

import pytest

from veiviser.build.csp import inline_hashes, page_markup, page_policy, source_hash
from veiviser.build.delivery import read_delivery
from veiviser.model.problem import Problems

EMPTY_SCRIPT = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
"""The hash of nothing, as every browser computes it."""


def policy_of(*pages: str) -> dict[str, list[str]]:
    policy = page_policy(inline_hashes(map(page_markup, pages)))
    return {name: sources for name, *sources in map(str.split, policy.split(";"))}


def faults_of(html: str) -> list[str]:
    return [str(message) for _, message in page_markup(html).faults]


def test_an_inline_part_is_named_by_its_hash():
    assert source_hash("") == EMPTY_SCRIPT
    policy = policy_of(
        "<style>a{}</style><script>b</script>", "<script type=module>c</script><script src=d></script>"
    )
    assert policy["style-src"] == ["'self'", source_hash("a{}")]
    assert policy["script-src"] == ["'self'", *sorted([source_hash("b"), source_hash("c")])]


def test_a_part_on_many_pages_is_named_once():
    page = "<script>same</script>"
    assert len(policy_of(page, page)["script-src"]) == 2


def test_the_text_of_a_script_is_hashed_as_it_stands():
    text = "\n if (1 < 2 && '&amp;') { '<b>' } <!-- x --> "
    assert policy_of(f"<script>{text}</script>")["script-src"][1:] == [source_hash(text)]


def test_data_in_a_script_element_need_no_permission():
    assert policy_of('<script type="application/ld+json">{}</script>')["script-src"] == ["'self'"]


def test_a_policy_is_strict():
    policy = policy_of("<script>a</script>")
    for name in ("default-src", "base-uri", "form-action", "frame-ancestors"):
        assert policy[name] == ["'none'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "'wasm-unsafe-eval'", "*", "https:"} & set().union(
        *policy.values()
    )


def test_a_changed_script_is_not_in_the_old_policy():
    old, new = (policy_of(f"<script>{text}</script>")["script-src"] for text in ("go()", "go( )"))
    assert old != new


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ('<p style="color:red">', "style attribute"),
        ("<p style>", "style attribute"),
        ('<button onclick="a()">', "'onclick'"),
        ('<body><body onload="a()">', "'onload'"),
        ('<html><p>x<HTML onclick="a()">', "'onclick'"),
        ('<a href=" JavaScript:a()">', "runs a script"),
        ('<iframe src="a.html"></iframe>', "another page inside"),
        ('<frame src="a.html">', "another page inside"),
        ('<object data="a.html"></object>', "another page inside"),
        ('<embed src="a.html">', "another page inside"),
        ('<script src="//elsewhere.example/a.js"></script>', "from another address"),
        ('<link rel="preload stylesheet" href="https://elsewhere.example/a.css">', "from another address"),
        ('<img src="https://elsewhere.example/a.png" alt="">', "from another address"),
    ],
)
def test_markup_that_browsers_would_block_is_found(html, word):
    (message,) = faults_of(html)
    assert word in message


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://elsewhere.example/">',
        '<link rel="canonical" href="https://veiviser.example/">',
        '<link rel="icon" href="data:,">',
        '<svg><path fill="none" stroke-width="2"/></svg>',
        "<p>style=</p><!-- <p style=a> -->",
    ],
)
def test_ordinary_markup_is_not_a_fault(html):
    assert not faults_of(html)


def test_the_fault_is_told_with_page_line_and_remedy(tmp_path: Path):
    site = tmp_path / "site"
    (site / "hjelp").mkdir(parents=True)
    (site / "hjelp/index.html").write_text(
        "<!doctype html>\n<title>a</title>\n<p style='color:red'>b", encoding="utf-8"
    )
    with pytest.raises(Problems) as caught:
        read_delivery(site, "https://veiviser.example/", ["nb"])
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("site/hjelp/index.html", 3)
    assert "give it a class instead" in str(problem)


def test_no_page_of_the_site_holds_what_browsers_would_block(delivery):
    assert delivery.kind("/").headers["Content-Security-Policy"].startswith("default-src 'none'; ")
