"""The one list of what is left to do, kind by kind: the desk shows it all, the gate what blocks a release."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from veiviser.checks.external_links import TryLink
from veiviser.checks.link_outcome import LinkOutcome
from veiviser.load.project import Reading
from veiviser.load.reviews import language_of
from veiviser.model.message import NOTHING, Message, msg
from veiviser.todo.actors import facts_in_conflict, overdue_checks
from veiviser.todo.dated import what_changes_by_itself
from veiviser.todo.languages import (
    lagging_blocks,
    outdated_strings,
    pages_behind,
    untranslated_strings,
)
from veiviser.todo.links import (
    dead_links,
    links_last_tried,
    links_that_end,
    links_to_encrypt,
    links_tried_now,
)
from veiviser.todo.publication import other_faults, unreviewed_languages, unsigned_commitments
from veiviser.todo.task import Standing, Task, situation


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of task."""

    id: str
    """Anchor on the desk."""
    title: Message
    tasks: Callable[[Standing], Iterator[Task]]
    note: Message = NOTHING


_KINDS = (
    _Kind("checks", msg("Services to check"), overdue_checks),
    _Kind("conflicts", msg("Facts that sources disagree about"), facts_in_conflict),
    _Kind(
        "numbers",
        msg("Numbers that begin or end"),
        what_changes_by_itself,
        msg("Numbers that have ended, or that begin or end within 30 days, and closed days that are over."),
    ),
    _Kind(
        "ending",
        msg("Links that end"),
        links_that_end,
        msg("Links that have ended, or end within 30 days."),
    ),
    _Kind("dead", msg("Links that lead nowhere"), dead_links),
    _Kind("unencrypted", msg("Links that are not encrypted"), links_to_encrypt),
    _Kind("strings", msg("Texts that are not translated"), untranslated_strings),
    _Kind(
        "outdated",
        msg("Texts that are older than the Norwegian"),
        outdated_strings,
        msg("Readers get the old words until somebody has looked at them."),
    ),
    _Kind("pages", msg("Pages whose translation lacks something"), pages_behind),
    _Kind(
        "lagging",
        msg("Parts of pages that are older than the Norwegian"),
        lagging_blocks,
        msg("Readers are told so at the heading, with a link to the Norwegian."),
    ),
    _Kind("unreviewed", msg("Languages that nobody has read through"), unreviewed_languages),
    _Kind("promises", msg("Promises that nobody has signed"), unsigned_commitments),
    _Kind("release", msg("What else keeps a release back"), other_faults),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pile:
    """Tasks of one kind, for the desk."""

    id: str
    title: Message
    tasks: tuple[Task, ...]
    note: Message = NOTHING
    """What is known about the whole pile, or why nothing is known."""
    is_known: bool = True
    """False where nobody has looked, so that an empty pile says nothing."""

    @property
    def urgent(self) -> int:
        """How many are urgent."""
        return sum(task.is_urgent for task in self.tasks)


def at_the_desk(reading: Reading, today: date) -> Standing:
    """How a project stands, as far as this machine knows of its links."""
    return replace(situation(reading, today), links=links_last_tried(reading.root, today))


def piles(held: Standing) -> Iterator[Pile]:
    """Everything that is left to do. Raises Problems where the data are unsound."""
    for kind in _KINDS:
        note, is_known = kind.note, True
        if kind.tasks is dead_links:
            is_known = held.links is not None
            note = (
                msg("The links out were tried on {day}.", day=held.links.on)
                if held.links
                else msg(
                    "Nobody has tried the links out, or this machine did not reach the web. This tries them: "
                    "make links-external"
                )
            )
        tasks = tuple(kind.tasks(held))
        yield Pile(id=kind.id, title=kind.title, tasks=tasks, note=note, is_known=is_known)


def blocking_tasks(reading: Reading, today: date, known: LinkOutcome | None, try_link: TryLink) -> list[Task]:
    """Everything that stands in the way of publishing a project, by file and line.

    ``known`` tells what became of links tried before; the others are tried with ``try_link``.
    """
    held = situation(reading, today)
    found: list[Task] = []
    if held.reading.loaded:
        links, found = links_tried_now(held, known, try_link)
        held = replace(held, links=links)
    for kind in _KINDS if held.reading.loaded else _KINDS[-1:]:
        found += (task for task in kind.tasks(held) if task.blocks_release and not _waits(task, held))
    return sorted(found, key=_place)


def _waits(task: Task, held: Standing) -> bool:
    """Whether a task is about a language that is not published until somebody has read it."""
    return language_of(task.problem.path) in held.reading.left_out


def _place(task: Task) -> tuple[str, int, str]:
    told = task.blocks_release or task.problem
    return told.path, told.line, str(told.message)
