"""A text editor completes and checks data files by schemas made from the model."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from project import ROOT
from veiviser.load.guide import ADAPTERS, BY_LANGUAGE, schemas, write_schemas


def outdated(folder: Path) -> Iterator[str]:
    """Names of schemas in a folder that differ from the model, are missing, or have nothing to describe."""
    wanted = dict(schemas())
    held = {path.name: path.read_text("utf-8") for path in folder.glob("*.json")}
    yield from (name for name in sorted({*wanted, *held}) if wanted.get(name) != held.get(name))


def test_the_schemas_are_those_of_the_model() -> None:
    assert list(outdated(ROOT / "data/schema")) == [], "run 'veiviser schemas'"


def test_a_schema_that_is_out_of_date_missing_or_left_over_is_found(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert list(outdated(tmp_path)) == []
    actors = tmp_path / "actors.schema.json"
    actors.write_text(actors.read_text("utf-8").replace("is_critical", "is_urgent"), "utf-8")
    (tmp_path / "terms.schema.json").unlink()
    (tmp_path / "weather.schema.json").write_text("{}", "utf-8")
    assert list(outdated(tmp_path)) == ["actors.schema.json", "terms.schema.json", "weather.schema.json"]


@pytest.mark.parametrize("name", sorted(ADAPTERS.keys() - BY_LANGUAGE))
def test_the_first_line_of_a_data_file_names_its_schema(name: str) -> None:
    with (ROOT / f"data/{name}.yaml").open(encoding="utf-8") as file:
        assert next(file) == f"# yaml-language-server: $schema=schema/{name}.schema.json\n"
    assert (ROOT / f"data/schema/{name}.schema.json").exists()


@pytest.mark.parametrize("name", sorted(BY_LANGUAGE))
def test_the_first_line_of_a_data_file_of_one_language_names_its_schema(name: str) -> None:
    files = sorted((ROOT / "data" / name).iterdir())
    assert {path.suffix for path in files} == {".yaml"}
    first = {path.read_text("utf-8").partition("\n")[0] for path in files}
    assert first == {f"# yaml-language-server: $schema=../schema/{name}.schema.json"}


def test_no_data_file_is_without_a_model() -> None:
    assert {path.stem for path in (ROOT / "data").glob("*.yaml")} == ADAPTERS.keys() - BY_LANGUAGE


def test_an_editor_reads_what_each_field_is_for() -> None:
    held = dict(schemas())
    actor = json.loads(held["actors.schema.json"])["$defs"]["Actor"]
    assert all(field.get("description") or "$ref" in field for field in actor["properties"].values())
    assert actor["additionalProperties"] is False
    assert json.loads(held["terms.schema.json"])["items"] == {"$ref": "#/$defs/Term"}
    assert json.loads(held["plan.schema.json"])["$ref"] == "#/$defs/Plan"
