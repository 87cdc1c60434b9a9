"""Links that lead out of the site: where each is written, and whether somebody answers there."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from veiviser.checks.external_links import AT_ONCE, Answer, Verdict
from veiviser.checks.link_outcome import LinkOutcome, read_links, store_links
from veiviser.load.yaml_file import YamlFile
from veiviser.model.message import Message, msg, verbatim
from veiviser.model.problem import Problem, Problems
from veiviser.release.obstacle import Candidate, Obstacle

ADDRESS = re.compile(r"https?://[^\s\"'<>()\[\]{}«»]+")
WHOLE_ADDRESS = re.compile(r"https?://\S+")
HOLDS = timedelta(days=7)
"""How long it holds that somebody answered."""
SENTENCE_END = ".,;:!?"
TryLink = Callable[[str], Answer]
Place = tuple[str, int]
"""Path of a file and a line in it."""


def dead_links(candidate: Candidate, known: LinkOutcome | None, try_link: TryLink) -> Iterator[Obstacle]:
    """Links where nobody answers; those that ``known`` lacks are tried, and the outcome is kept."""
    places = outside_links(candidate)
    held = {answer.url: answer for answer in known.answers} if known else {}
    untried = [url for url in places if url not in held]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        tried = list(pool.map(try_link, untried))
    if tried and all(_is_silent(answer) for answer in tried):
        yield _not_tried(tried, places, candidate)
    else:
        held |= {answer.url: answer for answer in tried}
    answers = [held[url] for url in places if url in held]
    for answer in answers:
        if answer.verdict is Verdict.DEAD:
            for path, line in places[answer.url]:
                message = msg("{url} leads nowhere ({detail}); mend it or remove it", **_words(answer))
                yield Obstacle(Problem(path, line, message), _settled_by(path, line, candidate))
    if answers:
        store_links(answers, known.on if known else candidate.today, candidate.root)


def outside_links(candidate: Candidate) -> dict[str, list[Place]]:
    """Every web address in the data and the pages, with the places where it is written."""
    places: dict[str, list[Place]] = defaultdict(list)
    for file in candidate.loaded.files.values():
        for url, line in _in_data(file):
            places[url].append((file.path, line))
    for prose in candidate.prose.values():
        for name, markdown in prose.pages.items():
            for number, line_of_page in enumerate(markdown.splitlines(), 1):
                for url in _addresses(line_of_page):
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


def _is_silent(answer: Answer) -> bool:
    """Nobody said anything, not even that there is nothing."""
    return answer.verdict is Verdict.DEAD and not answer.detail.isdecimal()


def _not_tried(tried: Iterable[Answer], places: Mapping[str, list[Place]], candidate: Candidate) -> Obstacle:
    first, *others = tried
    path, line = places[first.url][0]
    message = msg(
        "none of {count} links could be tried, this one first: {url} ({detail}). Try on a machine that "
        "reaches the web, or bring the outcome from one: --links-from FILE",
        count=1 + len(others),
        **_words(first),
    )
    return Obstacle(Problem(path, line, message), msg("whoever has a machine that reaches the web"))


def _words(answer: Answer) -> dict[str, object]:
    return {"url": answer.url, "detail": answer.outcome}


def _settled_by(path: str, line: int, candidate: Candidate) -> Message:
    """The actor or author whose link it is; whoever answers for the site where the link is nobody's."""
    guide, files = candidate.loaded.guide, candidate.loaded.files
    if path == files["actors"].path:
        return candidate.itself(guide.actors[_entry_at(files["actors"], line)])
    if path == files["documents"].path:
        document = guide.documents[_entry_at(files["documents"], line)]
        return verbatim(document.author or document.title)
    return candidate.owner


def _entry_at(file: YamlFile, line: int) -> int:
    """Index of the entry that a line stands in."""
    starts = [start for place, start in file.lines.items() if len(place) == 1]
    return sum(start <= line for start in starts) - 1


def _in_data(file: YamlFile) -> Iterator[tuple[str, int]]:
    def walk(value: Any, place: tuple[str | int, ...]) -> Iterator[tuple[str, int]]:
        held = dict(enumerate(value)) if isinstance(value, list) else value
        if isinstance(held, dict):
            for key, part in held.items():
                yield from walk(part, (*place, key))
        if isinstance(value, str):
            yield from ((url, file.line(place)) for url in _addresses(value))

    yield from walk(file.value, ())


def _addresses(text: str) -> Iterator[str]:
    """Those in a text; a text that is an address and nothing else is taken as it is."""
    found = [text] if WHOLE_ADDRESS.fullmatch(text) else ADDRESS.findall(text)
    yield from (address.partition("#")[0].rstrip(SENTENCE_END) for address in found)
