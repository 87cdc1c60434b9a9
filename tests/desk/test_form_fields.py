"""The form has every field of the model, in Norwegian, with the choices that the data files allow."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest
from babel.messages.pofile import read_po
from decap import fields_of

from project import ROOT
from veiviser.desk.form_entries import COLLECTIONS
from veiviser.desk.form_fields import Field
from veiviser.desk.form_settings import decap_config
from veiviser.desk.form_words import PO_FILE, FormWords, norwegian
from veiviser.load.rules import LABELLED
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide
from veiviser.model.measure import Measure
from veiviser.model.story import Term, Vignette

MODELS = {"actors": Actor, "measures": Measure, "terms": Term, "vignettes": Vignette}


def differences(model: type, form: list[Field], path: str = "") -> Iterator[str]:
    """Fields that a model has and a form lacks, or the other way round, at any depth."""
    held = {field["name"]: field for field in form}
    hints = get_type_hints(model)
    names = {field.name for field in fields(model) if field.init}
    yield from (f"{path}{name}" for name in sorted(names ^ held.keys()))
    for name in names & held.keys():
        for inner in classes_in(hints[name]):
            if is_dataclass(inner) and "parse" not in vars(inner):
                yield from differences(inner, held[name].get("fields", []), f"{path}{name}.")


def classes_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from classes_in(part)


def all_fields(form: list[Field]) -> Iterator[Field]:
    for field in form:
        yield field
        yield from all_fields(field.get("fields", []))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_field_of_the_model_is_in_the_form(name: str) -> None:
    assert not list(differences(MODELS[name], fields_of(name)))


def test_a_field_that_is_missing_from_the_form_is_noticed() -> None:
    form = [field for field in fields_of("actors") if field["name"] != "email"]
    phones = next(field for field in form if field["name"] == "phones")
    phones["fields"] = [field for field in phones["fields"] if field["name"] != "number"]
    assert sorted(differences(Actor, form)) == ["email", "phones.number"]


def test_the_form_opens_what_the_guide_holds() -> None:
    assert set(COLLECTIONS) <= get_type_hints(Guide).keys()


def words_asked_for() -> set[tuple[str, str]]:
    asked: set[tuple[str, str]] = set()

    def said(place: str, english: str) -> str:
        asked.add((place, english))
        return english

    decap_config(ROOT, FormWords(said), api="/skjema/api/v1", site="/")
    return asked


def test_every_word_of_the_form_is_norwegian_and_none_is_left_over() -> None:
    with PO_FILE.open("rb") as file:
        told = {
            (str(message.context), str(message.id))
            for message in read_po(file)
            if message.id and message.string
        }
    assert told == words_asked_for()


def test_a_word_without_translation_is_never_shown_in_english() -> None:
    with pytest.raises(KeyError):
        norwegian().label("Actor.shoe_size")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_what_is_required_is_asked_for_and_nothing_else(name: str) -> None:
    required = {field["name"] for field in fields_of(name) if field["required"]}
    from_model = {field.name for field in fields(MODELS[name]) if field.init and needs_a_value(field)}
    assert required == from_model


def needs_a_value(field: Any) -> bool:
    return "MISSING" in repr(field.default) and "MISSING" in repr(field.default_factory)


def test_a_closed_vocabulary_is_chosen_by_its_labels(guide: Guide) -> None:
    form = {field["name"]: field for field in fields_of("actors")}
    needs = {option["value"]: option["label"] for option in form["needs"]["options"]}
    assert needs == {need.value: guide.label("need", need.value) for need in LABELLED["need"]}
    assert form["needs"]["multiple"] and not form["section"].get("multiple")


def test_each_word_that_the_model_allows_can_be_chosen() -> None:
    kinds = {kind for model in MODELS.values() for kind in enums_in(model)}
    offered = {
        frozenset(option["value"] for option in field["options"])
        for name in COLLECTIONS
        for field in all_fields(fields_of(name))
        if "options" in field
    }
    assert {frozenset(word.value for word in kind) for kind in kinds} <= offered


def enums_in(model: type) -> Iterator[type[Enum]]:
    for hint in get_type_hints(model).values():
        for inner in classes_in(hint):
            if issubclass(inner, Enum):
                yield inner
            elif is_dataclass(inner):
                yield from enums_in(inner)


def test_what_names_another_entry_is_chosen_among_them(guide: Guide) -> None:
    named = next(field for field in fields_of("measures") if field["name"] == "actors")
    assert {option["value"] for option in named["options"]} == {actor.id for actor in guide.actors}


def test_a_field_that_may_be_unknown_can_be_left_empty() -> None:
    anonymous = next(field for field in fields_of("actors") if field["name"] == "anonymous")
    assert anonymous["widget"] == "select" and not anonymous["required"]
    assert [option["label"] for option in anonymous["options"]] == ["Ja", "Nei"]


def test_what_editors_come_for_stands_first_and_sources_later() -> None:
    names = [field["name"] for field in fields_of("actors")]
    assert names[:4] == ["name", "label", "summary", "phones"] and names.index("evidence") > 20


def test_lists_of_groups_are_closed_and_say_what_they_hold() -> None:
    lists = [field for name in COLLECTIONS for field in all_fields(fields_of(name)) if "fields" in field]
    assert all("summary" in field for field in lists if field["widget"] == "list")
    phones = next(field for field in fields_of("actors") if field["name"] == "phones")
    assert phones["collapsed"] and phones["summary"] == "{{fields.number}}"
