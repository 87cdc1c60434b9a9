"""Copies of sound projects that tests may damage, and a quick way to load one again and again."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from builders import link_code
from project import ROOT
from veiviser.load import guide, pages, project
from veiviser.load.project import load_project
from veiviser.messages import translator
from veiviser.model.problem import Problem, Problems

LINE_END = re.compile(rb"\r\n|\n|\r")


def copy_of_this(root: Path) -> Path:
    """This project's own data and prose."""
    root.mkdir(parents=True)
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copy(ROOT / "mkdocs.yml", root)
    link_code(root)
    return root


@dataclass
class Trial:
    """Loads one project with a file damaged in many ways, and counts what becomes of it."""

    root: Path
    name: str
    """The file, from the project's root."""
    load: Callable[[Path], object] = load_project
    outcomes: Counter[str] = field(default_factory=Counter)

    def __call__(self, content: bytes) -> None:
        path = self.root / self.name
        sound = path.read_bytes()
        path.write_bytes(content)
        try:
            self.load(self.root)
        except Problems as error:
            self.outcomes["refused"] += 1
            assert error.problems
            assert [fault for problem in error.problems for fault in faults(problem, self.root)] == []
        else:
            self.outcomes["accepted"] += 1
        finally:
            path.write_bytes(sound)

    def __str__(self) -> str:
        return f"{self.name}: {self.outcomes['refused']} refused, {self.outcomes['accepted']} accepted"


def faults(problem: Problem, root: Path) -> Iterator[str]:
    """What an editor could not use in a problem."""
    path = root / problem.path
    if Path(problem.path).is_absolute() or not path.parent.is_dir():
        yield f"no place: {problem.path}"
    last = len(LINE_END.findall(path.read_bytes())) + 2 if path.is_file() else 1
    if not 1 <= problem.line <= last:
        yield f"{problem.path} has no line {problem.line}"
    for language in ("en", "nb"):
        said = problem.said(translator(language)).removeprefix(f"{problem.path}:{problem.line}: ")
        if not said.strip():
            yield "says nothing"
        if not said.isprintable() and not said.replace("\xa0", "").isprintable():
            yield f"would disturb a terminal: {said!r}"


@contextmanager
def remembering() -> Iterator[None]:
    """Reads each file but once as long as it stays the same, so that only the damaged one costs time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guide, "read_yaml", _once_for_each_content(guide.read_yaml))
        patch.setattr(project, "read_catalog", _once_for_each_content(project.read_catalog))
        for rule in ("unsafe_prose", "faulty_front_matter"):
            patch.setattr(pages, rule, _once_for_each_text(getattr(pages, rule)))
        patch.setattr(project, "load_guide", _once_for_each_folder_of_data(project.load_guide))
        patch.setattr(project, "strings_of_project", cache(project.strings_of_project))
        patch.setattr(project, "wanted_strings", _once_for_each_value(project.wanted_strings))
        yield


def _once_for_each_content(read: Callable[[Path, str], Any]) -> Callable[[Path, str], Any]:
    held: dict[tuple[Path, bytes], Any] = {}

    def reading(path: Path, name: str) -> Any:
        if not path.is_file():
            return read(path, name)
        key = (path, path.read_bytes())
        if key not in held:
            value = read(path, name)
            if sum(known == path for known, _ in held) > 1:
                return value
            held[key] = value
        return held[key]

    return reading


def _once_for_each_folder_of_data(load: Callable[..., Any]) -> Callable[..., Any]:
    held: dict[tuple[bytes, ...], Any] = {}

    def loading(data: Path, root: Path, **options: Any) -> Any:
        key = tuple(path.read_bytes() for path in sorted(data.glob("*.yaml")))
        if key not in held:
            held[key] = load(data, root, **options)
        return held[key]

    return loading


def _once_for_each_value(make: Callable[..., Any]) -> Callable[..., Any]:
    held: dict[tuple[Any, ...], tuple[Any, Any]] = {}

    def making(value: Any, folder: Path, **options: Any) -> Any:
        # What stands in the templates is the same in every trial.
        key = (id(value), options.get("for_residents"))
        if key not in held:
            # The value is kept too, so that no other gets its identity.
            held[key] = value, make(value, folder, **options)
        return held[key][1]

    return making


def _once_for_each_text(check: Callable[..., Iterator[Problem]]) -> Callable[..., list[Problem]]:
    held: dict[tuple[Any, ...], list[Problem]] = {}

    def checking(*arguments: Any) -> list[Problem]:
        if arguments not in held:
            held[arguments] = list(check(*arguments))
        return held[arguments]

    return checking
