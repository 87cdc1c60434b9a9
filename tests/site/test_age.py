"""A reader is told which part of a page is older than its source, and can read the source."""

from builders import PAGES, guide, localized
from veiviser.site.age import with_marks_of_age
from veiviser.site.markers import Substitution

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
