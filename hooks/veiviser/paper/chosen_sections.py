"""Handouts of chosen sections of one page: signs for one place of work, and a form for consent."""

import re

from veiviser.model.page import NEEDED_PAGES, HandoutName, PageName
from veiviser.paper.content import Content, HandoutSource, handout_label
from veiviser.paper.prose import MAIN_HEADING, Chapter, actors_named

TODO_PART = "na"
"""Anchor of what to do, which stands on every sheet of signs."""
SOURCES_PART = "kilder"
"""Anchor of where the signs come from, which stands last where there is such a section."""
SIGN_GROUPS = {
    HandoutName.SIGNS_HOTEL: ("hotell", "alle"),
    HandoutName.SIGNS_LETTING: ("utleie", "alle"),
    HandoutName.SIGNS_TRANSPORT: ("transport", "alle"),
    HandoutName.SIGNS_WORK: ("arbeid", "alle"),
    HandoutName.SIGNS_SCHOOL: ("skole", "alle"),
    HandoutName.SIGNS_HEALTH: ("helse", "alle"),
    HandoutName.PURCHASING: ("innkjop",),
}
"""Anchors of what stands on the sheet of a sector; the general sheet shows all of its page."""
_WITHIN_PAGE = re.compile(r"\]\(#")
_SOURCE = re.compile(r"^.*\]\(https://.*\n?", re.MULTILINE)
"""A paragraph that leads out of the site: only those that name sources do."""


READ_PARTS = ("", "formal", "grenser", "underskrift")
"""Anchors of what a person reads, in the order of the form."""
TICKED_PART = "hvem"
"""Anchor of the list of those who may be told; each gets a box to tick."""
_BULLET = re.compile(r"^- (.+)$", re.MULTILINE)


def signs(source: HandoutSource) -> Content:
    """Signs first, then what to do, and last where the signs come from.

    Raises Problems where the page of signs lacks a section that the sheet shows.
    """
    name = NEEDED_PAGES[source.name]
    held = source.sections(name)
    others = ("", TODO_PART, SOURCES_PART)
    groups = SIGN_GROUPS.get(source.name) or tuple(anchor for anchor in held if anchor not in others)
    wanted = ("", *groups, TODO_PART)
    held = source.sections(name, *wanted)
    texts = [_SOURCE.sub("", MAIN_HEADING.sub("", held[anchor])) for anchor in wanted]
    lines = (line for anchor in groups for line in _SOURCE.findall(held[anchor]))
    texts = [*texts, "\n".join((held.get(SOURCES_PART, ""), *lines))]
    texts = [_WITHIN_PAGE.sub(f"]({name}#", text) for text in texts]
    introduction, *shown, todo, sources = (source.printer().chapter(name, text) for text in texts)
    return Content(
        title=handout_label(source),
        actors=source.actors(id for text in texts for id in actors_named(text, source.localized.guide)),
        chapters=(introduction, todo, sources),
        columns=_two_columns(shown),
    )


def _two_columns(chapters: list[Chapter]) -> tuple[tuple[Chapter, ...], ...]:
    """In their order, so that the longer column is as short as can be."""
    lengths = [len(chapter.html.striptags()) for chapter in chapters]
    first = min(range(1, len(chapters) + 1), key=lambda at: max(sum(lengths[:at]), sum(lengths[at:])))
    return tuple(chapters[:first]), tuple(chapters[first:])


def consent(source: HandoutSource) -> Content:
    """Raises Problems where the page of the form lacks a section that the form shows."""
    held = source.sections(PageName.CONSENT, *READ_PARTS, TICKED_PART)
    printer = source.printer()
    return Content(
        title=handout_label(source),
        actors=(),
        chapters=tuple(
            printer.chapter(PageName.CONSENT, MAIN_HEADING.sub("", held[anchor])) for anchor in READ_PARTS
        ),
        choices=tuple(_BULLET.findall(held[TICKED_PART])),
    )
