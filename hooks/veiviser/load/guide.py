"""Loads the whole guide from a data folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from veiviser.load.adapters import ADAPTERS, BY_LANGUAGE, read_entries
from veiviser.load.rules import broken_rules
from veiviser.load.yaml_file import YamlFile, read_changed, read_yaml
from veiviser.model.guide import Guide
from veiviser.model.problem import Problem, Problems

OPTIONAL = {"needs", "procedures", "questions", "charts", "timeline", "releases"}
"""Files that a project lacks until there is something to put in them."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The guide in its source language, and the files it came from."""

    guide: Guide
    files: dict[str, YamlFile]
    """By the file's name without its ending."""


def load_guide(data: Path, root: Path | None = None, *, changed: Mapping[str, str] | None = None) -> Loaded:
    """Reads every file in ``data``; messages name files from ``root``.

    ``changed`` holds texts that stand for those of files, by their path from ``root``.
    Raises Problems with everything that is wrong, in all files.
    """
    root, changed = root or data.parent, changed or {}
    problems: list[Problem] = []
    files: dict[str, YamlFile] = {}
    entries: dict[str, tuple[Any, ...]] = {}
    names = [name for name in ADAPTERS if name not in BY_LANGUAGE]
    for name in names:
        path = data / f"{name}.yaml"
        place = path.relative_to(root).as_posix()
        if name in OPTIONAL and place not in changed and not path.exists():
            entries[name] = ()
            continue
        try:
            files[name] = read_changed(changed[place], place) if place in changed else read_yaml(path, place)
        except Problems as error:
            problems.extend(error.problems)
        else:
            entries[name] = read_entries(name, files[name], problems)
    if len(entries) < len(names) or not entries["plan"]:
        raise Problems(problems)
    plan, *_ = entries.pop("plan")
    guide = Guide(plan=plan, **entries)
    problems.extend(broken_rules(guide, files))
    if problems:
        raise Problems(problems)
    return Loaded(guide, files)
