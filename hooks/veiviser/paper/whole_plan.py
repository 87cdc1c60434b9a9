"""The whole plan, put together from its pages."""

from veiviser.load.pages import CHAPTER, Prose
from veiviser.model.page import PLAN_FOLDER, PageName
from veiviser.paper.content import Content, HandoutSource
from veiviser.paper.prose import parts

CONTENTS_PART = "innhold"
"""Anchor of the plan's own list of pages, which paper replaces by one with page numbers."""


def plan(source: HandoutSource) -> Content:
    """Every page of the plan in its order, with the words and everyone who can help."""
    pages = source.prose.pages
    front = parts(pages[PageName.PLAN])
    texts: dict[str, str] = {
        PageName.PLAN: "".join(text for name, text in front.items() if name not in ("", CONTENTS_PART))
    }
    texts |= {name: pages[name] for name in plan_pages(source.prose)}
    printer = source.printer(*texts)
    return Content(
        title=source.localized.guide.plan.title,
        actors=source.localized.guide.actors,
        chapters=tuple(printer.chapter(name, text) for name, text in texts.items()),
    )


def plan_pages(prose: Prose) -> tuple[str, ...]:
    """The pages after the plan's front page: words, chapters by number, everyone who can help, the rest."""
    inside = [name for name in prose.pages if name.startswith(PLAN_FOLDER) and name != PageName.PLAN]
    numbered = {name: number for name in inside if (number := _first_chapter(prose.pages[name]))}
    chapters = sorted(numbered, key=lambda name: numbered[name])
    others = sorted(name for name in inside if name not in numbered)
    ordered = (PageName.WORDS, *chapters, PageName.DIRECTORY, *others)
    return tuple(name for name in ordered if name in prose.pages)


def _first_chapter(markdown: str) -> tuple[int, ...] | None:
    found = CHAPTER.search(markdown)
    return tuple(map(int, found[1].split("-"))) if found else None
