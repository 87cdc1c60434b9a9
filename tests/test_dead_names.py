"""Everything that is named is asked for: no field, function or constant stands for nobody."""

import ast
import re
from collections.abc import Iterator
from itertools import chain

from project import ROOT

HOOKS = ROOT / "hooks"
TEMPLATES = {".html", ".jinja", ".xml"}
STATEMENT = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
ASKED_BY_OTHERS = {
    # By libraries, in classes of theirs.
    *("daemon_threads", "emit", "handle_data", "handle_endtag", "handle_error", "handle_starttag"),
    *("list_templates", "log_message", "extendMarkdown", "TableLabels"),
    # By the tests alone: the library's answer, with which that of the reader's browser is compared.
    "is_open_at",
    # By nobody yet: the data mark what is history, and no page shows the mark.
    "is_history",
}


def named(source: str) -> Iterator[str]:
    """Names that a module gives at its top and in its classes; words of enums are data."""
    tree = ast.parse(source)
    for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))):
        if isinstance(scope, ast.ClassDef) and any(ast.unparse(base) == "Enum" for base in scope.bases):
            continue
        for node in scope.body:
            match node:
                case ast.AnnAssign(target=ast.Name(id=name)) | ast.ClassDef(name=name):
                    yield name
                case ast.FunctionDef(name=name, decorator_list=marks):
                    if not any(isinstance(mark, ast.Call) for mark in marks):
                        yield name
                case ast.Assign(targets=targets):
                    yield from (target.id for target in targets if isinstance(target, ast.Name))


def asked_for(source: str) -> Iterator[str]:
    """Names that a module reads, also those that it has as text."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name, ctx=ast.Load()) | ast.Name(id=name, ctx=ast.Load()):
                yield name
            case ast.alias(name=name):
                yield name.rpartition(".")[2]
            case ast.Constant(value=str(name)) if name.isidentifier():
                yield name


def asked_for_by_template(text: str) -> Iterator[str]:
    for statement in STATEMENT.findall(text):
        yield from re.findall(r"\w+", statement)


def dead_names(modules: dict[str, str], templates: list[str]) -> list[str]:
    """``module name`` of each name that nobody asks for."""
    asked = set(chain.from_iterable(map(asked_for, modules.values())))
    asked |= set(chain.from_iterable(map(asked_for_by_template, templates))) | ASKED_BY_OTHERS
    return [
        f"{module} {name}"
        for module, source in modules.items()
        for name in named(source)
        # Commands are found by their names.
        if name not in asked and not name.startswith("__") and not (module.startswith("cli/"))
    ]


def test_every_name_is_asked_for() -> None:
    package = HOOKS / "veiviser"
    modules = {
        path.relative_to(package).as_posix(): path.read_text("utf-8") for path in package.rglob("*.py")
    }
    modules["mkdocs_events.py"] = (HOOKS / "mkdocs_events.py").read_text("utf-8")
    templates = [
        path.read_text("utf-8")
        for folder in (ROOT / "overrides", package)
        for path in folder.rglob("*")
        if path.suffix in TEMPLATES
    ]
    assert dead_names(modules, templates) == []


def test_a_field_that_no_template_prints_is_found() -> None:
    planted = {
        "site/a.py": "class View:\n  lists: int\n  filters: int\n  @property\n  def first(self): ...\n",
        "site/b.py": "LIMIT = 2\ndef view():\n    return View(lists=1, filters=2)\n",
        "site/c.py": "from b import view\nclass Kind(Enum):\n    SOME = 1\nkind = Kind\n",
    }
    assert dead_names(planted, ["<p>filters</p>{{ view.lists }} {% if kind %}"]) == [
        "site/a.py filters",
        "site/a.py first",
        "site/b.py LIMIT",
    ]
