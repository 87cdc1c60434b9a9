"""Reads what people type when they search, a file a language in ``data/search``."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from veiviser.load.guide import read_entries
from veiviser.load.pages import ANCHOR, Prose
from veiviser.load.yaml_file import YamlFile, read_yaml
from veiviser.model.guide import Guide
from veiviser.model.message import did_you_mean, msg
from veiviser.model.need import SearchWords
from veiviser.model.page import PageName
from veiviser.model.problem import Problem, Problems

Asked = Mapping[str, tuple[str, ...]]
"""What people type, by ``#service``, ``page.md`` or ``page.md#anchor``."""


def load_search_words(root: Path, guide: Guide, prose: Prose) -> Asked:
    """Those of one language; a language without a file has none. Raises Problems."""
    path = root / "data" / "search" / f"{prose.code}.yaml"
    if not path.exists():
        return {}
    file = read_yaml(path, path.relative_to(root).as_posix())
    problems: list[Problem] = []
    entries = read_entries("search", file, problems)
    if not problems:
        problems.extend(_misplaced(entries, file, guide, prose))
    if problems:
        raise Problems(problems)
    return {entry.target: entry.also_asked_as for entry in entries}


def _misplaced(
    entries: tuple[SearchWords, ...], file: YamlFile, guide: Guide, prose: Prose
) -> Iterator[Problem]:
    """Entries that lead nowhere, or where another entry leads."""
    services = [actor.id for actor in guide.actors]
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if (entry.service is None) == (entry.page is None):
            message = msg("write 'service' or 'page', one of them, so that the words lead to one place")
            yield Problem(file.path, file.line((index,)), message)
        elif entry.target in seen:
            message = msg("'{target}' stands twice; put its words into one list", target=entry.target)
            yield Problem(file.path, file.line((index,)), message)
        elif entry.service is not None and entry.service not in services:
            hint = did_you_mean(entry.service, services)
            message = msg("'{service}' is no service{hint}", service=entry.service, hint=hint)
            yield Problem(file.path, file.line((index, "service")), message)
        elif entry.page is not None:
            yield from _unknown_page(entry.page, file, index, prose, guide)
        seen.add(entry.target)


def _unknown_page(page: str, file: YamlFile, index: int, prose: Prose, guide: Guide) -> Iterator[Problem]:
    name, _, anchor = page.partition("#")
    place = file.line((index, "page"))
    if name not in prose.pages:
        hint = did_you_mean(name, prose.pages)
        yield Problem(file.path, place, msg("there is no page '{page}'{hint}", page=name, hint=hint))
    elif anchor and anchor not in (anchors := _anchors(name, prose, guide)):
        hint = did_you_mean(anchor, anchors)
        message = msg("'{page}' has no anchor '{anchor}'{hint}", page=name, anchor=anchor, hint=hint)
        yield Problem(file.path, place, message)


def _anchors(name: str, prose: Prose, guide: Guide) -> list[str]:
    """Those of a page's headings, and of the entries that its markers are filled with."""
    filled: Mapping[str, Sequence[str]] = {
        PageName.QUESTIONS: [question.id for question in guide.questions],
        PageName.STORIES: [f"historie-{story.id}" for story in guide.vignettes],
    }
    return [*ANCHOR.findall(prose.pages[name]), *filled.get(name, ())]
