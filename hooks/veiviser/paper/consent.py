"""A form for consent: what is read before it is signed, and what is ticked and written."""

import re

from veiviser.model.page import PageName
from veiviser.paper.content import Content, HandoutSource, handout_label
from veiviser.paper.prose import MAIN_HEADING

READ_PARTS = ("", "formal", "grenser", "underskrift")
"""Anchors of what a person reads, in the order of the form."""
TICKED_PART = "hvem"
"""Anchor of the list of those who may be told; each gets a box to tick."""
_BULLET = re.compile(r"^- (.+)$", re.MULTILINE)


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
