"""What else keeps a release back: the address, promises, and whatever would stop a build."""

import re
from collections.abc import Iterator
from datetime import date

from veiviser.build.mkdocs_build import site_address
from veiviser.load.guide import Loaded
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems
from veiviser.site.links import SiteAddress
from veiviser.todo.task import Standing, Task

_SETTINGS = "mkdocs.yml"
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


def old_day(loaded: Loaded, today: date) -> Iterator[Problem]:
    """The day at the foot of each page, where it is older than a change; a command tells it after one."""
    plan, file = loaded.guide.plan, loaded.files["plan"]
    if plan.updated < today:
        message = msg("'updated' is {day}; write {today} before you publish", day=plan.updated, today=today)
        yield Problem(file.path, file.line(("updated",)), message)


def _placeholder(held: Standing) -> Iterator[Task]:
    """An address where nobody can find the site, or none because the settings cannot be read."""
    settings = held.root / _SETTINGS
    try:
        address = SiteAddress(site_address(settings))
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
