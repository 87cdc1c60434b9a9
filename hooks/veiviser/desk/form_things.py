"""The things that the form opens: what each is known by, and where a reader meets it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from veiviser.desk.form_words import norwegian
from veiviser.edit.entry import DataFile, Values
from veiviser.load.front_matter import front_matter
from veiviser.load.text_file import read_text
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
    markers: tuple[str, ...] = ()
    """Those that name one in the prose."""


SORTS = {
    "actors": Sort("name", "tjenester/#{id}", ("actor", "call", "number")),
    "measures": Sort("title", "plan/tiltak/#tiltak-{number}", ("measure",)),
    "needs": Sort("words", "hjelp/"),
    "questions": Sort("question", "sporsmal/#{id}"),
    "terms": Sort("name", "ord/#{id}"),
    "vignettes": Sort("title", "historier/#historie-{id}", ("story",)),
    "phrases": Sort("words", "hjelp/"),
    "figures": Sort("what", "", ("figure",)),
    "charts": Sort("title", "", ("chart",)),
    "procedures": Sort("title", "ansatte/", ("procedure",)),
    "timeline": Sort("title", ""),
    "documents": Sort("title", "", ("document", "references")),
    "languages": Sort("name", "{code}/"),
    "vocabularies": Sort("id", ""),
    "plan": Sort("title", "plan/"),
}
"""By the data file's name without its ending."""
PROSE = "sider"
"""Stands for a sort in addresses of pages of text."""
_PAGE = re.compile(r"docs/(?P<id>(?P<code>[a-z]{2})/.+)\.md")
ONLY_CHANGED = {"plan", "languages", "vocabularies"}
"""Sorts whose things are neither added nor deleted in the form: more than their entry goes with them."""


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
    for entry in value if isinstance(value, list) else (value,):
        title = str(entry.get(SORTS[sort].title, ""))
        yield Listed(
            sort=sort,
            id=id_of(sort, entry),
            title=norwegian().said("Vocabulary", title) if sort == "vocabularies" else title,
            section=str(entry.get("section", "")) if sort == "actors" else "",
        )


def id_of(sort: str, entry: Values) -> str:
    """The id, or a language's code; the plan, of which there is one, is called by its sort."""
    return str(entry.get("id", entry.get("code", sort)))


def thing_at(files: dict[str, YamlFile], problem: Problem) -> Listed | None:
    """The entry that a problem is told of; None where it is another file."""
    name = Path(problem.path).stem
    if name not in SORTS or problem.path != f"data/{name}.yaml" or name not in files:
        return None
    held = None
    for at, thing in enumerate(things(files[name], name)):
        if name != "plan" and files[name].line((at,)) > problem.line:
            break
        held = thing
    return held


def page_at(root: Path, problem: Problem) -> Listed | None:
    """The page of text that a problem is told of; None where it is another file, or cannot be read."""
    found = _PAGE.fullmatch(problem.path)
    if found is None:
        return None
    try:
        title = front_matter(read_text(root / problem.path, problem.path)).get("title", found["id"])
    except (OSError, Problems):
        return None
    return Listed(sort=PROSE, id=found["id"], title=f"{title} ({found['code']})")


def entry_of(file: DataFile, id: str) -> Values:
    """What an entry says. Raises Problems where there is none."""
    if file.name == "plan" and id == "plan":
        return file.entry(None)
    if id not in file.ids():
        raise not_there(file, id)
    return file.entry(id)


def not_there(file: DataFile, id: str) -> Problems:
    """Told for an id that no entry has any more."""
    message = msg("'{id}' is not there; it may have been deleted", id=id)
    return Problems([Problem(file.path, 1, message)])
