"""Loads the whole guide from a data folder, and tells text editors what its files may hold."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, core_schema

from veiviser.load.entry_faults import entry_problems
from veiviser.load.rules import broken_rules
from veiviser.load.yaml_file import Place, YamlFile, read_changed, read_yaml
from veiviser.model.actor import Actor
from veiviser.model.client import Client
from veiviser.model.figure import Chart, Figure
from veiviser.model.guide import Guide, Vocabulary
from veiviser.model.hours import OpeningHours
from veiviser.model.measure import Measure, Procedure
from veiviser.model.message import msg
from veiviser.model.need import Phrase, Question, SearchWords, Situation
from veiviser.model.phone import PhoneNumber
from veiviser.model.plan import Language, Plan
from veiviser.model.problem import Problem, Problems
from veiviser.model.release import Release
from veiviser.model.source import Document
from veiviser.model.story import Event, Term, Vignette


def _read_by_parse(kind: Any) -> None:
    def schema(cls: Any, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    kind.__get_pydantic_core_schema__ = classmethod(schema)


# The model knows no framework, so the values that are read from text are made known to pydantic here.
for _kind in (PhoneNumber, OpeningHours):
    _read_by_parse(_kind)

_CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)
# Reading the docstrings takes a tenth of a second, and only those who want a schema need them.
_DESCRIBED = ConfigDict(**_CONFIG, use_attribute_docstrings=True, defer_build=True)
_KINDS: dict[str, Any] = {
    "plan": Plan,
    "languages": Language,
    "documents": Document,
    "vocabularies": Vocabulary,
    "actors": Actor,
    "needs": Situation,
    "questions": Question,
    "measures": Measure,
    "terms": Term,
    "vignettes": Vignette,
    "figures": Figure,
    "charts": Chart,
    "timeline": Event,
    "phrases": Phrase,
    "procedures": Procedure,
    "releases": Release,
    "clients": Client,
    "search": SearchWords,
}
BY_LANGUAGE = {"search"}
"""Kinds with a file for each language, in a folder of their name."""
OPTIONAL = {"needs", "procedures", "questions", "charts", "timeline", "releases", "clients"}
"""Files that a project lacks until there is something to put in them."""
_TUPLE: Any = tuple
ADAPTERS = {name: TypeAdapter[Any](_TUPLE[kind, ...], config=_DESCRIBED) for name, kind in _KINDS.items()}
"""One for each data file, by the file's name without its ending; reads a list of entries."""


# A dataclass alone takes no configuration from outside, so each entry is read as a tuple of one.
@cache
def _entry_adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_TUPLE[_KINDS[name]], config=_CONFIG)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The guide in its source language, and the files it came from."""

    guide: Guide
    files: dict[str, YamlFile]
    """By the file's name without its ending."""


def load_guide(data: Path, root: Path | None = None, *, changed: Mapping[str, str] | None = None) -> Loaded:
    """Reads every file in ``data``; messages name files from ``root``.

    ``changed`` holds texts that stand for those of files, by their path from ``root``.
    Raises Problems with everything that is wrong, in all files.
    """
    root, changed = root or data.parent, changed or {}
    problems: list[Problem] = []
    files: dict[str, YamlFile] = {}
    entries: dict[str, tuple[Any, ...]] = {}
    names = [name for name in ADAPTERS if name not in BY_LANGUAGE]
    for name in names:
        path = data / f"{name}.yaml"
        place = path.relative_to(root).as_posix()
        if name in OPTIONAL and place not in changed and not path.exists():
            entries[name] = ()
            continue
        try:
            files[name] = read_changed(changed[place], place) if place in changed else read_yaml(path, place)
        except Problems as error:
            problems.extend(error.problems)
        else:
            entries[name] = read_entries(name, files[name], problems)
    if len(entries) < len(names) or not entries["plan"]:
        raise Problems(problems)
    plan, *_ = entries.pop("plan")
    guide = Guide(plan=plan, **entries)
    problems.extend(broken_rules(guide, files))
    if problems:
        raise Problems(problems)
    return Loaded(guide, files)


def read_entries(name: str, file: YamlFile, problems: list[Problem]) -> tuple[Any, ...]:
    """The model values in a data file; what cannot be read goes to ``problems``, the rest is returned.

    A file holds a list of entries; ``plan`` holds one entry.
    """
    if name == "plan":
        held, around = [file.value], 1
    elif isinstance(file.value, list):
        held, around = file.value, 0
    else:
        problems.append(Problem(file.path, 1, msg("must be a list: each entry starts with '- id:'")))
        return ()
    entry_adapter = _entry_adapter(name)
    entries: list[Any] = []
    for index, entry in enumerate(held):
        try:
            entries.append(entry_adapter.validate_python((entry,))[0])
        except ValidationError as error:
            place: Place = () if around else (index,)
            problems.extend(entry_problems(error, file, place, entry, _KINDS[name]))
    return tuple(entries)


def schemas() -> Iterator[tuple[str, str]]:
    """Yields ``(file name, JSON text)`` for each data file."""
    for name, adapter in ADAPTERS.items():
        schema = adapter.json_schema()
        if name == "plan":
            schema = {**schema["items"], "$defs": schema["$defs"]}
        else:
            schema = {"type": "array", "items": schema["items"], "$defs": schema["$defs"]}
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        yield f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Writes every schema into ``folder``, which is made when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8")
