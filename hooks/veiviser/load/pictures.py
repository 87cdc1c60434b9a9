"""Pictures as they are published: no larger than a telephone needs, and without what cameras tell in them."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from veiviser.load.text_file import read_text
from veiviser.model.message import Message, ParseError, msg
from veiviser.model.problem import Problems

SAVED_AS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
"""What a picture is saved as, by the end of its name."""
PUBLISHED = {*SAVED_AS, ".svg"}
"""How the names of pictures end."""
DRAWN = {
    *("a", "circle", "clippath", "defs", "desc", "ellipse", "g", "line", "lineargradient", "marker", "mask"),
    *("path", "pattern", "polygon", "polyline", "radialgradient", "rect", "stop", "svg", "symbol", "text"),
    *("title", "tspan", "use"),
}
"""What an SVG may hold: shapes and words, nothing that runs or loads."""
LARGEST_SOURCE = 30_000_000
"""Bytes of a picture that is opened at all."""
LARGEST_PICTURE = 300_000
"""Bytes of a picture that is published; a telephone waits for more."""
WIDEST = 1600
"""Pixels of the longest side of a picture that is published."""
PICTURE_LINK = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<address>[^)\s]+)(?P<title>[^)]*)\)")
"""How a page shows a picture."""
NO_PICTURE = msg("is no picture; save it anew, or remove it")
_UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:px)?")
"""Of a drawing that says itself how large it is; per cent and the like are of what it stands in."""
_UNKNOWN = (0, 0)
_DECLARATION = re.compile(r"<!(?!--)\[?\w*")
"""Begins what is neither a shape nor a comment; a document type can hold entities without end."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as readers get it."""

    content: bytes
    width: int
    """Pixels; 0 where a drawing does not say it, and then its height is 0 too."""
    height: int


def picture_place(code: str, page: str, address: str) -> str:
    """Where the picture lies from ``docs/`` that a page of a language shows under ``address``."""
    return posixpath.normpath(posixpath.join(code, posixpath.dirname(page), address))


def pictures_of(code: str, page: str, markdown: str) -> Iterator[str]:
    """Places of the pictures that a page shows."""
    for found in PICTURE_LINK.finditer(markdown):
        yield picture_place(code, page, found["address"])


def published_picture(path: Path) -> Picture:
    """The picture in a file. Raises ParseError for what is no sound picture."""
    try:
        held = path.stat()
    except OSError as error:
        raise ParseError(NO_PICTURE) from error
    return _published(path, held.st_mtime_ns, held.st_size)


def smaller_picture(content: bytes, kind: str) -> Picture:
    """At most so wide and so large as is set, as ``kind``: one of SAVED_AS. Raises ParseError.

    Nothing goes along but what is seen: no place, camera or person.
    """
    try:
        with Image.open(BytesIO(content)) as opened:
            if kind == "JPEG":
                opened.draft("RGB", (WIDEST, WIDEST))
            picture = _in_plain_colours(ImageOps.exif_transpose(opened), kind)
    except _UNREADABLE as error:
        raise ParseError(NO_PICTURE) from error
    side = WIDEST
    while True:
        picture.thumbnail((side, side))
        file = BytesIO()
        picture.save(file, kind, **({"optimize": True} if kind == "PNG" else {"quality": 82}))
        if file.tell() <= LARGEST_PICTURE:
            return Picture(file.getvalue(), *picture.size)
        side = max(picture.size) * 4 // 5


def fault_of_drawing(path: Path) -> Message | None:
    """Why an SVG is not published."""
    try:
        _drawing(path)
    except ParseError as error:
        return error.message
    return None


@lru_cache(maxsize=200)
def _published(path: Path, _changed: int, size: int) -> Picture:
    """The same file is read once; a preview asks for it at each save."""
    if path.suffix == ".svg":
        drawing = _drawing(path)
        box = drawing.get("viewBox", "").replace(",", " ").split()[2:]
        sides = box or [drawing.get(side, "") for side in ("width", "height")]
        lengths = [float(found[1]) for side in sides if (found := _LENGTH.fullmatch(side))]
        width, height = map(round, lengths) if len(lengths) == len(_UNKNOWN) else _UNKNOWN
        return Picture(path.read_bytes(), width, height)
    if size > LARGEST_SOURCE:
        message = msg("is larger than {largest} bytes; save it smaller", largest=f"{LARGEST_SOURCE:,}")
        raise ParseError(message)
    kind = SAVED_AS[path.suffix]
    content = path.read_bytes()
    try:
        with Image.open(BytesIO(content)) as opened:
            is_as_named = opened.format in (kind, "MPO" if kind == "JPEG" else kind)
    except _UNREADABLE as error:
        raise ParseError(NO_PICTURE) from error
    if not is_as_named:
        raise ParseError(NO_PICTURE)
    return smaller_picture(content, kind)


def _in_plain_colours(picture: Image.Image, kind: str) -> Image.Image:
    """As browsers show it, with its transparency where the format can have one, and nothing else."""
    if profile := picture.info.get("icc_profile"):
        with suppress(ImageCms.PyCMSError):
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            picture = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB")) or picture
    if picture.mode.startswith("I"):
        # 65,536 shades of grey, of which converting would keep the 256 darkest.
        picture = picture.point(lambda shade: shade / 256, "L")
    is_seen_through = "A" in picture.getbands() or "transparency" in picture.info
    plain = picture.convert("RGBA" if is_seen_through and kind != "JPEG" else "RGB")
    # What stands here would be written again, comments and profiles among it.
    plain.info = {}
    return plain


def _drawing(path: Path) -> ElementTree.Element:
    try:
        text = read_text(path, path.name)
        if declared := _DECLARATION.search(text):
            raise ParseError(_more_than_drawn(declared[0]))
        drawing = ElementTree.fromstring(text)
    except (OSError, Problems, ElementTree.ParseError) as error:
        raise ParseError(NO_PICTURE) from error
    for element in drawing.iter():
        name = str(element.tag).rpartition("}")[2].lower()
        attributes = {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}
        runs = any(
            key.startswith("on") or "url(" in value.replace("url(#", "") for key, value in attributes.items()
        )
        if name not in DRAWN or runs or not attributes.get("href", "#").startswith("#"):
            raise ParseError(_more_than_drawn(name))
    return drawing


def _more_than_drawn(name: str) -> Message:
    return msg("holds more than a drawing ('{name}'); save it as plain SVG, or as PNG", name=name)
