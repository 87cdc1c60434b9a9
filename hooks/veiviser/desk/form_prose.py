"""Pages of prose in the form: Markdown with a preview beside it, and pictures with their alternative text."""

import re
from datetime import date
from http import HTTPStatus
from typing import Any

from markdown import Markdown

from veiviser.desk.form_project import FormProject
from veiviser.desk.form_request import Done, Reply, Request, Undo
from veiviser.desk.form_things import PROSE
from veiviser.edit.actors import suggested_id
from veiviser.edit.prose import (
    body_of,
    changed_page,
    digest_of_page,
    no_such,
    page_names,
    page_path,
    save_page,
    sound_picture,
    with_words,
)
from veiviser.edit.saving import text_now
from veiviser.edit.translating import accept
from veiviser.files import write_durably
from veiviser.load.front_matter import front_matter
from veiviser.load.markers import MARKER
from veiviser.load.text_file import read_text
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems
from veiviser.site.markdown_extensions import TypedLists

EXTENSIONS = ("attr_list", "tables", "def_list", "pymdownx.details", "toc", TypedLists())
"""Those of mkdocs.yml that a draft needs."""
MOST_LETTERS = 80
"""Of the words that a fault is shown by."""
_PICTURE, _ALT = "picture", "alt"


class ProsePages:
    def __init__(self, today: date, undo: Undo, site: str) -> None:
        self._today, self._undo, self._site = today, undo, site

    def all(self, project: FormProject, request: Request) -> Reply:
        languages = [(thing.id, thing.title) for thing in project.things("languages")]
        groups = [(code, name, _titles(project, code)) for code, name in languages]
        return Reply("form_pages.html", {"groups": groups, "pages": PROSE})

    def one(self, project: FormProject, request: Request, id: str) -> Reply:
        code, _, name = id.partition("/")
        path = page_path(code, name)
        if code not in project.languages or name not in page_names(project.root, project.source_language):
            raise no_such(path, name)
        held = text_now(project.root, path)
        if request.sent is None:
            return self._page(project, request, id, held)
        return self._save(project, request, id, held)

    def preview(self, project: FormProject, request: Request) -> Reply:
        """What stands in the text field, as a page without the site's look."""
        text = request.one("body").replace("\r\n", "\n")
        shown = Markdown(extensions=EXTENSIONS).convert(MARKER.sub(_marker_in_words(project), text))
        return Reply("form_preview.html", {"shown": shown, "code": request.one("code") or "nb"})

    def _save(self, project: FormProject, request: Request, id: str, held: str) -> Reply:
        code, _, name = id.partition("/")
        path, body, after = page_path(code, name), request.one("body"), held
        pictures: dict[str, bytes] = {}
        try:
            if content := request.files.get(_PICTURE):
                taken = [beside.stem for beside in (project.root / path).parent.glob("*.jpg")]
                picture = _picture_name(request.one(_ALT), path, taken)
                pictures[picture] = sound_picture(content)
                body = f"{body.rstrip()}\n\n![{request.one(_ALT).strip()}]({picture})\n"
            title, description = request.one("title").strip(), request.one("description").strip()
            base = held or text_now(project.root, page_path(project.source_language, name))
            after = with_words(base, path, title, description, body)
            change = changed_page(project.root, path, after, request.one("was"))
            for picture, content in pictures.items():
                write_durably((project.root / path).with_name(picture), content)
            save_page(change)
        except Problems as error:
            for picture in pictures:
                (project.root / path).with_name(picture).unlink(missing_ok=True)
            return self._page(project, request, id, held, error.problems, after)
        if role := request.one("by"):
            accept(project.root, path, role, self._today)
        word = ""
        if change.lines:
            done = Done(
                change,
                lambda: changed_page(project.root, path, held, digest_of_page(after)),
                PROSE,
                id,
                save=save_page,
            )
            word = self._undo.remember(done)
        return Reply(location=f"/{PROSE}/{id}/?saved={word}")

    def _page(
        self,
        project: FormProject,
        request: Request,
        id: str,
        held: str,
        faults: list[Problem] | None = None,
        tried: str = "",
    ) -> Reply:
        code, _, name = id.partition("/")
        is_read, fields, source = request.sent is None, front_matter(held), project.source_language
        body = body_of(held) if is_read else request.one("body").replace("\r\n", "\n")
        values: dict[str, Any] = {
            "pages": PROSE,
            "id": id,
            "code": code,
            "direction": project.direction(code),
            "title": fields.get("title", name) if is_read else request.one("title"),
            "description": fields.get("description", "") if is_read else request.one("description"),
            "body": body,
            "was": digest_of_page(held) if is_read else request.one("was"),
            "faults": [(_near(tried, problem), project.tell(problem.message)) for problem in faults or ()],
            "alt": request.one(_ALT),
            "source": _source_of(project, name) if code != source else "",
            "roles": project.vocabulary("role") if code != source else {},
            **self._undo.told(request),
            "page": f"{self._site}{'' if code == source else code + '/'}{_address(name)}",
        }
        return Reply("form_prose.html", values, HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK)


def _titles(project: FormProject, code: str) -> list[tuple[str, str]]:
    found = []
    for name in page_names(project.root, code):
        path = page_path(code, name)
        try:
            title = front_matter(read_text(project.root / path, path)).get("title", name)
        except Problems:
            title = name
        found.append((name, str(title)))
    return sorted(found, key=lambda page: page[1].casefold())


def _source_of(project: FormProject, name: str) -> str:
    path = page_path(project.source_language, name)
    return body_of(read_text(project.root / path, path)) if (project.root / path).is_file() else ""


def _address(name: str) -> str:
    """``hjelp/`` for ``hjelp``, ``plan/`` for ``plan/index``."""
    return "" if name == "index" else f"{name.removesuffix('index').removesuffix('/')}/"


def _near(text: str, problem: Problem) -> str:
    """The words that a problem stands at, for a person who counts no lines."""
    lines = text.split("\n")
    return lines[problem.line - 1].strip()[:MOST_LETTERS] if 1 < problem.line <= len(lines) else ""


def _picture_name(alt: str, path: str, taken: list[str]) -> str:
    """One that no picture ``taken`` has, which would be lost."""
    short = suggested_id(" ".join(alt.split()[:4]), taken)
    if not short:
        message = msg("write what the picture shows, for those who cannot see it")
        raise Problems([Problem(path, 1, message)])
    return f"{short}.jpg"


def _marker_in_words(project: FormProject) -> Any:
    def words(found: re.Match[str]) -> str:
        id = found["argument"] or ""
        numbers = (phone["number"] for phone in project.entry("actors", id).get("phones", []))
        return f"**{next(numbers, project.titles.get(id, id) or found['name'])}**"

    return words
