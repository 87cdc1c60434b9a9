"""Prose holds words, links and a few plain tags; whatever else it could smuggle in is refused on its line."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from veiviser.load.markers import MARKER
from veiviser.load.prose_rules import ATTRIBUTES, unsafe_prose
from veiviser.site import PART_SIGN
from veiviser.site.markdown_extensions import TableLabels, TypedLists

PLAIN = (
    "Vi er under 18 år: alder < 18, og 3 > 2 & mer.",
    "Les [planen](plan/index.md#kapittel-1) og [dette](../data/x.json), eller [her](#sprak).",
    "Se [udi.no](https://www.udi.no/a/b/?c=1&d=2#e) og <https://www.udi.no>.",
    '<a href="services.json">filen</a> <span lang="en" dir="ltr">data</span><br>',
    '<p lang="en">Contains data under NLOD.</p>',
    "## Overskrift {#en-overskrift}",
    "{{ first_numbers }} og {{ figure antall }}",
    "| a | b |\n|:---|:---:|\n| c | d |",
    "| a | b |\n|---|---|\n| [c](d.md) | `e` |",
    "![Kart](kart.png)",
    "[Blå Kors](https://www.blåkors.no/om).",
    "[Et museum](http://www.museum.example) uten kryptering, og <http://museum.example>.",
    "[Skriv](mailto:a@b.no) til oss, på <post@fjellvik.example>.",
    "[Norge](https://no.wikipedia.org/wiki/Menneskehandel_(Norge)) og [mer](https://b.no/a_(b)_(c)).",
    "Ord\n:   En *forklaring* med _trykk_, \\*stjerne\\* og 1. tall.",
)
SMUGGLED = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//ond.example/x>",
    "<script",
    "</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="//ond.example/x.png">',
    "<svg/onload=alert(1)>",
    '<iframe src="https://ond.example"></iframe>',
    '<object data="x"></object>',
    '<embed src="x">',
    '<style>@import "//ond.example"</style>',
    '<link rel="stylesheet" href="//ond.example">',
    '<meta http-equiv="refresh" content="0;url=//ond.example">',
    '<base href="//ond.example">',
    '<form action="//ond.example"><input name="a"></form>',
    '<p onclick="alert(1)">a</p>',
    '<p style="background:url(//ond.example)">a</p>',
    '<p class="exit">a</p>',
    '<p id="side-innhold">a</p>',
    "<p lang=en onclick=alert(1)>a</p>",
    '<p lang="en"\nonclick="alert(1)">a</p>',
    '<p lang="en"onclick="alert(1)">a</p>',
    '<p markdown="1">a</p>',
    "<!-- skjult -->",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "<x-a>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="&#106;avascript:alert(1)">a</a>',
    '<a href=" javascript:alert(1)">a</a>',
    '<a href="//ond.example">a</a>',
    '<a href="https://rosanorge.no@ond.example">a</a>',
    "[a](javascript:alert(1))",
    "[a](JavaScript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a]( javascript:alert(1) )",
    '[a](javascript:alert(1) "b")',
    '[a](b.md "c" onclick="d")',
    "[a](\njavascript:alert(1))",
    "[a](data:text/html,b)",
    "[a](//ond.example)",
    "[a](\\\\ond.example)",
    "[a](/\\ond.example)",
    "[a](https:ond.example)",
    "[a](https://rosаnorge.no)",
    "[a](http://rosаnorge.no)",
    "[a](https://ond.example:8080)",
    "[a](mailto:a@b.no?bcc=c@d.no)",
    "[a](mailto:a)",
    "[a](tel:+4775000001)",
    "[a](x%0Ay)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "[a][^b]\n\n[^b]: javascript:alert(1)",
    "  > [b]:\n  > javascript:alert(1)",
    "![a](https://ond.example/x.png)",
    "![a](//ond.example/x.png)",
    "[![a](b.png)](https://ond.example)",
    "<javascript:alert(1)>",
    "<a@b>",
    "[^1]",
    "[^1]: Kilde",
    "# a {: onclick=alert(1)}",
    "*a*{: onclick=alert(1)}",
    "*a*{onclick=alert(1)}",
    "[a](b.md){: href=javascript:alert(1)}",
    "{: style=background:url(//ond.example)}",
    "# a {#b onclick=alert(1)}",
    "# a {#b .exit}",
    "{% include 'x' %}",
    "{{ 7*7 }}{",
    "a\tb",
)


class Harm(HTMLParser):
    """What a page could do that prose must not."""

    TAGS = frozenset(
        {
            *(
                "a",
                "abbr",
                "b",
                "bdi",
                "blockquote",
                "br",
                "code",
                "dd",
                "dfn",
                "dl",
                "dt",
                "em",
                "hr",
                "i",
                "img",
            ),
            *(
                "h1",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
                "li",
                "ol",
                "p",
                "pre",
                "q",
                "span",
                "strong",
                "sub",
                "sup",
            ),
            *("table", "tbody", "td", "th", "thead", "tr", "ul"),
        }
    )
    MADE = frozenset({"id", "alt", "src", "start", "class", "data-label"})
    """Attributes that Markdown and our extensions write."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name not in self.MADE | ATTRIBUTES:
                self.found.append(name)
            if name in {"href", "src"}:
                self.found.extend(self._leads_astray(name, value or ""))

    def handle_comment(self, data: str) -> None:
        self.found.append("<!-- -->")

    def handle_decl(self, decl: str) -> None:
        self.found.append("<!>")

    def handle_pi(self, data: str) -> None:
        self.found.append("<?>")

    def _leads_astray(self, name: str, address: str) -> Iterator[str]:
        parts = urlsplit(address.replace("\\", "/").strip())
        if parts.scheme not in ({"https", "http", "mailto", ""} if name == "href" else {""}) or (
            parts.netloc and not parts.scheme
        ):
            yield address


def converted(markdown: str) -> str:
    """As on the site, where markers inside a sentence are signs while Markdown is read."""
    markdown = MARKER.sub(f"{PART_SIGN}0{PART_SIGN}", markdown)
    ours = (TableLabels(), TypedLists())
    return Markdown(extensions=["attr_list", "tables", "def_list", "toc", *ours]).convert(markdown)


def refused(markdown: str) -> list[int]:
    return [problem.line for problem in unsafe_prose(markdown, "docs/nb/a.md")]


@pytest.mark.parametrize("markdown", PLAIN)
def test_plain_prose_is_no_fault(markdown: str) -> None:
    assert refused(markdown) == []
    assert Harm(converted(markdown)).found == []


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("![Kart](kart-å.png)", "'kart-å.png': file names have a-z, 0-9 and hyphens"),
        ("![Kart](kart over byen.png)", "'kart over byen.png': file names have a-z"),
        ("Et ord[^1].", "a page has no footnotes; write the source in the sentence, as a link"),
        ("[^1]: Kilde", "a page has no footnotes; write the source in the sentence, as a link"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_can(markdown: str, told: str) -> None:
    (problem,) = unsafe_prose(markdown, "docs/nb/a.md")
    assert str(problem.message).startswith(told)


@pytest.mark.parametrize(
    ("markdown", "line", "told"),
    [
        ("# Hjem\n\n# Igjen", 3, "a page has one main heading; write '## ' here"),
        ("# Hjem\n\n#### Dypt", 3, "no heading between '#' and this one; write '## ' here"),
        ("## To\n\n#### Dypt", 3, "no heading between '##' and this one; write '### ' here"),
        ("Et <b>ord.\n\nMer.", 1, "<b> has no end; write </b> in the same paragraph"),
        ("Et ord</b>.", 1, "</b> ends nothing that begins right before it; remove it"),
        ("#metoo", 1, "'#' makes a heading here; write '# ', or '\\#' for the sign"),
        ("# Hjem\n\n##To {#to}", 3, "'##' makes a heading here; write '## ', or '\\##' for the sign"),
        ("Ord.\n\n| a | b |\n| c | d |", 3, "a table has a line below its first: write |---|---| there"),
        (
            "![](kart.png)",
            1,
            "say what the picture shows, for those who cannot see it: ![words](kart.png)",
        ),
    ],
)
def test_what_a_reader_cannot_follow_is_told_at_its_line(markdown: str, line: int, told: str) -> None:
    (problem,) = unsafe_prose(markdown, "docs/nb/a.md")
    assert (problem.line, str(problem.message)) == (line, told)
    (problem,) = unsafe_prose(f"---\ntitle: A\n# merk\n---\n{markdown}", "docs/nb/a.md")
    assert (problem.line, str(problem.message)) == (line + 4, told)


@pytest.mark.parametrize("markdown", ["# A\n\n## B\n\n### C\n\n## D", "| a |\n|---|\n| b |\n| c |", "## A"])
def test_what_a_reader_can_follow_is_no_fault(markdown: str) -> None:
    assert refused(markdown) == []


@pytest.mark.parametrize("markdown", SMUGGLED)
def test_what_prose_could_smuggle_in_is_refused_on_its_line(markdown: str) -> None:
    (first, *_) = refused(f"Ord.\n\n{markdown}\n\nOrd.")
    assert 3 <= first <= 3 + markdown.count("\n")


def test_harm_is_seen_where_nothing_is_refused() -> None:
    harmful = [markdown for markdown in SMUGGLED if Harm(converted(markdown)).found]
    assert len(harmful) > 40
    assert Harm('<p onx=1><a href="javascript:x"><script>').found == ["onx", "javascript:x", "<script>"]


PIECES = st.sampled_from(
    [
        *(
            "<",
            ">",
            "</",
            "/>",
            "script",
            "img",
            "p",
            "a",
            "svg",
            " onx=1",
            ' href="',
            ' src="',
            '"',
            "'",
            "=",
            "!--",
        ),
        *(
            "[a]",
            "[a](",
            ")",
            "](",
            "]",
            "[",
            "(",
            "![",
            "javascript:x",
            "//x.no",
            "https://x.no",
            "b.md",
            "data:,x",
        ),
        *(
            "{",
            "}",
            "{:",
            "{#a}",
            "{{ period }}",
            " onx=1 ",
            "\\",
            "`",
            "```",
            "*",
            "_",
            "&#106;",
            "&lt;",
            "&",
            "#",
        ),
        *(
            "\n",
            "\n\n",
            "    ",
            "> ",
            "- ",
            "1. ",
            "| ",
            "|---|\n",
            ": ",
            "]: ",
            "[^1]",
            "\t",
            "style",
            "?",
            "%",
            "^",
        ),
        *PLAIN,
    ]
)


def test_prose_that_is_accepted_does_no_harm() -> None:
    outcomes: Counter[bool] = Counter()

    @settings(max_examples=1500)
    @given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
    def convert(markdown: str) -> None:
        is_refused = bool(refused(markdown))
        outcomes[is_refused] += 1
        if not is_refused:
            assert Harm(converted(markdown)).found == []

    convert()
    print(f"prose: {outcomes[True]} refused, {outcomes[False]} accepted")
    assert outcomes[True] > 500
    assert outcomes[False] > 150
