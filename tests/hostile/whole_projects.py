"""Copies of sound projects that tests may damage, and what becomes of a damage."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builders import link_code
from project import ROOT
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
