"""What a reader meets on one line: ``A-krim``, ``§ 4-29``, ``kapittel 2.1``, ``2026–2030``, ``1. juli``.

Browsers and WeasyPrint part a word after any hyphen and a span after its dash, and no rule of a style sheet
tells a short word from a long one. So these are marked in the finished page.
"""

import re
from functools import cache

from markupsafe import Markup

from veiviser.site.localized_site import LocalizedSite

LONGEST = 14
"""Letters of a word that is kept whole. A longer one may be wider than a column of large type."""
_NUMBER = r"\d+(?:[.:,]\d+)*"
_KEPT = "|".join(
    (
        # A paragraph of a law, or the first of several.
        r"§§?\s?\d+(?:-\d+)?",
        # A part of a chapter, with the word before it; a version of a program may be parted from its name.
        rf"(?<!\w)[^\W\d_A-Z]{{2,{LONGEST}}}\s\d+(?:\.\d+)+(?:–\d+(?:\.\d+)+)?(?![\w:])",
        # From one number to another, and a date in digits; times that a component prints are kept already.
        rf'(?<![\w.,:/–-])(?<!class="time">){_NUMBER}[–-]{_NUMBER}(?:-\d+)?(?!\w)',
        # A short word or capital letters with a hyphen: what is left before it says nothing by itself.
        rf"(?<![\w.,:/–-])(?=[\w/-]{{3,{LONGEST}}}(?![\w/-]))(?:[A-ZÆØÅ/]{{1,6}}|[^\W\d_]{{1,2}})-\w+",
        # A day and its month.
        r"(?<![\w.])\d{1,2}\.\s[a-zæøå]{3,9}\b",
    )
)
_TAGS = r"<[^>]*>"


def _pattern(*left_alone: str) -> re.Pattern[str]:
    """Finds what is kept, and before that what it may stand in: tags, and elements that are left alone."""
    elements = rf"<(?P<element>{'|'.join(left_alone)})\b.*?</(?P=element)>"
    return re.compile(f"{elements}|{_TAGS}|(?P<kept>{_KEPT})", re.DOTALL)


_ON_A_SCREEN = _pattern("code", "option", "pre", "script", "style", "svg", "textarea", "title")
_ON_PAPER = _pattern("a", "style", "svg", "title")
"""WeasyPrint tags a link soundly only where it holds nothing but text."""


def kept_together(html: str, localized: LocalizedSite, *, on_paper: bool = False) -> str:
    """A finished page whose short words, paragraphs of laws, spans and dates stand on one line each."""
    wrapped = cache(lambda words: localized.render("kept", Markup(words)))
    pattern = _ON_PAPER if on_paper else _ON_A_SCREEN
    return pattern.sub(lambda found: wrapped(found["kept"]) if found["kept"] else found[0], html)
