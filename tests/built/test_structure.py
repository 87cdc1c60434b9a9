"""What holds of every page's markup, whatever stands on it."""

from pathlib import Path

import pytest
from lxml import html

from project import Address, addresses

PAGES = list(addresses())
NOT_FOUND = [each for each in PAGES if each.page == "404.md"]


def parsed(site: Path, address: Address) -> html.HtmlElement:
    return html.fromstring((site / address.file).read_bytes())


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_the_page_s_own_heading_comes_first_and_no_list_is_empty(site: Path, address: Address) -> None:
    page = parsed(site, address)
    assert page.xpath("//h1|//h2|//h3|//h4")[0].tag == "h1"
    assert page.xpath("//ul[not(li)]|//ol[not(li)]") == []


@pytest.mark.parametrize("address", NOT_FOUND, ids=str)
def test_links_of_the_page_for_a_wrong_address_work_from_any_depth(site: Path, address: Address) -> None:
    ways = parsed(site, address).xpath("//a/@href|//link[@rel='stylesheet']/@href|//script/@src")
    assert len(ways) > 10
    assert [way for way in ways if not way.startswith(("/", "#", "https://", "tel:"))] == []


@pytest.mark.parametrize("address", [each for each in PAGES if each.page == "hjelp.md"], ids=str)
def test_a_notice_of_translation_follows_the_first_numbers(site: Path, address: Address) -> None:
    page = parsed(site, address)
    notices = page.xpath("//main//*[contains(@class, 'notice')]")
    after = page.xpath("//ul[@class='first-numbers']/following::*[contains(@class, 'notice')]")
    assert notices == after
