"""Tells how the house stands: modules and their sizes, rooms with one door, and names that stand twice.

Exit codes: 0, whatever it finds; what must hold is held by tests/test_architecture.py.
"""

import ast
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

HOOKS = Path(__file__).parent.parent / "hooks"
PACKAGE = "veiviser"


def main() -> None:
    sources = {name_of(path): path.read_text("utf-8") for path in sorted((HOOKS / PACKAGE).rglob("*.py"))}
    lines = {name: source.count("\n") for name, source in sources.items()}
    largest = max(lines, key=lines.__getitem__)
    importers = imported_by(sources)
    alone = [name for name in sources if len(importers[name]) == 1]
    twice = names_in_several_modules(sources)
    print(f"modules: {len(sources)}")
    print(f"lines: {sum(lines.values())}")
    print(f"lines of a module: median {median(lines.values()):g}, most {lines[largest]} ({largest})")
    print(f"modules that only one other imports: {len(alone)}")
    for name in alone:
        print(f"  {name} ({lines[name]} lines) by {importers[name][0]}")
    print(f"public names in more than one module: {len(twice)}")
    for name, modules in twice.items():
        print(f"  {name}: {', '.join(modules)}")


def name_of(path: Path) -> str:
    """``veiviser.cli.publishing``; a package by its own name."""
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


def imported_by(sources: dict[str, str]) -> dict[str, list[str]]:
    """For each module those that import it, wherever the import stands."""
    importers: dict[str, list[str]] = defaultdict(list)
    for name, source in sources.items():
        for target in {target for target in imports(source) if target in sources and target != name}:
            importers[target].append(name)
    return importers


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def names_in_several_modules(sources: dict[str, str]) -> dict[str, list[str]]:
    """Functions, classes and constants that more than one module defines, and where."""
    held: dict[str, list[str]] = defaultdict(list)
    for module, source in sources.items():
        for name in Counter(public_names(source)):
            held[name].append(module)
    return {name: modules for name, modules in sorted(held.items()) if len(modules) > 1}


def public_names(source: str) -> Iterator[str]:
    """What a module defines at its top."""
    for node in ast.parse(source).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [
                    each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)
                ]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_"))


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough; at its end Python would write once more, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
