"""Copies of a project to be built, so that the project itself and its caches are left alone."""

import re
import shutil
from itertools import count
from pathlib import Path

import yaml

from veiviser.model.phone import PhoneNumber

HOOKS = Path(__file__).parents[1] / "hooks"
OWN = ("data", "docs", "overrides", "mkdocs.yml")
NUMBER = re.compile(r'(?<=- number: ")[^"]+')


def copy_project(root: Path, folder: Path) -> Path:
    """Everything that a build reads, and none of what it has made."""
    folder.mkdir(parents=True)
    for name in OWN:
        source, copy = root / name, folder / name
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            shutil.copyfile(source, copy)
    (folder / "hooks").symlink_to(HOOKS)
    return folder


def keep_languages(root: Path, count: int) -> Path:
    """Leaves the first ``count`` languages in a copy, and nothing of the others."""
    listed = root / "data" / "languages.yaml"
    held = yaml.safe_load(listed.read_text("utf-8"))
    listed.write_text(yaml.safe_dump(held[:count], allow_unicode=True, sort_keys=False), "utf-8")
    for code in (entry["code"] for entry in held[count:]):
        shutil.rmtree(root / "docs" / code)
        for path in (root / "data").glob(f"*/{code}.*"):
            path.unlink()
    return root


class Numbers:
    """Norwegian numbers of eight digits, each given once."""

    def __init__(self, taken: str) -> None:
        self._taken = set(re.sub(r"[^\d\n]", "", taken).split())
        self._candidates = (f"73 {n:06}" for n in count(500000))

    def fresh(self) -> str:
        """Valid, and neither in the data nor given before."""
        for candidate in self._candidates:
            digits = candidate.replace(" ", "")
            number = " ".join(re.findall("..", digits))
            if digits not in self._taken and _is_valid(number):
                return number
        raise LookupError("every number is taken")


def change_a_number(root: Path, number: str) -> None:
    """Writes ``number`` for the one in the middle of a copy's actors, as an editor would."""
    path = root / "data" / "actors.yaml"
    text = path.read_text("utf-8")
    places = list(NUMBER.finditer(text))
    place = places[len(places) // 2]
    path.write_text(text[: place.start()] + number + text[place.end() :], "utf-8")


def _is_valid(number: str) -> bool:
    try:
        PhoneNumber.parse(number)
    except ValueError:
        return False
    return True
