"""The lines at the top of a page that tell what it is called and how it looks."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from veiviser.load.yaml_file import parse_yaml
from veiviser.model.message import Message, did_you_mean, msg
from veiviser.model.problem import Problem, Problems

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""As MkDocs finds it."""
PAGE_NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md")
WORDS = {"title", "description"}
"""Fields that are translated."""
SWITCHES = {"exit", "explain"}
"""Fields that are true or false."""
MOVED = "redirect_from"
"""What the page was called before: file names in the language's folder, as links name them."""
_FIELDS = {*WORDS, *SWITCHES, MOVED, "template"}
FIRST_LINE = 2
"""Line of the first field."""


@lru_cache(maxsize=1000)
def front_matter(markdown: str) -> Mapping[str, Any]:
    """The fields of a page as MkDocs reads them, to which "yes" is a truth and 2026 a number.

    Nothing for a page without any, or whose fields ``faulty_front_matter`` refuses.
    """
    found = FRONT_MATTER.match(markdown)
    if found is None:
        return {}
    try:
        # First ours, which ends at brackets without end; MkDocs' would follow them to the end of its stack.
        parse_yaml(found[1], "", FIRST_LINE)
        fields = yaml.load(found[1], Loader=yaml.CSafeLoader)
    except (Problems, yaml.YAMLError, ValueError):
        return {}
    if not isinstance(fields, dict):
        return {}
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}


def is_for_residents(markdown: str) -> bool:
    """Whether a page is for residents: its own page template says so."""
    return "template" in front_matter(markdown)


def without_front_matter(markdown: str) -> str:
    """A page from its heading on."""
    return FRONT_MATTER.sub("", markdown)


def page_settings(markdown: str) -> dict[str, str]:
    """The front matter of a page but for its words, each value as it is written."""
    fields = front_matter(markdown)
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in fields.items()
        if name not in WORDS
    }


def faulty_front_matter(markdown: str, path: str, templates: Path) -> Iterator[Problem]:
    """Fields that the site would not understand.

    ``templates`` is the folder of page templates; without it no name of a template is wrong.
    """
    found = FRONT_MATTER.match(markdown)
    if found is None:
        return
    try:
        file = parse_yaml(found[1], path, FIRST_LINE)
    except Problems as error:
        yield from error.problems
        return
    if not isinstance(file.value, dict):
        yield Problem(path, FIRST_LINE, msg("the top of the page must be lines such as 'title: …'"))
        return
    fields = front_matter(markdown)
    if not fields:
        yield Problem(path, FIRST_LINE, msg("the top of the page cannot be read; put each value in quotes"))
        return
    for field, written in file.value.items():
        if message := _fault(field, written, fields.get(field), templates):
            yield Problem(path, file.line((field,)), message)


def _fault(field: str, written: Any, read: Any, templates: Path) -> Message | None:
    if field not in _FIELDS:
        hint = did_you_mean(field, _FIELDS)
        return msg("'{field}' is not a field at the top of a page; remove it{hint}", field=field, hint=hint)
    if field == MOVED:
        names = read if isinstance(read, list) else [None]
        if not all(isinstance(name, str) and PAGE_NAME.fullmatch(name) for name in names):
            return msg("'{field}' must be a list of old file names: [gammel.md]", field=field)
        return None
    if field in SWITCHES and not isinstance(read, bool):
        return msg("'{field}' must be true or false", field=field)
    if field not in SWITCHES and not isinstance(read, str):
        return msg("'{field}' must be text; write it in quotes", field=field)
    if "{" in str(read) or "}" in str(read):
        return msg("'{field}' stands where no marker works; write the words themselves", field=field)
    if field == "template":
        known = [path.name for path in templates.glob("*.html")]
        if known and written not in known:
            hint = did_you_mean(written, known)
            return msg("there is no page template '{value}'; remove the line{hint}", value=written, hint=hint)
    return None
