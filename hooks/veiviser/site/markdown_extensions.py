"""What our Markdown adds: lists as people type them, links from terms, and cells that know their column."""

import re
from itertools import takewhile
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from veiviser.model.story import Term

THAI = re.compile("[\u0e00-\u0e7f]")
_ITEM = re.compile(
    r"(?P<indent> *)(?P<mark>[-*+\u2022\u00b7\u25aa\u25cf\u25e6]|[0-9]{1,2}[.)])(?P<words> +\S.*)"
)
"""An item of a list, also with the signs that text programs put before one."""
RULE = re.compile(r" *(?:(?:\* *){3,}|(?:- *){3,})")
"""A line across the page, which is no item."""
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
        self._pattern = re.compile(_standing_alone(longest_first), re.IGNORECASE) if forms else None

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


def _standing_alone(forms: list[str]) -> str:
    """A pattern for forms with no letter or hyphen beside them; Thai puts no space between words."""
    # What stands beside a word is looked at once, and not again for each form.
    alone = "|".join(re.escape(form) for form in forms if not THAI.search(form))
    within = [re.escape(form) for form in forms if THAI.search(form)]
    return "|".join([*within, rf"(?<![\w-])(?:{alone})(?![\w-])"] if alone else within)


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


class TypedLists(Extension):
    """A Markdown extension: a list needs no blank line above, and has what signs and indents people type."""

    def extendMarkdown(self, md: Markdown) -> None:
        # After tabs have become spaces (30), before HTML is looked for (20).
        md.preprocessors.register(_Typed(md), "typed_lists", 25)


class _Typed(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return with_plain_lists(lines)


def with_plain_lists(lines: list[str]) -> list[str]:
    """Lists with a blank line above, four spaces a level, hyphens, and numbers with a full stop."""
    out: list[str] = []
    indents: list[int] = []
    for at, line in enumerate(lines):
        found = None if RULE.fullmatch(line) else _ITEM.fullmatch(line)
        indent, is_below = len(line) - len(line.lstrip()), bool(out and out[-1].strip())
        if found and (indents or indent < 4):
            if not indents and is_below:
                if not _begins(found, lines[at + 1 :]):
                    out.append(line)
                    continue
                out.append("")
            indents = [held for held in indents if held + 2 <= indent]
            mark = found["mark"].replace(")", ".") if found["mark"][0].isdigit() else "-"
            line = f"{'    ' * len(indents)}{mark}{found['words']}"
            indents.append(indent)
        elif line.strip() and not is_below:
            # What stands below an item belongs to it as far as it is indented.
            indents = [held for held in indents if held + 2 <= indent]
            line = f"{'    ' * len(indents)}{line.lstrip()}" if indents else line
        out.append(line)
    return out


def _begins(found: re.Match[str], below: list[str]) -> bool:
    """Whether an item right below a sentence is one: "1. mai" may also stand at the start of a line."""
    if not found["mark"][0].isdigit():
        return True
    items = (_ITEM.fullmatch(line) for line in takewhile(str.strip, below))
    return found["mark"][:-1] == "1" and any(item and item["mark"].startswith("2") for item in items)
