"""Tells a reader which parts of a page are older than what they were translated from."""

import re
from collections.abc import Collection

from veiviser.load.origins import START
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.markers import Substitution

_HEADING = re.compile(r"^#{1,6} [^\n]*?(?:\{ ?#(?P<anchor>[\w-]+) ?\})? *$", re.MULTILINE)


def with_marks_of_age(
    markdown: str,
    localized: LocalizedSite,
    page: str,
    url: str,
    anchors: Collection[str],
    substitution: Substitution,
) -> str:
    """A page with a line and a link to the source under the heading of each block in ``anchors``."""
    if not anchors:
        return markdown
    is_first = True

    def marked(found: re.Match[str]) -> str:
        nonlocal is_first
        # Before the first heading with an anchor of its own stands the page's own.
        anchor = START if is_first and found["anchor"] not in anchors else found["anchor"]
        is_first = False
        if anchor not in anchors:
            return found[0]
        link = localized.in_source(page, f"#{anchor}" if anchor else "", url)
        return f"{found[0]}\n\n{substitution.block(localized, localized.render('older', link))}\n"

    return _HEADING.sub(marked, markdown)
