"""The things that the form opens: what each is known by, and where a reader meets it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from veiviser.edit.entry import DataFile
from veiviser.load.yaml_file import YamlFile
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems


@dataclass(frozen=True, slots=True)
class Sort:
    """Things of one sort, in one data file."""

    title: str
    """The field that tells them apart."""
    address: str
    """Where a reader meets one, from the site's front page; ``{id}`` and other fields stand in braces."""


SORTS = {
    "actors": Sort("name", "tjenester/#{id}"),
    "measures": Sort("title", "plan/tiltak/#tiltak-{number}"),
    "terms": Sort("name", "ord/#{id}"),
    "vignettes": Sort("title", ""),
}
"""By the data file's name without its ending."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """One entry, as lists and messages name it."""

    sort: str
    id: str
    title: str
    section: str = ""
    """Word of the vocabulary by which a long list is divided."""


def things(file: DataFile | YamlFile, sort: str) -> Iterator[Listed]:
    """In the order of the file."""
    value = file.yaml.value if isinstance(file, DataFile) else file.value
    for entry in value if isinstance(value, list) else ():
        yield Listed(
            sort=sort,
            id=str(entry.get("id", entry.get("code", ""))),
            title=str(entry.get(SORTS[sort].title, "")),
            section=str(entry.get("section", "")) if sort == "actors" else "",
        )


def thing_at(files: dict[str, YamlFile], problem: Problem) -> Listed | None:
    """The entry that a problem is told of; None where it is another file."""
    name = Path(problem.path).stem
    if name not in SORTS or problem.path != f"data/{name}.yaml" or name not in files:
        return None
    held = None
    for at, thing in enumerate(things(files[name], name)):
        if files[name].line((at,)) > problem.line:
            break
        held = thing
    return held


def not_there(file: DataFile, id: str) -> Problems:
    """Told for an id that no entry has any more."""
    message = msg("'{id}' is not there; it may have been deleted", id=id)
    return Problems([Problem(file.path, 1, message)])
