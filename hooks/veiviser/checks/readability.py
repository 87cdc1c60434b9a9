"""How hard pages are to read, by LIX: words per sentence plus per cent of words of seven letters or more.

Under 25 is for children's books, 35 for fiction, 45 for newspapers (Björnsson 1968). It is counted on the
built pages, so that what the data adds to the prose counts too. What counts, decided here:

- Only blocks with a full stop, question mark, exclamation mark or colon are sentences. Headings, buttons,
  labels and lists of services are read at a glance and would make a page seem easier than it is.
- An actor's name counts as one short word: a reader looks for it rather than reads it, and nobody can shorten
  it. ``lix_with_names`` says what it would be otherwise.
- Figures, numbers to call and times are no words.
- LIX is known for Norwegian and holds fairly well for English. For Arabic, whose words carry their articles
  and prepositions, it says nothing: pages in other languages are left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from veiviser.load.front_matter import is_for_residents
from veiviser.load.project import Project
from veiviser.markup import Markup, Start, read_markup
from veiviser.model.message import msg
from veiviser.model.problem import Problem
from veiviser.site.links import file_of

KNOWN = ("nb", "nn", "en")
"""Languages of which LIX says something."""
HARDEST = 35
"""Residents' pages stay below this."""
LONG_WORD = 7
"""Letters of a long word."""
ONE_WORD = "navn"
"""Stands in for an actor's name."""
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "br",
    "cite",
    "code",
    "em",
    "i",
    "small",
    "span",
    "strong",
    "sup",
    "wbr",
}
_SILENT = {"script", "style", "svg", "nav", "button", "form"}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"[.!?:…]+(?=[\s»”\")]|$)")


@dataclass(frozen=True, slots=True)
class Count:
    """Words of a text."""

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> float:
        """0 where there is no sentence."""
        if not self.sentences or not self.words:
            return 0
        return self.words / self.sentences + 100 * self.long_words / self.words


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard one page is to read."""

    page: str
    """Path of its file from the site's root."""
    is_for_residents: bool
    count: Count
    lix_with_names: float


def readability(project: Project, site: Path) -> Iterator[Readability]:
    """Each page of ``site`` whose language LIX is known for."""
    names = sorted(
        {name for actor in project.guide.actors for name in (actor.name, *actor.also_known_as)}, key=len
    )
    named = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in reversed(names)) or r"(?!)")
    for code, prose in project.prose.items():
        if code in KNOWN:
            for name, markdown in prose.pages.items():
                file = ("" if code == project.guide.source else f"{code}/") + file_of(name)
                blocks = sentences_of((site / file).read_text(encoding="utf-8"))
                count = count_words(named.sub(ONE_WORD, block) for block in blocks)
                yield Readability(file, is_for_residents(markdown), count, count_words(blocks).lix)


def hard_pages(rows: Iterable[Readability]) -> Iterator[Problem]:
    """Residents' pages that are too hard to read."""
    for row in rows:
        if row.is_for_residents and row.count.lix >= HARDEST:
            message = msg(
                "LIX {lix}, must stay below {hardest}; write shorter sentences and words",
                lix=f"{row.count.lix:.1f}",
                hardest=HARDEST,
            )
            yield Problem(row.page, 1, message)


def readability_table(rows: Iterable[Readability], translate: Callable[[str], str]) -> str:
    """A table to print."""
    line = "{:>5} {:>9} {:>6} {:>9} {:>6} {:>9}  {}".format
    headings = (
        msg("words"),
        msg("sentences"),
        msg("w/s"),
        msg("long, %"),
        msg("LIX"),
        msg("w. names"),
        msg("page (* for residents)"),
    )
    lines = [line(*(heading.said(translate) for heading in headings))]
    for row in rows:
        count = row.count
        per_sentence = f"{count.words / count.sentences:.1f}" if count.sentences else "-"
        long_share = f"{100 * count.long_words / count.words:.1f}" if count.words else "-"
        page = row.page + (" *" if row.is_for_residents else "")
        figures = (count.words, count.sentences, per_sentence, long_share)
        lines.append(line(*figures, f"{count.lix:.1f}", f"{row.lix_with_names:.1f}", page))
    return "\n".join(lines)


def sentences_of(html: str) -> list[str]:
    """Text of each block of the page's main part that holds a whole sentence."""
    return [block for block in _main_blocks(read_markup(html)) if _END.search(block)]


def count_words(blocks: Iterable[str]) -> Count:
    """Words and sentences of blocks; each block ends a sentence."""
    words = sentences = long_words = 0
    for block in blocks:
        for sentence in _END.split(block):
            found = _WORD.findall(sentence)
            words += len(found)
            sentences += bool(found)
            long_words += sum(sum(map(str.isalpha, word)) >= LONG_WORD for word in found)
    return Count(words, sentences, long_words)


def _main_blocks(markup: Markup) -> Iterator[str]:
    """Text of the main part, block by block."""
    text: list[str] = []
    depth = 0
    silent: list[str] = []
    for part in markup:
        if isinstance(part, str):
            if depth and not silent:
                text.append(part)
            continue
        if part.name not in _INLINE:
            if block := " ".join("".join(text).split()):
                yield block
            text = []
        is_start = isinstance(part, Start)
        if part.name == "main":
            depth += 1 if is_start else -1
        if is_start and part.name in _SILENT:
            silent.append(part.name)
        elif not is_start and silent and silent[-1] == part.name:
            silent.pop()
