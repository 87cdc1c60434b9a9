"""The data of one project as the form needs them, read anew for each request."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from babel import Locale

from veiviser.desk.form_faults import Speech, labels_of
from veiviser.desk.form_fields import Field, Fields
from veiviser.desk.form_things import SORTS, Listed, page_at, thing_at, things
from veiviser.desk.form_words import Choices, norwegian
from veiviser.load.guide import ADAPTERS, BY_LANGUAGE
from veiviser.load.yaml_file import YamlFile, read_yaml
from veiviser.model.message import Message
from veiviser.model.problem import Problem, Problems


@dataclass(frozen=True)
class FormProject:
    """Raises Problems where a file that is asked for cannot be read."""

    root: Path
    translate: Callable[[str], str]

    @cached_property
    def files(self) -> dict[str, YamlFile]:
        """By name, as far as they are there and can be read."""
        found: dict[str, YamlFile] = {}
        for name in ADAPTERS:
            path = self.root / "data" / f"{name}.yaml"
            if name in BY_LANGUAGE or not path.is_file():
                continue
            try:
                found[name] = read_yaml(path, f"data/{name}.yaml")
            except Problems:
                if name == "vocabularies":
                    raise
        return found

    @cached_property
    def choices(self) -> Choices:
        return Choices(self.files, norwegian())

    def fields(self, sort: str) -> tuple[Field, ...]:
        return Fields(norwegian(), self.choices).of_file(sort)

    def things(self, sort: str) -> tuple[Listed, ...]:
        return tuple(things(self.files[sort], sort)) if sort in self.files else ()

    def thing(self, sort: str, id: str) -> Listed | None:
        return next((thing for thing in self.things(sort) if thing.id == id), None)

    def vocabulary(self, name: str) -> dict[str, str]:
        """Labels by word, in their order."""
        return self.choices.labels(name)

    def entry(self, sort: str, id: str) -> dict[str, Any]:
        """What an entry says; nothing where there is none."""
        entries = self.files[sort].value if sort in self.files else ()
        return next((entry for entry in entries if entry.get("id", entry.get("code")) == id), {})

    @property
    def source_language(self) -> str:
        return next(str(held["code"]) for held in self.files["languages"].value if held.get("is_source"))

    @property
    def languages(self) -> list[str]:
        """Their codes."""
        return [thing.id for thing in self.things("languages")]

    def direction(self, code: str) -> str:
        """``rtl`` or ``ltr``."""
        return str(Locale.parse(code).text_direction)

    def document(self, id: str) -> str:
        found = (entry["title"] for entry in self.files["documents"].value if entry["id"] == id)
        return str(next(found, id))

    @cached_property
    def titles(self) -> dict[str, str]:
        return {thing.id: thing.title for sort in SORTS for thing in self.things(sort)}

    def speech(self, sort: str | None = None) -> Speech:
        """How problems are told, where fields are those of ``sort``."""
        labels = dict(labels_of(self.fields(sort))) if sort else {}
        return Speech(norwegian(), self.translate, self.titles, labels)

    def elsewhere(self, problems: list[Problem]) -> list[tuple[Listed | None, str]]:
        """Problems of other things: which thing, or page of text, and what is wrong with it, once each."""
        told = [
            (thing_at(self.files, problem) or page_at(self.root, problem), self.speech()(problem.message))
            for problem in problems
        ]
        return list(dict.fromkeys(told))

    def tell(self, message: Message) -> str:
        return self.speech()(message)

    def collection(self, sort: str) -> tuple[str, str]:
        """What the things of a sort are called together, and one of them."""
        return norwegian().collection(sort)


def source_words(project: FormProject, entry: dict[str, Any]) -> str:
    """Where something stands, and how sure that is, in one line."""
    source = entry.get("source", {})
    where = source.get("url", "").split("://")[-1] or project.document(source.get("document", ""))
    parts = [
        where,
        source.get("place", ""),
        project.vocabulary("confidence").get(entry.get("confidence", ""), ""),
    ]
    return ", ".join(part for part in parts if part)
