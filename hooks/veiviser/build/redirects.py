"""Addresses that pages had before: each still leads to its page, whatever server the site stands on."""

from collections.abc import Mapping
from pathlib import Path

from veiviser.site.links import address_of, relative
from veiviser.site.whole_site import Site
from veiviser.templates import page_templates

_TEMPLATE = page_templates(Path(__file__).with_name("templates"))


def redirects(whole: Site) -> dict[str, str]:
    """Old addresses and what they lead to, both from the site's root without a leading slash."""
    return {
        localized.links.prefix + address_of(before): localized.links.url(name)
        for code, localized in whole.localized_sites.items()
        for before, name in whole.project.prose[code].moved.items()
        if name in localized.links.pages
    }


def write_redirects(found: Mapping[str, str], built: Path, base_url: str) -> None:
    """Writes a page at each old address, for servers that know no redirects; the others never show it."""
    for before, now in found.items():
        page = built / before / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        way = {"way": relative(now, before), "address": base_url + now}
        page.write_text(_TEMPLATE.get_template("redirect.html.jinja").render(way), encoding="utf-8")
