"""The house stands as it is drawn: imports go one way, modules are small, each layer does its own work."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from project import ROOT
from tools.house import names_in_several_modules

PACKAGE = ROOT / "hooks/veiviser"
LAYERS = {
    "files": 0,
    "markup": 0,
    "model": 0,
    "templates": 0,
    "load": 1,
    "messages": 1,
    "edit": 2,
    "site": 2,
    "paper": 3,
    "export": 3,
    "checks": 3,
    "build": 4,
    "release": 5,
    "todo": 6,
    "desk": 7,
    "cli": 8,
}
"""A layer imports itself and lower ones; those at the same height do not know each other."""
MODEL_MAY_IMPORT = {"phonenumbers", "opening_hours"}
MKDOCS_ADAPTER = "build/mkdocs_build.py"
MOST_LINES = 220
HTML_TAG = re.compile(
    r"</?(?:a|p|b|i|ul|ol|li|dl|dt|dd|div|span|h[1-6]|table|t[rhd]|section|nav|bdi|script|style|img|br)[\s>/]"
)
PAGE_FILE = re.compile(r'"((?:[a-z0-9-]+/)*[a-z0-9-]+\.md)"')
OF_ONE_PLACE = re.compile(r"Trondheim|Trøndelag|\bROSA\b", re.IGNORECASE)


def modules() -> list[str]:
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def source_of(module: str) -> str:
    return (PACKAGE / module).read_text("utf-8")


def imports(source: str) -> Iterator[str]:
    """The full name of each module that a source text imports, wherever the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def layer(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def imports_that_go_the_wrong_way(module: str, source: str) -> Iterator[str]:
    own = layer(module)
    for name in imports(source):
        if name.startswith("."):
            yield f"{name} is relative"
        if name.startswith("veiviser."):
            other = name.split(".")[1]
            if other != own and LAYERS[other] >= LAYERS[own]:
                yield f"{own} imports {other}"


def strangers_in_the_model(module: str, source: str) -> Iterator[str]:
    if layer(module) == "model":
        tops = {name.split(".")[0] for name in imports(source)}
        yield from sorted(tops - set(sys.stdlib_module_names) - MODEL_MAY_IMPORT - {"veiviser"})


def mkdocs_outside_its_adapter(module: str, source: str) -> Iterator[str]:
    if module != MKDOCS_ADAPTER:
        yield from (name for name in imports(source) if name.split(".")[0] == "mkdocs")


def names_of_standard_modules(module: str, source: str) -> Iterator[str]:
    """A module named like one of Python's own hides it as soon as its folder is on the path."""
    name = Path(module).stem
    if name in set(sys.stdlib_module_names) - {"__init__", "__main__"}:
        yield name


def too_many_lines(module: str, source: str) -> Iterator[str]:
    if (lines := source.count("\n")) > MOST_LINES:
        yield f"{lines} lines"


def html_in_python(module: str, source: str) -> Iterator[str]:
    """Tags in texts of the program; docstrings may speak of them."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield from (found.strip() for found in HTML_TAG.findall(node.value + " "))


def places_by_name(module: str, source: str) -> Iterator[str]:
    yield from OF_ONE_PLACE.findall(source)


def pages_by_file_name(module: str, source: str) -> Iterator[str]:
    """Pages of prose that are named outside their enum; the notes of a release are no page."""
    if module not in {"model/page.py", "release/publication.py"}:
        yield from PAGE_FILE.findall(source)


def lacks_a_docstring(module: str, source: str) -> Iterator[str]:
    if ast.get_docstring(ast.parse(source)) is None:
        yield "no docstring says what the module is for"


RULES = (
    imports_that_go_the_wrong_way,
    strangers_in_the_model,
    mkdocs_outside_its_adapter,
    names_of_standard_modules,
    too_many_lines,
    html_in_python,
    places_by_name,
    pages_by_file_name,
    lacks_a_docstring,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_stands_as_drawn(rule: object) -> None:
    broken = {module: found for module in modules() if (found := list(rule(module, source_of(module))))}  # type: ignore[operator]
    assert not broken


@pytest.mark.parametrize(
    ("rule", "module", "source", "found"),
    [
        (
            imports_that_go_the_wrong_way,
            "load/a.py",
            "from veiviser.site.whole_site import Site",
            ["load imports site"],
        ),
        (imports_that_go_the_wrong_way, "model/a.py", "import veiviser.load.guide", ["model imports load"]),
        (
            imports_that_go_the_wrong_way,
            "export/a.py",
            "from veiviser.paper import x",
            ["export imports paper"],
        ),
        (
            imports_that_go_the_wrong_way,
            "site/a.py",
            "def f():\n    from veiviser.cli import main",
            ["site imports cli"],
        ),
        (imports_that_go_the_wrong_way, "model/a.py", "from . import actor", [". is relative"]),
        (imports_that_go_the_wrong_way, "site/a.py", "from veiviser.load.guide import load_guide", []),
        (strangers_in_the_model, "model/a.py", "import re, pydantic, phonenumbers", ["pydantic"]),
        (strangers_in_the_model, "load/a.py", "import pydantic", []),
        (
            mkdocs_outside_its_adapter,
            "build/a.py",
            "from mkdocs.config import load_config",
            ["mkdocs.config"],
        ),
        (mkdocs_outside_its_adapter, MKDOCS_ADAPTER, "import mkdocs", []),
        (names_of_standard_modules, "site/calendar.py", "", ["calendar"]),
        (too_many_lines, "model/a.py", "\n" * 221, ["221 lines"]),
        (html_in_python, "site/a.py", "x = f'<a href=\"{y}\">'", ["<a"]),
        (html_in_python, "site/a.py", "x = '</div>'", ["</div>"]),
        (html_in_python, "site/a.py", '"""Speaks of <div> alone."""\nx = 1 < 2', []),
        (places_by_name, "checks/a.py", "# Only in Trondheim", ["Trondheim"]),
        (places_by_name, "checks/a.py", "ROSA = 1; prosa = 2", ["ROSA"]),
        (pages_by_file_name, "site/a.py", 'x = "hjelp.md", "plan/tiltak.md"', ["hjelp.md", "plan/tiltak.md"]),
        (pages_by_file_name, "model/page.py", 'HELP = "hjelp.md"', []),
        (lacks_a_docstring, "model/a.py", "x = 1", ["no docstring says what the module is for"]),
    ],
)
def test_a_planted_fault_is_found(rule: object, module: str, source: str, found: list[str]) -> None:
    assert list(rule(module, source)) == found  # type: ignore[operator]


def test_a_public_name_stands_in_one_module() -> None:
    """Whoever looks for a name meets one thing; what a module keeps to itself has an underscore."""
    assert not names_in_several_modules({module: source_of(module) for module in modules()})


def test_a_name_in_two_modules_is_found() -> None:
    planted = {
        "site/a.py": "PLACE: str = ''\nclass Kind: ...\n_own = 1",
        "load/b.py": "PLACE, OTHER = 1, 2\n_own = 1",
        "desk/c.py": "class Kind: ...\nfrom veiviser.load.b import OTHER",
    }
    assert names_in_several_modules(planted) == {
        "Kind": ["site/a.py", "desk/c.py"],
        "PLACE": ["site/a.py", "load/b.py"],
    }


def test_every_layer_has_its_place() -> None:
    assert {layer(module) for module in modules()} - {"__init__"} <= set(LAYERS)


def test_every_file_beside_the_code_is_free_of_places_too() -> None:
    texts = {".html", ".css", ".js", ".xml", ".txt", ".conf", ".json"}
    files = [path for path in PACKAGE.rglob("*") if path.suffix in texts]
    assert not {path.name for path in files if OF_ONE_PLACE.search(path.read_text("utf-8"))}


def test_the_templates_and_scripts_of_the_site_are_free_of_places() -> None:
    files = [
        path for path in (ROOT / "overrides").rglob("*") if path.suffix in {".html", ".css", ".js", ".xml"}
    ]
    assert not {path.name for path in files if OF_ONE_PLACE.search(path.read_text("utf-8"))}


def test_only_one_file_of_the_hooks_knows_mkdocs() -> None:
    assert [path.name for path in (ROOT / "hooks").glob("*.py")] == ["mkdocs_events.py"]
    assert not (ROOT / "hooks/__init__.py").exists()


def test_the_readme_names_every_room() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rooms = {module.split("/")[0] for module in modules() if "/" in module}
    assert {room for room in rooms if f"\n| `hooks/veiviser/{room}` | " not in readme} == set()


def test_what_is_checked_by_command_is_not_promised_of_a_build() -> None:
    """Whoever reads the README learns which checks bind: those of a build are in the build itself."""
    used = {(layer(module), name) for module in modules() for name in imports(source_of(module))}
    asking = {room for room, name in used if name.startswith("veiviser.checks")}
    assert asking - {"checks"} == {"cli", "desk", "todo"}
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "\n| `hooks/veiviser/checks` | what is asked of a built site by command: " in readme
