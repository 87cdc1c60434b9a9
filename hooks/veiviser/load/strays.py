"""Files in docs/ that are neither a page nor a sound picture, and the drawing of the place."""

from collections.abc import Collection, Iterator
from pathlib import Path

from veiviser.load.pictures import PUBLISHED, fault_of_drawing, published_picture
from veiviser.load.text_file import read_text
from veiviser.model.message import Message, ParseError, msg
from veiviser.model.problem import Problem

DRAWING = "data/city.svg"


def sound_drawing(root: Path) -> tuple[str, list[Problem]]:
    """The drawing of the place, which pages and paper hold in themselves; empty where there is none."""
    path = root / DRAWING
    if not path.exists():
        return "", []
    if fault := fault_of_drawing(path):
        return "", [Problem(DRAWING, 1, fault)]
    return read_text(path, DRAWING).strip(), []


def is_left_alone(path: Path, folder: Path) -> bool:
    """A name that begins with a dot, or lies below one: what programs keep for themselves."""
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def stray_files(docs: Path, root: Path, codes: Collection[str]) -> Iterator[Problem]:
    """Everything that would be published and must not be, and pages that belong to no language.

    ``codes`` are those of the languages, whose pages are read elsewhere.
    """
    for path in sorted(docs.rglob("*")):
        if is_left_alone(path, docs) or (path.is_dir() and not path.is_symlink()):
            continue
        if fault := _fault(path, docs, codes):
            yield Problem(path.relative_to(root).as_posix(), 1, fault)


def _fault(path: Path, docs: Path, codes: Collection[str]) -> Message | None:
    if path.is_symlink() and not path.resolve().is_relative_to(docs.resolve()):
        return msg("is a link that leads out of docs/; put the file itself here")
    if path.suffix == ".md":
        folder = path.relative_to(docs).parts[0]
        return None if folder in codes else msg("lies in no language's folder, and nobody sees it; move it")
    if path.suffix != path.suffix.lower() and path.suffix.lower() in {*PUBLISHED, ".md"}:
        return msg(
            "the file's name must end in '{end}', in small letters; rename it", end=path.suffix.lower()
        )
    if path.suffix not in PUBLISHED:
        return msg("only pages (.md) and pictures (.png, .jpg, .webp, .svg) are published; move it elsewhere")
    try:
        published_picture(path)
    except ParseError as error:
        return error.message
    return None
