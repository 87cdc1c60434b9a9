"""Sound pictures, and files in docs/ that are neither a page nor a picture: all there is published."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from veiviser.load.text_file import read_text
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem, Problems

PICTURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".webp": b"RIFF"}
"""What a picture of each kind begins with."""
DRAWN = {
    *("a", "circle", "clippath", "defs", "desc", "ellipse", "g", "line", "lineargradient", "marker", "mask"),
    *("path", "pattern", "polygon", "polyline", "radialgradient", "rect", "stop", "svg", "symbol", "text"),
    *("title", "tspan", "use"),
}
"""What an SVG may hold: shapes and words, nothing that runs or loads."""
HIDING = (b"Exif\0\0", b"eXIf", b"EXIF", b"tEXt", b"iTXt", b"zTXt", b"http://ns.adobe.com/xap/")
"""Where a picture tells of the camera, the place and the person; each name begins such a part."""
LARGEST_PICTURE = 500_000
"""Bytes; a telephone waits for more."""
DRAWING = "data/city.svg"


def sound_drawing(root: Path) -> tuple[str, list[Problem]]:
    """The drawing of the place, which pages and paper hold in themselves; empty where there is none."""
    path = root / DRAWING
    if not path.exists():
        return "", []
    if fault := _fault_of_drawing(path):
        return "", [Problem(DRAWING, 1, fault)]
    return read_text(path, DRAWING).strip(), []


def is_left_alone(path: Path, folder: Path) -> bool:
    """A name that begins with a dot, or lies below one: what programs keep for themselves."""
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def stray_files(docs: Path, root: Path) -> Iterator[Problem]:
    """Everything that would be published and must not be; pages are read elsewhere."""
    for path in sorted(docs.rglob("*")):
        if is_left_alone(path, docs) or (path.is_dir() and not path.is_symlink()):
            continue
        if fault := _fault(path, docs):
            yield Problem(path.relative_to(root).as_posix(), 1, fault)


def _fault(path: Path, docs: Path) -> Message | None:
    if path.is_symlink() and not path.resolve().is_relative_to(docs.resolve()):
        return msg("is a link that leads out of docs/; put the file itself here")
    if path.suffix == ".md":
        return None
    if path.suffix == ".svg":
        return _fault_of_drawing(path)
    if path.suffix not in PICTURES:
        return msg("only pages (.md) and pictures (.png, .jpg, .webp, .svg) are published; move it elsewhere")
    try:
        content = path.read_bytes()
    except OSError:
        return msg("is no picture; save it anew, or remove it")
    if not content.startswith(PICTURES[path.suffix]):
        return msg("is no picture; save it anew, or remove it")
    if any(name in content for name in HIDING):
        return msg("tells of where and by whom it was taken; save it without metadata")
    if len(content) > LARGEST_PICTURE:
        return msg("is larger than {largest} bytes; save it smaller", largest=f"{LARGEST_PICTURE:,}")
    return None


def _fault_of_drawing(path: Path) -> Message | None:
    try:
        text = read_text(path, path.name)
        # A document type can hold entities without end.
        drawing = ElementTree.fromstring(text) if "<!" not in text.replace("<!--", "") else None
    except (OSError, Problems, ElementTree.ParseError):
        drawing = None
    if drawing is None:
        return msg("is no picture; save it anew, or remove it")
    for element in drawing.iter():
        name = str(element.tag).rpartition("}")[2].lower()
        attributes = {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}
        runs = any(
            key.startswith("on") or "url(" in value.replace("url(#", "") for key, value in attributes.items()
        )
        if name not in DRAWN or runs or not attributes.get("href", "#").startswith("#"):
            return msg("holds more than a drawing ('{name}'); save it as plain SVG, or as PNG", name=name)
    return None
