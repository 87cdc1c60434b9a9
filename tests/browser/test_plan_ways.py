"""The plan leads on: to the next chapter, from a story to the whole of it, from a measure to its page."""

import pytest
from playwright.sync_api import Page

from project import addresses

PLANS = [each for each in addresses() if each.page == "plan/index.md"]
LINES = """(each) =>
  Math.round(each.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight))"""


@pytest.mark.parametrize("address", PLANS, ids=str)
def test_whoever_goes_on_meets_every_chapter_once_and_can_go_back(page: Page, server: str, address) -> None:
    page.goto(server + address.url)
    listed = page.locator(".contents nav").first.locator("a")
    chapters = listed.evaluate_all("(all) => all.map(({href}) => href)")
    assert len(chapters) >= 6
    for at, chapter in enumerate(chapters):
        assert page.url == chapter
        assert page.locator(".contents [aria-current=page]").count() == 1
        assert page.locator(".whole-plan a").get_attribute("href")
        assert page.locator(".pager .before").count() == (at > 0)
        if at < len(chapters) - 1:
            page.locator(".pager .after").click()
    assert page.locator(".pager .after").count() == 0
    page.locator(".pager .before").click()
    assert page.url == chapters[-2]


def test_a_story_in_the_plan_is_a_few_lines_and_leads_to_the_whole(page: Page, server: str) -> None:
    page.goto(server + "plan/om-menneskehandel/")
    stories = page.locator(".story")
    assert stories.count() >= 4
    for story in stories.all():
        assert story.locator("p:not([class])").evaluate(LINES) <= 4
        assert story.locator(".call").count() == 0
    page.locator(".onward a").first.click()
    whole = page.locator(":target")
    assert ":" in whole.inner_text()
    assert page.locator(".story").first.locator(".call").count() <= 3


def test_a_measure_begins_with_its_title_and_says_how_far_it_has_come(page: Page, server: str) -> None:
    page.goto(server + "plan/tiltak/")
    for measure in page.locator(".measure").all():
        first, second = measure.locator(":scope > *").all()[:2]
        assert first.evaluate("(each) => each.tagName") == "H3"
        assert second.locator(".phase").is_visible()
        assert second.inner_text().strip()
    page.locator(".measure h3 a").first.click()
    assert page.locator(".steps [aria-current=step]").count() == 1
    assert page.locator(".steps .phase").count() == 3


def test_all_measures_are_seen_at_once(page: Page, server: str) -> None:
    page.goto(server + "tiltak/")
    circles = [each.bounding_box() for each in page.locator(".circles .phase").all()]
    told = [int(each) for each in page.locator(".phases .amount").all_inner_texts()]
    assert len(circles) == sum(told) == 8
    assert len({round(box["x"]) for box in circles if box}) == len(circles)
