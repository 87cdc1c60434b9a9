"""Links between pages that MkDocs cannot make."""

import posixpath
import re
from collections.abc import Callable

from veiviser.site.links import PageLink, relative
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.words import language_name

AS_KNOWN = {"nb": "no"}
"""Languages that readers of others know by a wider name."""
MARKDOWN_LINK = re.compile(r"\[(?P<title>[^\[\]]+)\]\((?P<page>[\w./-]+\.md)(?P<anchor>#[\w-]+)?\)")


def with_page_links(
    markdown: str, localized: LocalizedSite, page: str, url: str, mark: Callable[[str], str]
) -> str:
    """Writes out the links that lead to a page this language lacks, or that start from any address.

    A page the language lacks is linked in the source language, and the link says so. ``mark`` keeps the
    finished link out of the Markdown.
    """

    def replace(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), found["page"]))
        own = target in localized.links.pages
        if (own and not url.startswith("/")) or target not in localized.source_links.pages:
            return found[0]
        links = localized.links if own else localized.source_links
        language = None if own else localized.source_language
        link = PageLink(
            title=found["title"],
            url=relative(links.url(target) + (found["anchor"] or ""), url),
            language=language,
            language_name=language_name(AS_KNOWN.get(language, language), localized.locale)
            if language
            else "",
        )
        return mark(localized.render("page_link", link))

    return MARKDOWN_LINK.sub(replace, markdown)
