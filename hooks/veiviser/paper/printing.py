"""Prints every handout, several at once, and only those that are not already in the cache."""

import gc
import multiprocessing
import re
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from veiviser.files import write_whole
from veiviser.model.message import Message
from veiviser.model.page import Handout, handout_path, handouts_in
from veiviser.model.problem import Problem, Problems
from veiviser.paper.content import HandoutSource
from veiviser.paper.prose import PrintSettings, printed_site
from veiviser.paper.sheet import STYLES, Draft, draft
from veiviser.site.whole_site import Site

HERE = Path(__file__).parent
PICTURE_WIDTH = 180
"""In pixels."""
PICTURE_COLOURS = 16
FINISHED = re.compile(r"(?P<key>[0-9a-f]{32})-(?P<pages>[0-9]+)\.pdf")
"""What a finished file is called in the cache. It tells its pages, so that nobody opens it to count them."""


def drafts(site: Site, settings: PrintSettings) -> Iterator[Draft]:
    """Every handout of every language, before it is printed. Raises Problems where one lacks its text."""
    for code, localized in site.localized_sites.items():
        for_paper = printed_site(localized)
        for name in handouts_in(localized.language, localized.links.pages):
            yield draft(HandoutSource(name, for_paper, site.project.prose[code], settings), fonts_digest())


def print_drafts(drafts: Iterable[Draft], folder: Path, tell: Callable[[str], None]) -> tuple[Handout, ...]:
    """Prints what ``folder`` lacks; ``tell`` gets the path of each that is made.

    Raises Problems that name handout, language and text for whatever would spoil one of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {cache_key(draft): draft for draft in drafts}
    held = finished_files(folder)
    missing = {key: draft for key, draft in wanted.items() if key not in held}
    if problems := list(_print_all(missing, folder, tell)):
        raise Problems(problems)
    held = finished_files(folder)
    return tuple(_finished(draft, *held[key]) for key, draft in wanted.items())


def cache_key(draft: Draft) -> str:
    """A hash of all that a finished file follows from: its HTML, the fonts, and the engine."""
    inputs = (handout_path(draft.name, draft.language), draft.version, draft.html, _engine())
    return sha256("\0".join(inputs).encode()).hexdigest()[:32]


def finished_files(folder: Path) -> Mapping[str, tuple[Path, int]]:
    """The PDF and the number of its pages for each key whose files lie in ``folder``."""
    named = ((path, FINISHED.fullmatch(path.name)) for path in folder.iterdir())
    return {
        found["key"]: (path, int(found["pages"]))
        for path, found in named
        if found and path.with_suffix(".png").exists()
    }


@cache
def fonts_digest() -> str:
    """A hash of every font that a handout can be set in."""
    return _digest(sorted((HERE / "fonts").iterdir()))


@cache
def _engine() -> str:
    code = _digest((*sorted((HERE / "pdf").glob("*.py")), Path(__file__)))
    return f"weasyprint {version('weasyprint')} {code} {fonts_digest()}"


def _digest(paths: Iterable[Path]) -> str:
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in paths)).hexdigest()


def _finished(draft: Draft, pdf: Path, pages: int) -> Handout:
    return Handout(
        name=draft.name,
        language=draft.language,
        title=draft.title,
        version=draft.version,
        key=pdf.stem,
        pages=pages,
        bytes=pdf.stat().st_size,
    )


def _print_all(missing: dict[str, Draft], folder: Path, tell: Callable[[str], None]) -> Iterator[Problem]:
    if not missing:
        return
    # The engine takes a second to import, so only those pay who need it; the processes inherit it.
    import veiviser.paper.pdf  # noqa: F401

    longest_first = sorted(missing.items(), key=lambda item: -len(item[1].html))
    forking = multiprocessing.get_context("fork")
    with (
        tempfile.TemporaryDirectory(prefix="veiviser-") as temporary,
        ProcessPoolExecutor(mp_context=forking, initializer=_prepare_worker, initargs=(temporary,)) as pool,
    ):
        jobs = {pool.submit(_print_one, draft, folder, key): draft for key, draft in longest_first}
        for job in as_completed(jobs):
            path = f"{handout_path(jobs[job].name, jobs[job].language)}.pdf"
            yield from (Problem(path, 1, fault) for fault in job.result())
            tell(path)


def _prepare_worker(temporary: str) -> None:
    """Spares a process the search for unused memory during a handout, when nearly all is in use."""
    # The engine removes its fonts when Python ends, which no worker of a pool lives to see.
    tempfile.tempdir = temporary
    gc.freeze()
    gc.disable()


def _print_one(draft: Draft, folder: Path, key: str) -> list[Message]:
    """Writes the PDF and a picture of its first page, or tells the faults of the smallest type."""
    from veiviser.paper.pdf import PdfError, write_pdf

    gc.collect()
    identifier = f"{draft.name.value}-{draft.language}"
    faults: list[Message] = []
    made: dict[float, bytes] = {}

    def fits(size: float) -> bool:
        try:
            made[size] = write_pdf(
                draft.in_size(size), STYLES, identifier=identifier, most_pages=draft.most_pages
            )
        except PdfError as error:
            faults[:] = error.faults
        return size in made

    # What fits in one size fits in all smaller ones: when the largest does not, each try leaves half of them.
    first = 0 if fits(draft.sizes[0]) else bisect_left(draft.sizes, True, 1, key=fits)
    if first == len(draft.sizes):
        return faults
    content = made[draft.sizes[first]]
    pages, picture = _picture(content)
    pdf = folder / f"{key}-{pages}.pdf"
    write_whole(pdf.with_suffix(".png"), picture)
    write_whole(pdf, content)
    return []


def _picture(content: bytes) -> tuple[int, bytes]:
    """How many pages a PDF has, and a small picture of the first."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        pages, sheet = len(document), document[0]
        small = sheet.render(scale=PICTURE_WIDTH / sheet.get_width()).to_pil()
    drawing = BytesIO()
    small.quantize(PICTURE_COLOURS).save(drawing, "png", optimize=True)
    return pages, drawing.getvalue()
