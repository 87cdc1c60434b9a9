"""Changes pages of prose, and adds pictures to them."""

import shutil
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from veiviser.edit.round_trip import rewritten
from veiviser.edit.saving import FileChange, save_checked, text_now
from veiviser.load.front_matter import FRONT_MATTER, without_front_matter
from veiviser.load.pictures import smaller_picture
from veiviser.load.project import read_project
from veiviser.load.yaml_file import parse_yaml
from veiviser.model.message import ParseError, msg
from veiviser.model.problem import Problem, Problems


def page_names(root: Path, code: str) -> list[str]:
    """Pages of a language from its folder, without their ending: ``plan/tiltak``."""
    folder = root / "docs" / code
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md"))


def page_path(code: str, name: str) -> str:
    """From the project's root."""
    return f"docs/{code}/{name}.md"


def digest_of_page(text: str) -> str:
    """A short name for what a page says."""
    return sha256(text.encode()).hexdigest()[:16]


def with_words(text: str, path: str, title: str, description: str, body: str) -> str:
    """A page with other words; its settings stay. Raises Problems where its top cannot be read."""
    body = body.replace("\r\n", "\n").strip("\n")
    found = FRONT_MATTER.match(text)
    top = found[1] if found else ""
    held = parse_yaml(top, path).value if found else {}
    now = held | {name: words for name, words in (("title", title), ("description", description)) if words}
    top = rewritten(top, path, "page", now) if now != held else top
    return f"---\n{top}---\n\n{body}\n" if top else f"{body}\n"


def body_of(text: str) -> str:
    return without_front_matter(text).strip("\n")


def changed_page(root: Path, path: str, after: str, was: str) -> FileChange:
    """Raises Problems where the page says something else than ``was``, its digest when it was opened."""
    before = text_now(root, path)
    if digest_of_page(before) != was:
        message = msg("the page has been changed by somebody else meanwhile; open it again")
        raise Problems([Problem(path, 1, message)])
    return FileChange(root, path, before, after, lambda: changed_page(root, path, after, was))


def check_page(change: FileChange) -> None:
    """Raises Problems with what would be wrong with the page; other pages' faults are their own."""
    found = problems_with(change.root, {change.path: change.after.encode()})
    if faults := [problem for problem in found if problem.path == change.path]:
        raise Problems(faults)


def save_page(change: FileChange) -> None:
    """Raises Problems as ``check_page`` does, and then writes nothing."""
    save_checked(change, check_page)


def no_such(path: str, id: str) -> Problems:
    """Told where somebody asks for a text that is gone."""
    return Problems([Problem(path, 1, msg("'{id}' is not there; it may have been deleted", id=id))])


def problems_with(root: Path, changed: Mapping[str, bytes]) -> Iterator[Problem]:
    """All that would be wrong with the project if files held something else."""
    with TemporaryDirectory(prefix="veiviser-") as folder:
        copy = Path(folder)
        for name in ("data", "docs"):
            shutil.copytree(root / name, copy / name, symlinks=True)
        for name in ("overrides", ".cache"):
            (copy / name).symlink_to((root / name).resolve())
        for path, content in changed.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(content)
            if not content:
                (copy / path).unlink()
        yield from read_project(copy).problems


def sound_picture(content: bytes) -> bytes:
    """A JPEG as it will be published. Raises Problems for what is no picture."""
    try:
        return smaller_picture(content, "JPEG").content
    except ParseError as error:
        raise Problems([Problem("docs", 1, msg("this is no picture; choose a JPEG or PNG"))]) from error
