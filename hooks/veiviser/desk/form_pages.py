"""The pages of the form: what there is to change, lists, one thing, what is deleted, what is undone."""

import re
from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from itertools import groupby
from pathlib import Path

from veiviser.desk.form_entry import DOWN, UP, EntryPage
from veiviser.desk.form_project import FormProject
from veiviser.desk.form_prose import ProsePages
from veiviser.desk.form_request import Done, Handler, Reply, Request, Undo
from veiviser.desk.form_strings import STRINGS, StringPages
from veiviser.desk.form_things import ONLY_CHANGED, PROSE, SORTS, Listed, Sort, entry_of
from veiviser.edit.entry import added, moved, read_file, removed
from veiviser.edit.saving import FileChange, checked, save
from veiviser.load.markers import MARKER
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems

_SORT = f"(?P<sort>{'|'.join(SORTS)})"
_ID = "(?P<id>[a-z0-9_-]+)"


def routes(today: date, undo: Undo, site: str) -> tuple[tuple[str, Handler], ...]:
    """Which page answers which address below the form's own, as patterns."""
    changed = f"(?P<sort>{'|'.join(sort for sort in SORTS if sort not in ONLY_CHANGED)})"
    prose, strings = ProsePages(today, undo, site), StringPages(undo)
    entry, lists = EntryPage(today, undo, site), Lists(undo)
    return (
        ("/", lists.home),
        (f"/{_SORT}/", lists.all),
        (f"/{_SORT}/{_ID}/", entry.one),
        (f"/ny/{changed}/", entry.new),
        (f"/slett/{changed}/{_ID}/", lists.remove),
        ("/angre/", lists.undo),
        (f"/{PROSE}/", prose.all),
        (rf"/{PROSE}/(?P<id>[a-z]{{2}}/[a-zA-Z0-9/_-]+)/", prose.one),
        (rf"/{PROSE}/vis/", prose.preview),
        (rf"/{STRINGS}/", strings.all),
        (rf"/{STRINGS}/(?P<code>[a-z]{{2}})/", strings.language),
    )


class Lists:
    """Pages about more than one thing."""

    def __init__(self, undo: Undo) -> None:
        self._undo = undo

    def home(self, project: FormProject, request: Request) -> Reply:
        sorts = [(sort, project.collection(sort)[0], len(project.things(sort))) for sort in SORTS]
        return Reply("form_home.html", {"sorts": sorts, "pages": PROSE, "strings": STRINGS})

    def all(self, project: FormProject, request: Request, sort: str) -> Reply:
        if request.sent is not None:
            return self._move(project, request, sort)
        wanted = request.one("q").casefold().strip()
        found = [thing for thing in project.things(sort) if wanted in f"{thing.title} {thing.id}".casefold()]
        labels = project.vocabulary("section")
        values = {
            "sort": sort,
            "collection": project.collection(sort),
            "query": request.one("q"),
            "may_add": sort not in ONLY_CHANGED,
            "groups": [
                (labels.get(section, ""), tuple(held))
                for section, held in groupby(found, key=lambda thing: thing.section)
            ],
            "done": self._undo.find(request.one("deleted")),
            "word": request.one("deleted"),
            "is_deleted": "deleted" in request.query,
            "tell": project.tell,
        }
        return Reply("form_list.html", values)

    def _move(self, project: FormProject, request: Request, sort: str) -> Reply:
        do, _, id = request.one("do").partition(" ")
        if do in (UP, DOWN):
            save(moved(read_file(project.root, sort), id, -1 if do == UP else 1))
        return Reply(location=f"/{sort}/#{id}")

    def remove(self, project: FormProject, request: Request, sort: str, id: str) -> Reply:
        """Names the thing and says where it is used; nothing that is used can be deleted."""
        file = read_file(project.root, sort)
        values = entry_of(file, id)
        change = removed(file, id)
        used = list(_uses(project, sort, id, change))
        if request.sent is not None and not used:
            save(change)
            back = Done(change, lambda: added(read_file(project.root, sort), values), sort, id)
            return Reply(location=f"/{sort}/?deleted={self._undo.remember(back)}")
        thing = project.thing(sort, id)
        status = HTTPStatus.OK if request.sent is None else HTTPStatus.UNPROCESSABLE_ENTITY
        return Reply(
            "form_remove.html",
            {"sort": sort, "collection": project.collection(sort), "thing": thing, "used": used},
            status,
        )

    def undo(self, project: FormProject, request: Request) -> Reply:
        done = self._undo.take_back(request.one("word")) if request.sent is not None else None
        if done is None:
            raise Problems([Problem("data", 1, msg("there is nothing to undo any more"))])
        if done.sort not in SORTS:
            return Reply(location=f"/{done.sort}/{done.id}/?undone")
        is_there = project.thing(done.sort, done.id) is not None
        return Reply(location=f"/{done.sort}/{done.id}/?undone" if is_there else f"/{done.sort}/")


def _uses(
    project: FormProject, sort: str, id: str, change: FileChange
) -> Iterator[tuple[Listed | None, str]]:
    """Where a thing is named: in other things, and in the prose."""
    found: list[Problem] = []
    try:
        checked(change)
    except Problems as error:
        found += error.problems
    told = {problem.path for problem in found}
    named = mentions(project.root, id, SORTS[sort])
    found += (problem for problem in named if problem.path not in told)
    yield from project.elsewhere(found)


def mentions(root: Path, id: str, sort: Sort) -> Iterator[Problem]:
    """Each line of the prose that names an entry of the sort, or leads to it."""
    anchor = sort.address.partition("#")[2].format(id=re.escape(id)) if "{id}" in sort.address else ""
    link = re.compile(rf"#{anchor}(?![\w-])" if anchor else r"(?!)")
    for path in sorted((root / "docs").rglob("*.md")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            named = {found["name"] for found in MARKER.finditer(line) if found["argument"] == id}
            if link.search(line) or not named.isdisjoint(sort.markers):
                message = msg("'{id}' is named here; change that first, then delete it", id=id)
                yield Problem(path.relative_to(root).as_posix(), number, message)
