"""Files made to use up a machine are refused within small bounds of memory and time."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from made_up_words import whole_miniature

MEMORY = 600_000_000
"""Bytes of address space; the program alone takes some 300 million."""
SECONDS = 20
"""Of a processor's time."""
LAUGHS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10) if n else 'lol'}]\n" for n in range(30))


def check(root: Path) -> tuple[int, str]:
    """What loading a project ends with and says, within the bounds."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    loads = "from pathlib import Path; from veiviser.load.project import load_project"
    catches = "import sys; from veiviser.model.problem import Problems"
    tries = "try: load_project(Path(sys.argv[1]))\nexcept Problems as error: sys.exit(str(error))"
    done = subprocess.run(
        [sys.executable, "-c", f"{loads}; {catches}\n{tries}", root],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bound,
    )
    return done.returncode, done.stderr


def write(text: str | bytes) -> Callable[[Path], None]:
    def writing(path: Path) -> None:
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    return writing


def endless(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def vast(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"- id: a\n")
        file.truncate(50_000_000)


def pile(path: Path) -> None:
    path.write_text("- id: a\n  name: b\n" * 2_000_000, encoding="utf-8")


PLURALS = (
    'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=9999999999; plural=0;\\n"\n\nmsgid "a"\nmsgid_plural "b"\n'
)
BOMBS = {
    "aliases that multiply": ("data/terms.yaml", write(LAUGHS), "uses an alias"),
    "a mapping inside itself": ("data/terms.yaml", write("&a [*a, *a]\n"), "uses an alias"),
    "ten thousand brackets": ("data/terms.yaml", write("[" * 10_000), "lists inside lists"),
    "ten thousand braces": ("data/terms.yaml", write("{a: " * 10_000), "lists inside lists"),
    "ten thousand dashes": ("data/terms.yaml", write("- " * 10_000 + "a\n"), "lists inside lists"),
    "ten thousand questions": ("data/terms.yaml", write("? " * 10_000 + "a\n"), "lists inside lists"),
    "fifty million empty bytes": ("data/terms.yaml", vast, "is larger than"),
    "a file without an end": ("data/terms.yaml", endless, "is larger than"),
    "thirty-six million letters": ("data/terms.yaml", pile, "is larger than"),
    "a page without an end": ("docs/nb/index.md", endless, "is larger than"),
    "a page of links": (
        "docs/nb/index.md",
        write("---\ntitle: a\n---\n" + "[a](" * 200_000),
        "no plain address",
    ),
    "a page of braces": (
        "docs/nb/index.md",
        write("---\ntitle: a\n---\n" + "{{" * 300_000),
        "is not a marker",
    ),
    "a top of brackets": (
        "docs/nb/index.md",
        write(f"---\ntitle: {'[' * 10_000}\n---\n"),
        "lists inside lists",
    ),
    "a catalogue without an end": ("data/translations/ar.po", endless, "is larger than"),
    "more plurals than memory": ("data/translations/ar.po", write(PLURALS), "is not a PO file"),
    "a plural of brackets": (
        "data/translations/ar.po",
        write(PLURALS.replace("9999999999; plural=0", f"2; plural={'(' * 10_000}")),
        "is not a PO file",
    ),
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_file_made_to_use_up_the_machine_is_refused(tmp_path: Path, name: str) -> None:
    root = whole_miniature(tmp_path / "miniature")
    place, plant, told = BOMBS[name]
    plant(root / place)
    code, said = check(root)
    assert (code, "Traceback" in said) == (1, False), said[-2000:]
    assert f"{place}:" in said and told in said


def test_the_sound_project_fits_the_same_bounds(tmp_path: Path) -> None:
    assert check(whole_miniature(tmp_path / "miniature")) == (0, "")
