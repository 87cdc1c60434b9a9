"""What our Markdown adds: a term's first use links to its meaning, and cells of a table know their column."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from veiviser.model.story import Term

THAI = re.compile("[\u0e00-\u0e7f]")
LEFT_ALONE = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "th", "button", "summary"}


class TermLinks(Extension):
    """A Markdown extension that knows the terms of one language and the page being written."""

    def __init__(self) -> None:
        super().__init__()
        self.used: list[Term] = []
        """Terms found on the page, in the order of their first use."""
        self._forms: dict[str, Term] = {}
        self._pattern: re.Pattern[str] | None = None
        self._address = ""

    def start_page(self, terms: tuple[Term, ...], address: str) -> None:
        """Forgets the last page. ``address`` leads from the page to the page of words."""
        self.used = []
        self._address = address
        forms = [(form.strip(), term) for term in terms for form in term.forms.split(",") if form.strip()]
        self._forms = {form.casefold(): term for form, term in forms}
        longest_first = sorted((form for form, _ in forms), key=len, reverse=True)
        self._pattern = (
            re.compile("|".join(map(_standing_alone, longest_first)), re.IGNORECASE) if forms else None
        )

    def extendMarkdown(self, md: Markdown) -> None:
        # After inline patterns (20) have made links and emphasis, and after MkDocs has resolved links to
        # source files (0), which would take ours for mistakes.
        md.treeprocessors.register(_TermTreeprocessor(md, self), "term_links", -10)

    def link_first_uses(self, element: Element) -> None:
        """Walks the page in reading order."""
        if element.tag in LEFT_ALONE:
            return
        self._link_in(element, None)
        for child in list(element):
            self.link_first_uses(child)
            self._link_in(element, child)

    def _link_in(self, parent: Element, before: Element | None) -> None:
        """Links terms in the text right after ``before``, or at the start of ``parent``."""
        text = parent.text if before is None else before.tail
        while text and self._pattern and (found := self._first_new(text)):
            term = self._forms[found[0].casefold()]
            self.used.append(term)
            link = Element("a", {"href": f"{self._address}#{term.id}", "class": "term"})
            link.set("aria-describedby", f"ord-{term.id}")
            link.text, link.tail = found[0], text[found.end() :]
            if before is None:
                parent.text = text[: found.start()]
                parent.insert(0, link)
            else:
                before.tail = text[: found.start()]
                parent.insert(list(parent).index(before) + 1, link)
            before, text = link, link.tail

    def _first_new(self, text: str) -> re.Match[str] | None:
        assert self._pattern is not None
        for found in self._pattern.finditer(text):
            # Ignoring case, a pattern takes a few letters for others that casefold() keeps apart.
            term = self._forms.get(found[0].casefold())
            if term is not None and term not in self.used:
                return found
        return None


def _standing_alone(form: str) -> str:
    """A pattern for a form with no letter or hyphen beside it; Thai puts no space between words."""
    escaped = re.escape(form)
    return escaped if THAI.search(form) else rf"(?<![\w-]){escaped}(?![\w-])"


class _TermTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, links: TermLinks) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: Element) -> None:
        self._links.link_first_uses(root)


class TableLabels(Extension):
    """A Markdown extension; a cell's ``data-label`` is the heading of its column."""

    def extendMarkdown(self, md: Markdown) -> None:
        # After inline patterns (20), so that a heading's words stand without their marks.
        md.treeprocessors.register(_Labels(md), "table_labels", 5)


class _Labels(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            labels = ["".join(heading.itertext()).strip() for heading in table.iterfind("thead/tr/th")]
            for cell in table.iter():
                # A line of |:---| asks for a style in the page, which the policy blocks.
                cell.attrib.pop("style", None)
            for row in table.iterfind("tbody/tr"):
                for label, cell in zip(labels, row, strict=False):
                    cell.set("data-label", label)
