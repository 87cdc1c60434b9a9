"""The project as it will be once released, in a folder of its own.

A release leaves languages out and adds itself to the data. Both are written here first, so that everything
that is made from the data follows, and nothing of the project changes until all is well.
"""

import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from veiviser.load.guide import Loaded, load_guide
from veiviser.load.yaml_file import YamlFile
from veiviser.model.problem import Problems

COPIED = {"data", "docs", "mkdocs.yml"}
"""What a release may differ in; the rest of the project is only read."""


@contextmanager
def staging_copy(root: Path, leave_out_unreviewed: bool) -> Iterator[Path]:
    """A folder that looks like ``root``, perhaps without the languages that nobody has read."""
    loaded = _loaded(root) if leave_out_unreviewed else None
    languages = loaded.guide.languages if loaded else ()
    codes = {held.code for held in languages if not held.is_reviewed and not held.is_source}
    (root / ".cache").mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        copy = Path(folder).resolve()
        for entry in root.iterdir():
            if entry.name not in COPIED:
                (copy / entry.name).symlink_to(entry.resolve())
        shutil.copyfile(root / "mkdocs.yml", copy / "mkdocs.yml")
        shutil.copytree(root / "data", copy / "data")
        shutil.copytree(root / "docs", copy / "docs", ignore=_only_below(root / "docs", codes))
        if loaded and codes:
            _take_out(copy, loaded.files["languages"], codes)
        yield copy


def _loaded(root: Path) -> Loaded | None:
    """None where the data are unsound, for which the gate is there to tell."""
    try:
        return load_guide(root / "data", root)
    except Problems:
        return None


def _only_below(docs: Path, codes: Collection[str]) -> Callable[[str, list[str]], set[str]]:
    def ignored(folder: str, names: list[str]) -> set[str]:
        return set(codes) & set(names) if Path(folder) == docs else set()

    return ignored


def _take_out(root: Path, file: YamlFile, codes: Collection[str]) -> None:
    """Blanks the entries of languages, so that the lines of the others stay where they are."""
    path = root / file.path
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    starts = [file.line((index,)) for index in range(len(file.value))] + [len(lines) + 1]
    for entry, start, end in zip(file.value, starts, starts[1:], strict=False):
        if entry["code"] in codes:
            lines[start - 1 : end - 1] = [""] * (end - start)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
