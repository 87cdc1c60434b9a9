"""The prose pages of each language, as far as the generator must know them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from veiviser.load.front_matter import MOVED, PAGE_NAME, faulty_front_matter, front_matter, page_settings
from veiviser.load.parity import Compare, drift_of_page
from veiviser.load.prose_rules import unsafe_prose
from veiviser.load.strays import is_left_alone
from veiviser.load.text_file import read_text
from veiviser.model.message import msg
from veiviser.model.page import PageName
from veiviser.model.problem import Problem, Problems, reason

CHAPTER = re.compile(r"\{#kapittel-([0-9]+(?:-[0-9]+)*)\}")
REQUIRED = (PageName.FRONT, PageName.DIRECTORY)
ANCHOR = re.compile(r"\{#([\w-]+)\}")
NOTHING_KNOWN: Mapping[str, Collection[str]] = {}


@dataclass(frozen=True, slots=True)
class Prose:
    """All pages of one language: their Markdown by their name inside the language's folder."""

    code: str
    pages: Mapping[str, str]
    folder: str
    """Path of the folder from the project's root, for messages."""

    @property
    def titles(self) -> dict[str, str]:
        """The title in each page's front matter."""
        return {
            name: str(title)
            for name, markdown in self.pages.items()
            if (title := front_matter(markdown).get("title"))
        }

    @property
    def moved(self) -> dict[str, str]:
        """What each page is called now, by the name it had before."""
        return {
            before: name
            for name, markdown in self.pages.items()
            for before in front_matter(markdown).get(MOVED, ())
        }

    @property
    def chapters(self) -> dict[str, str]:
        """Page and anchor of each numbered section of the plan."""
        return {
            found[1].replace("-", "."): f"{name}#{found[0][2:-1]}"
            for name, markdown in self.pages.items()
            for found in CHAPTER.finditer(markdown)
        }


def load_prose(docs: Path, code: str, root: Path) -> Prose:
    """Reads ``docs/<code>``; a language without a folder has no pages.

    Raises Problems for pages that cannot be read or have no title, without which nothing can link to them.
    """
    folder = docs / code
    problems: list[Problem] = []
    pages: dict[str, str] = {}
    for path in sorted(path for path in folder.rglob("*.md") if not is_left_alone(path, folder)):
        name, place = path.relative_to(folder).as_posix(), path.relative_to(root).as_posix()
        if not PAGE_NAME.fullmatch(name):
            message = msg("a page's file name has a-z, 0-9 and single hyphens, and ends in .md; rename it")
            problems.append(Problem(place, 1, message))
            continue
        try:
            pages[name] = read_text(path, place)
        except OSError as error:
            message = msg("cannot be opened ({reason}); the page must be a file", reason=reason(error))
            problems.append(Problem(place, 1, message))
        except Problems as error:
            problems.extend(error.problems)
        else:
            problems.extend(unsafe_prose(pages[name], place))
            problems.extend(_doubled_anchors(pages[name], place))
            problems.extend(faulty_front_matter(pages[name], place, root / "overrides"))
    prose = Prose(code, pages, folder.relative_to(root).as_posix())
    for name in pages.keys() - prose.titles.keys():
        message = msg("has no title; start the page with a line '---', a line 'title: …' and a line '---'")
        problems.append(Problem(f"{prose.folder}/{name}", 1, message))
    if problems:
        raise Problems(problems)
    return prose


def _doubled_anchors(markdown: str, path: str) -> Iterator[Problem]:
    """Anchors that stand twice, so that a link would lead to the first alone."""
    lines: dict[str, int] = {}
    for number, line in enumerate(markdown.split("\n"), 1):
        for anchor in ANCHOR.findall(line):
            if first := lines.get(anchor):
                words = {"anchor": anchor, "line": first}
                message = msg("the anchor '{{#{anchor}}}' stands in line {line} too; change one", **words)
                yield Problem(path, number, message)
            lines.setdefault(anchor, number)


def missing_pages(prose: Prose) -> Iterator[Problem]:
    """Pages that others lead to in every language."""
    for name in REQUIRED:
        if name not in prose.pages:
            message = msg("the page is missing; every language needs it")
            yield Problem(f"{prose.folder}/{name}", 1, message)


def differing_settings(source: Prose, other: Prose) -> Iterator[Problem]:
    """Front matter that differs in more than words, so that a page would look or act otherwise."""
    for name in other.pages.keys() & source.pages.keys():
        wanted, held = page_settings(source.pages[name]), page_settings(other.pages[name])
        for key in sorted(wanted.keys() | held.keys()):
            if wanted.get(key) != held.get(key):
                message = msg(
                    "the front matter differs from {page}: {remedy}",
                    page=f"{source.folder}/{name}",
                    remedy=msg("write '{field}: {value}'", field=key, value=wanted[key])
                    if key in wanted
                    else msg("remove '{field}'", field=key),
                )
                yield Problem(f"{other.folder}/{name}", 1, message)


def differing_anchors(
    source: Prose, other: Prose, known: Mapping[str, Collection[str]] = NOTHING_KNOWN
) -> Iterator[Problem]:
    """Headings whose anchors are not those of the source language, so that links would break.

    ``known`` has the anchors of the parts that were translated once, by page. What is new in a page of the
    source stops nothing, but for chapters of the plan, which pages lead to in each language.
    """
    for name, markdown in other.pages.items():
        path = f"{other.folder}/{name}"
        if name not in source.pages:
            message = msg(
                "there is no such page in {folder}; remove it or give it the same name", folder=source.folder
            )
            yield Problem(path, 1, message)
            continue
        page = f"{source.folder}/{name}"
        wanted, held = ANCHOR.findall(source.pages[name]), ANCHOR.findall(markdown)
        for anchor in sorted(set(wanted) - set(held)):
            if name in known and anchor not in known[name] and not CHAPTER.match(f"{{#{anchor}}}"):
                continue
            message = msg(
                "no heading has the anchor '{{#{anchor}}}' of {page}; add it", anchor=anchor, page=page
            )
            yield Problem(path, 1, message)
        for anchor in sorted(set(held) - set(wanted)):
            message = msg("the anchor '{{#{anchor}}}' is not in {page}; remove it", anchor=anchor, page=page)
            yield Problem(path, 1, message)


def drifted_pages(source: Prose, other: Prose, compare: Compare) -> Iterator[Problem]:
    """Blocks of translated pages that hold other facts than the source's."""
    for name in other.pages.keys() & source.pages.keys():
        page = f"{source.folder}/{name}"
        for found in drift_of_page(source.pages[name], other.pages[name], source.code, other.code, compare):
            where = (
                msg("under '{{#{anchor}}}' the page", anchor=found.anchor)
                if found.anchor
                else msg("the start of the page")
            )
            message = msg("{where} {fault}: compare with {page}", where=where, fault=found.message, page=page)
            yield Problem(f"{other.folder}/{name}", found.line, message)
