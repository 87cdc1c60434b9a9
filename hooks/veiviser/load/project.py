"""Everything a build starts from: data, translations and prose of every language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from veiviser.load.catalog import (
    Translations,
    broken_translations,
    lacking_translations,
    read_catalog,
    translations_of,
)
from veiviser.load.extraction import wanted_strings
from veiviser.load.guide import Loaded, load_guide
from veiviser.load.pages import Prose, differing_anchors, differing_settings, load_prose, missing_pages
from veiviser.model.guide import Guide
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """A sound project, ready to be rendered."""

    root: Path
    guide: Guide
    """In the source language."""
    translations: Mapping[str, Translations]
    """By language code, in the languages' order; the source language among them."""
    prose: Mapping[str, Prose]

    @property
    def source(self) -> str:
        """Code of the source language."""
        return next(language.code for language in self.guide.languages if language.is_source)


def load_project(root: Path, *, is_draft: bool = False) -> Project:
    """Reads ``data/``, ``docs/`` and the strings of ``overrides/`` below ``root``.

    In a draft the source's words stand for those that are not translated yet. Raises Problems with everything
    that is wrong in any of them.
    """
    loaded = load_guide(root / "data", root)
    guide = loaded.guide
    problems: list[Problem] = []
    wanted = wanted_strings(guide, root / "overrides")
    translations: dict[str, Translations] = {}
    prose: dict[str, Prose] = {}
    for language in guide.languages:
        code = language.code
        try:
            prose[code] = load_prose(root / "docs", code, root)
        except Problems as error:
            problems.extend(error.problems)
        if language.is_source:
            translations[code] = Translations(code)
            continue
        path = root / "data" / "translations" / f"{code}.po"
        name = path.relative_to(root).as_posix()
        try:
            catalog = read_catalog(path, name)
        except Problems as error:
            problems.extend(error.problems)
        else:
            problems.extend(broken_translations(catalog, wanted, name))
            if not is_draft:
                problems.extend(lacking_translations(catalog, wanted, name))
            translations[code] = translations_of(catalog, code)
    if len(prose) < len(guide.languages):
        raise Problems(problems)
    project = Project(root=root, guide=guide, translations=translations, prose=prose)
    problems.extend(unknown_chapters(loaded, prose[project.source]))
    for code, pages in prose.items():
        problems.extend(missing_pages(pages))
        if code != project.source:
            problems.extend(differing_anchors(prose[project.source], pages))
            problems.extend(differing_settings(prose[project.source], pages))
    if problems:
        raise Problems(problems)
    return project


def unknown_chapters(loaded: Loaded, source: Prose) -> Iterator[Problem]:
    """Measures that name a section of the plan which no page has."""
    file = loaded.files["measures"]
    for index, measure in enumerate(loaded.guide.measures):
        for at, number in enumerate(measure.chapters):
            if number not in source.chapters:
                message = msg(
                    "measure '{measure}' names chapter '{number}', but no heading in {folder} has {anchor}",
                    measure=measure.id,
                    number=number,
                    folder=source.folder,
                    anchor=f"{{#kapittel-{number.replace('.', '-')}}}",
                )
                yield Problem(file.path, file.line((index, "chapters", at)), message)
