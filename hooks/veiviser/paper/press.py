"""Prints drafts: several at once, and only those that are not already in the cache."""

import io
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from veiviser.model.handout import Handout, handout_path
from veiviser.model.problem import Problem, Problems
from veiviser.paper.sheet import Draft

HERE = Path(__file__).parent
_Told = Callable[[str], None]


def print_drafts(drafts: Iterable[Draft], folder: Path, tell: _Told) -> tuple[Handout, ...]:
    """Prints what ``folder`` lacks, with a line to ``tell`` for each.

    Raises Problems that name handout, language and text for whatever would spoil one of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {cache_key(draft): draft for draft in drafts}
    missing = {key: draft for key, draft in wanted.items() if not _files_exist(folder, key)}
    if problems := list(_print_all(missing, folder, tell)):
        raise Problems(problems)
    return tuple(_finished(draft, key, folder) for key, draft in wanted.items())


def cache_key(draft: Draft) -> str:
    """A hash of all that a finished file follows from: its HTML, the fonts, and the engine."""
    inputs = (handout_path(draft.name, draft.language), draft.version, draft.html, _engine())
    return sha256("\0".join(inputs).encode()).hexdigest()[:32]


@cache
def fonts_digest() -> str:
    """A hash of every font that a handout can be set in."""
    return _digest(sorted((HERE / "fonts").iterdir()))


@cache
def _engine() -> str:
    code = _digest((*sorted((HERE / "pdf").glob("*.py")), HERE / "print_one.py"))
    return f"weasyprint {version('weasyprint')} {code} {fonts_digest()}"


def _digest(paths: Iterable[Path]) -> str:
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in paths)).hexdigest()


def _print_all(missing: dict[str, Draft], folder: Path, tell: _Told) -> Iterator[Problem]:
    if not missing:
        return
    # The engine takes a second to import, so only those pay who need it; the processes inherit it.
    from veiviser.paper.print_one import prepare_worker, print_one

    longest_first = sorted(missing.items(), key=lambda item: -len(item[1].html))
    forking = multiprocessing.get_context("fork")
    with (
        TemporaryDirectory(prefix="veiviser-") as temporary,
        ProcessPoolExecutor(mp_context=forking, initializer=prepare_worker, initargs=(temporary,)) as pool,
    ):
        jobs = {
            pool.submit(print_one, draft, _file(folder, key, "pdf"), _file(folder, key, "png")): draft
            for key, draft in longest_first
        }
        for job in as_completed(jobs):
            path = f"{handout_path(jobs[job].name, jobs[job].language)}.pdf"
            yield from (Problem(path, 1, fault) for fault in job.result())
            tell(path)


def _finished(draft: Draft, key: str, folder: Path) -> Handout:
    content = _file(folder, key, "pdf").read_bytes()
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        pages = len(document)
    return Handout(
        name=draft.name,
        language=draft.language,
        title=draft.title,
        version=draft.version,
        key=key,
        pages=pages,
        bytes=len(content),
    )


def _file(folder: Path, key: str, ending: str) -> Path:
    return folder / f"{key}.{ending}"


def _files_exist(folder: Path, key: str) -> bool:
    return all(_file(folder, key, ending).exists() for ending in ("pdf", "png"))
