"""Links that lead out of the site: where each is written, and whether somebody answers there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from veiviser.checks.external_links import (
    Answer,
    TryLink,
    Verdict,
    links_in_data,
    links_in_text,
    try_links,
)
from veiviser.checks.link_outcome import LinkOutcome, last_links, read_links, store_links
from veiviser.load.page_links import unencrypted_links
from veiviser.load.yaml_file import YamlFile
from veiviser.model.message import Message, msg, verbatim
from veiviser.model.problem import Problem, Problems
from veiviser.todo.task import Standing, Task

SOON = timedelta(days=30)
"""How long before a link ends an editor hears of it."""
HOLDS = timedelta(days=7)
"""How long it holds that somebody answered."""
_Place = tuple[str, int]
"""Path of a file and a line in it."""


def dead_links(held: Standing) -> Iterator[Task]:
    """Each place where a link stands that nobody answered."""
    places = outside_links(held) if held.links else {}
    for answer in held.links.answers if held.links else ():
        for path, line in places.get(answer.url, ()) if answer.verdict is Verdict.DEAD else ():
            words = _words(answer)
            at_gate = msg("{url} leads nowhere ({detail}); mend it or remove it", **words)
            yield Task(
                problem=Problem(path, line, msg("{url} leads nowhere ({detail}).", **words)),
                remedy=msg("Open it yourself. Mend it or remove it, and try all links again:"),
                command=msg("make links-external"),
                who=_settled_by(path, line, held),
                blocks_release=Problem(path, line, at_gate),
            )


def links_to_encrypt(held: Standing) -> Iterator[Task]:
    """Links in pages that anybody on the way can read; some sites have no other address."""
    remedy = msg("Try https:// in its place. Leave it as it is where the site has no other address.")
    for prose in held.prose.values():
        for problem in unencrypted_links(prose):
            yield Task(problem=problem, remedy=remedy)


def links_last_tried(root: Path, today: date) -> LinkOutcome | None:
    """What became of the links out; None where nobody answered, or on a day that is still to come."""
    outcome = last_links(root)
    return None if outcome and (outcome.on > today or outcome.is_silent) else outcome


def links_tried_now(
    held: Standing, known: LinkOutcome | None, try_link: TryLink
) -> tuple[LinkOutcome | None, list[Task]]:
    """What becomes of every link out; those that ``known`` lacks are tried, and the outcome is kept.

    With a task where this machine does not reach the web.
    """
    places = outside_links(held)
    answers = {answer.url: answer for answer in known.answers} if known else {}
    tried = try_links([url for url in places if url not in answers], try_link)
    is_silent = bool(tried) and LinkOutcome(held.today, tuple(tried)).is_silent
    if not is_silent:
        answers |= {answer.url: answer for answer in tried}
    found = tuple(answers[url] for url in places if url in answers)
    outcome = LinkOutcome(known.on if known else held.today, found)
    if found:
        store_links(outcome.answers, outcome.on, held.root)
    return outcome, [_not_tried(tried, places)] if is_silent else []


def outside_links(held: Standing) -> dict[str, list[_Place]]:
    """Every web address in the data and the pages, with the places where it is written."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for file in held.loaded.files.values():
        for url, line in links_in_data(file):
            places[url].append((file.path, line))
    for prose in held.prose.values():
        for name, markdown in prose.pages.items():
            for number, line_of_page in enumerate(markdown.splitlines(), 1):
                for url in links_in_text(line_of_page):
                    places[url].append((f"{prose.folder}/{name}", number))
    return {url: list(dict.fromkeys(found)) for url, found in sorted(places.items())}


def recent_outcome(outcome: LinkOutcome | None, today: date) -> LinkOutcome | None:
    """An outcome where it still holds; only what answered, so that a dead link is tried again."""
    if outcome is None or not _is_recent(outcome, today):
        return None
    alive = (answer for answer in outcome.answers if answer.verdict is not Verdict.DEAD)
    return LinkOutcome(outcome.on, tuple(alive))


def given_outcome(file: Path, today: date) -> LinkOutcome:
    """Raises Problems where the file is no outcome, or tells of a day too long ago."""
    outcome = read_links(file)
    if outcome is None:
        message = msg("is not the outcome of a check of links; leave --links-from out to try them now")
        raise Problems([Problem(str(file), 1, message)])
    if not _is_recent(outcome, today):
        message = msg(
            "tells of {day}; links must have been tried within {days} days", day=outcome.on, days=HOLDS.days
        )
        raise Problems([Problem(str(file), 1, message)])
    return outcome


def _is_recent(outcome: LinkOutcome, today: date) -> bool:
    return timedelta(0) <= today - outcome.on <= HOLDS


def _not_tried(tried: list[Answer], places: Mapping[str, list[_Place]]) -> Task:
    first = tried[0]
    path, line = places[first.url][0]
    message = msg(
        "none of {count} links could be tried, this one first: {url} ({detail}). Try on a machine that "
        "reaches the web, or bring the outcome from one: --links-from FILE",
        count=len(tried),
        **_words(first),
    )
    problem = Problem(path, line, message)
    who = msg("whoever has a machine that reaches the web")
    return Task(problem=problem, who=who, blocks_release=problem)


def _words(answer: Answer) -> dict[str, object]:
    return {"url": answer.url, "detail": answer.outcome}


def _settled_by(path: str, line: int, held: Standing) -> Message:
    """The actor or author whose link it is; whoever answers for the site where the link is nobody's."""
    guide, files = held.guide, held.loaded.files
    if path == files["actors"].path:
        return held.itself(guide.actors[_entry_at(files["actors"], line)])
    if path == files["documents"].path:
        document = guide.documents[_entry_at(files["documents"], line)]
        return verbatim(document.author or document.title)
    return held.owner


def _entry_at(file: YamlFile, line: int) -> int:
    """Index of the entry that a line stands in."""
    starts = [start for place, start in file.lines.items() if len(place) == 1]
    return sum(start <= line for start in starts) - 1


def links_that_end(held: Standing) -> Iterator[Task]:
    """Links that work no longer, or only for some days more; the first to end first."""
    ending = [(actor.expires, index) for index, actor in enumerate(held.guide.actors) if actor.expires]
    for day, index in sorted(ending):
        actor, has_ended = held.guide.actors[index], day <= held.today
        if day - held.today > SOON:
            continue
        words = {"name": actor.name, "url": actor.url or "", "day": day}
        what = (
            msg("{name}: the link has not worked since {day} and is hidden: {url}", **words)
            if has_ended
            else msg("{name}: the link stops working on {day}: {url}", **words)
        )
        yield Task(
            problem=held.at("actors", (index, "expires"), what),
            remedy=msg("Find the new address, and remove 'expires' at this line or write its new day."),
            command=msg(".venv/bin/veiviser actor set {id} url ADDRESS --source ADDRESS", id=actor.id),
            who=held.itself(actor),
            is_urgent=has_ended,
        )
