"""One thing in the form: opened, changed, added, saved."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from veiviser.desk.form_actor import Answers, ToSave, with_answers
from veiviser.desk.form_entry_page import EntryView, fields_shown
from veiviser.desk.form_faults import Told, told_at_fields
from veiviser.desk.form_project import FormProject
from veiviser.desk.form_request import Done, Reply, Request, Undo
from veiviser.desk.form_things import SORTS, entry_of, id_of
from veiviser.desk.form_values import (
    FormDraft,
    draft_of,
    read_draft,
    values_of,
    with_row,
    with_row_moved,
    without_empty_rows,
    without_row,
)
from veiviser.edit.actors import suggested_id
from veiviser.edit.entry import DataFile, Values, added, changed, read_file, removed
from veiviser.edit.saving import FileChange, save
from veiviser.load.yaml_file import parse_yaml
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems

SAVE, ADD, REMOVE, UP, DOWN = "save", "add", "remove", "up", "down"
"""First word of what a button sends as ``do``; the second names a list or a row."""
MOST_WORDS = 5
"""Words of a title that go into a new short name."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The page of one thing, and of one that is to be added."""

    today: date
    undo: Undo
    site: str
    """Address of the site's front page."""

    def one(self, project: FormProject, request: Request, sort: str, id: str) -> Reply:
        file = read_file(project.root, sort)
        held = entry_of(file, id)
        was = held if request.sent is None else _was(request, file)
        return self._answer(self._view(project, request, sort, was), file)

    def new(self, project: FormProject, request: Request, sort: str) -> Reply:
        return self._answer(self._view(project, request, sort, None), read_file(project.root, sort))

    def _view(self, project: FormProject, request: Request, sort: str, was: Values | None) -> EntryView:
        return EntryView(project, request, sort, was, self.today, self.undo, self.site)

    def _answer(self, view: EntryView, file: DataFile) -> Reply:
        request, fields = view.request, fields_shown(view.project, view.sort)
        if request.sent is None:
            return view.reply(draft_of(view.was or {}, fields))
        draft = read_draft(request.sent, fields)
        do, _, name = request.one("do").partition(" ")
        if do == SAVE:
            return self._save(view, file, without_empty_rows(draft, fields))
        # A list that the form never showed is left alone.
        with suppress(KeyError, IndexError, TypeError, ValueError, AttributeError):
            draft = _rearranged(draft, do, name)
        return view.reply(draft, focus=_focus(draft, do, name))

    def _save(self, view: EntryView, file: DataFile, draft: FormDraft) -> Reply:
        sort, was, fields = view.sort, view.was, fields_shown(view.project, view.sort)
        tell = view.project.speech(sort)
        outcome = self._outcome(view, file, values_of(draft, fields, was or {}))
        if outcome.faults:
            faults = {name: [tell(text) for text in held] for name, held in outcome.faults.items()}
            return view.reply(draft, Told(faults))
        id = id_of(sort, outcome.values)
        try:
            change = added(file, outcome.values) if was is None else _changed(file, id, outcome.values, was)
        except Problems as error:
            return view.reply(draft, Told(elsewhere=error.problems))
        try:
            save(change)
        except Problems as error:
            after = parse_yaml(change.after, change.path)
            ids = [id_of(sort, entry) for entry in after.value] if sort != "plan" else []
            place = (ids.index(id),) if ids else ()
            return view.reply(draft, told_at_fields(error.problems, after, place, fields, tell))
        word = ""
        if change.lines:
            back = _way_back(file, id, was, outcome.values)
            word = self.undo.remember(Done(change, back, sort, id, notes=tuple(outcome.notes)))
        return Reply(location=f"/{sort}/{id}/?saved={word}")

    def _outcome(self, view: EntryView, file: DataFile, values: Values) -> ToSave:
        if view.was is None:
            title = str(values.get(SORTS[view.sort].title, ""))
            short = " ".join(title.split()[:MOST_WORDS])
            values = {"id": suggested_id(short, file.ids()) or "uten-navn", **values}
        if view.sort != "actors":
            return ToSave(values)
        return with_answers(view.was, values, Answers.of(view.request.sent or {}), self.today)


def _rearranged(draft: FormDraft, do: str, name: str) -> FormDraft:
    match do:
        case "add":
            return with_row(draft, name)
        case "remove":
            return without_row(draft, name)
        case "up" | "down":
            return with_row_moved(draft, name, -1 if do == UP else 1)
    return draft


def _focus(draft: FormDraft, do: str, name: str) -> str:
    """Where the keyboard goes on after a list has changed."""
    if do == ADD:
        return f"{name}.{len(draft.get(name, ())) - 1}" if "." not in name else name
    return name.rpartition(".")[0] if do == REMOVE else name


def _was(request: Request, file: DataFile) -> Values:
    try:
        was = json.loads(request.one("was"))
    except ValueError:
        was = None
    if not isinstance(was, dict):
        raise Problems(
            [Problem(file.path, 1, msg("the form sent something that is no entry; load the page again"))]
        )
    return was


def _changed(file: DataFile, id: str, values: Values, was: Values) -> FileChange:
    return changed(file, None if file.name == "plan" else id, values, was)


def _way_back(file: DataFile, id: str, was: Values | None, now: Values) -> Any:
    def back() -> FileChange:
        now_there = read_file(file.root, file.name)
        return removed(now_there, id, now) if was is None else _changed(now_there, id, was, now)

    return back
