"""What else keeps a release back: promises, languages that nobody has read, the address, a broken build."""

import re
from collections.abc import Iterator

from veiviser.build.mkdocs_build import ready_config, site_address
from veiviser.load.reviews import UNREAD, State
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems
from veiviser.todo.task import Standing, Task

_SETTINGS = "mkdocs.yml"
_NAMED = 5
"""So many pages are named."""
SITE_URL = re.compile(r"^site_url\b", re.MULTILINE)


def unsigned_commitments(held: Standing) -> Iterator[Task]:
    """Promises that the municipality has not signed: until then the site says that they rest on a draft."""
    for index, promise in enumerate(held.guide.plan.commitments):
        if promise.signed is None:
            message = msg(
                "'{id}': nobody has signed this promise: {words} If it holds, write "
                "signed: {{date: {today}, by: your role}}; if not, change the words or remove it",
                id=promise.id,
                words=promise.words,
                today=held.today,
            )
            problem = held.at("plan", ("commitments", index), message)
            yield Task(problem=problem, who=held.owner, blocks_release=problem)


def unreviewed_languages(held: Standing) -> Iterator[Task]:
    """Languages of which no person who speaks them has read all, as it is now.

    What was read before a change never keeps a release back: a new number must not wait for a reader.
    """
    for index, language in enumerate(held.guide.languages):
        review = held.reading.reviews.get(language.code, UNREAD)
        unread, changed = review.with_state(State.UNREAD), review.with_state(State.CHANGED)
        if language.is_source or not (unread or changed):
            continue
        what = msg(
            "{language}: {unread} pages and groups of strings are read by no person who speaks it, and "
            "{changed} have been changed since: {first}",
            language=language.name,
            unread=len(unread),
            changed=len(changed),
            first=_shortened((*changed, *unread)),
        )
        at_gate = msg(
            "nobody who speaks {language} has read all of the translation ({first}); write what is read: "
            "veiviser translations review; or write publish_unreviewed: true to publish it and say so, or "
            "false to let it wait; or leave it out this time: --leave-out-unreviewed",
            language=language.name,
            first=_shortened(unread),
        )
        asks = unread and language.publish_unreviewed is None and language.code not in held.reading.unread
        yield Task(
            problem=held.at("languages", (index,), what),
            remedy=msg("Have somebody who speaks it read that, and write that it is read."),
            command=msg(
                ".venv/bin/veiviser translations review docs/{code}/*.md data/translations/{code}.po "
                "--by ROLE",
                code=language.code,
            ),
            who=held.speaker(language.code),
            blocks_release=held.at("languages", (index,), at_gate) if asks else None,
        )


def _shortened(names: tuple[str, ...]) -> str:
    """The first names, with a sign where there are more."""
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def other_faults(held: Standing) -> Iterator[Task]:
    """All that is told of no language: where the site shall be, and what is unsound."""
    yield from _placeholder(held)
    yield from lost_pages(held)
    languages = held.reading.loaded.guide.languages if held.reading.loaded else ()
    translated = tuple(
        start
        for language in languages
        if not language.is_source
        for start in (f"docs/{language.code}/", f"data/translations/{language.code}.po")
    )
    for problem in (*held.problems, *held.lost):
        if not problem.path.startswith(translated):
            yield Task(problem=problem, blocks_release=problem)


def lost_pages(held: Standing) -> Iterator[Task]:
    """Pages that readers had and that have no address any more: what they saved or printed leads nowhere."""
    for key in held.last.pages if held.last else ():
        code, _, name = key.partition("/")
        prose = held.prose.get(code)
        if held.last and prose and name not in prose.pages and name not in prose.moved:
            words = {"name": name, "version": held.last.version}
            message = msg(
                "release {version} had the page {name}, which is gone; write redirect_from: [{name}] at the "
                "top of the page that took its place, or of index.md",
                **words,
            )
            problem = Problem(f"{prose.folder}/index.md", 1, message)
            yield Task(problem=problem, blocks_release=problem)


def _placeholder(held: Standing) -> Iterator[Task]:
    """An address where nobody can find the site, or none because the settings cannot be read."""
    settings = held.root / _SETTINGS
    try:
        address = site_address(ready_config(settings))
    except Problems as error:
        yield from (Task(problem=problem, blocks_release=problem) for problem in error.problems)
        return
    if address.is_placeholder or address.root == address.path:
        text = settings.read_text(encoding="utf-8")
        found = SITE_URL.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        message = msg(
            "site_url is '{address}', where nobody can find the site; write the real address",
            address=address.root,
        )
        problem = Problem(_SETTINGS, line, message)
        yield Task(problem=problem, who=msg("whoever gives the site its address"), blocks_release=problem)
