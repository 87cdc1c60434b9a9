"""A project that is sound from data to prose, or everything that is wrong with it."""

from pathlib import Path

from veiviser.load.project import Project, load_project
from veiviser.model.problem import Problem, Problems
from veiviser.site.markers import faulty_markers


def sound_project(root: Path, *, is_draft: bool = False) -> Project:
    """Loads the project below ``root`` and checks its prose against its data. Raises Problems.

    A draft may lack translations.
    """
    project = load_project(root, is_draft=is_draft)
    problems: list[Problem] = []
    for prose in project.prose.values():
        for name, markdown in prose.pages.items():
            problems.extend(faulty_markers(markdown, f"{prose.folder}/{name}", project))
    if problems:
        raise Problems(problems)
    return project
