"""The editor's desk: everything that is left to do, on one page that only the preview has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlencode
from wsgiref.types import StartResponse, WSGIEnvironment

from veiviser.checks.readability import HARDEST, KNOWN, readability
from veiviser.desk.build_cache import ALL_FILES, BuildCache
from veiviser.desk.form import ADDRESS
from veiviser.desk.form_strings import STRINGS
from veiviser.desk.form_things import PROSE, thing_at
from veiviser.desk.server import Render, short_answer
from veiviser.load.project import Project
from veiviser.load.yaml_file import YamlFile
from veiviser.model.problem import Problems
from veiviser.site.links import file_of
from veiviser.todo.kinds import Pile, at_the_desk, piles
from veiviser.todo.task import Standing, Task

_HTML = "text/html; charset=utf-8"
FIELDS_OF_PILES = {
    "checks": "check-by",
    "conflicts": "settle-0",
    "numbers": "phones",
    "ending": "expires",
    "unreviewed": "publish_unreviewed",
    "promises": "commitments",
}
"""Anchor of the field that a pile's tasks are about."""
_PAGE = re.compile(r"docs/(?P<page>[a-z]{2}/.+)\.md")
_CATALOG = re.compile(r"data/translations/(?P<code>[a-z]{2})\.po")


@dataclass(frozen=True, kw_only=True, slots=True)
class PageEase:
    """How hard one page for residents is to read."""

    path: str
    """Path of its source from the project's root."""
    lix: str
    """With one decimal."""
    is_hard: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What lies on the desk."""

    piles: tuple[Pile, ...]
    ease: tuple[PageEase, ...]
    """The hardest first; empty while pages cannot be built."""
    hardest: int
    """LIX that pages for residents stay below."""
    today: date
    most: int = 100
    """So many tasks of a pile are told: a language that is begun has a thousand, too many for one page."""
    files: Mapping[str, YamlFile]
    """By name; the form's fields are found in them."""

    @property
    def hard_pages(self) -> int:
        return sum(page.is_hard for page in self.ease)


class DeskPage:
    """The application behind ``/redaksjon/``."""

    def __init__(self, build_cache: BuildCache, render: Render, today: date) -> None:
        self._build_cache, self._render, self._today = build_cache, render, today

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != "/":
            return short_answer(HTTPStatus.NOT_FOUND, start_response)
        self._build_cache.bring_up_to_date(self._build_cache.source)
        version = self._build_cache.version_of_all()
        changes = urlencode({"language": ALL_FILES, "version": version})
        try:
            desk = self._desk()
        except Problems as error:
            start_response("500 Internal Server Error", [("Content-Type", _HTML)])
            return [self._render("desk_faults.html", problems=error.problems, changes=changes).encode()]
        start_response("200 OK", [("Content-Type", _HTML)])
        link = partial(form_link, desk.files)
        return [self._render("desk.html", desk=desk, changes=changes, link=link).encode()]

    def _desk(self) -> Desk:
        held = at_the_desk(self._build_cache.reading(), self._today)
        return Desk(
            piles=tuple(piles(held)),
            ease=tuple(self._ease(held)),
            hardest=HARDEST,
            today=self._today,
            files=held.loaded.files,
        )

    def _ease(self, held: Standing) -> Iterator[PageEase]:
        """Nothing while something keeps pages from being built."""
        try:
            project = held.reading.project(is_draft=True)
        except Problems:
            return
        shown = {code: self._build_cache.bring_up_to_date(code) for code in project.prose if code in KNOWN}
        folders = {code: page.folder for code, page in shown.items() if page.folder and page.is_good}
        yield from page_ease(project, folders)


def page_ease(project: Project, folders: Mapping[str, Path]) -> Iterator[PageEase]:
    """How hard each page for residents is to read, the hardest first; ``folders`` hold built languages."""
    rows: list[tuple[float, str]] = []
    for code in KNOWN:
        if code not in folders or code not in project.prose:
            continue
        prose, prefix = project.prose[code], "" if code == project.guide.source else f"{code}/"
        paths = {prefix + file_of(name): f"{prose.folder}/{name}" for name in prose.pages}
        alone = replace(project, prose={code: prose})
        rows += [
            (row.count.lix, paths[row.page])
            for row in readability(alone, folders[code])
            if row.is_for_residents and row.count.sentences
        ]
    for lix, path in sorted(rows, reverse=True):
        yield PageEase(path=path, lix=f"{lix:.1f}", is_hard=lix >= HARDEST)


def form_link(files: Mapping[str, YamlFile], pile: str, task: Task) -> str:
    """Address of the field; that of the form itself where no field can do it."""
    path = task.problem.path
    if found := _PAGE.fullmatch(path):
        return f"{ADDRESS}{PROSE}/{quote(found['page'])}/#body"
    if found := _CATALOG.fullmatch(path):
        return f"{ADDRESS}{STRINGS}/{found['code']}/"
    thing = thing_at(dict(files), task.problem)
    if thing is None:
        return ADDRESS
    anchor = FIELDS_OF_PILES.get(pile) or _field_at(files[thing.sort], task.problem.line)
    return f"{ADDRESS}{thing.sort}/{thing.id}/{'#' + anchor if anchor else ''}"


def _field_at(file: YamlFile, line: int) -> str:
    """The outermost field of an entry that begins on a line; empty where none does."""
    entries = enumerate(file.value) if isinstance(file.value, list) else (((), file.value),)
    for at, entry in entries:
        around = (at,) if isinstance(at, int) else ()
        for name in entry if isinstance(entry, dict) else ():
            if file.line((*around, name)) == line:
                return str(name)
    return ""
