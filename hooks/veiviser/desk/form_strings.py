"""Translations of short texts in the form: the Norwegian words, and those of another language below them."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from veiviser.desk.form_project import FormProject
from veiviser.desk.form_request import Done, Reply, Request, Undo
from veiviser.edit.merging import merged
from veiviser.edit.prose import no_such, save_page
from veiviser.edit.saving import FileChange, text_now
from veiviser.load.outdated import is_outdated, is_translated
from veiviser.load.po_file import parse_catalog, written_catalog
from veiviser.load.text_file import read_text
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems

STRINGS = "tekster"
SHOWN_AT_ONCE = 25
_LEFT, _ALL = "left", "all"


class StringPages:
    """Each text is named by its place among all: its context and its Norwegian words."""

    def __init__(self, undo: Undo) -> None:
        self._undo = undo

    def all(self, project: FormProject, request: Request) -> Reply:
        source = project.source_language
        languages = [(thing.id, thing.title) for thing in project.things("languages") if thing.id != source]
        return Reply("form_languages.html", {"languages": languages, "strings": STRINGS})

    def language(self, project: FormProject, request: Request, code: str) -> Reply:
        path = f"data/translations/{code}.po"
        text = read_text(project.root / path, path) if (project.root / path).is_file() else None
        if text is None:
            raise no_such(path, code)
        if request.sent is None:
            return self._page(project, request, code, parse_catalog(text, code, path))
        change = _change(project, request, code, path)
        try:
            save_page(change)
        except Problems as error:
            faults = [project.tell(problem.message) for problem in error.problems]
            return self._page(project, request, code, parse_catalog(text, code, path), faults)
        word = ""
        if change.lines:
            word = self._undo.remember(Done(change, lambda: _back(change), STRINGS, code, save=save_page))
        query = urlencode({"show": request.one("show"), "q": request.one("q"), "saved": word})
        return Reply(location=f"/{STRINGS}/{code}/?{query}")

    def _page(
        self,
        project: FormProject,
        request: Request,
        code: str,
        catalog: Catalog,
        faults: list[str] | None = None,
    ) -> Reply:
        wanted, show = request.one("q").casefold().strip(), request.one("show") or _LEFT
        plain = (entry for entry in catalog if entry.id and isinstance(entry.id, str))
        found = [entry for entry in plain if _is_shown(entry, _ALL if wanted else show, wanted)]
        texts = [
            {
                "id": entry.id,
                "context": entry.context or "",
                "about": _about(project, entry.context or ""),
                "words": str(entry.string),
                "is_outdated": is_outdated(entry),
                "rows": 2 + len(entry.id) // 60,
            }
            for entry in found[:SHOWN_AT_ONCE]
        ]
        values: dict[str, Any] = {
            "code": code,
            "direction": project.direction(code),
            "name": next((thing.title for thing in project.things("languages") if thing.id == code), code),
            "strings": STRINGS,
            "show": show,
            "query": request.one("q"),
            "texts": texts,
            "count": len(found),
            "faults": faults or [],
            **self._undo.told(request),
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
        return Reply("form_strings.html", values, status)


def _is_shown(entry: Entry, show: str, wanted: str) -> bool:
    is_left = not is_translated(entry) or is_outdated(entry)
    words = f"{entry.id} {entry.string}".casefold()
    return (show == _ALL or is_left) and wanted in words


def _about(project: FormProject, context: str) -> str:
    """The thing that a text belongs to: ``actors/lykta/summary`` is about Lykta."""
    parts = context.split("/")
    return project.titles.get(parts[1], "") if len(parts) > 1 else ""


def _change(project: FormProject, request: Request, code: str, path: str) -> FileChange:
    """The file with the words that were sent; what was not sent stays."""
    before = read_text(project.root / path, path)
    catalog = parse_catalog(before, code, path)
    right = set((request.sent or {}).get("right", []))
    for at, (id, context, words, was) in enumerate(_sent_texts(request)):
        entry, new = catalog.get(id, context or None), " ".join(words.split())
        if entry is None or (new == was and str(at) not in right):
            continue
        if " ".join(str(entry.string).split()) != was:
            message = msg("the text has been changed by somebody else meanwhile; open it again")
            raise Problems([Problem(path, 1, message)])
        entry.string = new
        entry.flags.discard("fuzzy")
        entry.previous_id = []
    after = written_catalog(catalog).decode()
    return FileChange(project.root, path, before, after, lambda: _change(project, request, code, path))


def _sent_texts(request: Request) -> Iterator[tuple[str, str, str, str]]:
    """Norwegian words, context, new words and those that were shown, of each text."""
    sent = request.sent or {}
    names = ("id", "context", "words", "was")
    yield from zip(*(sent.get(name, []) for name in names), strict=False)


def _back(change: FileChange) -> FileChange:
    """The way back of a change, with all that others have saved in the file since."""
    now = text_now(change.root, change.path)
    found = merged(change.after, now, change.before, change.path)
    if found.conflicts:
        message = msg("the text has been changed by somebody else meanwhile; open it again")
        raise Problems([Problem(change.path, 1, message)])
    return FileChange(change.root, change.path, now, found.text, lambda: _back(change))
