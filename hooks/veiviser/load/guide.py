"""Loads the whole guide from a data folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from veiviser.load.adapters import ADAPTERS, read_entries
from veiviser.load.rules import broken_rules
from veiviser.load.yaml_file import YamlFile, read_yaml
from veiviser.model.guide import Guide
from veiviser.model.problem import Problem, Problems

OPTIONAL = {"releases"}
"""Files that a project lacks until there is something to put in them."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The guide in its source language, and the files it came from."""

    guide: Guide
    files: dict[str, YamlFile]
    """By the file's name without its ending."""


def load_guide(data: Path, root: Path | None = None) -> Loaded:
    """Reads every file in ``data``; messages name files from ``root``.

    Raises Problems with everything that is wrong, in all files.
    """
    root = root or data.parent
    problems: list[Problem] = []
    files: dict[str, YamlFile] = {}
    entries: dict[str, tuple[Any, ...]] = {}
    for name in ADAPTERS:
        path = data / f"{name}.yaml"
        if name in OPTIONAL and not path.exists():
            entries[name] = ()
            continue
        try:
            files[name] = read_yaml(path, path.relative_to(root).as_posix())
        except Problems as error:
            problems.extend(error.problems)
        else:
            entries[name] = read_entries(name, files[name], problems)
    if len(entries) < len(ADAPTERS) or not entries["plan"]:
        raise Problems(problems)
    plan, *_ = entries.pop("plan")
    guide = Guide(plan=plan, **entries)
    problems.extend(broken_rules(guide, files))
    if problems:
        raise Problems(problems)
    return Loaded(guide, files)
