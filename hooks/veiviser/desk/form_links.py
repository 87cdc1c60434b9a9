"""Where in the form a task on the desk is done."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from veiviser.desk.form import ADDRESS
from veiviser.desk.form_prose import PROSE
from veiviser.desk.form_strings import STRINGS
from veiviser.desk.form_things import thing_at
from veiviser.load.yaml_file import YamlFile
from veiviser.todo.task import Task

FIELDS_OF_PILES = {
    "checks": "check-by",
    "conflicts": "settle-0",
    "ending": "expires",
    "unreviewed": "publish_unreviewed",
    "promises": "commitments",
}
"""Anchor of the field that a pile's tasks are about."""
_PAGE = re.compile(r"docs/(?P<page>[a-z]{2}/.+)\.md")
_CATALOG = re.compile(r"data/translations/(?P<code>[a-z]{2})\.po")


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
