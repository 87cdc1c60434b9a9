"""The editor's desk: everything that is left to do, on one page that only the preview has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode
from wsgiref.types import StartResponse, WSGIEnvironment

from veiviser.checks.link_outcome import last_links
from veiviser.checks.readability import HARDEST, KNOWN
from veiviser.desk.actor_tasks import facts_in_conflict, links_that_end, overdue_checks
from veiviser.desk.build_cache import ALL_FILES, BuildCache
from veiviser.desk.language_tasks import pages_behind, unreviewed_languages, untranslated_strings
from veiviser.desk.page_tasks import dead_links, page_ease
from veiviser.desk.server import short_answer
from veiviser.desk.task import PageEase, Pile
from veiviser.desk.templating import Render
from veiviser.load.guide import Loaded, load_guide
from veiviser.load.pages import load_prose
from veiviser.load.project import load_project
from veiviser.model.message import msg
from veiviser.model.problem import Problems

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What lies on the desk."""

    piles: tuple[Pile, ...]
    ease: tuple[PageEase, ...]
    """The hardest first; empty while pages cannot be built."""
    hardest: int
    """LIX that pages for residents stay below."""
    today: date

    @property
    def hard_pages(self) -> int:
        return sum(page.is_hard for page in self.ease)


def piles(root: Path, loaded: Loaded, today: date) -> Iterator[Pile]:
    """Everything the sources below ``root`` leave to do, kind by kind."""
    guide, files = loaded.guide, loaded.files
    outcome = last_links(root)
    if outcome and (outcome.on > today or outcome.is_silent):
        outcome = None
    prose = {language.code: load_prose(root / "docs", language.code, root) for language in guide.languages}
    checks = tuple(overdue_checks(guide, files, today))
    conflicts = tuple(facts_in_conflict(guide, files, today))
    yield Pile(id="checks", title=msg("Services to check"), tasks=checks)
    yield Pile(id="conflicts", title=msg("Facts that sources disagree about"), tasks=conflicts)
    yield Pile(
        id="ending",
        title=msg("Links that end"),
        tasks=tuple(links_that_end(guide, files, today)),
        note=msg("Links that have ended, or end within 30 days."),
    )
    yield Pile(
        id="dead",
        title=msg("Links that lead nowhere"),
        tasks=tuple(dead_links(outcome, root)) if outcome else (),
        note=msg("The links out were tried on {day}.", day=outcome.on)
        if outcome
        else msg(
            "Nobody has tried the links out, or this machine did not reach the web. This tries them: "
            "make links-external"
        ),
        is_known=outcome is not None,
    )
    yield Pile(
        id="strings",
        title=msg("Texts that are not translated"),
        tasks=tuple(untranslated_strings(guide, root)),
    )
    yield Pile(
        id="pages",
        title=msg("Pages whose translation lacks something"),
        tasks=tuple(pages_behind(guide, prose)),
        note=msg(
            "Only missing pages, headings, markers and settings can be seen. When you change the words of a "
            "Norwegian page, change the translations too."
        ),
    )
    yield Pile(
        id="unreviewed",
        title=msg("Languages that nobody has read through"),
        tasks=tuple(unreviewed_languages(guide, files)),
    )


class DeskPage:
    """The application behind ``/redaksjon/``."""

    def __init__(self, build_cache: BuildCache, render: Render, today: date) -> None:
        self._workshop, self._render, self._today = build_cache, render, today

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != "/":
            return short_answer(HTTPStatus.NOT_FOUND, start_response)
        self._workshop.bring_up_to_date(self._workshop.source)
        version = self._workshop.version_of_all()
        changes = urlencode({"language": ALL_FILES, "version": version})
        try:
            desk = self._desk()
        except Problems as error:
            start_response("500 Internal Server Error", [("Content-Type", HTML)])
            return [self._render("desk_faults.html", problems=error.problems, changes=changes).encode()]
        start_response("200 OK", [("Content-Type", HTML)])
        return [self._render("desk.html", desk=desk, changes=changes).encode()]

    def _desk(self) -> Desk:
        root = self._workshop.root
        loaded = load_guide(root / "data", root)
        return Desk(
            piles=tuple(piles(root, loaded, self._today)),
            ease=tuple(self._ease(root)),
            hardest=HARDEST,
            today=self._today,
        )

    def _ease(self, root: Path) -> Iterator[PageEase]:
        """Nothing while something keeps pages from being built."""
        try:
            project = load_project(root, is_draft=True)
        except Problems:
            return
        shown = {code: self._workshop.bring_up_to_date(code) for code in project.prose if code in KNOWN}
        folders = {code: held.folder for code, held in shown.items() if held.folder and held.is_good}
        yield from page_ease(project, folders)
