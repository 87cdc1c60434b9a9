"""What stands in each handout."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from veiviser.load.markers import arguments_of, before_marker
from veiviser.load.pages import CHAPTER, Prose
from veiviser.model.actor import Actor, Section
from veiviser.model.guide import Guide
from veiviser.model.message import Message, msg
from veiviser.model.need import Need
from veiviser.model.page import PLAN_FOLDER, HandoutName, PageName
from veiviser.model.problem import Problem, Problems
from veiviser.paper.prose import Chapter, PrintedSite, PrintSettings, ProsePrinter, actors_named, parts
from veiviser.site.actor_view import ActorView
from veiviser.site.parts import Here
from veiviser.site.procedures import ProcedureView, procedure_view
from veiviser.site.sheet_content import Contact, PhrasePair, key_contacts

CONTENTS_PART = "innhold"
"""Anchor of the plan's own list of pages, which paper replaces by one with page numbers."""


@dataclass(frozen=True)
class HandoutSource:
    """What a handout is made from."""

    name: HandoutName
    localized: PrintedSite
    prose: Prose
    settings: PrintSettings

    @property
    def directory_url(self) -> str:
        return self.localized.links.url(PageName.DIRECTORY)

    def printer(self, *inside: str) -> ProsePrinter:
        return ProsePrinter(self.localized, self.settings, inside)

    def view(self, actor: Actor) -> ActorView:
        """The actor, with links that stay in the handout."""
        return ActorView(actor, self.localized, self.directory_url)

    def sections(self, page: str, *wanted: str) -> dict[str, str]:
        """The page's parts by anchor. Raises Problems where it lacks one of those ``wanted``."""
        held = parts(self.prose.pages[page])
        if missing := [anchor for anchor in wanted if anchor not in held]:
            path = f"{self.prose.folder}/{page}"
            raise Problems([Problem(path, 1, _lacks_section(anchor, self.name)) for anchor in missing])
        return held

    def actors(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        return tuple(self.localized.guide.actor(id) for id in dict.fromkeys(ids))


@dataclass(frozen=True)
class Group:
    """Actors under one heading of a vocabulary."""

    word: str
    actors: tuple[ActorView, ...]


@dataclass(frozen=True, kw_only=True)
class Content:
    """Contacts are printed large; ``actors`` are all whose facts stand in the handout."""

    title: str
    actors: tuple[Actor, ...]
    contacts: tuple[Contact, ...] = ()
    asking: tuple[PhrasePair, ...] = ()
    """How to ask for an interpreter."""
    pairs: tuple[PhrasePair, ...] = ()
    """Every phrase."""
    chapters: tuple[Chapter, ...] = ()
    columns: tuple[tuple[Chapter, ...], ...] = ()
    """Chapters that stand side by side."""
    choices: tuple[str, ...] = ()
    """What can be ticked on a form."""
    drawn: tuple[ProcedureView, ...] = ()
    """Procedures whose charts stand on a page of their own."""
    by_need: tuple[Group, ...] = ()
    by_section: tuple[Group, ...] = ()


def numbers(source: HandoutSource) -> Content:
    """The few numbers that matter most."""
    few = key_contacts(source.localized, source.directory_url)
    return Content(
        title=handout_label(source),
        actors=few.actors,
        contacts=few.contacts,
        asking=few.asking,
        pairs=few.pairs,
    )


def directory_content(source: HandoutSource) -> Content:
    """Everyone who can help, first by need and then by section."""
    guide = source.localized.guide
    printer = source.printer(PageName.DIRECTORY)
    introduction = before_marker(source.prose.pages[PageName.DIRECTORY], "directory")
    return Content(
        title=handout_label(source),
        actors=guide.actors,
        chapters=(
            printer.chapter(PageName.DIRECTORY, introduction),
            printer.chapter(PageName.DIRECTORY, "{{ directory }}"),
        ),
        by_need=tuple(_groups(((need.value, _helping(guide, need)) for need in Need), source)),
        by_section=tuple(_groups(((section.value, guide.actors_in(section)) for section in Section), source)),
    )


def _helping(guide: Guide, need: Need) -> list[Actor]:
    """Emergency numbers first where life may be in danger; those whom nobody can call come last."""
    urgent = guide.plan.emergency_numbers if need is Need.DANGER else ()
    held = (actor for actor in guide.actors if need in actor.needs)
    return sorted(held, key=lambda actor: (actor.id not in urgent, not actor.phones))


def page(source: HandoutSource, name: str) -> Content:
    """One page of prose."""
    markdown = source.prose.pages[name]
    here = Here(source.localized, source.directory_url)
    return Content(
        title=handout_label(source),
        actors=source.actors(actors_named(markdown, source.localized.guide)),
        chapters=(source.printer(name).chapter(name, markdown),),
        drawn=tuple(procedure_view(here, id) for id in arguments_of(markdown, "procedure")),
    )


def plan(source: HandoutSource) -> Content:
    """Every page of the plan in its order, with the words and everyone who can help."""
    pages = source.prose.pages
    front = parts(pages[PageName.PLAN])
    texts: dict[str, str] = {
        PageName.PLAN: "".join(text for name, text in front.items() if name not in ("", CONTENTS_PART))
    }
    texts |= {name: pages[name] for name in _plan_pages(source.prose)}
    printer = source.printer(*texts)
    return Content(
        title=source.localized.guide.plan.title,
        actors=source.localized.guide.actors,
        chapters=tuple(printer.chapter(name, text) for name, text in texts.items()),
    )


def _plan_pages(prose: Prose) -> tuple[str, ...]:
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


def _lacks_section(anchor: str, handout: HandoutName) -> Message:
    return msg(
        "no section has the anchor '{{#{anchor}}}', which the handout '{handout}' shows",
        anchor=anchor,
        handout=handout.value,
    )


def handout_label(source: HandoutSource) -> str:
    return source.localized.guide.label("handout", source.name.value)


def _groups(entries: Iterable[tuple[str, Iterable[Actor]]], source: HandoutSource) -> Iterator[Group]:
    for word, actors in entries:
        if views := tuple(map(source.view, actors)):
            yield Group(word, views)
