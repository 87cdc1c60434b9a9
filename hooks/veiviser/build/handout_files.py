"""Finished handouts: kept in the cache with a list of them, and laid where the pages link to them."""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from veiviser.files import write_whole
from veiviser.load.markers import arguments_of, has_marker
from veiviser.model.page import Handout, HandoutName
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.printables import handout_link, handout_list
from veiviser.site.whole_site import Site


def copy_handouts(handouts: Iterable[Handout], cache: Path, site: Path) -> None:
    """Copies each from the folder ``cache`` into the built ``site``."""
    for handout in handouts:
        for ending, path in (("pdf", handout.path), ("png", handout.picture)):
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(cache / f"{handout.key}.{ending}", target)


def list_handouts(site: Site, handouts: tuple[Handout, ...], built: Path) -> None:
    """Puts links to ``handouts`` into the pages in ``built``, which were made before there were any.

    Raises ValueError for a page that does not hold its links as they were made.
    """
    # A link to a handout tells its pages and size, which nobody knows before it is printed, and no page waits
    # for paper. MkDocs has ended by then: each link is made again as it was, found in the page, and replaced.
    for localized, page, markdown in _pages_with_links(site):
        url = localized.links.url(page)
        path = site.page_file(built, localized.language.code, page)
        html = path.read_text(encoding="utf-8")
        start = site.start(page, url)
        was, becomes = (_links(localized, markdown, made, start) for made in (site.handouts, handouts))
        finished = partial(site.finished, localized.language.code, page)
        for before, after in zip(map(finished, was), map(finished, becomes), strict=True):
            if before not in html:
                raise ValueError(f"{path} does not hold its links to handouts as they were made")
            html = html.replace(before, after)
        path.write_text(html, encoding="utf-8")


def _pages_with_links(site: Site) -> Iterator[tuple[LocalizedSite, str, str]]:
    for code, localized in site.localized_sites.items():
        for page, markdown in site.project.prose[code].pages.items():
            if any(has_marker(markdown, name) for name in ("handouts", "handout")):
                yield localized, page, markdown


def _links(localized: LocalizedSite, markdown: str, made: tuple[Handout, ...], start: str) -> list[str]:
    """The HTML of each marker of a page that leads to ``made``."""
    links = [
        localized.render("handout", handout_link(localized, made, HandoutName(name), start))
        for name in dict.fromkeys(arguments_of(markdown, "handout"))
    ]
    if has_marker(markdown, "handouts"):
        links.append(localized.render("handouts", handout_list(localized, made, start)))
    return [link.strip() for link in links]


def handout_cache(root: Path) -> Path:
    """Folder of finished handouts; it can be removed at any time."""
    return root / ".cache" / "handouts"


def load_handouts(root: Path) -> tuple[Handout, ...]:
    """Those made last for the project below ``root``; none before the first time or from a damaged list."""
    # MkDocs by itself and the preview print nothing: to show a page they must know what there is to print.
    path = _list(handout_cache(root))
    if not path.exists():
        return ()
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Handout(**entry | {"name": HandoutName(entry["name"])}) for entry in entries)
    except (ValueError, TypeError, KeyError):
        return ()


def store_handouts(handouts: Iterable[Handout], cache: Path) -> None:
    """Writes the list into the cache folder."""
    entries = [asdict(handout) | {"name": handout.name.value} for handout in handouts]
    text = json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    write_whole(_list(cache), text.encode("utf-8"))


def _list(cache: Path) -> Path:
    return cache / "handouts.json"
