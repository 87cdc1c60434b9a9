"""A reader is told which part of a page is older than its source, and can read the source."""

import re
from dataclasses import replace

import pytest

from builders import PAGES, TODAY, guide, localized, project, real_guide
from veiviser.model.measure import Area
from veiviser.site.age import with_marks_of_age
from veiviser.site.links import SiteAddress
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.markers import Substitution
from veiviser.site.whole_site import Site

PAGE = "# Help {#side-tittel}\n\nCall.\n\n## Time {#tid}\n\nNow.\n\n### Money {#penger}\n\nNo.\n"
PAGES_WITH_HELP = PAGES | {"hjelp.md": "---\ntitle: Hjelp\n---\n# Hjelp\n"}


def marked(*anchors: str) -> list[str]:
    held = localized(guide(), "en", pages={code: PAGES_WITH_HELP for code in ("nb", "en", "ar")})
    substitution = Substitution()
    text = with_marks_of_age(PAGE, held, "hjelp.md", "en/hjelp/", anchors, substitution)
    return substitution.substituted(text).split("\n\n")


def test_a_page_that_is_up_to_date_says_nothing() -> None:
    assert marked() == PAGE.split("\n\n")


def test_the_line_stands_under_the_heading_of_the_part_with_a_link_to_its_source() -> None:
    parts = marked("tid")
    assert len(parts) == 7
    assert parts[2] == "## Time {#tid}"
    assert '<a href="../../hjelp/#tid" hreflang="nb">' in parts[3]
    assert parts[3].startswith('<p class="older" role="note">Denne delen er eldre enn den norske teksten.')


def test_the_start_of_a_page_is_marked_under_its_own_heading() -> None:
    parts = marked("", "penger")
    assert [at for at, part in enumerate(parts) if 'class="older"' in part] == [1, 6]
    assert 'href="../../hjelp/"' in parts[1]


NAMES = (*PAGES_WITH_HELP, "historier.md", "sporsmal.md")
EVERY_PAGE = {name: f"---\ntitle: {name}\n---\n# {name}\n" for name in NAMES} | PAGES_WITH_HELP


@pytest.mark.parametrize(
    ("kind", "marker", "anchor"),
    [
        ("actors", "{{ directory }}", "../../tjenester/#{id}"),
        ("terms", "{{ terms }}", "../../ord/#{id}"),
        ("vignettes", "{{ stories }}", "../../historier/#historie-{id}"),
        ("questions", "{{ questions }}", "../../sporsmal/#{id}"),
        ("measures", "{{ measures prevent }}", "../../plan/tiltak/"),
    ],
)
def test_an_entry_in_old_words_says_so_with_a_link_to_the_new_ones(
    kind: str, marker: str, anchor: str
) -> None:
    numbers = {number.replace(".", "-") for measure in real_guide().measures for number in measure.chapters}
    chapters = "".join(f"## {number} {{#kapittel-{number}}}\n" for number in sorted(numbers))
    pages = EVERY_PAGE | {"plan/tiltak.md": f"---\ntitle: Tiltak\n---\n{chapters}"}
    held = project(real_guide(), pages=dict.fromkeys(("nb", "en", "ar"), pages))
    entries = [
        entry for entry in getattr(held.guide, kind) if kind != "measures" or entry.area is Area.PREVENT
    ]
    old = entries[1].id
    english = replace(held.translations["en"], outdated=frozenset({f"{kind}/{old}/summary"}))
    texts = {}
    for translations in (held.translations["en"], english):
        told = replace(held, translations={**held.translations, "en": translations})
        whole = Site(told, TermLinks(), SiteAddress("/"), TODAY)
        texts[translations is english] = whole.content(
            "en", "hjelp.md", whole.markdown("en", "hjelp.md", "en/hjelp/", marker)
        )
    assert 'class="older"' not in texts[False]
    (line,) = re.findall(r'<p class="older".*?</p>', texts[True])
    assert f'<a href="{anchor.format(id=old)}" hreflang="nb">' in line
