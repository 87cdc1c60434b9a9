"""Whatever happens to a file an editor can change: it loads, or every fault is told with its place."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from remembered import remembering
from whole_projects import Trial, copy_of_this, faults

from damage import damaged_data, damaged_text
from made_up_words import whole_miniature
from project import ROOT
from veiviser.load.guide import ADAPTERS, BY_LANGUAGE, OPTIONAL
from veiviser.load.project import read_project
from veiviser.load.yaml_file import read_yaml
from veiviser.model.message import verbatim
from veiviser.model.problem import Problem, Problems

MINIATURE = ROOT / "tests/miniature"
DATA_FILES = [
    *(("miniature", f"{name}.yaml") for name in ADAPTERS if name not in OPTIONAL | BY_LANGUAGE),
    *(("own", path.name) for path in sorted((ROOT / "data").glob("*.yaml"))),
]
OWN_PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/nb").rglob("*.md"))
SMALL_PAGES = sorted(path.relative_to(MINIATURE).as_posix() for path in (MINIATURE / "docs").rglob("*.md"))
OWN_CATALOGS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.po"))
CASES_OF_DATA = {"miniature": 60, "own": 16}
CASES_OF_TEXT = {"miniature": 60, "own": 10}
CASES_OF_PAGES = {"miniature": 30, "own": 6}
CASES_OF_CATALOGS = {"miniature": 200, "own": 10}


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    folder = tmp_path_factory.mktemp("projects")
    held = {"miniature": whole_miniature(folder / "miniature"), "own": copy_of_this(folder / "own")}
    with remembering():
        yield held


def tried(trial: Trial, damaged: object, cases: int, least: int) -> None:
    """Tries ``cases`` damages, of which at least ``least`` must be so bad that the file is refused."""

    @settings(
        max_examples=cases, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(damaged)  # type: ignore[arg-type]
    def load(content: bytes) -> None:
        trial(content)

    load()
    print(trial)
    assert trial.outcomes.total() >= cases
    assert trial.outcomes["refused"] >= least


def load_waiting(name: str, root: Path) -> None:
    """What is told of the file of a language that waits to be read, and stops nothing until then."""
    if found := [problem for problem in read_project(root).problems if problem.path == name]:
        raise Problems(found)


@pytest.mark.parametrize(("project", "name"), DATA_FILES)
def test_damaged_data_are_told_or_read(projects: dict[str, Path], project: str, name: str) -> None:
    root, cases = projects[project], CASES_OF_DATA[project]
    value = read_yaml(root / "data" / name, name).value
    tried(Trial(root, f"data/{name}"), damaged_data(value), cases, cases // 2)


@pytest.mark.parametrize(("project", "name"), DATA_FILES)
def test_a_damaged_data_file_is_told_or_read(projects: dict[str, Path], project: str, name: str) -> None:
    root, cases = projects[project], CASES_OF_TEXT[project]
    text = (root / "data" / name).read_text("utf-8")
    tried(Trial(root, f"data/{name}"), damaged_text(text), cases, cases // 2)


@pytest.mark.parametrize(
    ("project", "name"),
    [*(("miniature", name) for name in SMALL_PAGES), *(("own", name) for name in OWN_PAGES)],
)
def test_a_damaged_page_is_told_or_read(projects: dict[str, Path], project: str, name: str) -> None:
    root, cases = projects[project], CASES_OF_PAGES[project]
    tried(Trial(root, name), damaged_text((root / name).read_text("utf-8")), cases, cases // 4)


@pytest.mark.parametrize(
    ("project", "name"),
    [("miniature", "data/translations/ar.po"), *(("own", name) for name in OWN_CATALOGS)],
)
def test_a_damaged_catalogue_is_told_or_read(projects: dict[str, Path], project: str, name: str) -> None:
    root, cases = projects[project], CASES_OF_CATALOGS[project]
    waits = Path(name).stem in read_project(root).left_out
    trial = Trial(root, name, partial(load_waiting, name)) if waits else Trial(root, name)
    tried(trial, damaged_text((root / name).read_text("utf-8")), cases, cases // 4)


def test_two_thousand_damages_are_tried() -> None:
    pages = {"miniature": len(SMALL_PAGES), "own": len(OWN_PAGES)}
    tries = sum(CASES_OF_DATA[project] + CASES_OF_TEXT[project] for project, _ in DATA_FILES)
    tries += sum(CASES_OF_PAGES[name] * pages[name] for name in pages)
    tries += CASES_OF_CATALOGS["miniature"] + CASES_OF_CATALOGS["own"] * len(OWN_CATALOGS)
    assert tries >= 2000


@pytest.mark.parametrize(
    "problem",
    [
        Problem("data/none/plan.yaml", 1, verbatim("x")),
        Problem("/etc/passwd", 1, verbatim("x")),
        Problem("mkdocs.yml", 0, verbatim("x")),
        Problem("mkdocs.yml", 9999, verbatim("x")),
        Problem("mkdocs.yml", 1, verbatim(" ")),
        Problem("mkdocs.yml", 1, verbatim("x\x1b[2J")),
        Problem("mkdocs.yml", 1, verbatim("x\u202ey")),
    ],
)
def test_a_problem_nobody_can_use_is_found(problem: Problem) -> None:
    assert list(faults(problem, ROOT))
