"""What the form gives back becomes what the data file says: nothing more, and nothing lost."""

import random
from typing import Any

import pytest
from decap import as_it_sends, fields_of

from project import ROOT
from veiviser.desk.form_entries import COLLECTIONS
from veiviser.desk.form_values import for_form, from_form, with_changes
from veiviser.edit.actors import without_old_check
from veiviser.edit.entry import changed, read_file


@pytest.mark.parametrize("name", COLLECTIONS)
def test_saving_any_real_entry_unchanged_leaves_the_file_byte_for_byte(name: str) -> None:
    file, form, chance = read_file(ROOT, name), fields_of(name), random.Random(1)
    text = (ROOT / "data" / f"{name}.yaml").read_text("utf-8")
    for id in file.ids():
        held = file.entry(id)
        sent = as_it_sends(for_form(held), form, chance)
        change = changed(file, id, with_changes(name, held, sent))
        assert change.after == text, id


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ({"anonymous": "false"}, {"anonymous": False}),
        ({"anonymous": ""}, {}),
        ({"minimum_age": 18}, {"minimum_age": 18}),
        ({"minimum_age": "18"}, {"minimum_age": 18}),
        ({"minimum_age": "atten"}, {"minimum_age": "atten"}),
        ({"name": "  Lykta\n i  nord "}, {"name": "Lykta i nord"}),
        ({"name": "true"}, {"name": "true"}),
        ({"address": {"street": "", "city": None}}, {}),
        (
            {"phones": [{"number": "112", "free": "true", "types": []}, {}]},
            {"phones": [{"number": "112", "free": True}]},
        ),
        ({"needs": ["work", None]}, {"needs": ["work"]}),
        ({"shoe_size": 43}, {"shoe_size": 43}),
    ],
)
def test_what_stands_in_the_form_is_read_by_the_model(shown: dict[str, Any], kept: dict[str, Any]) -> None:
    assert from_form("actors", shown) == kept


def test_true_and_false_are_words_in_the_form() -> None:
    assert for_form({"a": True, "b": [{"c": False}], "d": 1}) == {"a": "true", "b": [{"c": "false"}], "d": 1}


def test_what_the_form_says_in_the_same_way_stays_as_the_file_has_it() -> None:
    held = {"id": "lykta", "name": "Lykta  i nord", "needs": [], "cost": "free"}
    given = {"id": "lykta", "name": "Lykta i nord", "cost": "varies"}
    assert with_changes("actors", held, given) == {**held, "cost": "varies"}


OLD = {"date": "2026-01-02", "by": "rolle"}
NEW = {"date": "2026-11-21", "by": "rolle"}


@pytest.mark.parametrize(
    ("after", "checked"),
    [
        ({"phones": [{"number": "113"}]}, None),
        ({"url": "https://lykta.example"}, None),
        ({"phones": [{"number": "113"}], "checked": NEW}, NEW),
        ({"summary": "Nye ord."}, OLD),
        ({"evidence": []}, OLD),
        ({}, OLD),
    ],
)
def test_saving_is_not_checking(after: dict[str, Any], checked: Any) -> None:
    held = {"id": "lykta", "phones": [{"number": "112"}], "checked": OLD}
    assert without_old_check(held, held | after).get("checked") == checked
