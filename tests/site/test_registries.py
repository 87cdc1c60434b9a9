"""Nothing is named in one place and forgotten in another."""

from dataclasses import fields
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules

import pytest

import veiviser.model
from builders import real_guide
from veiviser.load.guide import ADAPTERS, BY_LANGUAGE
from veiviser.load.rules import LABELLED
from veiviser.model.client import Outcome
from veiviser.model.figure import Drawn, Kind, Qualifier
from veiviser.model.guide import Guide
from veiviser.model.page import PageName
from veiviser.model.release import ChangeKind, Reader

SEEN = {Drawn}
"""How something is drawn, which the drawing shows."""
TITLED_IN_THE_PROSE = {PageName}
"""Each page says itself what it is called."""
SAID_IN_SENTENCES = {Kind, Qualifier, ChangeKind, Outcome, Reader}
"""Words that a reader never meets alone: the templates of figures, changes and browsers have their own."""


def vocabularies() -> set[type[Enum]]:
    modules = [
        import_module(f"veiviser.model.{found.name}") for found in iter_modules(veiviser.model.__path__)
    ]
    held = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return {kind for kind in held if issubclass(kind, Enum) and kind.__module__.startswith("veiviser.")}


def test_every_closed_vocabulary_has_labels() -> None:
    assert vocabularies() == set(LABELLED.values()) | SAID_IN_SENTENCES | SEEN | TITLED_IN_THE_PROSE


@pytest.mark.parametrize("name", sorted(LABELLED))
def test_every_word_has_a_label(name: str) -> None:
    guide = real_guide()
    assert all(guide.label(name, word.value) for word in LABELLED[name])


def test_every_data_file_has_its_place_in_the_guide() -> None:
    assert {field.name for field in fields(Guide) if field.init} == ADAPTERS.keys() - BY_LANGUAGE
