"""The form has every field of the model, in Norwegian, and speaks of things, never of files."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest
from babel.messages.pofile import read_po

from messages.test_norwegian import IN_CODE, SOURCES, norwegian
from messages_in_code import messages_of
from project import ROOT
from veiviser.desk.form_fields import Field, FieldKind, Fields
from veiviser.desk.form_project import FormProject
from veiviser.desk.form_things import SORTS
from veiviser.desk.form_values import draft_of, values_of
from veiviser.desk.form_words import MESSAGE, PO_FILE, Choices, FormWords
from veiviser.desk.form_words import norwegian as words_of_the_form
from veiviser.edit.entry import read_file
from veiviser.load.guide import _KINDS as MODELS
from veiviser.messages import translator
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide

PROJECT = FormProject(ROOT, translator("nb"))
ABOUT_FILES = re.compile(
    r"\bfil(?:a|en|er)?\b|linjen|anførsel|yaml|\.md\b|data/|docs|evidence|\bof:|conflicts|«id»|\bid-en\b"
    r"|\btrue\b|\bfalse\b|first_numbers|is_source|oppføring|kommando|veiviser ",
    re.IGNORECASE,
)
"""What somebody who uses no files cannot know."""
MET_IN_THE_FORM = re.compile(
    r"veiviser/(?:load/(?:rules|actor_rules|reaching_rules|guide_rules|web_address)"
    r"|model/(?:phone|hours|special_hours)|desk/form)"
)
NEVER_IN_THE_FORM = {
    # The form makes no other shapes than the schema has.
    "'{field}' must be a list: one '- ' line for each, or [a, b]",
    "'{field}' must be written as fields, one on each line",
    "must be written as fields, one on each line",
    "'{field}' is not a field here; remove it or mend its name{hint}",
    "lacks '{field}'; is it '{near}' that should be called so?",
    "must be a list: each entry starts with '- id:'",
}


def differences(model: type, form: tuple[Field, ...], path: str = "") -> Iterator[str]:
    """Fields that a model has and a form lacks, or the other way round, at any depth."""
    held = {field.name: field for field in form}
    hints = get_type_hints(model)
    names = {field.name for field in fields(model) if field.init}
    yield from (f"{path}{name}" for name in sorted(names ^ held.keys()))
    for name in names & held.keys():
        for inner in classes_in(hints[name]):
            if is_dataclass(inner) and "parse" not in vars(inner):
                yield from differences(inner, held[name].fields, f"{path}{name}.")


def classes_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from classes_in(part)


def all_fields(form: tuple[Field, ...]) -> Iterator[Field]:
    for field in form:
        yield field
        yield from all_fields(field.fields)


@pytest.mark.parametrize("sort", SORTS)
def test_every_field_of_the_model_is_in_the_form(sort: str) -> None:
    assert not list(differences(MODELS[sort], PROJECT.fields(sort)))


def test_a_field_that_is_missing_from_the_form_is_noticed() -> None:
    form = tuple(field for field in PROJECT.fields("actors") if field.name != "email")
    assert list(differences(Actor, form)) == ["email"]


def words_asked_for() -> set[tuple[str, str]]:
    asked = {("Vocabulary", thing.id) for thing in PROJECT.things("vocabularies")}

    def said(place: str, english: str) -> str:
        asked.add((place, english))
        return english

    words = FormWords(said)
    for sort in SORTS:
        list(all_fields(Fields(words, Choices(PROJECT.files, words)).of_file(sort)))
        words.collection(sort)
    return asked


def test_every_word_of_the_form_is_norwegian_and_none_is_left_over() -> None:
    with PO_FILE.open("rb") as file:
        told = {(str(held.context), str(held.id)) for held in read_po(file) if held.id and held.string}
    assert {pair for pair in told if pair[0] != MESSAGE} == words_asked_for()
    assert {english for place, english in told if place == MESSAGE} <= IN_CODE.keys()


def test_a_word_without_translation_is_never_shown_in_english() -> None:
    with pytest.raises(KeyError):
        words_of_the_form().label("Actor.shoe_size")


def about_files(messages: set[str]) -> dict[str, str]:
    """What the form would say that only somebody who knows the files could follow."""
    words, catalog = words_of_the_form(), norwegian()
    said = {english: words.of_message(english) or str(catalog[english].string) for english in messages}
    return {english: text for english, text in said.items() if ABOUT_FILES.search(text)}


def test_no_message_in_the_form_speaks_of_files_lines_or_quotation_marks() -> None:
    met = {
        words
        for name, source in SOURCES.items()
        if MET_IN_THE_FORM.match(name)
        for words in messages_of(source)
    }
    met |= set(messages_of(SOURCES["veiviser/load/entry_faults.py"])) - NEVER_IN_THE_FORM
    assert len(met) > 70
    assert about_files(met) == {}


def test_no_label_or_explanation_speaks_of_files() -> None:
    with PO_FILE.open("rb") as file:
        assert not [
            text for held in read_po(file) if held.id and ABOUT_FILES.search(text := str(held.string))
        ]


def test_a_message_about_files_is_noticed() -> None:
    assert about_files({"the file is empty; restore it from the last version"})


@pytest.mark.parametrize("sort", SORTS)
def test_what_is_required_is_asked_for_and_nothing_else(sort: str) -> None:
    required = {field.name for field in PROJECT.fields(sort) if field.is_needed}
    assert required == {field.name for field in fields(MODELS[sort]) if field.init and needs_a_value(field)}


def needs_a_value(field: Any) -> bool:
    return "MISSING" in repr(field.default) and "MISSING" in repr(field.default_factory)


def test_a_closed_vocabulary_is_chosen_by_its_labels(guide: Guide) -> None:
    needs = next(field for field in PROJECT.fields("actors") if field.name == "needs")
    assert needs.kind is FieldKind.SEVERAL
    assert all(label == guide.label("need", word) for word, label in needs.options)


def test_each_word_that_the_model_allows_can_be_chosen() -> None:
    kinds = {kind for sort in SORTS for kind in enums_in(MODELS[sort])}
    offered = {
        frozenset(word for word, _ in field.options)
        for sort in SORTS
        for field in all_fields(PROJECT.fields(sort))
        if field.options
    }
    assert {frozenset(word.value for word in kind) for kind in kinds} <= offered


def enums_in(model: type) -> Iterator[type[Enum]]:
    for hint in get_type_hints(model).values():
        for inner in classes_in(hint):
            if issubclass(inner, Enum):
                yield inner
            elif is_dataclass(inner):
                yield from enums_in(inner)


@pytest.mark.parametrize("sort", SORTS)
def test_what_the_form_shows_of_any_real_thing_is_read_back_the_same(sort: str) -> None:
    file, form = read_file(ROOT, sort), PROJECT.fields(sort)
    for id in file.ids():
        held = file.entry(id)
        assert values_of(draft_of(held, form), form, held) == held
