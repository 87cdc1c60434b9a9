"""Markers in the prose, and what each of them becomes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from veiviser.load.project import Project
from veiviser.model.problem import Problem
from veiviser.render import parts
from veiviser.render.edition import Edition

MARKER = re.compile(r"\{\{ *(?P<name>\w+)(?: +(?P<argument>[\w.-]+))? *\}\}")

Part = Callable[[Edition, str, str], str]
"""Takes the edition, the address of the page and the marker's argument; gives HTML."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a marker needs, and what it becomes."""

    render: Part
    known: Callable[[Project], set[str]] | None = None
    """The arguments it can take; None for a marker that takes none."""


MARKERS: dict[str, Marker] = {
    "actor": Marker(parts.actor_link, parts.actor_ids),
    "call": Marker(parts.call_button, parts.actor_ids),
    "commission": Marker(parts.commission),
    "directory": Marker(parts.directory),
    "emergency": Marker(parts.emergency),
    "figure": Marker(parts.figure, parts.figure_ids),
    "finder": Marker(parts.finder),
    "first_numbers": Marker(parts.first_numbers),
    "measures": Marker(parts.measures, parts.area_names),
    "number": Marker(parts.number_link, parts.callable_ids),
    "period": Marker(parts.period),
    "phrases": Marker(parts.phrases),
    "references": Marker(parts.references),
    "services": Marker(parts.services, parts.need_names),
    "stories": Marker(parts.stories),
    "story": Marker(parts.story, parts.story_ids),
    "terms": Marker(parts.terms),
}


def expand(markdown: str, edition: Edition, page_url: str) -> str:
    """Replaces each marker in a page's Markdown; the markers are known to be sound."""

    def replace(found: re.Match[str]) -> str:
        rendered = MARKERS[found["name"]].render(edition, page_url, found["argument"] or "")
        return re.sub(r"\n\s*\n+", "\n", str(rendered)).strip()

    return MARKER.sub(replace, markdown)


def faulty_markers(markdown: str, path: str, project: Project) -> Iterator[Problem]:
    """Markers that do not exist, or that name something that does not."""
    for number, line in enumerate(markdown.splitlines(), 1):
        for found in MARKER.finditer(line):
            name, argument = found["name"], found["argument"]
            if name not in MARKERS:
                told = f"unknown marker '{name}'{parts.did_you_mean(name, MARKERS)}"
                yield Problem(path, number, told)
                continue
            known = MARKERS[name].known
            if known is None and argument:
                yield Problem(path, number, f"marker '{name}' takes nothing; write {{{{ {name} }}}}")
            elif known is not None and argument not in known(project):
                told = f"marker '{name}' names unknown '{argument}'{parts.did_you_mean(argument, known(project))}"
                yield Problem(path, number, told)
        for broken in re.findall(r"\{\{(?![^{}]*\}\})|\{\{[^{}]*\}\}", MARKER.sub("", line)):
            yield Problem(path, number, f"'{broken}' is not a marker; write {{{{ name id }}}} on one line")
