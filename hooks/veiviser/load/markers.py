"""Markers in the prose: how they are written, and what each of them may name."""

import re
from collections.abc import Callable, Collection, Iterator

from veiviser.model.actor import Section
from veiviser.model.guide import Guide
from veiviser.model.measure import Area
from veiviser.model.message import Message, did_you_mean, msg
from veiviser.model.need import Need
from veiviser.model.page import HandoutName
from veiviser.model.problem import Problem

MARKER = re.compile(r"\{\{ *(?P<name>\w+)(?: +(?P<argument>[\w.-]+))? *\}\}")
BROKEN = re.compile(r"\{\{(?![^{}]*\}\})|\{\{[^{}]*\}\}")
"""What is meant for a marker, once the sound ones are taken out."""
_ANCHOR = re.compile(r"\{ ?#[a-z0-9-]+ ?\}")
BRACE = re.compile(r"[{}]")


def _actors(guide: Guide) -> set[str]:
    return {actor.id for actor in guide.actors}


def _with_a_number(guide: Guide) -> set[str]:
    return {actor.id for actor in guide.actors if actor.phones}


def _figures(guide: Guide) -> set[str]:
    return {figure.id for figure in guide.figures}


def _charts(guide: Guide) -> set[str]:
    return {chart.id for chart in guide.charts}


def _commitments(guide: Guide) -> set[str]:
    return {held.id for held in guide.plan.commitments}


def _procedures(guide: Guide) -> set[str]:
    return {held.id for held in guide.procedures}


def _stories(guide: Guide) -> set[str]:
    return {story.id for story in guide.vignettes}


def _areas(guide: Guide) -> set[str]:
    return {area.value for area in Area}


def _measures(guide: Guide) -> set[str]:
    return {measure.id for measure in guide.measures}


def _documents(guide: Guide) -> set[str]:
    return {work.id for work in guide.documents}


def _citing(guide: Guide) -> set[str]:
    return {work.cited_by for work in guide.documents if work.cited_by}


def _groupings(guide: Guide) -> set[str]:
    return {"area", "department", "status"}


def _sections(guide: Guide) -> set[str]:
    return {section.value for section in Section}


def _needs(guide: Guide) -> set[str]:
    return {need.value for need in Need}


def _handouts(guide: Guide) -> set[str]:
    return {name.value for name in HandoutName}


ARGUMENTS: dict[str, Callable[[Guide], Collection[str]] | None] = {
    "actor": _actors,
    "actors": _sections,
    "call": _actors,
    "changes": None,
    "chart": _charts,
    "commission": None,
    "clients": None,
    "commitment": _commitments,
    "days": None,
    "document": _documents,
    "directory": None,
    "emergency": None,
    "figure": _figures,
    "finder": None,
    "first_numbers": None,
    "handout": _handouts,
    "handouts": None,
    "measure": _measures,
    "measure_filter": None,
    "measures": _areas,
    "measures_by": _groupings,
    "number": _with_a_number,
    "original": None,
    "period": None,
    "phrases": None,
    "procedure": _procedures,
    "progress": None,
    "questions": None,
    "references": _citing,
    "services": _needs,
    "sheets": None,
    "stories": None,
    "story": _stories,
    "terms": None,
    "timeline": None,
}
"""Each marker, and what it can name; None for one that names nothing."""
FOR_WORK_ALONE = {
    *("chart", "figure", "measure", "measure_filter", "measures", "measures_by"),
    *("procedure", "progress", "timeline"),
}
"""Markers that show texts which a language for residents alone is not asked for (``guide.FOR_WORK``)."""


def brace_faults(line: str) -> Iterator[Message]:
    """Braces that are neither a marker nor an anchor, to which Markdown or MkDocs might give a meaning."""
    rest = MARKER.sub("", line)
    for broken in dict.fromkeys(BROKEN.findall(rest)):
        yield msg("'{marker}' is not a marker; write {{{{ name id }}}} on one line", marker=broken)
    if lone := BRACE.search(_ANCHOR.sub("", BROKEN.sub("", rest))):
        yield msg(
            "'{sign}' stands alone; a page has only markers {{{{ … }}}} and anchors {{#…}}", sign=lone[0]
        )


def faulty_markers(markdown: str, path: str, guide: Guide) -> Iterator[Problem]:
    """Markers that do not exist, or that name something that does not."""
    for number, line in enumerate(markdown.split("\n"), 1):
        for found in MARKER.finditer(line):
            if message := _fault(found["name"], found["argument"], guide):
                yield Problem(path, number, message)


def has_marker(markdown: str, name: str) -> bool:
    """Whether a page has a marker of a name."""
    return any(found["name"] == name for found in MARKER.finditer(markdown))


def arguments_of(markdown: str, name: str) -> list[str]:
    """What each marker of a name on a page is about, in order."""
    return [found["argument"] for found in MARKER.finditer(markdown) if found["name"] == name]


def before_marker(markdown: str, name: str) -> str:
    """What stands on a page before its first marker of a name."""
    at = (found.start() for found in MARKER.finditer(markdown) if found["name"] == name)
    return markdown[: next(at, None)]


def _fault(name: str, argument: str | None, guide: Guide) -> Message | None:
    if name not in ARGUMENTS:
        return msg("unknown marker '{name}'{hint}", name=name, hint=did_you_mean(name, ARGUMENTS))
    if (known_in := ARGUMENTS[name]) is None:
        wrong = msg("marker '{name}' takes nothing; write {{{{ {name} }}}}", name=name)
        return wrong if argument else None
    if argument is None:
        return msg("marker '{name}' needs an id after it", name=name)
    if argument in (known := known_in(guide)):
        return None
    hint = did_you_mean(argument, known)
    return msg("marker '{name}' names unknown '{id}'{hint}", name=name, id=argument, hint=hint)
