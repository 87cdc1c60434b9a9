"""The lines at the top of a page that tell what it is called and how it looks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from veiviser.load.yaml_file import parse_yaml
from veiviser.model.message import Message, did_you_mean, msg
from veiviser.model.problem import Problem, Problems

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
WORDS = {"title", "description"}
"""Fields that are translated."""
SWITCHES = {"exit", "explain"}
"""Fields that are true or false."""
FIELDS = {*WORDS, *SWITCHES, "template", "section"}
FIRST_LINE = 2
"""Line of the first field."""


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
    try:
        # As MkDocs reads it, to which "yes" is a truth and 2026 a number.
        read = yaml.load(found[1], Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        yield Problem(path, FIRST_LINE, msg("the top of the page cannot be read; put each value in quotes"))
        return
    for field, value in file.value.items():
        if message := _fault(field, value, read.get(field), templates):
            yield Problem(path, file.line((field,)), message)


def _fault(field: str, value: Any, read: Any, templates: Path) -> Message | None:
    if field not in FIELDS:
        hint = did_you_mean(field, FIELDS)
        return msg("'{field}' is not a field at the top of a page; remove it{hint}", field=field, hint=hint)
    if field in SWITCHES and not isinstance(read, bool):
        return msg("'{field}' must be true or false", field=field)
    if field not in SWITCHES and not isinstance(read, str):
        return msg("'{field}' must be text; write it in quotes", field=field)
    known = [path.name for path in templates.glob("*.html")]
    if field == "template" and known and value not in known:
        hint = did_you_mean(value, known)
        return msg("there is no page template '{value}'; remove the line{hint}", value=value, hint=hint)
    return None
