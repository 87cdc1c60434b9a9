"""Builds the same pages with MkDocs and with ProperDocs, which goes on where MkDocs has stopped.

Exit codes: 0 every file is the same, byte for byte; 1 some differ, each of which is named.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

GENERATORS = ("mkdocs", "properdocs")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project (default: here)")
    root = parser.parse_args(arguments).root.resolve()
    with TemporaryDirectory() as folder:
        built = {name: Path(folder, name) for name in GENERATORS}
        for name, site in built.items():
            if said := _build(name, root, site):
                print(f"{name} does not build the pages:\n{said}", file=sys.stderr)
                return 1
        found = list(differences(*built.values()))
        count = sum(path.is_file() for path in built["mkdocs"].rglob("*"))
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        print(f"{count} files: the same from {' and '.join(GENERATORS)}")
    return 1 if found else 0


def differences(one: Path, other: Path) -> Iterator[str]:
    """A line for each file that only one folder has, or that differs."""
    names = [
        {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()} for folder in (one, other)
    ]
    for name in sorted(names[0] ^ names[1]):
        yield f"{name}: only from {one.name if name in names[0] else other.name}"
    for name in sorted(names[0] & names[1]):
        first, second = (folder.joinpath(name).read_bytes() for folder in (one, other))
        if first != second:
            line = _first_difference(first.splitlines(), second.splitlines())
            yield f"{name}:{line}: differs between {one.name} and {other.name}"


def _first_difference(first: list[bytes], second: list[bytes]) -> int:
    """The number of the first line that differs, counted from 1."""
    pairs = enumerate(zip(first, second, strict=False), 1)
    return next((number for number, (a, b) in pairs if a != b), min(len(first), len(second)) + 1)


def _build(name: str, root: Path, site: Path) -> str:
    """What the generator says where it fails or warns, else nothing."""
    program = Path(sys.executable).with_name(name)
    command = [program, "build", "--strict", "--quiet", "--config-file", "mkdocs.yml", "--site-dir", site]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr or f"it ended with {done.returncode}"


if __name__ == "__main__":
    sys.exit(main())
